"""Whether a piece of work is written so that everybody knows when it is done."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.insights.smart import InitiativeText, smart_checks
from plumbline.insights.words import SmartCriterion

GOOD = InitiativeText(
    "Rewrite 12 pages of the first-week guide", True, date(2026, 5, 1), True, last_day=date(2026, 6, 30)
)


def missed(text: InitiativeText) -> list[str]:
    return [each.criterion.value for each in smart_checks(text) if not each.met]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({}, []),
        ({"title": "Guide"}, ["SPECIFIC", "MEASURABLE"]),
        ({"title": "Improve the guide for 12 teams"}, ["SPECIFIC"]),
        ({"title": "Rewrite the first-week guide"}, ["MEASURABLE"]),
        ({"title": "Rewrite the first-week guide", "effort_days": 2.5}, []),
        ({"title": "Rewrite the first-week guide", "has_links": True}, []),
        ({"has_owner": False}, ["ASSIGNED"]),
        ({"for_key_result": False}, ["RELEVANT"]),
        ({"due_on": None}, ["TIMED"]),
        ({"due_on": date(2026, 7, 1)}, ["TIMED"]),
        ({"due_on": date(2026, 7, 1), "last_day": None}, []),
    ],
)
def test_each_of_the_five_is_missed_for_a_reason_of_its_own(change: dict[str, object], what: list[str]) -> None:
    assert missed(replace(GOOD, **change)) == what  # type: ignore[arg-type] # names of its fields


@given(some.text(max_size=80), some.booleans(), some.booleans())
def test_any_text_has_five_answers_each_with_a_sentence(title: str, owned: bool, linked: bool) -> None:
    checks = smart_checks(InitiativeText(title, owned, None, False, linked))
    assert [each.criterion for each in checks] == list(SmartCriterion)
    assert all(each.message for each in checks)
    assert checks == smart_checks(InitiativeText(title, owned, None, False, linked))
