"""The weeks of a cycle, each with the instant at which it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MOST = 60
"""Longer cycles are looked at every second week, every third, and so on."""


@dataclass(frozen=True, slots=True)
class Week:
    """Some days of a cycle, from the first to the last, and the instant by which they are over; now for those that run."""

    first: date
    last: date
    at: datetime


def weeks_of(first: date, last: date, zone: tzinfo, now: datetime) -> list[Week]:
    """The weeks of a cycle that have begun, counted from its first day; days are those of the zone."""
    days = 7 * -(-((last - first).days // 7 + 1) // MOST)
    today = now.astimezone(zone).date()
    found = []
    begins = first
    while begins <= min(last, today):
        ends = min(begins + timedelta(days=days - 1), last)
        found.append(Week(begins, min(ends, today), min(_midnight_after(ends, zone), now)))
        begins = ends + timedelta(days=1)
    return found


def _midnight_after(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something takes, in days: the middle, and the quarters below and above which the rest lies."""

    low: float
    middle: float
    high: float


def spread_of(days: Sequence[float]) -> Spread | None:
    """The median and the quartiles, straight lines between neighbours; none of nothing."""
    if not days:
        return None
    ordered = sorted(days)
    return Spread(*(round(_quantile(ordered, share), 2) for share in (0.25, 0.5, 0.75)))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
