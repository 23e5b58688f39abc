"""Loading a company: rows stream from the shape into the store, at most a batch of each table in memory."""

import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.companies.check_ins import check_ins
from benchmarks.companies.events import Events
from benchmarks.companies.goals import Goals
from benchmarks.companies.organization import organization
from benchmarks.companies.quarter import ids_from, quarter
from benchmarks.companies.rows import Row
from benchmarks.companies.seeds import Shape
from benchmarks.companies.stores import Store, store_open
from plumbline.database.upgrading import migrate
from plumbline.kit import clock
from plumbline.settings import Settings

_BATCH = 10_000


@dataclass(frozen=True)
class Loaded:
    """How many rows of each table were written, and the seconds for rows and for indexes."""

    rows: Counter[str]
    writing: float
    indexing: float


def company_rows(shape: Shape, seed: int, newest: int) -> Iterator[tuple[str, Row]]:
    """Every row of the company, as (table, row); needs the memory of a few numbers per key result."""
    days = quarter(clock.now())
    ids = ids_from(days.published_at)
    yield from organization(shape, seed, ids, days)
    goals = Goals(seed, ids, days, shape.objective_count)
    for objective in shape.objectives():
        yield from goals.rows(objective)
    yield from check_ins(seed, ids, days, goals.reporters, shape.first_week, Events(ids, days, newest))


async def load(
    settings: Settings, shape: Shape, *, seed: int = 1, progress: Callable[[int], None] = lambda count: None
) -> Loaded:
    """Migrate the database and fill it; `progress` is told how many rows more. Raises CannotStart."""
    await migrate(settings)
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    async with store_open(settings) as store:
        async for table, count in _written(store, company_rows(shape, seed, store.newest)):
            counts[table] += count
            progress(count)
        written = time.perf_counter()
        await store.finish()
    return Loaded(counts, written - begun, time.perf_counter() - written)


async def _written(store: Store, rows: Iterable[tuple[str, Row]]) -> AsyncIterator[tuple[str, int]]:
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    for table, row in rows:
        batch = waiting[table]
        batch.append(row)
        if len(batch) == _BATCH:
            await store.add(table, batch)
            yield table, len(batch)
            batch.clear()
    for table, batch in waiting.items():
        if batch:
            await store.add(table, batch)
            yield table, len(batch)
