"""Reminding people of check-ins: by the clock, or by whoever leads them; and how they want it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from plumbline.database import Sql, after_commit, current, transaction
from plumbline.database.recordset import recordset
from plumbline.events.jobs import periodic
from plumbline.events.live import committed
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, time_of_day
from plumbline.notifications.policy import can_nudge
from plumbline.notifications.reads.owing import known, owed, owed_by, reminded
from plumbline.notifications.reads.sight import sight
from plumbline.notifications.reminding import Owed, Reminded, Step, reminders, step_reached
from plumbline.notifications.words import Because
from plumbline.okrs.policy import can_see
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.organization.viewer import Viewer

REMINDERS_LOCK = 7_411_027
"""The number of PostgreSQL's advisory lock on reminders."""

_REMINDER = {"id": "bigint", "person_id": "bigint", "day": "date", "by_id": "bigint", "at": "timestamptz"}
_ITEM = {"id": "bigint", "reminder_id": "bigint", "key_result_id": "bigint", "due_at": "timestamptz", "step": "text"}
_TOLD = {"id": "bigint", "person_id": "bigint", "because": "text", "reminder_id": "bigint", "by_id": "bigint"}
_STORE_REMINDERS = "insert into reminder (id, person_id, day, by_id, at) select id, person_id, day, by_id, at from"
# Only what belongs to a reminder that this call has written.
_STORE_ITEMS = """
insert into reminder_item (id, reminder_id, key_result_id, due_at, step)
select v.id, v.reminder_id, v.key_result_id, v.due_at, v.step from
"""
_STORE_TOLD = """
insert into notification (id, person_id, kind, subject_id, because, by_id, at)
select v.id, v.person_id, 'CHECK_INS_DUE', v.reminder_id, v.because, v.by_id, r.at from
"""
_OF_REMINDER = "join reminder r on r.id = v.reminder_id"
# The newest lists all that waits; those before it have nothing to add.
_SETTLE = """
update notification set read_at = :now
where kind = 'CHECK_INS_DUE' and read_at is null and person_id in :people and subject_id not in :new
"""


@periodic("remind people", every=timedelta(minutes=1))
@transaction
async def remind() -> int:
    """Remind everybody for whom a check-in has come up, each at most once a day. Returns how many were reminded.

    The number of statements is fixed, whatever the number of check-ins and people.
    """
    await _hold_reminders()
    connection, now = current(), clock.now()
    waiting = await owed(connection, now)
    if not waiting:
        return 0
    people = await reminded(connection, (each.person_id for each in waiting))
    ready = [each for each in waiting if _is_ready(each, people, now)]
    if not ready:
        return 0
    found = reminders(ready, people, await known(connection, now), now)
    sees = await sight(connection, {each.objective_id for each in ready if each.person_id in found}, found)
    seen = {
        person_id: [(each, step) for each, step in steps if sees(person_id, each.objective_id)]
        for person_id, steps in found.items()
    }
    await _store({id_: steps for id_, steps in seen.items() if steps}, people, now, by_id=None)
    return sum(map(bool, seen.values()))


def _is_ready(owed: Owed, people: Mapping[int, Reminded], now: datetime) -> bool:
    person = people.get(owed.person_id)
    return person is not None and person.can_be_told(now)


@transaction
async def nudge(viewer: Viewer, person_id: int) -> int:
    """Remind somebody whom one leads of the check-ins that wait, as far as one sees them; it is their reminder of the day.

    Returns the person. Raises NotFound, Forbidden, Invalid when nothing waits or they want no reminder now, Duplicate
    when they have been reminded today.
    """
    await _hold_reminders()
    connection, now = current(), clock.now()
    person = (await reminded(connection, [person_id])).get(person_id)
    if person is None:
        raise NotFound("There is no such person.", path=("personId",))
    mine = Sql("select unit_id from membership where person_id = :id", id=person_id)
    if not can_nudge(viewer, person_id, [row[0] for row in await connection.rows(mine)]):
        raise Forbidden("Whoever leads a unit of theirs, or an admin, reminds them.")
    steps = await _shown(await owed_by(connection, person_id, now), viewer, person, now)
    if not steps:
        raise Invalid("No check-in of theirs waits.", path=("personId",))
    if not person.wanted:
        raise Invalid("They do not want to be reminded.", path=("personId",))
    if person.last_day is not None and person.last_day >= person.day(now):
        raise Duplicate("They have been reminded today.", path=("personId",))
    if not person.can_be_told(now):
        raise Invalid("These are their quiet hours; they are reminded when these end.", path=("personId",))
    await _store({person_id: steps}, {person_id: person}, now, by_id=viewer.person_id)
    return person_id


