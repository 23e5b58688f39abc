"""What stands in the sentences of checks is told by name too, as the descriptions of their kinds promise."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from plumbline.insights import choices as choices
from plumbline.insights.graph import Holding, Other, loads_of, near_duplicate, opposite, owner_findings
from plumbline.insights.metrics import metric_of
from plumbline.insights.quality import Finding, KeyResultText, ObjectiveText, findings_of
from plumbline.insights.smart import InitiativeText, smart_checks
from plumbline.insights.words import FindingKind, SmartVerdict
from plumbline.okrs.words import Indicator, Level, Measure

OTHER = Other(2, "Keep every customer", "Sales")


def promised(code: StrEnum) -> set[str]:
    values = type(code).__strawberry_definition__.values  # type: ignore[attr-defined]  # set by strawberry.enum
    (description,) = (each.description for each in values if each.name == code.name)
    return set(re.findall(r"{(\w+)}", description))


def found() -> Iterable[Finding]:
    lagging = [
        KeyResultText(1, "Launch it", Measure.BINARY, Indicator.LAGGING, first_confidence=sure) for sure in (1.0, 0.1)
    ]
    texts = [
        ObjectiveText("Grow 9 %", None, Level.COMPANY, False, owner_left=True, key_results=(lagging[0],)),
        ObjectiveText("Grow", "For all", Level.TEAM, True, key_results=(lagging[1],), steps_up=frozenset({2})),
        ObjectiveText("Grow", "For all", Level.TEAM, True, steps_up=frozenset()),
    ]
    for text in texts:
        yield from findings_of(text)
    wanted = metric_of("Calls", Measure.INCREASE, "calls", 2, None, None)
    assert wanted
    yield near_duplicate("Keep customers", OTHER)
    yield opposite(wanted, 1, 0, wanted, OTHER)
    yield from owner_findings(Holding(Level.TEAM, 9, 20, 3, 3), loads_of((3, 3, 4, 4, 20)))


def test_every_finding_tells_the_values_in_its_sentence() -> None:
    findings = list(found())
    assert {each.kind for each in findings} == set(FindingKind)
    for each in findings:
        assert set(each.values) == promised(each.kind), each.kind
        assert all(str(value).removesuffix(".0") in each.message for value in each.values.values()), each.message


WORKS = [
    InitiativeText("Call", False, None, False),
    InitiativeText("Improve the whole thing", True, date(2026, 9, 9), True, last_day=date(2026, 9, 1)),
    InitiativeText("Call 20 customers", True, date(2026, 9, 1), True, last_day=date(2026, 9, 1)),
    InitiativeText("Call the customers", True, None, True, effort_days=3),
]


def test_every_check_of_a_piece_of_work_tells_the_values_in_its_sentence() -> None:
    checks = [each for work in WORKS for each in smart_checks(work)]
    assert {each.verdict for each in checks} == set(SmartVerdict)
    for each in checks:
        assert set(each.values) == promised(each.verdict)
        assert all(value in each.message for value in each.values.values())
