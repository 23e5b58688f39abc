import pytest

from plumbline.exchange.outline.measures import BINARY, Measured, measure_of
from plumbline.exchange.outline.outcomes import reading, reported
from plumbline.okrs.measures import MeasureFacts, checked
from plumbline.okrs.words import Measure

INCREASES = [
    ("Increase trial conversion by 20%", 0, 20, "% change"),
    ("increase live chat leads 20%", 0, 20, "% change"),
    ("20% lift in web traffic", 0, 20, "% change"),
    ("Increase the average by >=10%", 0, 10, "% change"),
    ("Double lead flow", 0, 100, "% change"),
    ("95% CSAT", 0, 95, "%"),
    ("70% of salespeople are at 100% of quota", 0, 70, "%"),
    ("Drive availability to 99.96%", 0, 99.96, "%"),
    ("Increase the success rate from 29% to 70%", 29, 70, "%"),
    ("Raise MR Rate to 2.0 from 1.4", 1.4, 2, ""),
    ("Grow from $1.5M to $5M", 1_500_000, 5_000_000, "USD"),
    ("$5M in new pipeline", 0, 5_000_000, "USD"),
    ("Savings of > $250,000 in Q4", 0, 250_000, "USD"),
    ("hire 2", 0, 2, "hires"),
    ("Hire 4 Test Automation Engineers", 0, 4, "Test Automation Engineers"),
    ("At least two validation cycles", 0, 2, "validation cycles"),
    ("Interview 8 of 10 customers", 0, 8, ""),
    ("500,000 social media impressions", 0, 500_000, "social media impressions"),
    ("Throughput increases to 10, which projects to 250", 0, 10, ""),
    ("Implement 10 [improvements](https://a.org/2)", 0, 10, "improvements"),
    ("Partner visibility (5 sessions)", 0, 5, "sessions"),
]


@pytest.mark.parametrize(("text", "start", "target", "unit"), INCREASES)
def test_a_level_or_count_to_reach_is_an_increase(text: str, start: float, target: float, unit: str) -> None:
    assert measure_of(text) == Measured("INCREASE", start=start, target=target, unit=unit)


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("reduce manual replacements by 30%", 0, -30, "% change"),
        ("Reduce lead routing by 50% (from 4k per month)", 4_000, 2_000, ""),
        ("Reduce the suite from 70 mins to 56 mins", 70, 56, "minutes"),
        ("Lead processing under 5 minutes (from 10+ minutes)", 10, 5, "minutes"),
    ],
)
def test_a_way_down_with_a_start_is_a_decrease(text: str, start: float, target: float, unit: str) -> None:
    assert measure_of(text) == Measured("DECREASE", start=start, target=target, unit=unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keep unsubscribe rate below 1%", Measured("AT_MOST", target=1, unit="%")),
        ("Target < 1 day EOM close", Measured("AT_MOST", target=1, unit="days")),
        ("Uploads within 48 hours", Measured("AT_MOST", target=48, unit="hours")),
        ("Decrease cost-per-lead to $230", Measured("AT_MOST", target=230, unit="USD")),
        ("Automation > 50% of close processes", Measured("AT_LEAST", target=50, unit="%")),
        ("Preserve 100% of [error budget](/a/2)", Measured("AT_LEAST", target=100, unit="%")),
        ("maintain a score of 4.0 or higher", Measured("AT_LEAST", target=4, unit="")),
        ("Keep load between 20% and 30%", Measured("IN_BAND", low=20, high=30, unit="%")),
    ],
)
def test_limits_are_kept(text: str, expected: Measured) -> None:
    assert measure_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ship v1.0 and turn off NFS", "Finish by July 28", "Improve 360 feedback", "Make it a Rails 5 app",
        "pipeline 3x minus in quarter", "2018 Summit", "Goal #2", "Talks in Q3 2018", "50 SAOs and $1m in pipeline",
        "BackEnd from X to Y", "stay in stage 4", "Hire 0 people", "from 5 to 5", "", "9999999999999 ships",
        "-" * 400, "1 " * 400,
    ],
)  # fmt: skip
def test_what_is_not_clear_stays_words(text: str) -> None:
    assert measure_of(text) == BINARY


@pytest.mark.parametrize("text", [row[0] for row in INCREASES])
def test_measures_are_ones_that_key_results_accept(text: str) -> None:
    found = measure_of(text)
    checked(MeasureFacts(Measure(found.measure), found.start, found.target, found.low, found.high, found.unit))


@pytest.mark.parametrize(
    ("key_result", "outcome", "value"),
    [
        ("95% CSAT", "94%", 94),
        ("Raise the rate from 8 to 10", "50%", 9),
        ("Research 5 initiatives", "20%.", 1),
        ("Implement 10 improvements", "6/10 (60%)", 6),
        ("10 iterations", "[8.5/11 (77%)](https://a.org)", 8.5),
        ("Hire 2", "done", 2),
        ("Hire 2", "Not started", 0),
        ("Sign the letter", "[Complete](https://a.org)", 1),
        ("Sign the letter", "Not Started.", 0),
        ("Preserve 100%", "-17%", -17),
        ("Preserve 100%", "100%, [see](https://a.org)", 100),
        ("Write the book", "80%, all but [the end](https://a.org/50%)", 80),
        ("Consult", "7 of 8 [consults](https://a.org)", 7),
    ],
)
def test_a_clear_outcome_is_a_value(key_result: str, outcome: str, value: float) -> None:
    found = reading(outcome)
    assert found is not None
    assert reported(measure_of(key_result), found)[1] == value


@pytest.mark.parametrize(
    "outcome",
    [
        "ongoing",
        "75% for a, 46% for b",
        "In progress",
        "X/10 (X%)",
        "We reached 11.5%.",
        "Not complete",
        "",
        "+8% rise",
    ],
)
def test_any_other_outcome_is_a_note(outcome: str) -> None:
    assert reading(outcome) is None


def test_a_yes_or_no_reported_in_percent_is_counted_in_percent() -> None:
    found = reading("80%")
    assert found is not None
    assert reported(BINARY, found) == (Measured("INCREASE", start=0, target=100, unit="% complete"), 80)
