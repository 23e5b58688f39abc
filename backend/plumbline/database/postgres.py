"""PostgreSQL: a pool that Tortoise writes through and a pool for snapshots, with every timeout set."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext

from plumbline.database.connection import Row
from plumbline.database.failures import lost, named
from plumbline.database.sql import Dialect, Sql
from plumbline.database.sqlite import OutsideTransaction
from plumbline.database.statements import Watched, guarded, watched
from plumbline.kit.errors import CannotStart, DatabaseUnavailable
from plumbline.settings import Settings

CONNECT_SECONDS = 5
POOL_SECONDS = 5
COMMAND_SECONDS = 20
OLDEST_VERSION = 14
TRIES = 3
SESSION = {
    "application_name": "plumbline",
    "timezone": "UTC",
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "15s",
    "synchronous_commit": "on",
    "jit": "off",  # compiling costs more than it saves on statements of a few milliseconds
}
# A migration may rewrite a large table, or wait for another process that does.
PATIENCE = {"statement_timeout": "0", "lock_timeout": "10min", "idle_in_transaction_session_timeout": "0"}


class PostgresConnection:
    """A connection inside a transaction or a snapshot; its statements take turns."""

    dialect: Dialect = "postgres"

    def __init__(self, raw: Any, turn: asyncio.Lock) -> None:
        self._raw = raw
        self._turn = turn

    async def rows(self, sql: Sql) -> list[Row]:
        text, values = sql.rendered("postgres")
        async with self._turn:
            with watched(text):
                return cast(list[Row], await self._raw.fetch(text, *values))

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
        self._settings = settings
        self._session = SESSION | (PATIENCE if patient else {})
        self._command_seconds = 3_600 if patient else COMMAND_SECONDS
        self._writers: Any = None
        self._readers: Any = None

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
        for pool in (self._writers, self._readers):
            if pool is not None:
                try:
                    await asyncio.wait_for(pool.close(), POOL_SECONDS)
                except (TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                    pool.terminate()
        self._writers = self._readers = None

    @asynccontextmanager
    async def writing(self, parent: Any) -> AsyncIterator[tuple[Any, PostgresConnection]]:
        """One write transaction, for the door in `transactions` only."""
        raw, begun = await self._begun(self._writers, {})
        try:
            client = PooledTransaction(parent)
            client._connection = raw
            yield client, PostgresConnection(raw, client._lock)
            with guarded():
                await begun.commit()
        except BaseException as problem:
            await _undone(raw, begun, problem)
            raise
        finally:
            await self._writers.release(raw)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PostgresConnection]:
        """One repeatable-read, read-only snapshot."""
        pool = self._readers
        raw, begun = await self._begun(pool, {"isolation": "repeatable_read", "readonly": True})
        failure: BaseException | None = None
        try:
            yield PostgresConnection(raw, asyncio.Lock())
        except BaseException as problem:
            failure = problem
            raise
        finally:
            # Shielded, so that no cancellation keeps the connection or its snapshot.
            await asyncio.shield(_returned(pool, raw, begun, failure))

    async def _begun(self, pool: Any, kind: dict[str, Any]) -> tuple[Any, Any]:
        """A connection with a transaction begun on it.

        A pool may hold connections that died while idle; nothing has run on them, so another is tried.
        """
        for turn in range(TRIES):
            raw = None
            try:
                with guarded():
                    raw = await pool.acquire(timeout=POOL_SECONDS)
                    begun = raw.transaction(**kind)
                    await begun.start()
                return raw, begun
            except BaseException as problem:
                if raw is not None:
                    raw.terminate()
                    await asyncio.shield(pool.release(raw))
                again = raw is not None and isinstance(problem, DatabaseUnavailable)
                if not again or turn == TRIES - 1 or isinstance(problem.__cause__, TimeoutError):
                    raise
        raise DatabaseUnavailable("The database does not answer.")

    async def _pool(self) -> Any:
        return await asyncpg.create_pool(
            self._settings.database_url,
            min_size=1,
            max_size=self._settings.database_connections,
            timeout=CONNECT_SECONDS,
            command_timeout=self._command_seconds,
            server_settings=self._session,
            reset=_as_it_is,
        )

    async def _checked(self) -> None:
        async with self._readers.acquire(timeout=POOL_SECONDS) as raw:
            version = raw.get_server_version().major
            found = {
                name: await raw.fetchval(f"show {name}")
                for name in ("fsync", "full_page_writes", "synchronous_commit", "server_encoding")
            }
        if version < OLDEST_VERSION:
            raise CannotStart(f"PostgreSQL {version} is too old: use {OLDEST_VERSION} or newer.")
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            if found[name] == "off":
                raise CannotStart(f"PostgreSQL has {name} off and may lose what it confirmed: turn it on.")
        if found["server_encoding"] != "UTF8":
            raise CannotStart("The PostgreSQL database must have the encoding UTF8: create it anew.")


async def _as_it_is(connection: Any) -> None:
    """Nothing to reset: no statement of ours leaves anything behind in its session."""


async def _undone(raw: Any, begun: Any, problem: BaseException) -> None:
    if lost(problem) or raw.is_closed():
        raw.terminate()
        return
    try:
        await begun.rollback()
    except Exception as failure:
        if named(failure) is failure and not isinstance(failure, asyncpg.PostgresError):
            raise
        raw.terminate()


async def _returned(pool: Any, raw: Any, begun: Any, failure: BaseException | None) -> None:
    try:
        if failure is None or isinstance(failure, asyncio.CancelledError):
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
                await begun.rollback()
        else:
            await _undone(raw, begun, failure)
    finally:
        await pool.release(raw)
