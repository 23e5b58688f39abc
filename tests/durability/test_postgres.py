import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest

from plumbline.database import Once, Sql, current, database_open, reading, transaction
from plumbline.database import postgres as module
from plumbline.database.failures import lost, named
from plumbline.database.upgrading import migrate
from plumbline.kit.clock import now
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings
from tests.conftest import postgres_command


@pytest.fixture
def dialect() -> str:
    return "postgres"


@transaction
async def put(name: str) -> None:
    await current().run(Sql("insert into job (name, next_at) values (:name, :at)", name=name, at=now()))


async def names() -> list[str]:
    async with reading() as connection:
        return [row[0] for row in await connection.rows(Sql("select name from job order by name"))]


async def names_at_once() -> list[str]:
    return [row[0] for row in await Once().rows(Sql("select name from job order by name"))]


@pytest.mark.parametrize("name, value", [*module.SESSION.items()])
async def test_every_timeout_is_set_in_both_pools(database: Settings, name: str, value: str) -> None:
    @transaction
    async def writing() -> str:
        return str((await current().rows(Sql(f"show {name}")))[0][0])

    assert await writing() == value
    async with reading() as connection:
        assert (await connection.rows(Sql(f"show {name}")))[0][0] == value


async def test_a_snapshot_is_repeatable_and_read_only(database: Settings) -> None:
    async with reading() as connection:
        assert (await connection.rows(Sql("show transaction_isolation")))[0][0] == "repeatable read"
        assert (await connection.rows(Sql("show transaction_read_only")))[0][0] == "on"


async def test_a_statement_that_takes_too_long_is_ended_and_the_pool_stays_whole(
    installation: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.SESSION, "statement_timeout", "100ms")
    async with database_open(installation):
        for _ in range(12):
            async with reading() as connection:
                with pytest.raises(DatabaseUnavailable):
                    await connection.rows(Sql("select pg_sleep(5)"))
            with pytest.raises(DatabaseUnavailable):
                await Once().rows(Sql("select pg_sleep(5)"))
        assert await names() == []


async def test_broken_connections_are_replaced_without_a_restart(database: Settings) -> None:
    await put("a")
    assert await names() == ["a"]
    await postgres_command(
        database.database_url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plumbline'",
    )
    assert await names_at_once() == ["a"]
    await put("b")
    assert await names() == ["a", "b"]


@pytest.mark.parametrize("reads", [names, names_at_once])
async def test_a_frozen_server_is_given_up_in_time_and_used_again_when_it_thaws(
    installation: Settings, monkeypatch: pytest.MonkeyPatch, reads: Callable[[], Awaitable[list[str]]]
) -> None:
    monkeypatch.setattr(module, "COMMAND_SECONDS", 1)
    monkeypatch.setattr(module, "POOL_SECONDS", 1)
    monkeypatch.setattr(module, "CONNECT_SECONDS", 1)
    async with database_open(installation):
        await put("a")
        frozen = await backends()
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        try:
            started = time.monotonic()
            with pytest.raises(DatabaseUnavailable):
                await put("b")
            with pytest.raises(DatabaseUnavailable):
                await reads()
            assert time.monotonic() - started < 12
        finally:
            for pid in frozen:
                os.kill(pid, signal.SIGCONT)
        async with asyncio.timeout(5):
            await put("c")
        assert "c" in await reads()


async def backends() -> list[int]:
    async with reading() as connection:
        rows = await connection.rows(
            Sql(
                "select pid from pg_stat_activity where application_name = 'plumbline' and datname = current_database()"
            )
        )
        return [row[0] for row in rows]


@pytest.mark.parametrize(
    "address",
    [
        "postgres://nobody@127.0.0.1:1/none",
        "postgres://nobody@nowhere.invalid/none",
        "postgres://x:y@127.0.0.1:port/none",
    ],
)
async def test_a_server_that_is_not_there_is_told_in_one_sentence(address: str, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="PLUMBLINE_DATABASE_URL") as refused:
        await migrate(Settings(data=tmp_path, database_url=address))
    assert "nobody" not in str(refused.value)


async def test_a_database_that_does_not_exist_is_told_in_one_sentence(installation: Settings) -> None:
    with pytest.raises(CannotStart, match="no database of that name"):
        await migrate(installation.but(database_url=installation.database_url.replace("/test_", "/absent_")))


async def test_a_server_that_may_lose_commits_is_refused(installation: Settings) -> None:
    await postgres_command(installation.database_url, "alter system set fsync = off")
    await postgres_command(installation.database_url, "select pg_reload_conf()")
    try:
        await asyncio.sleep(0.3)
        with pytest.raises(CannotStart, match="fsync"):
            async with database_open(installation):
                pass
    finally:
        await postgres_command(installation.database_url, "alter system reset fsync")
        await postgres_command(installation.database_url, "select pg_reload_conf()")
        await asyncio.sleep(0.3)


def test_a_connection_that_ends_while_a_statement_goes_out_is_a_database_that_does_not_answer() -> None:
    failure = asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress")
    assert isinstance(named(failure), DatabaseUnavailable)
    assert lost(failure)
