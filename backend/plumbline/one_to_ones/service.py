"""What can be done with 1:1s: one function, one verb, one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from plumbline.database import current, transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, Invalid, NotFound, OutOfRange
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, text, time_of_day
from plumbline.kit.zones import day_in
from plumbline.one_to_ones.models import OneToOne, OneToOneAction, OneToOneNote
from plumbline.one_to_ones.policy import can_start, can_write
from plumbline.one_to_ones.reads.lists import recurrence, seen_action, seen_one_to_one
from plumbline.one_to_ones.recurrence import LOOKS_BACK, Recurrence
from plumbline.one_to_ones.words import OneToOneInterval
from plumbline.organization.models import Person
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import Weekday

FARTHEST = timedelta(days=366)
"""How far ahead a 1:1 may begin."""


def _number_of(weekday: Any) -> int:
    return list(Weekday).index(given(weekday))


WHEN: Rules = {"interval": given, "weekday": _number_of, "at": time_of_day, "starts_on": anything}
ACTION: Rules = {"text": Line(2_000, required=True, lines=True), "owner_id": given, "due_on": anything}


@dataclass(frozen=True, slots=True)
class _Started:
    guest_id: int
    interval: OneToOneInterval
    weekday: Weekday
    at: str
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class _Agreed:
    one_to_one_id: int
    text: str
    owner_id: int
    due_on: date | None


@transaction
async def start(
    viewer: Viewer,
    guest_id: int,
    *,
    interval: OneToOneInterval,
    weekday: Weekday,
    at: str,
    starts_on: date | None,
    idempotency_key: str,
) -> int:
    """Start a recurring conversation with somebody. Raises NotFound, Forbidden, Invalid, OutOfRange, Duplicate."""
    if viewer.person_id is None or not can_start(viewer):
        raise Forbidden("Somebody who may write starts a 1:1, in person.")
    if guest_id == viewer.person_id:
        raise Invalid("A 1:1 is with somebody else.", path=("personId",))
    # Both are held, in one order, so that two who start at once do not both find that there is none.
    people = Person.filter(id__in=[viewer.person_id, guest_id], active=True).order_by("id").select_for_update()
    zones = {person.id: person.time_zone for person in await people}
    if len(zones) < 2:
        raise NotFound("There is no such person.", path=("personId",))
    one_to_one_id, now = new_id(), clock.now()
    entry = _Started(guest_id, interval, weekday, at, starts_on)
    made_before = await claim(viewer, idempotency_key, entry, one_to_one_id)
    if made_before is not None:
        return made_before
    when = cleaned({"interval": interval, "weekday": weekday, "at": at, "starts_on": starts_on}, WHEN)
    when |= {"starts_on": _first_day(when, zones[viewer.person_id], now)}
    pair = (viewer.person_id, guest_id)
    if await OneToOne.filter(starter_id__in=pair, guest_id__in=pair, ended_at__isnull=True).exists():
        raise Duplicate("The two of you have one already.", path=("personId",))
    whose: dict[str, Any] = {"id": one_to_one_id, "starter_id": viewer.person_id, "guest_id": guest_id}
    await OneToOne.create(created_at=now, looks_back_to=now - LOOKS_BACK[interval], **whose, **when)
    await record("one_to_one.started", "one_to_one", one_to_one_id, payload={"by": viewer.person_id})
    return one_to_one_id


@transaction
async def update(viewer: Viewer, one_to_one_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Say when the two talk from now on; what they look back to stays.

    Raises NotFound, Forbidden, Invalid once it has ended, OutOfRange, VersionConflict.
    """
    held = await _going_on(viewer, one_to_one_id)
    values, now = cleaned(changes, WHEN), clock.now()
    same = says(held, values)
    if values:
        before = await _recurrence(held)
        values |= {
            "starts_on": _first_day(values, before.zone, now),
            "looks_back_to": before.looks_back_to(before.next_on(now), otherwise=held.looks_back_to),
        }
    if not await save_version(OneToOne, one_to_one_id, if_version, values, same=same):
        return one_to_one_id
    await record("one_to_one.updated", "one_to_one", one_to_one_id)
    return one_to_one_id


@transaction
async def end(viewer: Viewer, one_to_one_id: int, *, if_version: int) -> int:
    """End a 1:1; either of the two may. Raises NotFound, Forbidden, Invalid once it has ended, VersionConflict."""
    await _going_on(viewer, one_to_one_id)
    ended = {"ended_at": clock.now(), "ended_by_id": viewer.person_id}
    await save_version(OneToOne, one_to_one_id, if_version, ended)
    await record("one_to_one.ended", "one_to_one", one_to_one_id)
    return one_to_one_id


