"""The cycle that every goal of an invented company belongs to, and the moments at which people report."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plumbline.okrs.cadence import DEFAULT_CADENCE, due_moments

ZONE = "Europe/Berlin"
WEEKS = 13
"""Whole weeks behind us; the cycle also holds the week that runs and the next one."""
_VARIANTS = 64
_EPOCH_MS = 1_704_067_200_000
_RANDOM_BITS = 21


@dataclass(frozen=True)
class Quarter:
    """`due[week]` is the due moment of a week; `instants[week][variant]` are moments to report for it, with their day."""

    now: datetime
    first_day: date
    last_day: date
    published_at: datetime
    due: tuple[datetime, ...]
    instants: tuple[tuple[tuple[datetime, date], ...], ...]

    def week_reported(self, last: int, variant: int) -> int:
        """The week `last`, or the one before while its moment has not come."""
        return last if self.instants[last][variant][0] <= self.now else last - 1

    def days_gone(self, day: date) -> tuple[int, int]:
        """Days since the first and days in all."""
        return (day - self.first_day).days, (self.last_day - self.first_day).days


def quarter(now: datetime) -> Quarter:
    """The quarter around this instant."""
    zone = ZoneInfo(ZONE)
    today = now.astimezone(zone).date()
    first_day = today - timedelta(days=today.weekday() + 7 * WEEKS)
    last_day = first_day + timedelta(days=7 * (WEEKS + 2) - 1)
    published_at = datetime(first_day.year, first_day.month, first_day.day, 8, tzinfo=zone)
    due = tuple(due_moments(DEFAULT_CADENCE, zone, first_day, last_day, since=published_at))
    instants = tuple(tuple(_instant(monday, variant) for variant in range(_VARIANTS)) for monday in due[: WEEKS + 1])
    return Quarter(now, first_day, last_day, published_at, due, instants)


def _instant(due: datetime, variant: int) -> tuple[datetime, date]:
    """From Monday five past nine to Thursday afternoon: all of them answer that Monday."""
    at = due + timedelta(days=variant // 16, minutes=5 + 29 * (variant % 16))
    return at, at.astimezone(ZoneInfo(ZONE)).date()


@dataclass(frozen=True)
class Ids:
    """Identifiers as the product makes them, rising with time: eight million of each kind."""

    first: int

    def of(self, kind: int, number: int) -> int:
        """The id of the number-th row of a kind."""
        return self.first + (kind * 4 << _RANDOM_BITS) + number


def ids_from(at: datetime) -> Ids:
    """Identifiers of rows that were made at an instant."""
    return Ids((int(at.timestamp() * 1000) - _EPOCH_MS) << _RANDOM_BITS)
