"""SQLite: one writing connection behind a lock, and read-only connections that never wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from typing import Any

import apsw
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper

from plumbline.database.connection import Connection, Row
from plumbline.database.lock import folder_held
from plumbline.database.sql import Dialect, Sql
from plumbline.database.sqlite_connection import SqliteConnection, SqliteSnapshot
from plumbline.database.sqlite_file import BUSY_MS, READ_AND_WRITE, READ_ONLY, SqliteFile
from plumbline.database.statements import Watched, guarded
from plumbline.kit import clock
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings

READERS = 6
WAIT_SECONDS = 10
PRAGMAS: dict[str, tuple[str | int, str | int]] = {
    # name: (what is set, what is read back)
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (BUSY_MS, BUSY_MS),
}


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
            if apsw.complete(statement):
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
        self._writer: SqliteFile | None = None
        self._idle: list[SqliteFile] = []
        self._reading = asyncio.Semaphore(READERS)
        self._in_use = 0
        self._commits = 0
        self._committing = False
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
        except (apsw.Error, DatabaseUnavailable) as problem:
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
        await _entered(self._writing)
        try:
            with guarded():
                raw = self._writer = self._writer or await self._connected_writer()
                await raw.execute("BEGIN IMMEDIATE")
            try:
                parent._connection = raw
                client = WritingTransaction(parent)
                connection = SqliteConnection(raw, client._lock)
                await connection.recorded_at(clock.now())
                yield client, connection
                await self._committed(raw)
            except BaseException:
                await self._undo(raw)
                raise
        finally:
            self._writing.release()

    async def _undo(self, raw: SqliteFile) -> None:
        try:
            if raw.in_transaction:
                await raw.execute("ROLLBACK")
        except (apsw.Error, ValueError):
            self._writer = None
            with suppress(apsw.Error, ValueError):
                await raw.close()

    async def _committed(self, raw: SqliteFile) -> None:
        self._committing = True
        try:
            with guarded():
                await raw.execute("COMMIT")
        finally:
            self._committing = False
            self._commits += 1

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqliteSnapshot]:
        """One snapshot on a read-only connection."""
        await _entered(self._reading)
        raw: SqliteFile | None = None
        self._in_use += 1
        try:
            with guarded():
                raw = self._idle.pop() if self._idle else await self._connected_reader()
            yield SqliteSnapshot(raw, self._last_commit, self._same_snapshot)
        finally:
            self._release(raw)

    async def once(self, sql: Sql) -> list[Row]:
        """The rows of one statement."""
        async with self.reading() as snapshot:
            return await snapshot.rows(sql)

    def _last_commit(self) -> int | None:
        """The number of the newest commit, None while there is another on its way to the disk."""
        return None if self._committing else self._commits

    @asynccontextmanager
    async def _same_snapshot(self, of: SqliteSnapshot) -> AsyncIterator[Connection | None]:
        # The folder is held by this process, so that its own commits are all there are.
        if of.commits is None or of.commits != self._last_commit() or self._in_use > READERS // 2:
            yield None
            return
        async with AsyncExitStack() as open_:
            other = await open_.enter_async_context(self.reading())
            await other.begun()
            if other.commits == of.commits:
                yield other
                return
        yield None

    def _release(self, raw: SqliteFile | None) -> None:
        if raw is None:
            self._left()
            return
        if raw.idle:
            with suppress(apsw.Error, ValueError):
                raw.let_go()
                self._idle.append(raw)
                self._left()
                return
        # On its own, so that no cancellation keeps the connection or its snapshot.
        release = asyncio.create_task(self._released(raw))
        self._releases.add(release)
        release.add_done_callback(self._releases.discard)

    async def _released(self, raw: SqliteFile) -> None:
        try:
            await raw.rollback()
            self._idle.append(raw)
        except (apsw.Error, ValueError):
            with suppress(apsw.Error, ValueError):
                await raw.close()
        finally:
            self._left()

    def _left(self) -> None:
        self._in_use -= 1
        self._reading.release()

    async def _connected_writer(self) -> SqliteFile:
        raw = await SqliteFile.opened(str(self._path), READ_AND_WRITE)
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

    async def _connected_reader(self) -> SqliteFile:
        raw = await SqliteFile.opened(str(self._path), READ_ONLY)
        try:
            await raw.execute_fetchall("PRAGMA query_only=1")
        except BaseException:
            await raw.close()
            raise
        return raw


async def _entered(places: asyncio.Semaphore | asyncio.Lock) -> None:
    try:
        # Not wait_for: before Python 3.12 it forgets a cancellation that comes together with the place.
        async with asyncio.timeout(WAIT_SECONDS):
            await places.acquire()
    except TimeoutError:
        raise DatabaseUnavailable("The database is busy.") from None


def _sentence(problem: BaseException) -> str:
    return str(problem).rstrip(".")