@transaction
async def set_note(viewer: Viewer, one_to_one_id: int, held_on: date, words: str | None, *, if_version: int) -> int:
    """Write the notes of a date, from the version that was read; 0 where there were none. Returns the note's id.

    Raises NotFound, Forbidden, Invalid (it has ended, or there is no such date), VersionConflict.
    """
    held = await _going_on(viewer, one_to_one_id, field="oneToOneId")
    now = clock.now()
    values = cleaned({"text": words}, {"text": text(20_000)})
    values |= {"written_by_id": viewer.person_id, "written_at": now}
    note = await OneToOneNote.get_or_none(one_to_one_id=one_to_one_id, held_on=held_on)
    if note is not None:
        note_id = int(note.id)
        if not await save_version(OneToOneNote, note_id, if_version, values):
            return note_id
    else:
        when = await _recurrence(held)
        if held_on > when.next_on(now) or not when.falls_on(held_on):
            raise Invalid("Notes are of the next date or of one that has been.", path=("heldOn",))
        if if_version != 0:
            raise Invalid("There are no notes of that date yet; their version is 0.", path=("ifVersion",))
        note_id = new_id()
        await OneToOneNote.create(id=note_id, one_to_one_id=one_to_one_id, held_on=held_on, **values)
    await record("one_to_one_note.set", "one_to_one_note", note_id)
    return note_id


@transaction
async def add_action(
    viewer: Viewer, one_to_one_id: int, *, text: str, owner_id: int, due_on: date | None, idempotency_key: str
) -> int:
    """Agree on what one of the two will do. Raises NotFound, Forbidden, Invalid."""
    held = await _going_on(viewer, one_to_one_id, field="oneToOneId")
    action_id, now = new_id(), clock.now()
    agreed = _Agreed(one_to_one_id, text, owner_id, due_on)
    made_before = await claim(viewer, idempotency_key, agreed, action_id)
    if made_before is not None:
        return made_before
    values = cleaned({"text": text, "owner_id": owner_id, "due_on": due_on}, ACTION)
    _require_one_of(held, values)
    made: dict[str, Any] = {"id": action_id, "one_to_one_id": one_to_one_id, "created_at": now}
    await OneToOneAction.create(held_on=(await _recurrence(held)).next_on(now), **made, **values)
    await record("one_to_one_action.added", "one_to_one_action", action_id)
    return action_id


@transaction
async def update_action(viewer: Viewer, action_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change an action, or say that it is done, or is not. Raises NotFound, Forbidden, Invalid, VersionConflict."""
    row = await seen_action(current(), viewer, action_id)
    if row is None:
        raise NotFound("There is no such action.", path=("id",))
    held = await _going_on(viewer, row[1])
    values = cleaned({name: value for name, value in changes.items() if name != "done"}, ACTION)
    _require_one_of(held, values)
    if "done" in changes:
        action = await OneToOneAction.get(id=action_id)
        values |= {"done_at": (action.done_at or clock.now()) if changes["done"] else None}
    if not await save_version(OneToOneAction, action_id, if_version, values):
        return action_id
    await record("one_to_one_action.updated", "one_to_one_action", action_id)
    return action_id


async def _going_on(viewer: Viewer, one_to_one_id: int, *, field: str = "id") -> OneToOne:
    """The 1:1, if the viewer writes in it and it goes on. Raises NotFound, Forbidden, Invalid."""
    if await seen_one_to_one(current(), viewer, one_to_one_id) is None:
        raise NotFound("There is no such 1:1.", path=(field,))
    # The row is held, so that the two write one after the other, and nothing once it has ended.
    held = await OneToOne.filter(id=one_to_one_id).select_for_update().get()
    if not can_write(viewer, held.starter_id, held.guest_id):
        raise Forbidden("You may only look.")
    if held.ended_at is not None:
        raise Invalid("It has ended; start another.", path=(field,))
    return held


async def _recurrence(held: OneToOne) -> Recurrence:
    starter = await Person.get(id=held.starter_id)
    return recurrence(held.interval, held.weekday, held.at, starter.time_zone, held.starts_on)


def _first_day(when: Mapping[str, Any], zone: str, now: datetime) -> date:
    """The day from which dates are counted. Raises OutOfRange for one that has been or is far away."""
    today = day_in(zone, now)
    first: date = when.get("starts_on") or today
    if not today <= first <= today + FARTHEST:
        raise OutOfRange("It begins today or within a year.", path=("startsOn",))
    return first


def _require_one_of(held: OneToOne, values: Mapping[str, Any]) -> None:
    if "owner_id" in values and values["owner_id"] not in (held.starter_id, held.guest_id):
        raise Invalid("One of the two does it.", path=("ownerId",))


@reacts_to("person.updated")
async def end_for_leaver(person_id: int) -> None:
    """Whoever leaves talks to nobody any more: their 1:1s end."""
    if await Person.filter(id=person_id, active=True).exists():
        return
    for sides in ({"starter_id": person_id}, {"guest_id": person_id}):
        await OneToOne.filter(ended_at__isnull=True, **sides).update(ended_at=clock.now())
