"""Batched reads of cycles."""

from collections.abc import Sequence
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.kit.zones import day_in

CYCLES = Table("cycle", prefix="cyc")
CYCLES_WITHIN = Relation(CYCLES, by="parent_id", order=("starts_on", "name", "id"))
ALL_CYCLES = Relation(CYCLES, order=("-starts_on", "ends_on", "id"))


async def company_day(reads: Reads) -> Any:
    """Today, by the company's days; by UTC before there is a company."""
    rows = await reads.rows(Sql("select time_zone from unit where kind = 'COMPANY'"))
    return day_in(rows[0][0] if rows else "UTC", reads.now)


async def cycle_of_today(reads: Reads, cycle_id: int | None = None) -> int | None:
    """The given cycle, or the shortest ACTIVE one that holds today; none when there is none."""
    if cycle_id is not None:
        return cycle_id
    today = await company_day(reads)
    rows = await reads.rows(
        Sql(
            "select id, starts_on, ends_on from cycle"
            " where phase = 'ACTIVE' and starts_on <= :today and ends_on >= :today",
            today=today,
        )
    )
    shortest = min(rows, key=lambda row: (row[2] - row[1], row[0]), default=None)
    return None if shortest is None else int(shortest[0])


async def current_cycle(reads: Reads, keys: Sequence[Any]) -> dict[Any, Ref]:
    """The shortest ACTIVE cycle that holds today."""
    found = await cycle_of_today(reads)
    return {} if found is None else {key: Ref("Cycle", found) for key in keys}


async def elapsed(reads: Reads, keys: Sequence[Any]) -> dict[Any, float]:
    """Share of the days gone, for cycles given as (first day, last day)."""
    today = await company_day(reads)
    return {key: _share(today, *key) for key in keys}


def _share(today: Any, first: Any, last: Any) -> float:
    if today <= first:
        return 0.0
    return 1.0 if today >= last else round((today - first).days / (last - first).days, 6)
