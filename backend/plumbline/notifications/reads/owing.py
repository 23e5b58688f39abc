"""Which check-ins wait, for whom, and how those may be told: what the rules of `reminding` decide on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from plumbline.database import Connection, Sql
from plumbline.notifications.reminding import TOLD_FOR, Known, Owed, QuietHours, Reminded, nearest_leads
from plumbline.notifications.words import Because, ReminderStep
from plumbline.okrs.reads.duties import UNIT_OF_REPORTS, Source
from plumbline.okrs.reads.reports import REPORTING_PERSON, REPORTING_UNIT, may_be_asked

_DUE = f"""
from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where k.due_at <= :now and k.outdated_at > :since and {may_be_asked("o")}
"""
_WAITING = f"""
select k.id, k.objective_id, k.due_at, k.outdated_at, {REPORTING_PERSON}, {REPORTING_UNIT}, {UNIT_OF_REPORTS}
{_DUE}
"""
_WAITING_FOR = f"""
{_WAITING} and ({REPORTING_PERSON} = :person or {REPORTING_UNIT} in (
    select m.unit_id from membership m where m.person_id = :person and m.lead
))
"""
_LEADS = """
select u.id, u.parent_id, p.id from unit u left join membership m on m.unit_id = u.id and m.lead
left join person p on p.id = m.person_id and p.active
"""
_KNOWN = f"""
select r.person_id, i.key_result_id, i.due_at, i.step from reminder_item i join reminder r on r.id = i.reminder_id
where i.key_result_id in (select k.id {_DUE})
"""
_PEOPLE = """
select p.id, p.time_zone, s.wanted, s.quiet_from, s.quiet_until, r.day
from person p left join reminder_settings s on s.person_id = p.id
left join reminder r on r.person_id = p.id and r.day = (select max(x.day) from reminder x where x.person_id = p.id)
where p.active and p.id in :people
"""


LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
"""Before anything."""


@dataclass(frozen=True, slots=True)
class Leading:
    """Every unit with the one above it, and who leads it."""

    above: dict[int, int | None]
    leads: dict[int, set[int]]


async def leading(source: Source) -> Leading:
    """Who leads what, in one statement."""
    above: dict[int, int | None] = {}
    leads: dict[int, set[int]] = defaultdict(set)
    for unit_id, parent_id, person_id in await source.rows(Sql(_LEADS)):
        above[unit_id] = parent_id
        if person_id is not None:
            leads[unit_id].add(person_id)
    return Leading(above, leads)


async def owed(source: Source, now: datetime) -> list[Owed]:
    """The check-ins that wait, for each who reports on them and each who leads those; two statements.

    What went beyond grace long ago is left out.
    """
    led = await leading(source)
    found = []
    for row in await source.rows(Sql(_WAITING, now=now, since=now - TOLD_FOR)):
        id_, objective_id, due_at, outdated_at, person, unit, place = row
        reporting = {person} if person is not None else led.leads.get(unit, set())
        overseeing = nearest_leads(place, led.above, led.leads, reporting)
        for because, people in ((Because.REPORTS, reporting), (Because.LEADS, overseeing)):
            found += [Owed(each, because, id_, objective_id, due_at, outdated_at) for each in sorted(people)]
    return found


async def owed_by(source: Source, person_id: int, now: datetime) -> list[Owed]:
    """The check-ins that one person reports on and that wait, however long; one statement."""
    rows = await source.rows(Sql(_WAITING_FOR, now=now, since=LONG_AGO, person=person_id))
    return [Owed(person_id, Because.REPORTS, *tuple(row)[:4]) for row in rows]


async def known(connection: Connection, now: datetime) -> set[Known]:
    """Of which of these check-ins people have been reminded, and how far they had come then."""
    rows = await connection.rows(Sql(_KNOWN, now=now, since=now - TOLD_FOR))
    return {(row[0], row[1], row[2], ReminderStep(row[3])) for row in rows}


async def reminded(source: Source, person_ids: Iterable[int]) -> dict[int, Reminded]:
    """How each of these people may be reminded; whoever has left is absent."""
    asked = Sql(_PEOPLE, people=sorted(set(person_ids)))
    return {row[0]: _reminded(*tuple(row)[1:]) for row in await source.rows(asked)}


def _reminded(zone: str, wanted: bool | None, begin: str | None, end: str | None, last_day: date | None) -> Reminded:
    quiet = QuietHours() if begin is None or end is None else QuietHours.written(begin, end)
    return Reminded(ZoneInfo(zone), quiet, wanted is None or bool(wanted), last_day)
