"""Where rows go: PostgreSQL through COPY, SQLite through batches; what slows a load down is taken away and put back."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg

from benchmarks.companies.rows import COLUMNS, Row
from plumbline.database.lock import folder_held
from plumbline.database.sql import stored_instant
from plumbline.database.sqlite import PRAGMAS
from plumbline.kit.clock import now
from plumbline.kit.errors import CannotStart
from plumbline.settings import Settings

_FOREIGN_KEYS = """
select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2
"""
# Those of a part of a table stay: they are small, and PostgreSQL does not print their conditions as they were written.
_POSTGRES_INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
join pg_class on pg_class.oid = indexrelid
where relnamespace = current_schema()::regnamespace and relkind = 'i' and indpred is null
    and not exists (select 1 from pg_constraint where conindid = indexrelid) order by 1
"""
_SQLITE_INDEXES = "select name, sql from sqlite_master where type = 'index' and sql is not null order by name"
# Goals come before what they align to. What the tables' own triggers make of a parent needs it to be there.
_PARENTS = """
update objective set (parent_objective_id, parent_key_result_id) = (
    select a.to_objective_id, a.to_key_result_id from alignment a where a.from_id = objective.id and a."primary"
) where exists (select 1 from alignment a where a.from_id = objective.id and a."primary")
"""
_TAKEN = "The database has a company already: name an empty one."


class Store(Protocol):
    """An empty database inside one transaction. `newest` is a commit order that no event of the load may reach."""

    newest: int

    async def add(self, table: str, rows: Sequence[Row]) -> None:
        """Write rows of a table, in the order of its `COLUMNS`."""

    async def finish(self) -> None:
        """Say under what each objective stands, and make the indexes and rules again."""


class PostgresStore:
    """Foreign keys and indexes are made once all rows are there: one pass each instead of a look per row."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._again: list[str] = []
        self.newest = 0

    async def prepare(self) -> None:
        """Raises CannotStart when there is a company."""
        if await self._connection.fetchval("select 1 from unit limit 1"):
            raise CannotStart(_TAKEN)
        self.newest = int(await self._connection.fetchval("select pg_current_xact_id()::text"))
        for table, name, definition in await self._connection.fetch(_FOREIGN_KEYS):
            await self._connection.execute(f"alter table {table} drop constraint {name}")
            self._again.append(f"alter table {table} add constraint {name} {definition}")
        indexes = await self._connection.fetch(_POSTGRES_INDEXES)
        for name, _ in indexes:
            await self._connection.execute(f"drop index {name}")
        self._again = [definition for _, definition in indexes] + self._again

    async def add(self, table: str, rows: Sequence[Row]) -> None:
        await self._connection.copy_records_to_table(table, records=rows, columns=COLUMNS[table], timeout=3_600)

    async def finish(self) -> None:
        await self._connection.execute(_PARENTS, timeout=3_600)
        await self._connection.execute("set local maintenance_work_mem = '512MB'")
        for statement in self._again:
            await self._connection.execute(statement, timeout=3_600)


class SqliteStore:
    """Indexes are made once all rows are there."""

    newest = 1_000_000

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._again: list[str] = []
        self._insert = {
            table: f"insert into {table} ({', '.join(map(_quoted, names))}) values ({', '.join('?' * len(names))})"
            for table, names in COLUMNS.items()
        }

    def prepare(self) -> None:
        """Raises CannotStart when there is a company."""
        if self._connection.execute("select 1 from unit limit 1").fetchone():
            raise CannotStart(_TAKEN)
        indexes = self._connection.execute(_SQLITE_INDEXES).fetchall()
        for name, _ in indexes:
            self._connection.execute(f"drop index {_quoted(name)}")
        self._again = [definition for _, definition in indexes]

    async def add(self, table: str, rows: Sequence[Row]) -> None:
        self._connection.executemany(self._insert[table], rows)

    async def finish(self) -> None:
        for statement in (_PARENTS, *self._again):
            self._connection.execute(statement)


@asynccontextmanager
async def store_open(settings: Settings) -> AsyncIterator[Store]:
    """One transaction on the empty, migrated database of these settings. Raises CannotStart."""
    opened = _postgres if settings.dialect == "postgres" else _sqlite
    async with opened(settings) as store:
        yield store


@asynccontextmanager
async def _postgres(settings: Settings) -> AsyncIterator[Store]:
    connection: Any = await asyncpg.connect(settings.database_url, server_settings={"timezone": "UTC"})
    try:
        async with connection.transaction():
            store = PostgresStore(connection)
            await store.prepare()
            yield store
        # The server does it by itself, a minute later; whoever measures next should not meet it.
        await connection.execute("vacuum full objective", timeout=3_600)
        await connection.execute("vacuum analyze", timeout=3_600)
    finally:
        await connection.close()


@asynccontextmanager
async def _sqlite(settings: Settings) -> AsyncIterator[Store]:
    with folder_held(settings.data):
        connection = sqlite3.connect(settings.sqlite_file, isolation_level=None)
        try:
            # Only what was there before the load is kept for a way back, so the file is written once.
            for pragma in ("journal_mode = memory", "synchronous = off", "cache_size = -262144"):
                connection.execute(f"pragma {pragma}")
            instant = stored_instant(now())
            # The triggers that keep the past ask for it; what is loaded is past from its loading on.
            connection.create_function("past_instant", 0, lambda: instant)
            connection.execute("begin immediate")
            store = SqliteStore(connection)
            store.prepare()
            yield store
            connection.execute("commit")
        finally:
            if connection.in_transaction:
                connection.execute("rollback")
            connection.execute(f"pragma journal_mode = {PRAGMAS['journal_mode'][0]}")
            connection.close()


def _quoted(name: str) -> str:
    return f'"{name}"'
