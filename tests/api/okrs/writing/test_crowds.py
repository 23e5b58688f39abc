"""Many who check in at once under one tree: fixed statements, no deadlock, nothing lost, and nobody reads in a queue."""

import asyncio
import time
from typing import Any

import asyncpg
import pytest

from benchmarks.check_ins.company import ADMIN, DEPTH, Shape, chains, founded
from plumbline.database import Sql, database_open, reading, statements, transaction
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import CheckInEntry
from plumbline.okrs.words import Status
from plumbline.settings import Settings
from tests.api.exchange.stored import differences

CLIENTS = 50
EACH = 3
STATEMENTS = {"postgres": 5, "sqlite": 20}
"""SQLite is asked in pieces: it is in this process, and has no statement that writes several tables."""


def entry(key_result_id: int, number: int) -> CheckInEntry:
    return CheckInEntry(f"{key_result_id} {number}", key_result_id, Status.ON_TRACK, float(number))


async def rows(sql: str, **values: Any) -> list[Any]:
    async with reading() as connection:
        return list(await connection.rows(Sql(sql, **values)))


@pytest.mark.parametrize("depth", [2, DEPTH])
async def test_a_call_takes_so_many_statements_whatever_its_entries_and_their_depth(
    database: Settings, depth: int
) -> None:
    key_results = await chains(Shape.SHARED, depth=depth, clients=100)
    for number, some in enumerate((key_results[:1], key_results), start=1):
        with statements() as ran:
            results, moved = await okrs.check_in(ADMIN, [entry(id_, number) for id_ in some])
        assert not [result for result in results if result.refusals]
        assert len(moved.goal_ids) > depth
        assert len(ran) == STATEMENTS[database.dialect], "\n".join(ran)


async def test_of_fifty_clients_under_one_objective_none_is_lost_and_none_deadlocks(installation: Settings) -> None:
    async with database_open(installation):
        company = await founded(Shape.SHARED, clients=CLIENTS // 2)

        async def client(number: int) -> None:
            # Two clients on each key result; each call reports on two branches, named in either order.
            own, other = company.key_results[number // 2], company.key_results[(number * 7 + 3) % (CLIENTS // 2)]
            for turn in range(EACH):
                pair = [entry(own, number * EACH + turn + 1), entry(other, 1_000 + number * EACH + turn)]
                results, _ = await okrs.check_in(ADMIN, pair[:: 1 if turn % 2 else -1])
                assert not [result for result in results if result.refusals]

        await asyncio.gather(*(client(number) for number in range(CLIENTS)))
        found = await rows("select key_result_id, value_before, value from check_in order by key_result_id, id")
        assert len(found) == CLIENTS * EACH * 2
        assert chained(found)
        assert await differences() == {}
    if installation.dialect == "postgres":
        assert await deadlocks(installation.database_url) == 0


def chained(found: list[Any]) -> bool:
    """Whether of each key result's check-ins every one saw another one's value, as in a chain; the first saw none."""
    said: dict[int, list[tuple[float | None, float]]] = {}
    for key_result_id, before, value in found:
        said.setdefault(key_result_id, []).append((before, value))
    chains = ([before for before, _ in each] for each in said.values())
    values = {id_: {value for _, value in each} for id_, each in said.items()}
    return all(
        len(set(seen)) == len(seen) and set(seen) - {None} < values[id_] for id_, seen in zip(said, chains, strict=True)
    )


async def deadlocks(address: str) -> int:
    """Deadlocks in this database so far; transactions that lost in one would have been run again unnoticed."""
    connection: Any = await asyncpg.connect(address)
    try:
        return int(
            await connection.fetchval("select deadlocks from pg_stat_database where datname = current_database()")
        )
    finally:
        await connection.close()


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_readers_do_not_wait_while_writers_queue(database: Settings) -> None:
    company = await founded(Shape.SHARED, clients=CLIENTS)
    written, go_on = asyncio.Event(), asyncio.Event()

    @transaction
    async def slow() -> None:
        await okrs.check_in(ADMIN, [entry(company.key_results[0], 1)])
        written.set()
        await go_on.wait()

    first = asyncio.create_task(slow())
    await written.wait()
    queue = [asyncio.create_task(okrs.check_in(ADMIN, [entry(id_, 2)])) for id_ in company.key_results]
    begun = time.monotonic()
    for _ in range(20):
        async with asyncio.timeout(2):
            counts = await asyncio.gather(*(rows("select count(*) from check_in") for _ in range(10)))
        assert {count[0][0] for count in counts} == {0}, "a reader sees what is not committed"
    seconds = time.monotonic() - begun
    assert not first.done()
    assert not [task for task in queue if task.done()], f"the writers did not queue for {seconds:.1f} s"
    go_on.set()
    await asyncio.gather(first, *queue)
    assert (await rows("select count(*) from check_in"))[0][0] == CLIENTS + 1
    assert await differences() == {}
