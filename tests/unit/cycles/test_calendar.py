import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.cycles.calendar import FEWEST_WEEKS, MOST_WEEKS, next_year
from plumbline.cycles.reads import checked_year
from plumbline.cycles.words import YearSplit
from plumbline.kit.errors import Invalid, OutOfRange, Refused


def drawn(starts_on: date, split: YearSplit, weeks: int | None = None) -> list[str]:
    return [f"{each.name}: {each.starts_on} {each.ends_on}" for each in checked_year(starts_on, split, weeks)]


def test_a_calendar_year_of_quarters() -> None:
    assert drawn(date(2027, 1, 1), YearSplit.QUARTERS) == [
        "2027: 2027-01-01 2027-12-31",
        "Q1 2027: 2027-01-01 2027-03-31",
        "Q2 2027: 2027-04-01 2027-06-30",
        "Q3 2027: 2027-07-01 2027-09-30",
        "Q4 2027: 2027-10-01 2027-12-31",
    ]


def test_a_year_that_begins_in_april_is_named_by_both_of_its_years() -> None:
    assert drawn(date(2027, 4, 1), YearSplit.TRIMESTERS) == [
        "2027/28: 2027-04-01 2028-03-31",
        "T1 2027/28: 2027-04-01 2027-07-31",
        "T2 2027/28: 2027-08-01 2027-11-30",
        "T3 2027/28: 2027-12-01 2028-03-31",
    ]


def test_months_have_their_own_names_over_a_leap_day() -> None:
    assert drawn(date(2027, 10, 1), YearSplit.MONTHS)[5:7] == [
        "February 2028: 2028-02-01 2028-02-29",
        "March 2028: 2028-03-01 2028-03-31",
    ]


def test_the_last_cycle_of_weeks_takes_what_is_left() -> None:
    found = drawn(date(2027, 1, 1), YearSplit.WEEKS, 6)
    assert len(found) == 9
    assert found[1] == "C1 2027: 2027-01-01 2027-02-11"
    assert found[-1] == "C8 2027: 2027-10-22 2027-12-31"


@given(st.integers(2000, 2199), st.integers(1, 12), st.sampled_from(YearSplit), st.integers(FEWEST_WEEKS, MOST_WEEKS))
def test_what_is_inside_a_year_covers_it_day_by_day(year: int, month: int, split: YearSplit, weeks: int) -> None:
    around, *inside = checked_year(date(year, month, 1), split, weeks if split is YearSplit.WEEKS else None)
    assert around.is_year
    if split is YearSplit.WHOLE:
        assert inside == []
        return
    assert (inside[0].starts_on, inside[-1].ends_on) == (around.starts_on, around.ends_on)
    for earlier, later in itertools.pairwise(inside):
        assert earlier.ends_on + timedelta(days=1) == later.starts_on
    assert len({each.name for each in inside}) == len(inside)


@pytest.mark.parametrize(
    ("starts_on", "split", "weeks", "refused"),
    [
        (date(2027, 1, 2), YearSplit.QUARTERS, None, Invalid),
        (date(1999, 1, 1), YearSplit.QUARTERS, None, Invalid),
        (date(2027, 1, 1), YearSplit.QUARTERS, 6, Invalid),
        (date(2027, 1, 1), YearSplit.WEEKS, None, Invalid),
        (date(2027, 1, 1), YearSplit.WEEKS, 1, OutOfRange),
        (date(2027, 1, 1), YearSplit.WEEKS, 27, OutOfRange),
    ],
)
def test_a_year_that_makes_no_sense(
    starts_on: date, split: YearSplit, weeks: int | None, refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        checked_year(starts_on, split, weeks)


@pytest.mark.parametrize(
    ("today", "month", "first"),
    [
        (date(2026, 5, 6), 1, date(2027, 1, 1)),
        (date(2026, 5, 6), 7, date(2026, 7, 1)),
        (date(2026, 7, 1), 7, date(2027, 7, 1)),
        (date(2026, 6, 30), 7, date(2026, 7, 1)),
    ],
)
def test_the_next_year_begins_after_today_in_the_month_of_the_company(today: date, month: int, first: date) -> None:
    assert next_year(today, month) == first
