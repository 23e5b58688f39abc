import asyncio
import os
import resource
import signal
import subprocess
import sys
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import apsw
import pytest

from plumbline.database import Sql, current, database_open, reading, sqlite_file, transaction
from plumbline.database.lock import FolderInUse, folder_held
from plumbline.database.sqlite import READERS, SqliteDatabase
from plumbline.database.sqlite_file import BUSY_MS
from plumbline.database.transactions import opened
from plumbline.database.upgrading import migrate
from plumbline.kit.clock import now
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings

HOLDER = """
import sys, time
from pathlib import Path
from plumbline.database.lock import folder_held

with folder_held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def dialect() -> str:
    return "sqlite"


@transaction
async def put(name: str) -> None:
    await current().run(Sql("insert into job (name, next_at) values (:name, :at)", name=name, at=now()))


async def names() -> list[str]:
    async with reading() as connection:
        return [row[0] for row in await connection.rows(Sql("select name from job order by name"))]


async def test_the_pragmas_are_what_was_asked_for(database: Settings) -> None:
    @transaction
    async def read_back() -> dict[str, Any]:
        return {
            name: (await current().rows(Sql(f"pragma {name}")))[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert await read_back() == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": BUSY_MS,
    }


async def test_readers_cannot_write_even_by_mistake(database: Settings) -> None:
    async with reading() as connection:
        assert (await connection.rows(Sql("pragma query_only")))[0][0] == 1


async def test_a_second_process_is_told_who_has_the_folder(installation: Settings) -> None:
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(installation.data), stdout=asyncio.subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        await holder.stdout.readline()
        with pytest.raises(FolderInUse, match=str(holder.pid)):
            async with database_open(installation):
                pass
    finally:
        holder.kill()
        await holder.communicate()
    async with database_open(installation):  # the lock ended with the process
        assert await names() == []


def test_one_process_may_hold_its_folder_twice(tmp_path: Path) -> None:
    with folder_held(tmp_path), folder_held(tmp_path):
        pass
    assert subprocess.run([sys.executable, "-c", HOLDER.replace("60", "0"), str(tmp_path)], check=False).returncode == 0


async def test_a_database_locked_by_a_stranger_is_said_to_be_busy(
    database: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    @transaction
    async def impatient() -> None:
        await current().rows(Sql("pragma busy_timeout = 50"))

    await impatient()
    stranger = apsw.Connection(str(database.sqlite_file))
    stranger.execute("begin immediate")
    with pytest.raises(DatabaseUnavailable):
        await put("a")
    assert await names() == []
    stranger.execute("rollback")
    stranger.close()
    await put("a")
    assert await names() == ["a"]


async def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    settings.sqlite_file.write_bytes(b"this is not a database, whatever its name says" * 100)
    with pytest.raises(CannotStart, match="cannot be used"):
        await migrate(settings)


async def test_a_data_folder_that_is_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="data folder"):
        await migrate(Settings(data=tmp_path / "file"))


async def test_a_full_disk_is_reported_loses_nothing_and_needs_no_restart(database: Settings) -> None:
    await put("before")
    size = os.stat(f"{database.sqlite_file}-wal").st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept, refused = ["before"], 0
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, hard))
    try:
        for number in range(40):
            try:
                await put(f"{number:03}" + "x" * 60)
                kept.append(f"{number:03}" + "x" * 60)
            except DatabaseUnavailable:
                refused += 1
            assert await names() == sorted(kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, former)
    assert refused
    await put("later")
    assert await names() == sorted([*kept, "later"])


WRITER = """
import asyncio, sys
from pathlib import Path
from plumbline.database import Sql, current, database_open, transaction
from plumbline.kit.clock import now
from plumbline.settings import Settings

@transaction
async def put(name):
    await current().run(Sql("insert into job (name, next_at) values (:name, :at)", name=name, at=now()))

async def main():
    async with database_open(Settings(data=Path(sys.argv[1]), database_url=sys.argv[2])):
        for number in range(100_000):
            await put(f"{sys.argv[3]}-{number}")
            print(f"{sys.argv[3]}-{number}", flush=True)

asyncio.run(main())
"""


async def test_what_was_acknowledged_survives_being_killed(installation: Settings) -> None:
    acknowledged: set[str] = set()
    for turn in range(3):
        writer = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(installation.data), "", str(turn), stdout=asyncio.subprocess.PIPE
        )
        assert writer.stdout is not None
        for _ in range(20 + 7 * turn):
            acknowledged.add((await writer.stdout.readline()).decode().strip())
        writer.kill()
        acknowledged |= set((await writer.communicate())[0].decode().split())
    async with database_open(installation):
        assert acknowledged <= set(await names())
        async with reading() as connection:
            assert (await connection.rows(Sql("pragma integrity_check")))[0][0] == "ok"


async def test_whoever_is_cancelled_at_the_moment_a_place_comes_free_stays_cancelled(database: Settings) -> None:
    async def waited() -> None:
        async with reading():
            pass

    async with AsyncExitStack() as taken:
        for _ in range(READERS):
            await taken.enter_async_context(reading())
        waiter = asyncio.create_task(waited())
        await asyncio.sleep(0.05)
        places = cast(SqliteDatabase, opened().store)._reading
        places.release()
        waiter.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiter
        await places.acquire()


async def test_a_second_reader_sees_what_the_first_one_sees_or_is_not_there(database: Settings) -> None:
    await put("a")
    seen = Sql("select name from job")
    async with reading() as first:
        before = [row[0] for row in await first.rows(seen)]
        async with first.beside() as second:
            assert second is not None
            await put("b")
            assert [row[0] for row in await second.rows(seen)] == before == [row[0] for row in await first.rows(seen)]
        async with first.beside() as late:
            assert late is None
    assert await names() == ["a", "b"]


async def test_readers_that_leave_take_their_statements_with_them(database: Settings) -> None:
    async def counting() -> None:
        async with reading() as connection:
            await connection.rows(
                Sql("with recursive n (i) as (select 1 union all select i + 1 from n) select max(i) from n")
            )

    for _ in range(2 * READERS):
        counter = asyncio.create_task(counting())
        await asyncio.sleep(0.05)
        counter.cancel()
        with pytest.raises(asyncio.CancelledError):
            await counter
    async with asyncio.timeout(5):
        assert await names() == []


async def test_a_brief_statement_that_has_become_long_begins_again_on_its_thread(
    database: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "STEPS", 10)
    text = "with recursive n (i) as (select 1 union all select i + 1 from n where i < :most) select max(i) from n"
    async with reading() as connection:
        for most in (3, 3, 10_000, 3, 20_000):
            assert (await connection.rows(Sql(text, most=most)))[0][0] == most


async def test_values_come_back_as_their_columns_are_declared(database: Settings) -> None:
    await put("a")
    async with reading() as connection:
        row = (await connection.rows(Sql("select next_at, next_at as again, next_at || '' as text from job")))[0]
    assert row["next_at"] == row["again"] == datetime.fromisoformat(row["text"])
    assert row.keys() == ["next_at", "again", "text"]
