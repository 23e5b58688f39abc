"""When two people talk: the dates of a 1:1, by the wall clock of whoever started it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plumbline.okrs.cadence import Cadence, Interval, due_days
from plumbline.one_to_ones.words import OneToOneInterval

LOOKS_BACK = {
    OneToOneInterval.WEEKLY: timedelta(days=7),
    OneToOneInterval.TWO_WEEKS: timedelta(days=14),
    OneToOneInterval.MONTHLY: timedelta(days=31),
}
"""How far the first date looks back; later ones look back to the one before."""

_FARTHEST = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How two people come together again and again: `weekday` 0 is Monday, `at` is "09:00" in `zone`.

    No date is before `starts_on`; every other week counts from the first such weekday on or after it.
    """

    interval: OneToOneInterval
    weekday: int
    at: str
    zone: str
    starts_on: date

    def today(self, now: datetime) -> date:
        """The day in the zone at an instant."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def between(self, first: date, last: date) -> Iterator[date]:
        """The dates from first to last, both included."""
        cadence = Cadence(Interval(self.interval), weekday=self.weekday, starting=self.starts_on)
        return due_days(cadence, max(first, self.starts_on), last)

    def falls_on(self, day: date) -> bool:
        """Whether that day is one of the dates."""
        return next(self.between(day, day), None) == day

    def next_on(self, now: datetime) -> date:
        """The date of today, else the next one: the two may talk later than planned, so a date lasts for its day."""
        return self.following(max(self.today(now), self.starts_on) - timedelta(days=1))

    def following(self, day: date) -> date:
        """The first date after a day."""
        first = max(day + timedelta(days=1), self.starts_on)
        return next(self.between(first, first + _FARTHEST))

    def before(self, day: date) -> date | None:
        """The last date before a day; none before the first one."""
        dates = list(self.between(day - _FARTHEST, day - timedelta(days=1)))
        return dates[-1] if dates else None

    def instant(self, day: date) -> datetime:
        """When the two meet on a date, in UTC; a time that a change of clocks skips comes as much later."""
        return datetime.combine(day, time.fromisoformat(self.at), tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def looks_back_to(self, day: date, *, otherwise: datetime) -> datetime:
        """The instant since which things are news on a date: that of the date before, else another."""
        before = self.before(day)
        return otherwise if before is None else max(otherwise, self.instant(before))
