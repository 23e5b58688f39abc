"""The quarters of the demo company, laid around a given day so that the running one is always well under way."""

from calendar import month_abbr
from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.exchange.demo.content import Season

_MONTHS: tuple[tuple[Season, int], ...] = (("BEFORE_LAST", -7), ("LAST", -4), ("RUNNING", -1))
"""The first month of each quarter, counted from the month of the day: that one is the running quarter's second."""


@dataclass(frozen=True, slots=True)
class DemoCycle:
    """A period with its first and last day, both included."""

    name: str
    first: date
    last: date


def quarters(today: date) -> dict[Season, DemoCycle]:
    """The two quarters that are over and the one that runs, oldest first."""
    return {season: _quarter(_month(today) + offset) for season, offset in _MONTHS}


def year(today: date) -> DemoCycle:
    """The twelve months that begin with the oldest of the three quarters."""
    month = _month(today) + _MONTHS[0][1]
    first, last = _first_day(month), _first_day(month + 12) - timedelta(days=1)
    name = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
    return DemoCycle(name, first, last)


def _quarter(month: int) -> DemoCycle:
    first, last = _first_day(month), _first_day(month + 3) - timedelta(days=1)
    if first.month % 3 == 1:
        return DemoCycle(f"Q{last.month // 3} {first.year}", first, last)
    return DemoCycle(f"{month_abbr[first.month]}–{month_abbr[last.month]} {last.year}", first, last)


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
