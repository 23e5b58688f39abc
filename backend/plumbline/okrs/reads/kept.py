"""What was reported for each due moment, for key results that are scored by the share of moments kept."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from plumbline.database import Row, Sql
from plumbline.engine import Reads
from plumbline.okrs.cadence import Cadence, CadenceSetting, Interval, due_moments, effective
from plumbline.okrs.reads.reports import check_ins_of, company_zone
from plumbline.okrs.reported import Duty, values_by_due

Answer = tuple[datetime, float | None]
"""A due moment and the value reported for it."""

_PLANS = """
select k.id, k.starts_on, k.due_on, o.published_at, coalesce(k.owner_unit_id, o.unit_id) as unit_id,
    coalesce(reporter.time_zone, own.time_zone, owner.time_zone, (
        select p.time_zone from membership m join person p on p.id = m.person_id
        where m.unit_id = coalesce(k.owner_unit_id, o.unit_id) and m.lead order by m.id limit 1
    )) as zone
from key_result k
join objective o on o.id = k.objective_id
left join person reporter on reporter.id = k.reporter_id
left join person own on own.id = k.owner_person_id
left join person owner on owner.id = o.owner_person_id
where k.id in :ids and k.state = 'ACTIVE' and o.state in ('PUBLISHED', 'CLOSED') and o.published_at is not null
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


async def answers_of(reads: Reads, key_result_ids: Sequence[int]) -> dict[int, list[Answer]]:
    """For each key result, every moment that has been due so far and what was reported for it; in four statements."""
    plans = await reads.rows(Sql(_PLANS, ids=list(key_result_ids)))
    check_ins = await check_ins_of(reads, key_result_ids)
    cadences = await _cadences(reads, sorted({row[4] for row in plans if row[4]}))
    zone = await company_zone(reads)
    return {
        row[0]: values_by_due(check_ins.get(row[0], ()), _duty(row, cadences.get(row[4]), zone), reads.now)
        for row in plans
    }


def _duty(row: Row, cadence: Cadence | None, company_zone: str) -> Duty:
    zone = ZoneInfo(row[5] or company_zone)
    kept = cadence or effective(())
    return Duty(zone, tuple(due_moments(kept, zone, row[1], row[2], since=row[3])), kept)


async def _cadences(reads: Reads, unit_ids: Sequence[int]) -> dict[int, Cadence]:
    chains: dict[int, list[CadenceSetting]] = defaultdict(list)
    for start, *setting, locked in await reads.rows(Sql(_CADENCES, ids=list(unit_ids))):
        chains[start].append(CadenceSetting(_cadence(*setting), bool(locked)))
    return {unit_id: effective(chain) for unit_id, chain in chains.items()}


def _cadence(interval: str | None, days: int | None, weekday: int | None, at: str | None) -> Cadence | None:
    if interval is None:
        return None
    return Cadence(Interval(interval), weekday=weekday or 0, at=time.fromisoformat(at or "09:00"), days=days)
