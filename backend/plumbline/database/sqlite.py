"""SQLite: one writing connection behind a lock, and read-only connections that never wait for it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import UTC, date, datetime
from typing import Any, cast
from urllib.parse import quote

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper

from plumbline.database.connection import Row
from plumbline.database.lock import folder_held
from plumbline.database.sql import Dialect, Sql, stored_instant
from plumbline.database.statements import Watched, guarded, watched
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings

READERS = 6
BUSY_MS = 5_000
WAIT_SECONDS = 10
PRAGMAS: dict[str, tuple[str | int, str | int]] = {
    # name: (what is set, what is read back)
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (BUSY_MS, BUSY_MS),
}

# Sorting texts sorts instants only if all of them are written in one zone.
sqlite3.register_adapter(datetime, stored_instant)
sqlite3.register_converter("DATE", lambda text: date.fromisoformat(text.decode()))


def _instant(text: bytes) -> datetime:
    value = datetime.fromisoformat(text.decode())
    return value if value.tzinfo else value.replace(tzinfo=UTC)


sqlite3.register_converter("TIMESTAMP", _instant)


class SqliteConnection:
    """A connection inside a transaction or a snapshot; its statements take turns."""

    dialect: Dialect = "sqlite"

    def __init__(self, raw: aiosqlite.Connection, turn: asyncio.Lock) -> None:
        self._raw = raw
        self._turn = turn

    async def rows(self, sql: Sql) -> list[Row]:
        text, values = sql.rendered("sqlite")
        async with self._turn:
            with watched(text):
                try:
                    return cast(list[Row], await self._raw.execute_fetchall(text, values))
                except asyncio.CancelledError:
                    await self._raw.interrupt()  # nobody waits for the answer any more
                    raise

    async def run(self, sql: Sql) -> int:
        text, values = sql.rendered("sqlite")
        async with self._turn:
            with watched(text):
                async with self._raw.execute(text, values) as cursor:
                    return max(cursor.rowcount, 0)


class OutsideTransaction(RuntimeError):
    """A model was used outside a transaction; use @transaction, or reading() for plain rows."""


class WritingClient(Watched, SqliteClient):
    """What Tortoise sees while no transaction is open: nothing may run on it."""

    def acquire_connection(self) -> Any:
        raise OutsideTransaction

    def _in_transaction(self) -> TransactionContext:
        raise OutsideTransaction


class WritingTransaction(Watched, SqliteTransactionWrapper):
    """What Tortoise sees inside a transaction."""

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(WritingTransaction(self))

    async def create_connection(self, with_db: bool) -> None:
        raise OutsideTransaction

    async def execute_script(self, query: str) -> None:
        """One statement after another; SQLite's own way would commit first."""
        statement = ""
        for piece in f"{query};".split(";")[:-1]:
            statement += f"{piece};"
            if sqlite3.complete_statement(statement):
                if statement.strip(" ;\n"):
                    await self.execute_query(statement)
                statement = ""


client_class = WritingClient


