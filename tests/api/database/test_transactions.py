import asyncio
import random

import pytest

from plumbline.database import (
    IntegrityError,
    Sql,
    after_commit,
    current,
    reading,
    statements,
    transaction,
)
from plumbline.database.sqlite import OutsideTransaction
from plumbline.events.models import Job
from plumbline.kit.clock import now
from plumbline.kit.errors import DatabaseUnavailable
from plumbline.settings import Settings

pytestmark = pytest.mark.usefixtures("database")


@transaction
async def keep(name: str, failures: int = 0) -> Job:
    return await Job.create(name=name, next_at=now(), failures=failures)


@transaction
async def count_up(name: str) -> None:
    connection = current()
    await connection.run(Sql("update job set failures = failures + 1 where name = :name", name=name))


async def kept() -> list[str]:
    async with reading() as connection:
        return [row["name"] for row in await connection.rows(Sql("select name from job order by name"))]


async def failures(name: str) -> int:
    async with reading() as connection:
        rows = await connection.rows(Sql("select failures from job where name = :name", name=name))
        return int(rows[0][0])


async def test_what_was_committed_is_seen_by_the_next_reader() -> None:
    await keep("a")
    assert await kept() == ["a"]


async def test_a_use_case_that_fails_leaves_nothing_behind() -> None:
    @transaction
    async def half() -> None:
        await keep("a")
        raise LookupError

    with pytest.raises(LookupError):
        await half()
    assert await kept() == []


async def test_a_use_case_inside_another_is_part_of_it() -> None:
    @transaction
    async def both() -> None:
        outer = current()
        await keep("a")
        assert current() is outer
        async with reading() as seen:
            assert len(await seen.rows(Sql("select name from job"))) == 1
        await keep("b")

    await both()
    assert await kept() == ["a", "b"]


async def test_a_broken_rule_of_the_tables_has_one_name_for_models_and_statements() -> None:
    await keep("a")
    with pytest.raises(IntegrityError):
        await keep("a")

    @transaction
    async def raw() -> None:
        await current().run(Sql("insert into job (name, next_at) values ('a', :at)", at=now()))

    with pytest.raises(IntegrityError):
        await raw()


async def test_no_model_can_be_used_outside_a_transaction() -> None:
    with pytest.raises(OutsideTransaction):
        await Job.create(name="a", next_at=now())
    with pytest.raises(OutsideTransaction):
        await Job.all()
    with pytest.raises(RuntimeError):
        current()
    with pytest.raises(RuntimeError):
        after_commit(lambda: None)


async def test_what_should_follow_a_commit_follows_only_a_commit() -> None:
    seen = asyncio.Event()

    @transaction
    async def work(name: str, *, fails: bool) -> None:
        await keep(name)
        after_commit(seen.set)
        if fails:
            raise LookupError

    with pytest.raises(LookupError):
        await work("a", fails=True)
    assert not seen.is_set()
    await work("b", fails=False)
    assert seen.is_set()


async def test_a_snapshot_does_not_see_what_is_committed_meanwhile_and_can_not_write() -> None:
    await keep("a")
    async with reading() as connection:
        assert len(await connection.rows(Sql("select name from job"))) == 1
        await keep("b")
        assert len(await connection.rows(Sql("select name from job"))) == 1
        with pytest.raises(DatabaseUnavailable):
            await connection.run(Sql("delete from job"))
    assert await kept() == ["a", "b"]


async def test_readers_do_not_wait_for_a_writer() -> None:
    entered, leave = asyncio.Event(), asyncio.Event()

    @transaction
    async def slow() -> None:
        await keep("a")
        entered.set()
        await leave.wait()

    writer = asyncio.create_task(slow())
    await entered.wait()
    async with asyncio.timeout(2):
        assert await asyncio.gather(*(kept() for _ in range(20))) == [[]] * 20
    leave.set()
    await writer
    assert await kept() == ["a"]


async def test_no_update_is_lost_between_eight_times_forty_writers() -> None:
    await keep("a")

    async def writer() -> None:
        for _ in range(40):
            await count_up("a")

    await asyncio.gather(*(writer() for _ in range(8)))
    assert await failures("a") == 320


async def test_two_transactions_that_block_each_other_both_succeed(database: Settings) -> None:
    await keep("a")
    await keep("b")
    meeting = asyncio.Barrier(2)

    @transaction
    async def crossed(first: str, second: str) -> None:
        await count_up(first)
        if database.dialect == "postgres" and not meeting.broken:
            try:
                async with asyncio.timeout(0.5):
                    await meeting.wait()
            except (TimeoutError, asyncio.BrokenBarrierError):
                await meeting.abort()
        await count_up(second)

    await asyncio.gather(crossed("a", "b"), crossed("b", "a"))
    assert (await failures("a"), await failures("b")) == (2, 2)


async def test_three_hundred_cancelled_transactions_wedge_nothing_and_are_whole_or_nothing() -> None:
    chance = random.Random(7)
    await keep("a")
    await keep("b")

    @transaction
    async def both() -> None:
        await count_up("a")
        await asyncio.sleep(0)
        await count_up("b")

    tasks = []
    for _ in range(300):
        task = asyncio.create_task(both())
        await asyncio.sleep(chance.choice((0, 0, 0.0005, 0.002, 0.006)))
        task.cancel()
        tasks.append(task)
    await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(10):
        await both()
    assert await failures("a") == await failures("b") > 0


async def test_three_hundred_cancelled_readers_leak_no_connection() -> None:
    chance = random.Random(8)
    await keep("a")
    tasks = []
    for _ in range(300):
        task = asyncio.create_task(kept())
        await asyncio.sleep(chance.choice((0, 0, 0.0005, 0.002)))
        task.cancel()
        tasks.append(task)
    await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(10):
        assert await asyncio.gather(*(kept() for _ in range(30))) == [["a"]] * 30


async def test_every_statement_is_counted_and_none_that_begins_or_ends() -> None:
    with statements() as texts:
        await keep("a")
        await kept()
    assert [text.split()[0].lower() for text in texts] == ["insert", "select"]


async def test_values_come_back_as_they_went_in_on_both_databases() -> None:
    at = now()

    @transaction
    async def put() -> None:
        await current().run(
            Sql("insert into job (name, next_at, failures) values (:name, :at, :n)", name="it''s :n 🌍", at=at, n=3)
        )

    await put()
    async with reading() as connection:
        [row] = await connection.rows(
            Sql(
                "select name, next_at, failures from job where name in :names and next_at <= :at and name not in :none",
                names=["it''s :n 🌍", "b"],
                at=at,
                none=[],
            )
        )
    assert (row["name"], row["next_at"], row[2]) == ("it''s :n 🌍", at, 3)
