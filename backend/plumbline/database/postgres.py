"""PostgreSQL: a pool that Tortoise writes through and a pool for snapshots, with every timeout set."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import datetime
from typing import Any, cast

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext

from plumbline.database.connection import Connection, Row
from plumbline.database.failures import lost, named
from plumbline.database.pool import Pool
from plumbline.database.sql import Dialect, Sql
from plumbline.database.sqlite import OutsideTransaction
from plumbline.database.statements import Watched, counted, guarded, raise_named, watched
from plumbline.kit import clock
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings

CONNECT_SECONDS = 5
POOL_SECONDS = 5
COMMAND_SECONDS = 20
OLDEST_VERSION = 14
TRIES = 3
STATEMENTS = 200
"""Statements that each connection keeps prepared."""
LONGEST_STATEMENT = 64 * 1024
"""Characters; what a viewer may see makes statements long, and those are the ones that repeat."""
SESSION = {
    "application_name": "plumbline",
    "timezone": "UTC",
    "plan_cache_mode": "force_generic_plan",  # the conditions of sight take longer to plan than to run
    "datestyle": "ISO, YMD",  # days are written as JSON by the database too
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "15s",
    "synchronous_commit": "on",
    "jit": "off",  # compiling costs more than it saves on statements of a few milliseconds
}
# A migration may rewrite a large table, or wait for another process that does.
PATIENCE = {"statement_timeout": "0", "lock_timeout": "10min", "idle_in_transaction_session_timeout": "0"}

Beside = Callable[[Connection], AbstractAsyncContextManager[Connection | None]]
"""Opens another connection on the snapshot of the given one, or none."""


def no_connection(of: Connection) -> AbstractAsyncContextManager[Connection | None]:
    """What a transaction has beside itself."""
    return nullcontext()


class PostgresConnection:
    """A connection inside a transaction or a snapshot; its statements take turns."""

    dialect: Dialect = "postgres"

    def __init__(self, raw: Any, turn: asyncio.Lock, beside: Beside = no_connection) -> None:
        self._raw = raw
        self._turn = turn
        self._beside = beside

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[Connection | None]:
        """Another connection that sees the same snapshot, as long as many are idle; None otherwise."""
        async with self._beside(self) as other:
            yield other

    async def rows(self, sql: Sql) -> list[Row]:
        text, values = sql.rendered("postgres")
        async with self._turn:
            counted(text)
            try:
                return cast(list[Row], await self._raw.fetch(text, *values))
            except Exception as failure:
                raise_named(failure)

    async def recorded_at(self, instant: datetime) -> None:
        async with self._turn:
            with guarded():  # for triggers that remember
                await self._raw.execute(f"set local plumbline.now = '{instant.isoformat()}'")

    async def run(self, sql: Sql) -> int:
        text, values = sql.rendered("postgres")
        async with self._turn:
            with watched(text):
                done = await self._raw.execute(text, *values)
        last = done.rsplit(" ", 1)[-1]
        return int(last) if last.isdigit() else 0


class PooledClient(Watched, AsyncpgDBClient):
    """What Tortoise sees while no transaction is open: nothing may run on it."""

    def acquire_connection(self) -> Any:
        raise OutsideTransaction

    def _in_transaction(self) -> TransactionContext:
        raise OutsideTransaction


class PooledTransaction(Watched, TransactionWrapper):
    """What Tortoise sees inside a transaction."""

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(PooledTransaction(self))


client_class = PooledClient


class PostgresDatabase:
    """The two pools."""

    dialect: Dialect = "postgres"

    def __init__(self, settings: Settings, *, patient: bool = False) -> None:
        self._settings, self.address = settings, settings.database_url
        self._session = SESSION | (PATIENCE if patient else {})
        self._command_seconds = 3_600 if patient else COMMAND_SECONDS
        self._open: list[Pool] = []
        self._writers: Pool
        self._readers: Pool

    def tortoise(self) -> dict[str, Any]:
        """How Tortoise is told to connect; the pool is ours, so no address is needed."""
        return {"engine": __name__, "credentials": {}}

    async def open(self) -> None:
        """Connect and check the server. Raises CannotStart."""
        try:
            with guarded():
                self._writers = await self._pool()
                self._readers = await self._pool()
                await self._checked()
        except DatabaseUnavailable as problem:
            await self.close()
            raise CannotStart(
                f"PostgreSQL cannot be used ({str(problem).rstrip('.')}): check "
                "PLUMBLINE_DATABASE_URL and that the server runs."
            ) from problem
        except BaseException as problem:
            await self.close()
            if isinstance(problem, ValueError | asyncpg.ClientConfigurationError):
                raise CannotStart(
                    "PLUMBLINE_DATABASE_URL is not a PostgreSQL address: postgres://user:password@host:5432/name"
                ) from problem
            raise

    async def close(self) -> None:
        while self._open:
            await self._open.pop().close()

    @asynccontextmanager
    async def writing(self, parent: Any) -> AsyncIterator[tuple[Any, PostgresConnection]]:
        """One write transaction, for the door in `transactions` only."""
        raw, begun = await self._begun(self._writers, {})
        try:
            client = PooledTransaction(parent)
            client._connection = raw
            connection = PostgresConnection(raw, client._lock)
            await connection.recorded_at(clock.now())
            yield client, connection
            with guarded():
                await begun.commit()
        except BaseException as problem:
            await _undone(raw, begun, problem)
            raise
        finally:
            await self._writers.returned(raw)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PostgresConnection]:
        """One repeatable-read, read-only snapshot."""
        async with self._snapshot() as raw:
            yield PostgresConnection(raw, asyncio.Lock(), self._same_snapshot)

    async def once(self, sql: Sql) -> list[Row]:
        """The rows of one statement. A connection that died while idle is left for another: nothing was written."""
        text, values = sql.rendered("postgres")
        counted(text)
        for turn in range(TRIES):
            raw = await self._readers.taken()
            try:
                return cast(list[Row], await raw.fetch(text, *values))
            except Exception as failure:
                if died := lost(failure) and not isinstance(
                    failure, ValueError
                ):  # that is an argument of the wrong type
                    _cut(raw)
                if not died or isinstance(failure, TimeoutError) or turn == TRIES - 1:
                    raise_named(failure)
            finally:
                await self._readers.returned(raw)
        raise DatabaseUnavailable("The database does not answer.")

    @asynccontextmanager
    async def _same_snapshot(self, of: Connection) -> AsyncIterator[Connection | None]:
        if not self._readers.is_spacious:
            yield None
            return
        name = (await of.rows(Sql("select pg_export_snapshot()")))[0][0]
        async with self._snapshot() as raw:
            with guarded():
                await raw.execute(f"set transaction snapshot '{name}'")
            yield PostgresConnection(raw, asyncio.Lock())

    @asynccontextmanager
    async def _snapshot(self) -> AsyncIterator[Any]:
        raw, begun = await self._begun(self._readers, {"isolation": "repeatable_read", "readonly": True})
        failure: BaseException | None = None
        try:
            yield raw
        except BaseException as problem:
            failure = problem
            raise
        finally:
            # Shielded, so that no cancellation keeps the connection or its snapshot.
            await asyncio.shield(_returned(self._readers, raw, begun, failure))

    async def _begun(self, pool: Pool, kind: dict[str, Any]) -> tuple[Any, Any]:
        """A connection with a transaction begun on it.

        A pool may hold connections that died while idle; nothing has run on them, so another is tried.
        """
        for turn in range(TRIES):
            raw = None
            try:
                with guarded():
                    raw = await pool.taken()
                    begun = raw.transaction(**kind)
                    await begun.start()
                return raw, begun
            except BaseException as problem:
                if raw is not None:
                    _cut(raw)
                    await asyncio.shield(pool.returned(raw))
                again = raw is not None and isinstance(problem, DatabaseUnavailable)
                if not again or turn == TRIES - 1 or isinstance(problem.__cause__, TimeoutError):
                    raise
        raise DatabaseUnavailable("The database does not answer.")

    async def _pool(self) -> Pool:
        pool = await Pool.opened(
            self._settings.database_url,
            seconds=POOL_SECONDS,
            max_size=self._settings.database_connections,
            timeout=CONNECT_SECONDS,
            command_timeout=self._command_seconds,
            server_settings=self._session,
            statement_cache_size=STATEMENTS,
            max_cacheable_statement_size=LONGEST_STATEMENT,
        )
        self._open.append(pool)
        return pool

    async def _checked(self) -> None:
        names = ("fsync", "full_page_writes", "synchronous_commit")
        shown = ", ".join(f"current_setting('{name}')" for name in ("server_version_num", "server_encoding", *names))
        version, encoding, *kept = (await self.once(Sql(f"select {shown}")))[0]
        if int(version) // 10_000 < OLDEST_VERSION:
            raise CannotStart(f"PostgreSQL {int(version) // 10_000} is too old: use {OLDEST_VERSION} or newer.")
        for name, value in zip(names, kept, strict=True):
            if value == "off":
                raise CannotStart(f"PostgreSQL has {name} off and may lose what it confirmed: turn it on.")
        if encoding != "UTF8":
            raise CannotStart("The PostgreSQL database must have the encoding UTF8: create it anew.")


def _cut(raw: Any) -> None:
    """End a connection that cannot be trusted any more. One that broke meanwhile has left the pool already."""
    with suppress(asyncpg.InterfaceError):
        raw.terminate()


async def _undone(raw: Any, begun: Any, problem: BaseException) -> None:
    if lost(problem) or raw.is_closed():
        _cut(raw)
        return
    try:
        await begun.rollback()
    except Exception as failure:
        if named(failure) is failure and not isinstance(failure, asyncpg.PostgresError):
            raise
        _cut(raw)


async def _returned(pool: Pool, raw: Any, begun: Any, failure: BaseException | None) -> None:
    try:
        if failure is None or isinstance(failure, asyncio.CancelledError):
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
                await begun.rollback()
        else:
            await _undone(raw, begun, failure)
    finally:
        await pool.returned(raw)