class SqliteDatabase:
    """The open file with its lock."""

    dialect: Dialect = "sqlite"

    def __init__(self, settings: Settings, *, foreign_keys: bool = True) -> None:
        self._path = settings.sqlite_file.absolute()
        self._pragmas = dict(PRAGMAS)
        if not foreign_keys:
            self._pragmas["foreign_keys"] = ("OFF", 0)
        self._writing = asyncio.Lock()
        self._writer: aiosqlite.Connection | None = None
        self._idle: list[aiosqlite.Connection] = []
        self._reading = asyncio.Semaphore(READERS)
        self._lock = ExitStack()
        self._releases: set[asyncio.Task[None]] = set()

    def tortoise(self) -> dict[str, Any]:
        """How Tortoise is told to connect."""
        return {"engine": __name__, "credentials": {"file_path": str(self._path)}}

    async def open(self) -> None:
        """Lock the folder and check that the file can be written. Raises CannotStart."""
        self._lock.enter_context(folder_held(self._path.parent))
        try:
            self._writer = await self._connected_writer()
        except (sqlite3.Error, DatabaseUnavailable) as problem:
            self._lock.close()
            raise CannotStart(
                f"The database {self._path} cannot be used ({_sentence(problem)}): check that "
                "this user may write the file and its folder, and that the disk is not full."
            ) from problem
        except BaseException:
            self._lock.close()
            raise

    async def close(self) -> None:
        if self._releases:
            await asyncio.wait(self._releases, timeout=WAIT_SECONDS)
        while self._idle:
            await self._idle.pop().close()
        if self._writer:
            await self._writer.close()
            self._writer = None
        self._lock.close()

    @asynccontextmanager
    async def writing(self, parent: Any) -> AsyncIterator[tuple[Any, SqliteConnection]]:
        """One write transaction, for the door in `transactions` only."""
        try:
            await asyncio.wait_for(self._writing.acquire(), WAIT_SECONDS)
        except TimeoutError:
            raise DatabaseUnavailable("The database is busy.") from None
        try:
            with guarded():
                raw = self._writer = self._writer or await self._connected_writer()
                await raw.execute("BEGIN IMMEDIATE")
            try:
                parent._connection = raw
                client = WritingTransaction(parent)
                yield client, SqliteConnection(raw, client._lock)
                with guarded():
                    await raw.execute("COMMIT")
            except BaseException:
                await self._undo(raw)
                raise
        finally:
            self._writing.release()

    async def _undo(self, raw: aiosqlite.Connection) -> None:
        try:
            if raw.in_transaction:
                await raw.execute("ROLLBACK")
        except (sqlite3.Error, ValueError):
            self._writer = None
            with suppress(sqlite3.Error, ValueError):
                await raw.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqliteConnection]:
        """One snapshot on a read-only connection."""
        await _entered(self._reading)
        raw: aiosqlite.Connection | None = None
        try:
            with guarded():
                raw = self._idle.pop() if self._idle else await self._connected_reader()
                await raw.execute("BEGIN")
            yield SqliteConnection(raw, asyncio.Lock())
        finally:
            # On its own, so that no cancellation keeps the connection or its snapshot.
            release = asyncio.create_task(self._released(raw))
            self._releases.add(release)
            release.add_done_callback(self._releases.discard)

    async def _released(self, raw: aiosqlite.Connection | None) -> None:
        try:
            if raw is not None:
                await raw.rollback()
                self._idle.append(raw)
        except (sqlite3.Error, ValueError):
            if raw is not None:
                with suppress(sqlite3.Error, ValueError):
                    await raw.close()
        finally:
            self._reading.release()

    async def _connected_writer(self) -> aiosqlite.Connection:
        raw = await _connected(str(self._path), uri=False)
        try:
            for name, (value, expected) in self._pragmas.items():
                await raw.execute_fetchall(f"PRAGMA {name}={value}")
                rows = list(await raw.execute_fetchall(f"PRAGMA {name}"))
                if rows[0][0] != expected:
                    raise CannotStart(
                        f"SQLite does not accept {name}={value} for {self._path}: put the data folder on a local disk."
                    )
            # An empty transaction: finds a read-only or full disk now, not at the first check-in.
            await raw.execute("BEGIN IMMEDIATE")
            await raw.execute("ROLLBACK")
        except BaseException:
            await raw.close()
            raise
        return raw

    async def _connected_reader(self) -> aiosqlite.Connection:
        raw = await _connected(f"file:{quote(str(self._path))}?mode=ro", uri=True)
        for pragma in (f"busy_timeout={BUSY_MS}", "query_only=1"):
            await raw.execute_fetchall(f"PRAGMA {pragma}")
        return raw


async def _entered(places: asyncio.Semaphore) -> None:
    try:
        await asyncio.wait_for(places.acquire(), WAIT_SECONDS)
    except TimeoutError:
        raise DatabaseUnavailable("The database is busy.") from None


async def _connected(target: str, *, uri: bool) -> aiosqlite.Connection:
    opening = aiosqlite.connect(target, uri=uri, isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES)
    opening._thread.daemon = True  # a forgotten connection must not keep the process alive
    raw = await opening
    raw.row_factory = cast(type, sqlite3.Row)
    return raw


def _sentence(problem: BaseException) -> str:
    return str(problem).rstrip(".")
