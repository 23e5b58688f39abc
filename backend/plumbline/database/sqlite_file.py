"""One connection to a SQLite file on a thread of its own, in the form that Tortoise knows from aiosqlite.

All connections of the process come from here, because two copies of SQLite in one process do not see each
other's locks on a file. Nobody may open the same file with Python's own sqlite3 while it is open here.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain, repeat
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import apsw

from plumbline.database.sql import stored_instant

T = TypeVar("T")

BUSY_MS = 5_000
"""How long a statement waits for a lock."""

STATEMENTS = 200
"""Statements that each connection keeps prepared."""

BRIEF_SECONDS = 0.000_5
"""Processor time of a statement up to which it is not worth a thread."""

STEPS, BRIEF_STEPS = 1_000, 4
"""Steps of SQLite's machine, some twenty to a microsecond, and how many times so many a brief statement may take."""

READ_ONLY = apsw.SQLITE_OPEN_READONLY
READ_AND_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE

_WRITTEN: dict[type, Callable[[Any], Any]] = {
    datetime: stored_instant,  # sorting texts sorts instants only if all of them are written in one zone
    date: date.isoformat,
    Decimal: str,
}
"""How values that SQLite does not know are kept."""


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    value = datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


_READ: dict[str, Callable[[Any], Any]] = {"DATE": _day, "TIMESTAMP": _instant}
"""How values are read from columns that were declared so."""


