import asyncio
from datetime import timedelta

import pytest

from plumbline.database import Sql, current, reading, transaction
from plumbline.events.jobs import HOLD, Periodic, run_if_due
from plumbline.events.models import Job
from plumbline.events.outbox import events, horizon, record
from plumbline.kit.clock import frozen, now
from plumbline.settings import Settings

pytestmark = pytest.mark.usefixtures("database")


@transaction
async def happen(number: int) -> None:
    await record("thing.happened", "thing", number, objective_id=7, payload={"number": number})


@transaction
async def wait_inside(number: int, entered: asyncio.Event, leave: asyncio.Event) -> None:
    await record("thing.happened", "thing", number)
    entered.set()
    await leave.wait()


async def seen(since: int) -> tuple[list[int], int]:
    async with reading() as connection:
        limit = await horizon(connection)
        return [row["subject_id"] for row in await events(connection, since=since, before=limit)], limit


async def test_what_happened_is_read_once_and_in_order() -> None:
    await happen(1)
    await happen(2)
    first, since = await seen(0)
    await happen(3)
    second, since = await seen(since)
    assert (first, second) == ([1, 2], [3])
    assert (await seen(since))[0] == []


async def test_nothing_happened_when_the_transaction_failed() -> None:
    @transaction
    async def failing() -> None:
        await happen(1)
        raise LookupError

    with pytest.raises(LookupError):
        await failing()
    assert (await seen(0))[0] == []


async def test_an_event_that_is_committed_late_is_not_skipped(database: Settings) -> None:
    if database.dialect == "sqlite":
        pytest.skip("on SQLite nobody can be late: writers queue")
    entered, leave = asyncio.Event(), asyncio.Event()
    late = asyncio.create_task(wait_inside(1, entered, leave))
    await entered.wait()
    await happen(2)
    early, since = await seen(0)
    leave.set()
    await late
    assert early == []
    assert (await seen(since))[0] == [1, 2]


async def test_no_event_is_skipped_or_doubled_between_writers_and_a_reader() -> None:
    read: list[int] = []
    writers = asyncio.gather(*(happen(number) for number in range(60)))
    since = 0
    while not writers.done():
        found, since = await seen(since)
        read += found
    await writers
    read += (await seen(since))[0]
    assert sorted(read) == list(range(60))


async def test_a_job_runs_when_it_is_due_and_in_one_place_at_a_time() -> None:
    runs = 0

    async def work() -> None:
        nonlocal runs
        runs += 1
        await asyncio.sleep(0.05)

    job = Periodic("work", timedelta(minutes=1), work)
    await made_due(job.name)
    assert sum(await asyncio.gather(*(run_if_due(job) for _ in range(8)))) == 1
    assert runs == 1
    with frozen(now() + timedelta(minutes=1)):
        assert await run_if_due(job)
    assert runs == 2


async def test_a_job_that_fails_is_counted_and_runs_again() -> None:
    async def work() -> None:
        raise LookupError

    job = Periodic("work", timedelta(minutes=1), work)
    await made_due(job.name)
    assert await run_if_due(job)
    assert await failures(job.name) == 1
    with frozen(now() + timedelta(minutes=1)):
        assert await run_if_due(job)
    assert await failures(job.name) == 2


async def test_a_job_whose_process_died_is_taken_up_after_a_while() -> None:
    async def work() -> None:
        pass

    job = Periodic("work", timedelta(minutes=1), work)
    await made_due(job.name)

    @transaction
    async def die() -> None:
        await current().run(Sql("update job set held_until = :at", at=now() + HOLD))

    await die()
    assert not await run_if_due(job)
    with frozen(now() + HOLD + timedelta(seconds=1)):
        assert await run_if_due(job)


@transaction
async def made_due(name: str) -> None:
    await Job.create(name=name, next_at=now())


async def failures(name: str) -> int:
    async with reading() as connection:
        rows = await connection.rows(Sql("select failures from job where name = :name", name=name))
        return int(rows[0][0])
