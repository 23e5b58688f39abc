"""A year of cycles by rule: the year itself, and the quarters, trimesters, months or weeks inside it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.cycles.words import YearSplit

FEWEST_WEEKS, MOST_WEEKS = 2, 26
_MONTHS = {YearSplit.QUARTERS: 3, YearSplit.TRIMESTERS: 4, YearSplit.MONTHS: 1}
_LETTERS = {YearSplit.QUARTERS: "Q", YearSplit.TRIMESTERS: "T", YearSplit.WEEKS: "C"}
_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class PlannedCycle:
    """A cycle to be; `is_year` for the one around the others."""

    name: str
    starts_on: date
    ends_on: date
    is_year: bool = False


def year_of_cycles(starts_on: date, split: YearSplit, *, weeks: int | None = None) -> list[PlannedCycle]:
    """The year that begins on the first of a month, then what is inside it, in order.

    A year that does not begin in January is named by both of its years, as is what is inside it: Q1 2026/27. Months are
    called by their own names. With WEEKS each has that many, and the last one takes what is left.
    """
    after = _months_later(starts_on, 12)
    name = str(starts_on.year) if starts_on.month == 1 else f"{starts_on.year}/{after.year % 100:02}"
    year = PlannedCycle(name, starts_on, after - timedelta(days=1), is_year=True)
    if split is YearSplit.WHOLE:
        return [year]
    first_days = [*_first_days(starts_on, after, split, weeks), after]
    return [
        year,
        *(
            PlannedCycle(_named(split, place, first, name), first, later - timedelta(days=1))
            for place, (first, later) in enumerate(itertools.pairwise(first_days), start=1)
        ),
    ]


def next_year(today: date, start_month: int) -> date:
    """The first day of the next year that begins after `today`, where years begin in that month, 1 to 12."""
    this = date(today.year, start_month, 1)
    return this if this > today else date(today.year + 1, start_month, 1)


def _first_days(first: date, after: date, split: YearSplit, weeks: int | None) -> Iterator[date]:
    if split is not YearSplit.WEEKS:
        yield from (_months_later(first, months) for months in range(0, 12, _MONTHS[split]))
        return
    length = timedelta(weeks=weeks or FEWEST_WEEKS)
    while first + length <= after:
        yield first
        first += length


def _named(split: YearSplit, place: int, first: date, year: str) -> str:
    if split is YearSplit.MONTHS:
        return f"{_NAMES[first.month - 1]} {first.year}"
    return f"{_LETTERS[split]}{place} {year}"


def _months_later(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)
