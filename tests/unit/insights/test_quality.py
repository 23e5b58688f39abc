from dataclasses import replace

import pytest

from plumbline.insights.quality import KeyResultText, ObjectiveText, findings_of
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource

KEY_RESULTS = (
    KeyResultText(1, "Hours until a customer is answered", Measure.DECREASE, Indicator.LEADING, 0.6),
    KeyResultText(2, "Customers who come back", Measure.INCREASE, Indicator.LAGGING, 0.5),
    KeyResultText(3, "Steps to the new desk", Measure.MILESTONES, None, 0.7),
)
GOOD = ObjectiveText(
    title="Answer customers before they ask twice",
    description="Whoever asks twice leaves.",
    level=Level.TEAM,
    cites_priority=False,
    key_results=KEY_RESULTS,
    steps_up=frozenset({1}),
)


def kinds(text: ObjectiveText) -> list[str]:
    return [finding.kind.value for finding in findings_of(text)]


def key_results(*texts: KeyResultText) -> ObjectiveText:
    return replace(GOOD, key_results=(*KEY_RESULTS[: 3 - len(texts)], *texts))


def confidences(*values: float | None) -> ObjectiveText:
    pairs = zip(KEY_RESULTS, values, strict=True)
    return replace(GOOD, key_results=tuple(replace(each, first_confidence=value) for each, value in pairs))


def test_a_good_objective_has_no_finding() -> None:
    assert kinds(GOOD) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (replace(GOOD, title="Win 40 new customers this year"), ["METRIC_IN_TITLE"]),
        (replace(GOOD, title="Win ten percent of the market"), ["METRIC_IN_TITLE"]),
        (replace(GOOD, title="Answer faster than others"), []),
        (replace(GOOD, title="Answer faster now"), ["TITLE_LENGTH"]),
        (replace(GOOD, title=" ".join(["word"] * 18)), []),
        (replace(GOOD, title=" ".join(["word"] * 19)), ["TITLE_LENGTH"]),
        (replace(GOOD, title="Don’t let anybody wait"), []),
        (replace(GOOD, description=None), ["NO_WHY"]),
        (replace(GOOD, description=" \n"), ["NO_WHY"]),
        (replace(GOOD, level=Level.COMPANY), ["NO_PRIORITY"]),
        (replace(GOOD, level=Level.COMPANY, cites_priority=True, steps_up=frozenset()), []),
        (replace(GOOD, owner_left=True), ["OWNER_LEFT"]),
        (replace(GOOD, key_results=KEY_RESULTS[:2]), ["KEY_RESULT_COUNT"]),
        (replace(GOOD, key_results=KEY_RESULTS * 2), ["KEY_RESULT_COUNT"]),
        (replace(GOOD, key_results=(), progress_from=ProgressSource.CONTRIBUTIONS), []),
        (key_results(KeyResultText(9, "The desk is open", Measure.BINARY)), ["NO_NUMBER"]),
        (key_results(KeyResultText(9, "Where we stand with returns", Measure.BASELINE)), []),
        (key_results(KeyResultText(9, "Launch three campaigns", Measure.INCREASE)), ["ACTIVITY"]),
        (key_results(KeyResultText(9, "Test runs that fail by chance", Measure.DECREASE)), []),
        (key_results(KeyResultText(9, "Launch of the desk", Measure.MILESTONES)), []),
        (key_results(KeyResultText(9, "Launches that customers noticed", Measure.INCREASE)), []),
        (replace(GOOD, key_results=(replace(KEY_RESULTS[1]),) * 3), ["ALL_LAGGING"]),
        (confidences(0.9, 0.9, 0.9), []),
        (confidences(0.9, 0.9, 0.91), ["SANDBAGGING"]),
        (confidences(0.3, 0.3, 0.3), []),
        (confidences(0.1, None, None), ["WISHFUL"]),
        (confidences(None, None, None), []),
        (replace(GOOD, steps_up=frozenset()), ["NOT_ALIGNED"]),
        (replace(GOOD, steps_up=None), []),
        (replace(GOOD, steps_up=frozenset({2})), ["LEVEL_SKIP"]),
        (replace(GOOD, steps_up=frozenset({1, 3})), []),
        (replace(GOOD, steps_up=frozenset({0})), []),
    ],
    ids=lambda value: " ".join(value) or "none" if isinstance(value, list) else None,
)
def test_each_check_finds_what_it_is_for_and_nothing_else(text: ObjectiveText, found: list[str]) -> None:
    assert kinds(text) == found


def test_findings_of_key_results_say_which() -> None:
    text = key_results(KeyResultText(8, "Write letters", Measure.INCREASE), KeyResultText(9, "Done", Measure.BINARY))
    assert [(each.kind.value, each.key_result_id, each.place) for each in findings_of(text)] == [
        ("ACTIVITY", 8, 1),
        ("NO_NUMBER", 9, 2),
    ]
