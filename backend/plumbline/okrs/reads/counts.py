"""Counts and rates over what the viewer sees."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import CycleOfToday, both, cycle_asked, inside, unaligned
from plumbline.okrs.words import Health

_BELOW = """
with recursive below(root, id) as (
    select t.to_objective_id, o.id from alignment t join objective o on o.id = t.from_objective_id
    where t.kind = 'CONTRIBUTES' and t.to_objective_id in :ids and not o.archived and :seen
    union
    select below.root, o.id from below join alignment t on t.to_objective_id = below.id
    join objective o on o.id = t.from_objective_id
    where t.kind = 'CONTRIBUTES' and not o.archived and :seen
)
select below.root, o.health, count(*), coalesce(sum((
    select count(*) from key_result k where k.objective_id = o.id and k.state = 'ACTIVE'
)), 0) from below join objective o on o.id = below.id where below.id <> below.root group by below.root, o.health
"""
_IN_UNITS = """
with recursive below(root, id) as (
    select id, id from unit where id in :ids
    union all
    select below.root, u.id from unit u join below on u.parent_id = below.id
), held as (
    select t.id, t.health, t.progress, t.owner_unit_id, case when :unaligned then 1 else 0 end as alone,
        coalesce(t.unit_id, (select id from unit where kind = 'COMPANY')) as unit_id
    from objective t where :wanted
)
select below.root, o.health, count(*), sum(o.alone),
    sum(case when o.owner_unit_id = below.root then o.progress end),
    sum(case when o.owner_unit_id = below.root and o.progress is not null then 1 else 0 end),
    coalesce(sum((select count(*) from key_result k where k.objective_id = o.id and k.state = 'ACTIVE')), 0),
    coalesce(sum((select count(*) from key_result k where :due and k.objective_id = o.id)), 0),
    coalesce(sum((
        select count(*) from key_result k where :due and k.objective_id = o.id and (k.due_at is null or k.due_at > :now)
    )), 0)
from below join held o on o.unit_id = below.id group by below.root, o.health
"""
_REPORTED = """
k.state = 'ACTIVE' and k.value_from = 'CHECK_INS' and exists (
    select 1 from objective p where p.id = k.objective_id and p.state = 'PUBLISHED'
)
"""


async def below(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What stands below each objective along CONTRIBUTES edges: each goal once, archived ones left out."""
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in await reads.rows(Sql(_BELOW, ids=list(keys), seen=visible(reads.viewer, "o"))):
        grouped[row[0]].append(row)
    return {
        key: {
            "objectives": sum(row[2] for row in grouped[key]),
            "key_results": sum(int(row[3]) for row in grouped[key]),
            "health": _healths((row[1], row[2]) for row in grouped[key]),
        }
        for key in keys
    }


async def stats(reads: Reads, keys: Sequence[int], *, cycle_id: CycleOfToday = None) -> dict[int, dict[str, Any]]:
    """Counts over each unit, the units below it and their people; the mean is over the unit's own objectives."""
    cycle = Sql("t.cycle_id in (") + inside(await cycle_asked(reads, cycle_id)) + Sql(")")
    wanted = both(Sql("not t.archived"), cycle, visible(reads.viewer, "t"))
    sql = Sql(
        _IN_UNITS,
        ids=list(keys),
        wanted=wanted,
        unaligned=unaligned(reads.viewer),
        due=Sql(_REPORTED),
        now=reads.now,
    )
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in await reads.rows(sql):
        grouped[row[0]].append(row)
    return {key: _stats(grouped[key]) for key in keys}


def _stats(rows: Sequence[Row]) -> dict[str, Any]:
    objectives, alone, with_number, key_results, due, kept = (
        sum(int(row[place] or 0) for row in rows) for place in (2, 3, 5, 6, 7, 8)
    )
    total = sum(row[4] or 0.0 for row in rows)
    return {
        "objectives": objectives,
        "key_results": key_results,
        "progress": rounded_mean(total, with_number),
        "health": _healths((row[1], row[2]) for row in rows),
        "unaligned": alone,
        "check_in_rate": rounded_mean(kept, due),
    }


def rounded_mean(total: float, count: int) -> float | None:
    """The mean to 6 decimals; none of nothing."""
    return round(total / count, 6) if count else None


def _healths(counted: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Counts by health in the order of the words, without zeros."""
    counts = dict(counted)
    return [{"health": health, "count": counts[health]} for health in Health if counts.get(health)]
