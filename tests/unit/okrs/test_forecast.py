from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.okrs.forecast import FEWEST, RECENT, forecast_of
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.words import Measure, Status

FIRST = date(2026, 4, 6)
LAST = date(2026, 6, 29)
RISING = MeasureFacts(Measure.INCREASE, 0, 100)


def weekly(*values: float, start: int = 0) -> list[tuple[date, float]]:
    return [(FIRST + timedelta(days=7 * week), value) for week, value in enumerate(values, start)]


def test_a_straight_way_goes_on_straight() -> None:
    found = forecast_of(RISING, weekly(7, 14, 21, 28), Status.ON_TRACK, last=LAST)
    assert found is not None
    assert (found.slope, found.from_value, found.value) == (1, 28, 28 + 63)
    assert (found.low, found.high) == (91, 91)
    assert (found.meets_target, found.warns) == (False, True)
    assert found.reached_on == FIRST + timedelta(days=21 + 72)


def test_one_odd_report_does_not_move_it() -> None:
    straight = forecast_of(RISING, weekly(7, 14, 21, 28, 35, 42), None, last=LAST)
    odd = forecast_of(RISING, weekly(7, 14, 21, 99, 35, 42), None, last=LAST)
    assert straight is not None
    assert odd == straight


@pytest.mark.parametrize(
    ("facts", "values", "meets", "reached"),
    [
        (RISING, (10, 30, 50, 70), True, True),
        (RISING, (50, 40, 30), False, False),
        (MeasureFacts(Measure.DECREASE, 9, 4), (9, 8, 7), True, True),
        (MeasureFacts(Measure.DECREASE, 9, 4), (7, 8, 9), False, False),
        (MeasureFacts(Measure.AT_LEAST, target=99), (99.9, 99.9, 99.9), True, True),
        (MeasureFacts(Measure.AT_MOST, target=2), (1, 1.5, 2), False, True),
    ],
)
def test_the_target_is_met_from_the_right_side(
    facts: MeasureFacts, values: tuple[float, ...], meets: bool, reached: bool
) -> None:
    found = forecast_of(facts, weekly(*values), Status.AT_RISK, last=LAST)
    assert found is not None
    assert (found.meets_target, found.reached_on is not None, found.warns) == (meets, reached, False)


@pytest.mark.parametrize(
    ("facts", "values", "warns"),
    [
        (MeasureFacts(Measure.INCREASE, 0, 84.5), (0, 7, 14, 21), False),
        (MeasureFacts(Measure.INCREASE, 0, 85), (0, 7, 14, 21), True),
        (MeasureFacts(Measure.INCREASE, 84_000, 84_085), (84_000, 84_007, 84_014, 84_021), True),
        (MeasureFacts(Measure.DECREASE, 100, 15.5), (100, 93, 86, 79), False),
        (MeasureFacts(Measure.DECREASE, 100, 15), (100, 93, 86, 79), True),
        (MeasureFacts(Measure.AT_LEAST, target=99), (98.99, 98.99, 98.99), True),
    ],
    ids=[
        "half a point",
        "more",
        "of the way, not of the value",
        "half a point down",
        "more down",
        "a bound is a bound",
    ],
)
def test_a_miss_too_slight_for_a_forecast_is_no_warning(
    facts: MeasureFacts, values: tuple[float, ...], warns: bool
) -> None:
    found = forecast_of(facts, weekly(*values), Status.ON_TRACK, last=LAST)
    assert found is not None
    assert (found.meets_target, found.warns) == (False, warns)


@pytest.mark.parametrize(
    ("facts", "reports"),
    [
        (RISING, weekly(1, 2)),
        (RISING, [(FIRST, 1), (FIRST, 2), (FIRST, 3), (FIRST + timedelta(days=1), 3)]),
        (MeasureFacts(Measure.IN_BAND, low=1, high=2), weekly(1, 2, 3)),
        (MeasureFacts(Measure.BINARY), weekly(0, 0, 1)),
        (RISING, [*weekly(1, 2), (LAST, 3)]),
    ],
    ids=["two", "two days", "a band", "done or not", "over"],
)
def test_there_is_none_without_enough_to_go_by(facts: MeasureFacts, reports: list[tuple[date, float]]) -> None:
    assert forecast_of(facts, reports, None, last=LAST) is None


@given(
    st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=FEWEST, max_size=RECENT + 3),
    st.floats(-1e6, 1e6).map(lambda value: round(value, 3)),
)
def test_moving_every_value_moves_the_forecast_with_it_and_the_band_holds_it(values: list[float], by: float) -> None:
    found = forecast_of(RISING, weekly(*values), None, last=LAST)
    moved = forecast_of(RISING, weekly(*(value + by for value in values)), None, last=LAST)
    assert (found is None) is (moved is None)
    if found is None or moved is None:
        return
    assert found.low <= found.value <= found.high
    assert moved.value - by == pytest.approx(found.value, rel=1e-6, abs=0.01)


@given(st.floats(-1000, 1000), st.floats(-50, 50))
def test_a_line_is_found_again(start: float, slope: float) -> None:
    found = forecast_of(RISING, weekly(*(start + slope * 7 * week for week in range(6))), None, last=LAST)
    assert found is not None
    assert found.value == pytest.approx(start + slope * (LAST - FIRST).days, abs=1e-3)
