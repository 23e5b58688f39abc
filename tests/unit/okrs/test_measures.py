"""Facts that make sense together, rounding, expectations and the order of the words of health."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.health import health_from_contributions, objective_health, shown_health
from plumbline.okrs.measures import (
    LARGEST_NUMBER,
    MeasureFacts,
    check_value_from,
    checked,
    checked_value,
    checked_weight,
    fits,
    percent_change,
)
from plumbline.okrs.pace import PaceLimits, PhasedTargetFacts, checked_phases, expected_of, pace_of
from plumbline.okrs.progress import MilestoneFacts, progress_of, rounded, share_of_way
from plumbline.okrs.refusals import RuleBroken
from plumbline.okrs.words import Health, Measure, Pace, ProgressSource, ScoredBy, ValueFrom

FIRST, LAST = date(2025, 1, 1), date(2025, 4, 11)
WAY = MeasureFacts(Measure.INCREASE, start=0, target=100)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (MeasureFacts(Measure.INCREASE, start=1), "INVALID"),
        (MeasureFacts(Measure.INCREASE, start=1, target=2, low=0), "INVALID"),
        (MeasureFacts(Measure.AT_LEAST), "INVALID"),
        (MeasureFacts(Measure.IN_BAND, low=1), "INVALID"),
        (MeasureFacts(Measure.BINARY, target=5), "INVALID"),
        (MeasureFacts(Measure.BASELINE, target=5), "INVALID"),
        (MeasureFacts(Measure.MILESTONES, start=0), "INVALID"),
        (MeasureFacts(Measure.AT_MOST, target=float("nan")), "OUT_OF_RANGE"),
        (MeasureFacts(Measure.AT_MOST, target=1e11), "OUT_OF_RANGE"),
    ],
)
def test_facts_that_make_no_sense_together_are_refused(facts: MeasureFacts, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        checked(facts)
    assert refused.value.code == code


def test_done_or_not_needs_no_numbers_and_a_band_may_be_a_point() -> None:
    assert checked(MeasureFacts(Measure.BINARY, start=0, target=1)) == MeasureFacts(Measure.BINARY)
    assert checked(MeasureFacts(Measure.IN_BAND, low=4, high=4)).low == 4


@pytest.mark.parametrize(
    ("facts", "value_from", "scored_by", "code"),
    [
        (MeasureFacts(Measure.AT_LEAST, target=1), ValueFrom.MEAN, None, "INVALID"),
        (MeasureFacts(Measure.MILESTONES), ValueFrom.SUM, None, "INVALID"),
        (MeasureFacts(Measure.INCREASE, start=0, target=1, unit="%"), ValueFrom.SUM, None, "MIXED_UNITS"),
        (WAY, ValueFrom.CHECK_INS, ScoredBy.KEPT_SHARE, "INVALID"),
        (MeasureFacts(Measure.AT_LEAST, target=1), ValueFrom.SUM, ScoredBy.KEPT_SHARE, "INVALID"),
    ],
)
def test_a_source_of_values_that_the_measure_cannot_have_is_refused(
    facts: MeasureFacts, value_from: ValueFrom, scored_by: ScoredBy | None, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_value_from(facts, value_from, scored_by)
    assert refused.value.code == code


def test_by_twenty_percent() -> None:
    known = percent_change(Measure.INCREASE, percent=20, baseline=250, unit="EUR")
    assert known == MeasureFacts(Measure.INCREASE, start=250, target=300, unit="EUR")
    unknown = percent_change(Measure.DECREASE, percent=20)
    assert unknown == MeasureFacts(Measure.DECREASE, start=0, target=-20, unit="% change")
    with pytest.raises(RuleBroken) as refused:
        percent_change(Measure.INCREASE, percent=20, baseline=0)
    assert refused.value.code == "START_EQUALS_TARGET"


def test_a_measure_may_change_only_to_one_that_its_check_ins_fit() -> None:
    assert fits(Measure.DECREASE, [3, 2.5], has_milestones=False)
    assert fits(Measure.BINARY, [0, 1], has_milestones=False)
    assert not fits(Measure.BINARY, [3], has_milestones=False)
    assert not fits(Measure.MILESTONES, [3], has_milestones=False)
    assert not fits(Measure.INCREASE, [], has_milestones=True)
    assert fits(Measure.MILESTONES, [], has_milestones=True)


@pytest.mark.parametrize(("measure", "value"), [(Measure.BINARY, 0.5), (Measure.MILESTONES, 1)])
def test_a_value_that_the_measure_cannot_have_is_refused(measure: Measure, value: float) -> None:
    with pytest.raises(RuleBroken):
        checked_value(measure, value)


@pytest.mark.parametrize("weight", [-0.1, 1_000_001, float("nan")])
def test_a_weight_out_of_range_is_refused(weight: float) -> None:
    with pytest.raises(RuleBroken):
        checked_weight(weight)


@pytest.mark.parametrize(
    ("number", "six"),
    [(0.1234565, 0.123456), (0.1234575, 0.123458), (-0.0000001, 0.0), (2e17, 2e17), (1 / 3, 0.333333)],
)
def test_six_decimals_ties_to_even_and_never_minus_zero(number: float, six: float) -> None:
    assert str(rounded(number)) == str(six)


LARGEST = LARGEST_NUMBER * 10**4
NUMBERS = st.integers(-LARGEST, LARGEST).flatmap(
    lambda digits: st.integers(4, 6).map(lambda decimals: digits / 10**decimals)
)


@settings(max_examples=50, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_share_of_the_way_is_right_to_the_last_decimal_for_every_permitted_number(
    start: float, current: float, target: float
) -> None:
    if start == target:
        return
    exact = [Fraction(str(number)) for number in (start, current, target)]
    share = (exact[1] - exact[0]) / (exact[2] - exact[0])
    if abs(share) < 10**9:
        found = rounded(share_of_way(start=start, current=current, target=target))
        assert found == float(round(share, 6))


def test_a_phased_line_is_straight_between_its_points() -> None:
    phases = [PhasedTargetFacts(date(2025, 2, 20), 80), PhasedTargetFacts(date(2025, 1, 21), 20)]
    days = [date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 21), date(2025, 2, 5), date(2025, 4, 11)]
    found = [expected_of(WAY, day, first=FIRST, last=LAST, phases=phases) for day in days]
    assert found == [0, 0.1, 0.2, 0.5, 1]


@pytest.mark.parametrize("on", [[FIRST], [LAST], [date(2025, 2, 1), date(2025, 2, 1)]])
def test_phased_targets_outside_or_twice_on_a_day_are_refused(on: list[date]) -> None:
    with pytest.raises(RuleBroken):
        checked_phases(WAY, [PhasedTargetFacts(day, 5) for day in on], first=FIRST, last=LAST)


def test_milestones_are_expected_when_due_and_at_the_end_without_a_day() -> None:
    milestones = [MilestoneFacts(1, 1, due_on=date(2025, 2, 1)), MilestoneFacts(2, 3)]
    facts = MeasureFacts(Measure.MILESTONES)
    days = [date(2025, 1, 31), date(2025, 2, 1), LAST]
    found = [expected_of(facts, day, first=FIRST, last=LAST, milestones=milestones) for day in days]
    assert found == [0, 0.25, 1]


@pytest.mark.parametrize("measure", [Measure.AT_LEAST, Measure.AT_MOST, Measure.BINARY, Measure.BASELINE])
def test_nothing_is_expected_where_there_is_no_way_to_go(measure: Measure) -> None:
    assert expected_of(MeasureFacts(measure, target=1), FIRST, first=FIRST, last=LAST) is None


def test_the_limits_of_pace_are_settings() -> None:
    strict = PaceLimits(on_pace=0.05, behind=0.1)
    assert [pace_of(0.5, share, strict) for share in (0.45, 0.4, 0.39)] == [*Pace]


ON, OFF, RISK, LATE = Health.ON_TRACK, Health.OFF_TRACK, Health.AT_RISK, Health.OUTDATED


@pytest.mark.parametrize(
    ("source", "key_results", "contributions", "health"),
    [
        (ProgressSource.BOTH, [(1, ON)], [(1, OFF)], ON),
        (ProgressSource.BOTH, [], [(1, OFF)], OFF),
        (ProgressSource.BOTH, [(0, OFF)], [(1, RISK)], RISK),
        (ProgressSource.MANUAL, [(1, LATE)], [], LATE),
        (ProgressSource.CONTRIBUTIONS, [(1, OFF)], [(1, ON)], ON),
        (ProgressSource.KEY_RESULTS, [], [(1, OFF)], Health.PENDING),
    ],
)
def test_health_comes_from_what_drives_the_objective(
    source: ProgressSource,
    key_results: list[tuple[float, Health]],
    contributions: list[tuple[float, Health]],
    health: Health,
) -> None:
    assert objective_health(source, key_results=key_results, contributions=contributions) is health


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from([*Health])), min_size=1, max_size=6), st.integers(2, 9))
def test_a_common_factor_of_the_weights_changes_no_health(items: list[tuple[int, Health]], factor: int) -> None:
    scaled = [(weight * factor / 10, health) for weight, health in items]
    assert health_from_contributions(items) is health_from_contributions(scaled)


def test_a_statement_never_hides_that_a_number_is_old_or_the_goal_closed() -> None:
    for fact in (LATE, Health.CLOSED):
        assert shown_health(fact, ON, None, FIRST) is fact
    assert shown_health(OFF, ON, None, FIRST) is ON


@settings(max_examples=50, deadline=None)
@given(NUMBERS)
def test_what_is_counted_is_raw_held_within_none_and_all(value: float) -> None:
    found = progress_of(WAY, value)
    assert found.raw is not None
    assert found.counted == min(1, max(0, found.raw))
