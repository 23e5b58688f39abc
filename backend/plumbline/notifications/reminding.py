"""When people are reminded of check-ins: pure rules over wall-clock times in the zone of whoever is reminded.

A due check-in is told to whoever reports on it when it is due and again a day after, and to whoever leads them when it
is overdue beyond grace. Nobody is reminded twice on one of their days, nor in their quiet hours: what comes up then
comes when they end, or on the next day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from plumbline.notifications.words import Because, ReminderStep

TOLD_FOR = timedelta(days=3)
"""What could not be told for so long after grace had ended, as where the server stood still, is not told any more."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From a wall-clock time until another, over midnight where the second is the earlier; the same twice: none."""

    begin: time = time(20)
    end: time = time(8)

    @classmethod
    def written(cls, begin: str, end: str) -> "QuietHours":
        """From two times as they are stored: `20:00`."""
        return cls(time.fromisoformat(begin), time.fromisoformat(end))

    def hold(self, at: time) -> bool:
        """Whether a time of day is quiet. The first moment is, the last is not."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


@dataclass(frozen=True, slots=True)
class Reminded:
    """A person who may be reminded: their zone and wishes, and the last of their days on which they were."""

    zone: tzinfo
    quiet: QuietHours = QuietHours()
    wanted: bool = True
    last_day: date | None = None

    def day(self, now: datetime) -> date:
        """Their day."""
        return now.astimezone(self.zone).date()

    def can_be_told(self, now: datetime) -> bool:
        """Whether this is a moment for a reminder."""
        here = now.astimezone(self.zone)
        return (
            self.wanted and (self.last_day is None or self.last_day < here.date()) and not self.quiet.hold(here.time())
        )


@dataclass(frozen=True, slots=True)
class Owed:
    """A check-in that waits, and how it concerns a person: they report on it, or lead who does."""

    person_id: int
    because: Because
    key_result_id: int
    objective_id: int
    due_at: datetime
    outdated_at: datetime


def step_reached(owed: Owed, zone: tzinfo, now: datetime) -> ReminderStep | None:
    """How far it has come for this person; None: not yet a matter for them.

    A day after is the same wall-clock time on the next day, also where the clocks have changed in between.
    """
    if owed.because is Because.LEADS:
        return ReminderStep.GRACE_OVER if owed.outdated_at <= now else None
    if owed.due_at > now:
        return None
    day_after = (owed.due_at.astimezone(zone) + timedelta(days=1)).astimezone(UTC)
    return ReminderStep.DAY_AFTER if day_after <= now else ReminderStep.DUE


Step = tuple[Owed, ReminderStep]
Known = tuple[int, int, datetime, ReminderStep]
"""A person, and the key result, due moment and step of which they were reminded."""


def reminders(
    owed: Iterable[Owed], people: Mapping[int, Reminded], known: Set[Known], now: datetime
) -> dict[int, list[Step]]:
    """What each person is reminded of now. A reminder needs something new in it, and then lists all there is."""
    found: dict[int, list[Step]] = defaultdict(list)
    new: set[int] = set()
    for each in owed:
        person = people.get(each.person_id)
        step = step_reached(each, person.zone, now) if person and person.can_be_told(now) else None
        if step is None:
            continue
        found[each.person_id].append((each, step))
        if (each.person_id, each.key_result_id, each.due_at, step) not in known:
            new.add(each.person_id)
    return {person_id: found[person_id] for person_id in sorted(new)}


def nearest_leads(
    unit_id: int | None, above: Mapping[int, int | None], leads: Mapping[int, Set[int]], without: Set[int]
) -> frozenset[int]:
    """Who leads the unit, or the nearest one above it that is led by anybody else than `without`; empty: nobody."""
    while unit_id is not None:
        found = frozenset(leads.get(unit_id, frozenset()) - without)
        if found:
            return found
        unit_id = above.get(unit_id)
    return frozenset()
