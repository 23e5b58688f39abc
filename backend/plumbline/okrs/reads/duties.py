"""When check-ins are due for key results, and what they have said so far: read for the service and for questions alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import time, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from plumbline.database import Row, Sql
from plumbline.okrs.cadence import Cadence, CadenceSetting, Interval, due_moments, effective
from plumbline.okrs.checkins import CheckInFacts
from plumbline.okrs.reported import Duty
from plumbline.okrs.words import Status

_CHECK_INS = """
select key_result_id, id, happened_on, recorded_at, status, value, milestones_done, confidence, supersedes_id,
    withdrawn, automatic, happened_at
from check_in where key_result_id in :ids
"""
_PLANS = """
select k.id, k.starts_on, k.due_on, k.scored_by, k.state as key_result_state, o.state, o.published_at, c.phase,
    coalesce(k.owner_unit_id, o.unit_id) as unit_id,
    coalesce(reporter.time_zone, own.time_zone, owner.time_zone, (
        select p.time_zone from membership m join person p on p.id = m.person_id
        where m.unit_id = coalesce(k.owner_unit_id, o.unit_id) and m.lead order by m.id limit 1
    )) as zone
from key_result k
join objective o on o.id = k.objective_id
join cycle c on c.id = o.cycle_id
left join person reporter on reporter.id = k.reporter_id
left join person own on own.id = k.owner_person_id
left join person owner on owner.id = o.owner_person_id
where k.id in :ids
"""
_CADENCES = """
with recursive up(start, id, steps) as (
    select id, id, 0 from unit where id in :ids
    union all
    select up.start, u.parent_id, up.steps + 1 from unit u join up on u.id = up.id where u.parent_id is not null
)
select up.start, u.cadence_interval, u.cadence_days, u.cadence_weekday, u.cadence_time, u.cadence_locked
from up join unit u on u.id = up.id order by up.start, up.steps desc
"""


class Source(Protocol):
    """What answers statements: a connection, or the reads of a request."""

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement and return its rows."""


async def check_in_rows(source: Source, key_result_ids: Iterable[int]) -> dict[int, list[Row]]:
    """The check-ins of these key results as rows for `check_in_facts`, in one statement."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in await source.rows(Sql(_CHECK_INS, ids=sorted(set(key_result_ids)))):
        found[row[0]].append(row)
    return found


async def check_ins_of(source: Source, key_result_ids: Iterable[int]) -> dict[int, list[CheckInFacts]]:
    """All check-ins of these key results, in one statement."""
    rows = await check_in_rows(source, key_result_ids)
    return defaultdict(list, {id_: [check_in_facts(row) for row in found] for id_, found in rows.items()})


def check_in_facts(row: Row) -> CheckInFacts:
    """A check-in from its row."""
    done = row["milestones_done"]
    return CheckInFacts(
        id=row["id"],
        day=row["happened_on"],
        recorded_at=row["recorded_at"],
        status=Status(row["status"]),
        value=row["value"],
        milestones_done=None if done is None else frozenset(int(each) for each in done.split()),
        confidence=row["confidence"],
        supersedes_id=row["supersedes_id"],
        withdrawn=bool(row["withdrawn"]),
        automatic=bool(row["automatic"]),
    )


async def plans_of(source: Source, key_result_ids: Iterable[int]) -> list[Row]:
    """Days, states, unit and zone of these key results: the zone of whoever reports, none where nobody is known."""
    return await source.rows(Sql(_PLANS, ids=sorted(set(key_result_ids))))


async def cadences_of(source: Source, unit_ids: Iterable[int | None]) -> dict[int, Cadence]:
    """The cadence in force in each unit, in one statement."""
    ids = sorted({unit_id for unit_id in unit_ids if unit_id is not None})
    chains: dict[int, list[CadenceSetting]] = defaultdict(list)
    if ids:
        for start, *setting, locked in await source.rows(Sql(_CADENCES, ids=ids)):
            chains[start].append(CadenceSetting(_cadence(*setting), bool(locked)))
    return {unit_id: effective(chain) for unit_id, chain in chains.items()}


def duty_of(plan: Row, cadences: Mapping[int, Cadence], company_zone: tzinfo) -> Duty:
    """When check-ins are due by a plan; never before it is published or once it is dropped."""
    zone = ZoneInfo(plan["zone"]) if plan["zone"] else company_zone
    cadence = cadences.get(plan["unit_id"]) or effective(())
    published = plan["state"] in ("PUBLISHED", "CLOSED") and plan["published_at"] is not None
    if not published or plan["key_result_state"] == "DROPPED":
        return Duty(zone, (), cadence)
    moments = due_moments(cadence, zone, plan["starts_on"], plan["due_on"], since=plan["published_at"])
    return Duty(zone, tuple(moments), cadence)


def _cadence(interval: str | None, days: int | None, weekday: int | None, at: str | None) -> Cadence | None:
    if interval is None:
        return None
    return Cadence(Interval(interval), weekday=weekday or 0, at=time.fromisoformat(at or "09:00"), days=days)
