"""Cadence: when a check-in is due, which due moment it answers, and how late the next one is.

Due moments are wall-clock times in the zone of whoever reports, handed out as instants in UTC, because
aware datetimes of one zone compare by wall clock and would go astray when the clocks change.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from plumbline.okrs.refusals import Invalid, OutOfRange

LONGEST_LEAD = 6
UNLOOKED_AFTER = 2


class Interval(StrEnum):
    """How often a check-in is due."""

    WEEKLY = "WEEKLY"
    TWO_WEEKS = "TWO_WEEKS"
    MONTHLY = "MONTHLY"
    CUSTOM = "CUSTOM"


_DAYS = {Interval.WEEKLY: 7, Interval.TWO_WEEKS: 14, Interval.MONTHLY: 30}


@dataclass(frozen=True, slots=True)
class Cadence:
    """When check-ins are due: `weekday` 0 is Monday, `at` is wall-clock time.

    TWO_WEEKS counts from the first such weekday on or after `starting`, so that everyone reports in the
    same week; MONTHLY is the first such weekday of each month; CUSTOM is every `days` days from `starting`,
    whatever the weekday.
    """

    interval: Interval = Interval.WEEKLY
    weekday: int = 0
    at: time = time(9)
    days: int | None = None
    starting: date = date(2024, 1, 1)

    @property
    def length(self) -> int:
        """Days from one due moment to the next; a month counts 30."""
        return self.days or 1 if self.interval is Interval.CUSTOM else _DAYS[self.interval]

    @property
    def lead(self) -> int:
        """Days before a due moment from which a check-in answers it: half the interval, at most 6."""
        return min(LONGEST_LEAD, self.length // 2)


DEFAULT_CADENCE = Cadence()


@dataclass(frozen=True, slots=True)
class CadenceSetting:
    """What one unit says: a cadence of its own (None: inherits), and whether the units below must keep it."""

    cadence: Cadence | None = None
    locked: bool = False


def checked_cadence(cadence: Cadence) -> Cadence:
    """The cadence, if it makes sense. Raises OutOfRange (weekday, days from 1 to 366), Invalid (days, zone)."""
    if not 0 <= cadence.weekday <= 6:
        raise OutOfRange("A weekday is from 0, Monday, to 6, Sunday.")
    if (cadence.days is not None) is not (cadence.interval is Interval.CUSTOM):
        raise Invalid("A custom cadence says its days, and no other does.")
    if cadence.days is not None and not 1 <= cadence.days <= 366:
        raise OutOfRange("A custom cadence is from 1 to 366 days.")
    if cadence.at.tzinfo is not None:
        raise Invalid("The time of day is the reporter's own.")
    return cadence


def effective(chain: Iterable[CadenceSetting]) -> Cadence:
    """The cadence in force at the end of a chain of units, company first; a lock stops what is below it."""
    cadence = DEFAULT_CADENCE
    for setting in chain:
        cadence = setting.cadence or cadence
        if setting.locked:
            break
    return cadence


def due_days(cadence: Cadence, first_day: date, last_day: date) -> Iterator[date]:
    """The days from first to last, both included, on which a check-in is due."""
    if cadence.interval is Interval.MONTHLY:
        yield from _monthly(cadence.weekday, first_day, last_day)
        return
    anchor = cadence.starting
    if cadence.interval is not Interval.CUSTOM:
        anchor += timedelta(days=(cadence.weekday - anchor.weekday()) % 7)
    day = first_day + timedelta(days=(anchor - first_day).days % cadence.length)
    while day <= last_day:
        yield day
        day += timedelta(days=cadence.length)


def due_moments(
    cadence: Cadence, zone: tzinfo, first_day: date, last_day: date, *, since: datetime | None = None
) -> Iterator[datetime]:
    """Due moments in UTC, rising; days are the zone's. None before `since`, the moment of publication.

    A wall-clock time that a change of clocks skips is due as much later; one that comes twice, the first time.
    """
    previous = since
    for day in due_days(cadence, first_day, last_day):
        moment = datetime.combine(day, cadence.at, tzinfo=zone).astimezone(UTC)
        if previous is None or moment > previous or moment == since:
            yield moment
            previous = moment


def answered(due: Sequence[datetime], day: date, zone: tzinfo, *, lead: int) -> datetime | None:
    """The due moment that a check-in of this day answers: the latest not after day + lead. None: none yet.

    `lead` is the cadence's, or 0 for an automatic check-in, which answers for its own day only.
    """
    until = day + timedelta(days=lead)
    at = bisect_right(due, until, key=lambda moment: moment.astimezone(zone).date())
    return due[at - 1] if at else None


def first_unanswered(due: Sequence[datetime], latest_answered: datetime | None, now: datetime) -> datetime | None:
    """The first due moment that has come and that no check-in has answered or overtaken; None: up to date.

    A later check-in settles the moments it skipped: the number is fresh again. They stay misses in a kept share.
    """
    at = 0 if latest_answered is None else bisect_right(due, latest_answered)
    return due[at] if at < len(due) and due[at] <= now else None


def next_due(due: Sequence[datetime], latest_answered: datetime | None) -> datetime | None:
    """The next due moment that waits for a check-in, come or not; None: none is left."""
    at = 0 if latest_answered is None else bisect_right(due, latest_answered)
    return due[at] if at < len(due) else None


def days_overdue(unanswered: datetime | None, now: datetime) -> int:
    """Whole days, of 24 hours, since the first unanswered due moment; 0 when there is none."""
    return 0 if unanswered is None else max(0, (now - unanswered) // timedelta(days=1))


def outdated_at(unanswered: datetime, grace_days: int) -> datetime:
    """The moment from which `days_overdue` is more than the grace."""
    return unanswered + timedelta(days=grace_days + 1)


def unlooked_at(due: Sequence[datetime], latest_by_person: datetime | None) -> datetime | None:
    """The second due moment since a person last answered one: from then on no one has looked. None: it never comes."""
    at = (0 if latest_by_person is None else bisect_right(due, latest_by_person)) + UNLOOKED_AFTER - 1
    return due[at] if at < len(due) else None


def _monthly(weekday: int, first_day: date, last_day: date) -> Iterator[date]:
    month = first_day.replace(day=1)
    while month <= last_day:
        day = month + timedelta(days=(weekday - month.weekday()) % 7)
        if first_day <= day <= last_day:
            yield day
        month = (month + timedelta(days=31)).replace(day=1)
