"""Counts and rates over what the viewer sees."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.database import Dialect, Row, Sql
from plumbline.engine import Reads
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import CycleOfToday, both, cycle_asked, unaligned, within
from plumbline.okrs.reads.past import AsOf, looking_back
from plumbline.okrs.words import Health
from plumbline.organization.words import UnitKind

# From goal to goal along an index: how many come is not to be guessed, and a wrong guess reads whole tables.
_STEP: dict[Dialect, str] = {
    "sqlite": """
        {start} cross join alignment t on t.to_objective_id = {start}.id
        cross join objective o on o.id = t.from_objective_id where t.kind = 'CONTRIBUTES' and not o.archived and :seen
    """,
    "postgres": """
        {start} cross join lateral (
            select o.id from alignment t join objective o on o.id = t.from_objective_id
            where t.to_objective_id = {start}.id and t.kind = 'CONTRIBUTES' and not o.archived and :seen offset 0
        ) o
    """,
}
_BELOW = """
with recursive top(id) as (
    select id from objective where id in :ids
), below(root, id) as (
    select top.id, o.id from {first}
    union
    select below.root, o.id from {further}
)
select below.root, o.health, count(*), coalesce(sum((
    select count(*) from key_result k where k.objective_id = below.id and k.state = 'ACTIVE'
)), 0) from {found} where below.id <> below.root group by below.root, o.health
"""
_FOUND: dict[Dialect, str] = {
    "sqlite": "below cross join objective o on o.id = below.id",
    "postgres": "below cross join lateral (select o.health from objective o where o.id = below.id offset 0) o",
}
_UNITS: dict[Dialect, str] = {
    "sqlite": "below cross join unit u on u.parent_id = below.id",
    "postgres": "below cross join lateral (select u.id from unit u where u.parent_id = below.id offset 0) u",
}
_UNITS_BELOW = """
with recursive below(root, id) as (
    select id, id from unit where id in :ids
    union all
    select below.root, u.id from {further}
)
select below.root, below.id, u.kind from below join unit u on u.id = below.id
"""
_IN_UNITS = """
select o.unit_id, o.health, count(*), sum(o.alone),
    sum(case when o.owner_unit_id = o.unit_id then o.progress end),
    sum(case when o.owner_unit_id = o.unit_id and o.progress is not null then 1 else 0 end),
    sum(o.key_results), sum(o.due), sum(o.kept)
from (
    select t.id, t.unit_id, t.health, t.owner_unit_id, t.progress, case when :unaligned then 1 else 0 end as alone,
        count(k.id) as key_results, count(case when :due then 1 end) as due,
        count(case when :due and (k.due_at is null or k.due_at > :now) then 1 end) as kept
    from objective t left join key_result k on k.objective_id = t.id and k.state = 'ACTIVE' where :wanted
    group by t.id
) o group by o.unit_id, o.health
"""
# Past rows have no primary key that the other columns would follow from.
_IN_UNITS_THEN = _IN_UNITS.replace(
    "case when :unaligned then 1 else 0 end as alone", "max(case when :unaligned then 1 else 0 end) as alone"
).replace("group by t.id", "group by t.id, t.unit_id, t.health, t.owner_unit_id, t.progress")


@dataclass(frozen=True, slots=True)
class StatsAsked:
    """Of which unit the numbers are, with it all units they cover, in which cycle, and as of when."""

    unit: int
    units: frozenset[int | None]
    cycle: int
    as_of: datetime | None


_REPORTED = "t.state = 'PUBLISHED' and k.value_from = 'CHECK_INS'"


async def below(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What stands below each objective along CONTRIBUTES edges: each goal once, archived ones left out."""
    step = _STEP[reads.dialect]
    first, further = step.format(start="top"), step.format(start="below")
    sql = _BELOW.format(first=first, further=further, found=_FOUND[reads.dialect])
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in await reads.rows(Sql(sql, ids=list(keys), seen=visible(reads.viewer, "o"))):
        grouped[row[0]].append(row)
    return {
        key: {
            "objectives": sum(row[2] for row in grouped[key]),
            "key_results": sum(int(row[3]) for row in grouped[key]),
            "health": _healths((row[1], row[2]) for row in grouped[key]),
        }
        for key in keys
    }


async def stats(
    reads: Reads, keys: Sequence[int], *, cycle_id: CycleOfToday = None, as_of: AsOf = None
) -> dict[int, dict[str, Any]]:
    """Counts over each unit, the units below it and their people; the mean is over the unit's own objectives.

    What belongs to no unit, the goals of people without a home team, belongs to the company. Looking back, the units
    are those of today.
    """
    cycle = await cycle_asked(reads, cycle_id)
    units = await _units_below(reads, keys)
    grouped = await rows_by_unit(reads, cycle, held_by({unit for below in units.values() for unit in below}), as_of)
    return {
        key: _stats([row for unit in units[key] for row in grouped.get(unit, ())], grouped.get(key, ()))
        | {"asked": StatsAsked(key, frozenset(units[key]), cycle, as_of)}
        for key in keys
    }


async def rows_by_unit(
    reads: Reads, cycle: int, held: Sql | None, as_of: datetime | None
) -> dict[int | None, list[Row]]:
    """What is counted of the objectives that each unit holds, a row for each health."""
    sql = Sql(
        _IN_UNITS if as_of is None else _IN_UNITS_THEN,
        wanted=both(Sql("not t.archived"), within(reads, cycle), held, visible(reads.viewer, "t")),
        unaligned=unaligned(reads.viewer),
        due=Sql(_REPORTED),
        now=reads.now,
    )
    grouped: dict[int | None, list[Row]] = defaultdict(list)
    with looking_back(reads, as_of):
        for row in await reads.rows(sql):
            grouped[row[0]].append(row)
    return grouped


async def _units_below(reads: Reads, keys: Sequence[int]) -> dict[int, set[int | None]]:
    """Each unit with all below it; below the company is None as well."""
    sql = Sql(_UNITS_BELOW.format(further=_UNITS[reads.dialect]), ids=list(keys))
    units: dict[int, set[int | None]] = {key: set() for key in keys}
    for root, unit, kind in await reads.rows(sql):
        units[root] |= {unit, None} if kind == UnitKind.COMPANY else {unit}
    return units


def held_by(units: Collection[int | None]) -> Sql | None:
    """Objectives `t` of these units; all there are when the company is among them."""
    return None if None in units else Sql("t.unit_id in :units", units=sorted(unit for unit in units if unit))


def _stats(rows: Sequence[Row], own: Sequence[Row]) -> dict[str, Any]:
    objectives, alone, key_results, due, kept = (sum(int(row[place]) for row in rows) for place in (2, 3, 6, 7, 8))
    with_number = sum(int(row[5]) for row in own)
    total = sum(row[4] or 0.0 for row in own)
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
    counts: Counter[str] = Counter()
    for health, count in counted:
        counts[health] += count
    return [{"health": health, "count": counts[health]} for health in Health if counts[health]]