async def _shown(waiting: Sequence[Owed], viewer: Viewer, person: Reminded, now: datetime) -> list[Step]:
    """What has come up of this, as far as both see it."""
    objectives = {each.objective_id for each in waiting}
    goals = await owned_by_id(current(), objectives)
    sees = await sight(current(), objectives, {each.person_id for each in waiting})
    found = []
    for each in waiting:
        step = step_reached(each, person.zone, now)
        if step and can_see(viewer, goals[each.objective_id]) and sees(each.person_id, each.objective_id):
            found.append((each, step))
    return found


async def _store(
    found: Mapping[int, Sequence[Step]], people: Mapping[int, Reminded], now: datetime, *, by_id: int | None
) -> None:
    """Four statements. Of two who remind somebody on one day, the second writes nothing."""
    if not found:
        return
    dialect, ids = current().dialect, {person_id: new_id() for person_id in found}
    given = [
        {"id": ids[id_], "person_id": id_, "day": people[id_].day(now).isoformat(), "by_id": by_id, "at": now}
        for id_ in found
    ]
    items = [
        {
            "id": new_id(),
            "reminder_id": ids[id_],
            "key_result_id": each.key_result_id,
            "due_at": each.due_at,
            "step": step,
        }
        for id_, steps in found.items()
        for each, step in steps
    ]
    told = [
        {"id": new_id(), "person_id": id_, "because": _because(steps), "reminder_id": ids[id_], "by_id": by_id}
        for id_, steps in found.items()
    ]
    once = Sql("where true on conflict do nothing")
    for_days = Sql(_STORE_REMINDERS) + recordset(dialect, given, _REMINDER) + once
    of_theirs = Sql(f"{_OF_REMINDER} where true")
    await current().run(for_days)
    await current().run(
        Sql(_STORE_ITEMS) + recordset(dialect, items, _ITEM) + of_theirs + Sql("on conflict do nothing")
    )
    await current().run(Sql(_STORE_TOLD) + recordset(dialect, told, _TOLD) + of_theirs)
    await current().run(Sql(_SETTLE, now=now, people=list(found), new=list(ids.values())))
    after_commit(committed)


def _because(steps: Sequence[Step]) -> Because:
    return Because.REPORTS if any(each.because is Because.REPORTS for each, _ in steps) else Because.LEADS


async def _hold_reminders() -> None:
    """Nobody else reminds until this transaction ends; on SQLite writers come one by one."""
    if current().dialect == "postgres":
        await current().rows(Sql("select pg_advisory_xact_lock(:lock)", lock=REMINDERS_LOCK))


_QUIET_HOURS: Rules = {"quiet_from": time_of_day, "quiet_until": time_of_day}
_WISH = """
insert into reminder_settings (id, person_id, wanted, quiet_from, quiet_until)
values (:id, :me, :wanted, :quiet_from, :quiet_until)
on conflict (person_id) do update
set wanted = excluded.wanted, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
"""


@transaction
async def set_reminders(viewer: Viewer, *, wanted: bool, quiet_from: str, quiet_until: str) -> int:
    """Say whether one is reminded of check-ins, and which hours are quiet. Returns the person. Raises Forbidden, Invalid."""
    if viewer.person_id is None or not viewer.may_write:
        raise Forbidden("Only people are reminded.")
    hours = cleaned({"quiet_from": quiet_from, "quiet_until": quiet_until}, _QUIET_HOURS)
    await current().run(Sql(_WISH, id=new_id(), me=viewer.person_id, wanted=wanted, **hours))
    return viewer.person_id