class SqliteFile:
    """An open file. Calls run on its thread, one after the other, also those whose caller has left."""

    def __init__(self) -> None:
        self._works: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting = 0
        self._brief: set[str] = set()
        self._open: apsw.Connection
        self.instant = ""
        """When the present transaction says that it is, for triggers that remember."""

    @classmethod
    async def opened(cls, path: str, flags: int) -> "SqliteFile":
        """Open a file. Raises apsw.Error."""
        file = cls()
        # A forgotten connection must not keep the process alive.
        Thread(target=_serve, args=(file._works,), name="sqlite", daemon=True).start()
        try:
            file._open = await file._run(lambda: apsw.Connection(path, flags=flags, statementcachesize=STATEMENTS))
            file._open.set_busy_timeout(BUSY_MS)
            # Plans are kept whatever the values are; otherwise each value that is bound has the statement planned anew.
            file._open.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
            file._open.create_scalar_function("past_instant", file._told_instant, 0)
        except BaseException:
            file._works.put(None)
            raise
        return file

    def _told_instant(self, *_: Any) -> str:
        return self.instant

    @property
    def idle(self) -> bool:
        """Whether nothing runs on its thread or waits to."""
        return not self._waiting

    @property
    def in_transaction(self) -> bool:
        return self._open.in_transaction

    @property
    def total_changes(self) -> int:
        return self._open.total_changes()

    async def execute(self, text: str, values: Sequence[Any] | None = None) -> int:
        """Run a statement; the number of rows it touched itself, without those of triggers."""
        return await self._run(lambda: _changed(self._open, text, values))

    async def execute_fetchall(self, text: str, values: Sequence[Any] | None = None) -> list[Any]:
        """Run a statement and return its rows, which are read by position and by name."""
        return await self._run(lambda: _fetched(self._open, text, values))

    async def fetch_in_snapshot(self, text: str, values: Sequence[Any]) -> list[Any]:
        """The same inside a transaction, which the first statement begins: that is when SQLite takes a snapshot.

        A statement that was brief the last time runs at once: to the thread and back is a longer way. If it then
        takes more than so many steps, or would have to wait, it begins again on the thread.
        """
        if text in self._brief and self.idle:
            found = self._at_once(text, values)
            if found is not None:
                await asyncio.sleep(0)  # whoever reads and reads must not keep the others waiting
                return found

        def fetched() -> list[Any]:
            begun = time.thread_time()
            rows = self._in_snapshot(text, values)
            if time.thread_time() - begun < BRIEF_SECONDS:
                if len(self._brief) >= STATEMENTS:
                    self._brief.clear()
                self._brief.add(text)
            return rows

        return await self._run(fetched)

    def _at_once(self, text: str, values: Sequence[Any]) -> list[Any] | None:
        """The rows of a statement; None when it takes too many steps or would have to wait."""
        self._open.set_busy_timeout(0)
        self._open.set_progress_handler(chain(repeat(False, BRIEF_STEPS), repeat(True)).__next__, STEPS)
        try:
            return self._in_snapshot(text, values)
        except (apsw.InterruptError, apsw.BusyError):
            self._brief.discard(text)
            return None
        finally:
            self._open.set_progress_handler(None)
            self._open.set_busy_timeout(BUSY_MS)

    def _in_snapshot(self, text: str, values: Sequence[Any]) -> list[Any]:
        if not self._open.in_transaction:
            self._open.execute("begin")
        return _fetched(self._open, text, values)

    async def execute_insert(self, text: str, values: Sequence[Any] | None = None) -> tuple[int]:
        """Run an insert and return the key of the row."""

        def inserted() -> tuple[int]:
            self._open.execute(text, _bound(values))
            return (self._open.last_insert_rowid(),)

        return await self._run(inserted)

    async def executemany(self, text: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each sequence of values."""
        await self._run(lambda: self._open.executemany(text, [_bound(each) for each in values]))

    async def commit(self) -> None:
        """Commit the open transaction, if there is one."""
        await self._run(lambda: self._ended("commit"))

    async def rollback(self) -> None:
        """Take the open transaction back, if there is one."""
        await self._run(lambda: self._ended("rollback"))

    def let_go(self) -> None:
        """End a snapshot at once. Only while `idle`; it takes no time worth another thread's."""
        self._ended("rollback")

    def interrupt(self) -> None:
        """Stop the statement that is running; it raises apsw.InterruptError."""
        self._open.interrupt()

    async def close(self) -> None:
        """Close the file and end the thread."""
        try:
            await self._run(self._open.close)
        finally:
            self._works.put(None)

    def _ended(self, how: str) -> None:
        if self._open.in_transaction:
            self._open.execute(how)

    async def _run(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def done(result: Any, problem: BaseException | None) -> None:
            self._waiting -= 1
            if future.done():
                return
            if problem is None:
                future.set_result(result)
            else:
                future.set_exception(problem)

        def worked() -> None:
            try:
                answer = partial(done, work(), None)
            except BaseException as problem:  # whatever it is, it is the caller's
                answer = partial(done, None, problem)
            with suppress(RuntimeError):  # the loop has ended, and with it the caller
                loop.call_soon_threadsafe(answer)
            del answer  # a failure holds this frame

        self._waiting += 1
        self._works.put(worked)
        return await future


def _serve(works: "SimpleQueue[Callable[[], None] | None]") -> None:
    while (work := works.get()) is not None:
        work()
        del work  # its rows must not live until the next one comes


def _changed(open_: apsw.Connection, text: str, values: Sequence[Any] | None) -> int:
    before = open_.total_changes()
    open_.execute(text, _bound(values))
    return open_.changes() if open_.total_changes() != before else 0


def _fetched(open_: apsw.Connection, text: str, values: Sequence[Any] | None) -> list[Any]:
    cursor = open_.execute(text, _bound(values))
    try:
        form = _form(cursor.get_description())
    except apsw.ExecutionCompleteError:
        return []  # there are no rows, so nobody needs their names
    return form.rows(cursor.fetchall())


def _bound(values: Sequence[Any] | None) -> Sequence[Any]:
    if values is None:
        return ()
    if _WRITTEN.keys().isdisjoint(map(type, values)):
        return values
    return [written(value) if (written := _WRITTEN.get(type(value))) else value for value in values]


class _Form:
    """What the rows of a statement become: the rows of Python's sqlite3, which are made and read in C."""

    def __init__(self, described: Sequence[tuple[str, str | None]]) -> None:
        names = ", ".join('null as "{}"'.format(name.replace('"', '""')) for name, _ in described)
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._row = partial(sqlite3.Row, memory.execute(f"select {names}"))
        memory.close()
        kinds = [(declared or "").upper().split("(")[0].split(" ")[0] for _, declared in described]
        self._read = [(place, _READ[kind]) for place, kind in enumerate(kinds) if kind in _READ]

    def rows(self, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
        if self._read:
            columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
            for place, read in self._read:
                columns[place] = map(read, columns[place])
            rows = zip(*columns, strict=True)
        return list(map(self._row, rows))


_form = lru_cache(maxsize=1024)(_Form)
