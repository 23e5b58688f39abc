"""What one request reads with: one snapshot of the database, or a single statement."""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from plumbline.database.connection import Connection, Row
from plumbline.database.sql import Dialect, Sql
from plumbline.engine.branches import Branch
from plumbline.engine.proof import Proof, Unproved

if TYPE_CHECKING:
    from plumbline.engine.context import Context

MANY = 500
"""From so many rows on, working on them is worth the time of a statement of somebody else."""

Opening = Callable[[], AbstractAsyncContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Past:
    """How rows stood at an instant: `shadows` is the beginning of a statement whose queries stand for the `tables`.

    `whole` is the same for reads on the connection itself, which look after what the viewer sees by themselves.
    """

    at: datetime
    shadows: Mapping[Dialect, Sql]
    whole: Mapping[Dialect, Sql]
    tables: re.Pattern[str]

    def around(self, sql: Sql, shadows: Sql) -> Sql:
        """The statement with past rows instead of present ones; one that reads no such table stays."""
        if not self.tables.search(sql.text):
            return sql
        if sql.text.lstrip().startswith("with"):
            return Sql.join((shadows, Sql("select * from ("), sql, Sql(") asked")), " ")
        return Sql.join((shadows, sql), " ")


PAST: ContextVar[Past | None] = ContextVar("past", default=None)
"""What everything below a promise looks back to: each promise is kept in a task of its own."""


class Then:
    """A connection that reads how it stood."""

    def __init__(self, connection: Connection, past: Past) -> None:
        self._connection = connection
        self._past = past
        self.dialect = connection.dialect
        self.beside = connection.beside
        self.run = connection.run
        self.recorded_at = connection.recorded_at

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement and return its rows. Raises DatabaseUnavailable."""
        return await self._connection.rows(self._past.around(sql, self._past.whole[self.dialect]))


@contextmanager
def present() -> Iterator[None]:
    """Read how it is now, whatever is looked back to."""
    token = PAST.set(None)
    try:
        yield
    finally:
        PAST.reset(token)


class Once(Protocol):
    """Reads each statement in a snapshot of its own."""

    @property
    def dialect(self) -> Dialect: ...

    async def rows(self, sql: Sql) -> list[Row]: ...


class Reads:
    """What a batch function reads with: one snapshot, opened by the first statement."""

    def __init__(self, context: "Context", opening: Opening, once: Once | None, proof: Proof | None) -> None:
        self._context = context
        self._opening = opening
        self._once = once
        self._proof = proof
        self.is_proved = proof is None
        self._open: AsyncExitStack | None = None
        self._connection: Connection | None = None
        self._turns = asyncio.Semaphore(1)
        self._free: list[Connection | None] = [None]  # None: the first one, not opened yet
        self._beside = AsyncExitStack()
        self._widened = False

    @property
    def viewer(self) -> Any:
        """Who asks."""
        return self._context.viewer

    @property
    def now(self) -> datetime:
        """The instant of the request."""
        return self._context.now

    @property
    def left(self) -> int:
        """How many objects the request may still produce."""
        return max(self._context.object_budget - self._context.objects_produced, 0)

    @property
    def connection(self) -> Connection:
        """The open snapshot. Batch functions always have one."""
        if self._connection is None:
            raise RuntimeError("nothing has been read yet: await reads.opened() first")
        past = PAST.get()
        return self._connection if past is None else Then(self._connection, past)

    @property
    def dialect(self) -> Dialect:
        """Which database it is, for SQL that must differ."""
        assert self._connection is not None
        return self._connection.dialect

    async def opened(self) -> Connection:
        """The snapshot, opened when it was not."""
        if self._connection is None:
            async with self._turn():
                pass
        return self.connection

    @property
    def once(self) -> Once | None:
        """With what a statement is read that is all a request needs; None when a snapshot is open already."""
        return self._once if self._connection is None and PAST.get() is None else None

    async def only(self, branch: Branch, keys: Sequence[Any]) -> Sequence[Any]:
        """The rows of a branch with nothing around it but the proof. Raises Unproved."""
        assert self._once is not None
        self._context.check_time()
        if self._proof is None:
            return await self._once.rows(branch.of(keys))
        rows = await self._once.rows(branch.proving(self._proof.sql(self._once.dialect), keys))
        self._prove(rows)
        return [(row[-2], row[-1]) for row in rows if row[-2] is not None]

    async def prove(self) -> None:
        """See to it that the viewer is proved, also where nothing was read. Raises Unproved."""
        if self._proof is not None and not self.is_proved:
            reader = self.once or await self.opened()
            self._prove(await reader.rows(self._proof.sql(reader.dialect)))

    def _prove(self, rows: Sequence[Row]) -> None:
        assert self._proof is not None
        if not rows or not self._proof.holds(rows[0]):
            self._context.stopped = Unproved()
            raise self._context.stopped
        self.is_proved = True

    async def widen(self) -> None:
        """Read on a second connection of the same snapshot from now on, where the database has one to spare."""
        if self._widened:
            return
        self._widened = True
        async with self._turn() as connection:
            second = await self._beside.enter_async_context(connection.beside())
        if second is not None:
            self._free.append(second)
            self._turns.release()

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement in the snapshot. Raises TimedOut when the time is up."""
        self._context.check_time()
        past = PAST.get()
        async with self._turn() as connection:
            rows = await connection.rows(sql if past is None else past.around(sql, past.shadows[connection.dialect]))
        if len(rows) >= MANY:
            await asyncio.sleep(0)  # who waits sends its statement before these rows are worked on
        return rows

    async def capped(self, sql: Sql, *, spare: int = 0, most: int | None = None) -> list[Row]:
        """Rows of a statement, limited by the objects that may still be produced.

        `spare` rows are not objects of the answer, `most` is a limit of the statement's own.
        Raises TooComplex when the budget cut the answer short.
        """
        ceiling = self.left + spare + 1
        limit = ceiling if most is None else min(most, ceiling)
        rows = await self.rows(sql + Sql("limit :ceiling", ceiling=limit))
        if len(rows) == ceiling:
            self._context.stop_over_budget()
        return rows

    async def capped_within(self, before: Sql, sql: Sql, after: Sql) -> list[Row]:
        """Rows of a statement around another whose rows are the objects; each has at 1 how many went into it.

        Raises TooComplex when the budget cut it short.
        """
        ceiling = self.left + 1
        rows = await self.rows(before + sql + Sql("limit :ceiling", ceiling=ceiling) + after)
        if sum(row[1] for row in rows) >= ceiling:
            self._context.stop_over_budget()
        return rows

    async def close(self) -> None:
        """Let the snapshot go; the next statement opens a newer one. Nothing may be reading."""
        opened, self._open, self._connection = self._open, None, None
        self._turns, self._free, self._widened = asyncio.Semaphore(1), [None], False
        await self._beside.aclose()
        if opened is not None:
            await opened.aclose()

    def _turn(self) -> "_Turn":
        return _Turn(self)

    async def _begun(self) -> Connection:
        if self._context.stopped is not None:
            raise self._context.stopped
        async with AsyncExitStack() as opening:
            connection = await opening.enter_async_context(self._opening())
            if self._proof is not None:
                self._prove(await connection.rows(self._proof.sql(connection.dialect)))
            self._connection, self._open = connection, opening.pop_all()
        return connection


class _Turn:
    """A connection of the snapshot for one statement."""

    __slots__ = ("_connection", "_reads")

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._connection: Connection | None = None

    async def __aenter__(self) -> Connection:
        reads = self._reads
        await reads._turns.acquire()
        self._connection = reads._free.pop()
        try:
            if self._connection is None:
                self._connection = await reads._begun()
        except BaseException:
            await self.__aexit__()
            raise
        return self._connection

    async def __aexit__(self, *_: object) -> None:
        self._reads._free.append(self._connection)
        self._reads._turns.release()
