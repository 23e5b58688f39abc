from dataclasses import replace

import pytest

from plumbline.insights.graph import Holding, loads_of, owner_findings
from plumbline.insights.metrics import metric_of, opposed
from plumbline.insights.quality import Finding
from plumbline.insights.words import FindingKind
from plumbline.okrs.words import Level, Measure

TEAM = Holding(Level.TEAM, objectives=3, key_results=9, contributions=3, own_contributions=1)


def kinds(holding: Holding, *others: int) -> list[str]:
    return [finding.kind.value for finding in owner_findings(holding, loads_of(others))]


@pytest.mark.parametrize(
    ("holding", "found"),
    [
        (TEAM, []),
        (replace(TEAM, objectives=4), []),
        (replace(TEAM, objectives=5), ["TOO_MANY_OBJECTIVES"]),
        (replace(TEAM, level=Level.COMPANY, objectives=5), []),
        (replace(TEAM, level=Level.COMPANY, objectives=6), ["TOO_MANY_OBJECTIVES"]),
        (replace(TEAM, level=Level.INDIVIDUAL, objectives=5), ["TOO_MANY_OBJECTIVES"]),
        (replace(TEAM, own_contributions=3), ["SILO"]),
        (replace(TEAM, contributions=1, own_contributions=1), []),
        (replace(TEAM, contributions=0, own_contributions=0), []),
        (replace(TEAM, level=Level.INDIVIDUAL, own_contributions=3), []),
    ],
)
def test_each_check_of_an_owner_finds_what_it_is_for_and_nothing_else(holding: Holding, found: list[str]) -> None:
    assert kinds(holding) == found


@pytest.mark.parametrize(
    ("key_results", "others", "found"),
    [
        (12, (3, 3, 4, 4, 12), True),
        (12, (12, 3, 3, 4), False),  # too few to compare with
        (5, (1, 1, 1, 1, 5), False),  # one objective full of key results is no overload
        (6, (1, 1, 1, 1, 6), True),
        (9, (4, 4, 4, 4, 9), False),  # not two and a half times the middle
        (10, (4, 4, 4, 4, 10), True),
        (12, (1, 2, 4, 8, 12), False),  # they differ that much among each other
    ],
)
def test_an_overload_is_far_beyond_the_others(key_results: int, others: tuple[int, ...], found: bool) -> None:
    assert loads_of(others).is_overload(key_results) is found


def test_an_overload_tells_its_numbers() -> None:
    message = next(owner_findings(replace(TEAM, key_results=12), loads_of((3, 3, 4, 4, 12)))).message
    assert "12 key results" in message and "the 5 who" in message and "at most 4" in message


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((Measure.INCREASE, "€", 90.0), (Measure.DECREASE, "€", 10.0), True),
        ((Measure.INCREASE, "€", 90.0), (Measure.INCREASE, "€", 10.0), False),
        ((Measure.INCREASE, "€", 90.0), (Measure.DECREASE, "%", 10.0), False),
        ((Measure.INCREASE, "h", 90.0), (Measure.AT_MOST, "h", 80.0), True),
        ((Measure.INCREASE, "h", 90.0), (Measure.AT_MOST, "h", 95.0), False),
        ((Measure.AT_LEAST, None, 9.0), (Measure.AT_MOST, None, 8.0), True),
        ((Measure.DECREASE, None, 9.0), (Measure.AT_LEAST, None, 10.0), True),
    ],
)
def test_two_pull_a_metric_apart_when_they_cannot_both_be_met(
    one: tuple[Measure, str | None, float], other: tuple[Measure, str | None, float], found: bool
) -> None:
    first, second = (metric_of("Price", how, unit, target, None, None) for how, unit, target in (one, other))
    assert first and second
    assert opposed(first, second) is found
    assert opposed(second, first) is found


def test_a_band_has_both_ends_and_a_milestone_no_metric() -> None:
    band = metric_of("Price", Measure.IN_BAND, None, None, 4, 6)
    above = metric_of("Price", Measure.INCREASE, None, 7, None, None)
    assert band and above and opposed(band, above)
    assert metric_of("Steps", Measure.MILESTONES, None, None, None, None) is None


def test_a_dismissal_holds_while_what_it_was_about_stays() -> None:
    metric = Finding(FindingKind.METRIC_IN_TITLE, "…", about="Win 40 more")
    assert metric.covered_by(metric.said_about)
    assert metric.covered_by(None)
    assert not replace(metric, about="Win 50 more").covered_by(metric.said_about)
    many = Finding(FindingKind.TOO_MANY_OBJECTIVES, "…", size=6)
    assert many.covered_by("6") and many.covered_by("7")
    assert not many.covered_by("5")
