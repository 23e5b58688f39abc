"""What the rest of the program sees of SQLite: the connection of a transaction, and readers of a snapshot."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime
from typing import Any

from plumbline.database.connection import Connection, Row
from plumbline.database.sql import Dialect, Sql, stored_instant
from plumbline.database.sqlite_file import SqliteFile
from plumbline.database.statements import guarded, watched

Beside = Callable[["SqliteSnapshot"], AbstractAsyncContextManager[Connection | None]]
"""Opens another reader of the same snapshot, or none."""


class SqliteConnection:
    """The connection inside a transaction; its statements take turns."""

    dialect: Dialect = "sqlite"

    def __init__(self, raw: SqliteFile, turn: asyncio.Lock) -> None:
        self._raw = raw
        self._turn = turn

    def beside(self) -> AbstractAsyncContextManager[Connection | None]:
        """None: nobody else sees what is not committed."""
        return nullcontext()

    async def rows(self, sql: Sql) -> list[Row]:
        text, values = sql.rendered("sqlite")
        async with self._turn:
            with watched(text):
                try:
                    return await self._fetched(text, values)
                except asyncio.CancelledError:
                    self._raw.interrupt()  # nobody waits for the answer any more
                    raise

    async def run(self, sql: Sql) -> int:
        text, values = sql.rendered("sqlite")
        async with self._turn:
            with watched(text):
                return await self._raw.execute(text, values)

    async def recorded_at(self, instant: datetime) -> None:
        async with self._turn:
            self._raw.instant = stored_instant(instant)

    async def _fetched(self, text: str, values: list[Any]) -> list[Row]:
        return await self._raw.execute_fetchall(text, values)


class SqliteSnapshot(SqliteConnection):
    """A reader; what it sees is the state of the database at its first statement.

    `commits` is the number of the commit that it sees, None as long as that is not known.
    """

    def __init__(self, raw: SqliteFile, commits: Callable[[], int | None], beside: Beside) -> None:
        super().__init__(raw, asyncio.Lock())
        self._commits_now = commits
        self._beside = beside
        self._begun = False
        self.commits: int | None = None

    def beside(self) -> AbstractAsyncContextManager[Connection | None]:
        """Another reader that sees the same, as long as most are idle and nothing has been committed meanwhile."""
        return self._beside(self)

    async def begun(self) -> None:
        """Take the snapshot now."""
        with guarded():
            await self._fetched("select 1 from sqlite_schema limit 1", [])

    async def _fetched(self, text: str, values: list[Any]) -> list[Row]:
        if self._begun:
            return await self._raw.fetch_in_snapshot(text, values)
        self._begun, before = True, self._commits_now()
        rows: list[Row] = await self._raw.fetch_in_snapshot(text, values)
        self.commits = before if before == self._commits_now() else None
        return rows
