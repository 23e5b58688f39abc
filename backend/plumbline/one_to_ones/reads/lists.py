"""1:1s with their notes and actions, as lists, and when the two talk."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.engine.asking import described
from plumbline.one_to_ones.policy import can_write, one_to_ones_seen, seen_through
from plumbline.one_to_ones.recurrence import Recurrence
from plumbline.one_to_ones.words import OneToOneInterval
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import Weekday

Ended = Annotated[bool | None, described("Only those that have ended, or only those that go on.")]
Open = Annotated[bool | None, described("Only actions that are still to be done, or only those that are done.")]

ZONE = "select p.time_zone from person p where p.id = t.starter_id"
ONE_TO_ONES = Table("one_to_one", prefix="oto", visible=one_to_ones_seen, expressions={"zone": ZONE})
NOTES = Table("one_to_one_note", prefix="otn", visible=seen_through)
ACTIONS = Table(
    "one_to_one_action",
    prefix="ota",
    visible=seen_through,
    expressions={
        name: f"select o.{name} from one_to_one o where o.id = t.one_to_one_id"
        for name in ("starter_id", "guest_id", "ended_at")
    },
)
WHEN = ("interval", "weekday", "at", "zone", "starts_on")
"""The columns that `recurrence` is made from."""


def _whether_ended(reads: Reads, *, ended: Ended = None) -> Sql | None:
    return None if ended is None else Sql(f"t.ended_at is {'not null' if ended else 'null'}")


def _whether_open(reads: Reads, *, open: Open = None) -> Sql | None:
    return None if open is None else Sql(f"t.done_at is {'null' if open else 'not null'}")


ALL_ONE_TO_ONES = Relation(ONE_TO_ONES, order=("-id",), where=_whether_ended, usual=20)
NOTES_OF = Relation(NOTES, by="one_to_one_id", order=("-held_on", "-id"), usual=20, seen_with_parent=True)
ACTIONS_OF = Relation(ACTIONS, by="one_to_one_id", order=("-id",), where=_whether_open, usual=50, seen_with_parent=True)


def recurrence(interval: str, weekday: int, at: str, zone: str, starts_on: date) -> Recurrence:
    """When two people talk, from the columns of `WHEN`."""
    return Recurrence(OneToOneInterval(interval), weekday, at, zone, starts_on)


def weekday_of(weekday: int) -> Weekday:
    """A weekday by its number, Monday first."""
    return list(Weekday)[weekday]


def is_set(at: datetime | None) -> bool:
    """Whether it has come: the end of a 1:1."""
    return at is not None


def other_of(viewer: Viewer, starter_id: int, guest_id: int) -> Ref:
    """The one of the two who is not the viewer."""
    return Ref("Person", guest_id if viewer.person_id == starter_id else starter_id)


def next_on(now: datetime, ended_at: datetime | None, *when: Any) -> date | None:
    """The date of today, else the next one; none once it has ended."""
    return None if ended_at else recurrence(*when).next_on(now)


def next_at(now: datetime, ended_at: datetime | None, *when: Any) -> datetime | None:
    """The instant of the next date."""
    held = recurrence(*when)
    return None if ended_at else held.instant(held.next_on(now))


def since(now: datetime, first: datetime, *when: Any) -> datetime:
    """What the next date looks back to."""
    held = recurrence(*when)
    return held.looks_back_to(held.next_on(now), otherwise=first)


def may_write(viewer: Viewer, starter_id: int, guest_id: int, ended_at: datetime | None) -> bool:
    """Whether the viewer may write in it: either of the two, until it ends."""
    return ended_at is None and can_write(viewer, starter_id, guest_id)


async def seen_one_to_one(source: Any, viewer: Viewer, one_to_one_id: int) -> Row | None:
    """The 1:1 of that id, if it exists for the viewer."""
    asked = Sql("select t.id from one_to_one t where t.id = :id and", id=one_to_one_id)
    rows = await source.rows(asked + one_to_ones_seen(viewer, "t"))
    return rows[0] if rows else None


async def seen_action(source: Any, viewer: Viewer, action_id: int) -> Row | None:
    """The action of that id and its 1:1, if it exists for the viewer."""
    asked = Sql("select t.id, t.one_to_one_id from one_to_one_action t where t.id = :id and", id=action_id)
    rows = await source.rows(asked + seen_through(viewer, "t"))
    return rows[0] if rows else None


async def notes_of_next(reads: Reads, keys: Sequence[tuple[Any, ...]]) -> dict[Any, Ref]:
    """The note of the next date, by (id, when it ended, columns of `WHEN`)."""
    days = {key[0]: next_on(reads.now, *key[1:]) for key in keys}
    sql = "select id, one_to_one_id, held_on from one_to_one_note where one_to_one_id in :ids and held_on in :days"
    wanted = sorted({day for day in days.values() if day})
    rows = await reads.rows(Sql(sql, ids=list(days), days=wanted)) if wanted else []
    found = {row[1]: Ref("OneToOneNote", row[0]) for row in rows if row[2] == days[row[1]]}
    return {key: found[key[0]] for key in keys if key[0] in found}
