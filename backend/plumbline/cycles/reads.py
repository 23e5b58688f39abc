"""Batched reads of cycles."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from plumbline.cycles.calendar import FEWEST_WEEKS, MOST_WEEKS, PlannedCycle, year_of_cycles
from plumbline.cycles.words import YearSplit
from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.kit.errors import Invalid, OutOfRange
from plumbline.kit.zones import day_in

Year = tuple[date, YearSplit, int | None]

CYCLES = Table("cycle", prefix="cyc")
CYCLES_WITHIN = Relation(CYCLES, by="parent_id", order=("starts_on", "name", "id"))
ALL_CYCLES = Relation(CYCLES, order=("-starts_on", "ends_on", "id"))


async def company_zone_of(source: Any) -> str:
    """The company's time zone, from a connection or the reads of a request; UTC before there is a company."""
    rows = await source.rows(Sql("select time_zone from unit where kind = 'COMPANY'"))
    return str(rows[0][0]) if rows else "UTC"


async def company_day(reads: Reads) -> Any:
    """Today, by the company's days; by UTC before there is a company."""
    return day_in(await company_zone_of(reads), reads.now)


async def cycle_of_today(reads: Reads, cycle_id: int | None = None) -> int | None:
    """The given cycle, or the shortest ACTIVE one that holds today; none when there is none."""
    if cycle_id is not None:
        return cycle_id
    return await running_cycle(reads, await company_day(reads))


async def running_cycle(source: Any, today: date) -> int | None:
    """The shortest ACTIVE cycle that holds a day, from a connection or the reads of a request; none when there is none."""
    rows = await source.rows(
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


def checked_year(starts_on: date, split: YearSplit, weeks: int | None) -> list[PlannedCycle]:
    """The cycles of a year. Raises Invalid (not the first of a month, weeks without WEEKS), OutOfRange (2 to 26 weeks)."""
    if starts_on.day != 1 or not 2_000 <= starts_on.year <= 2_199:
        raise Invalid("A year of cycles begins on the first of a month.", path=("startsOn",))
    if (weeks is not None) is not (split is YearSplit.WEEKS):
        raise Invalid("Cycles of some weeks say how many, and no others do.", path=("weeks",))
    if weeks is not None and not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        raise OutOfRange(f"Cycles have from {FEWEST_WEEKS} to {MOST_WEEKS} weeks.", path=("weeks",))
    return year_of_cycles(starts_on, split, weeks=weeks)


async def planned_cycles(reads: Reads, keys: Sequence[Year]) -> dict[Year, list[dict[str, Any]]]:
    """The cycles of years given as (first day, split, weeks), and whether there are such. Raises as `checked_year`."""
    years = {key: checked_year(*key) for key in keys}
    names = [each.name for planned in years.values() for each in planned]
    there = {row[0] for row in await reads.rows(Sql("select name from cycle where name in :names", names=names))}
    return {
        key: [
            {"name": each.name, "starts_on": each.starts_on, "ends_on": each.ends_on, "there": each.name in there}
            for each in planned
        ]
        for key, planned in years.items()
    }
