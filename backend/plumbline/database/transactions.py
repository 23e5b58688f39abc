"""The one door through which anything is written."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from tortoise.connection import get_connections

from plumbline.database.connection import Connection, Row
from plumbline.database.failures import MET_ANOTHER
from plumbline.database.sql import Dialect, Sql
from plumbline.kit.errors import DatabaseUnavailable, Refused

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 4
_log = logging.getLogger(__name__)


class Store(Protocol):
    """What a dialect gives: connections to write with and to read with."""

    dialect: Dialect

    def tortoise(self) -> dict[str, Any]: ...

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    def writing(self, parent: Any) -> AbstractAsyncContextManager[tuple[Any, Connection]]: ...

    def reading(self) -> AbstractAsyncContextManager[Connection]: ...

    async def once(self, sql: Sql) -> list[Row]: ...


@dataclass
class Door:
    """The open database and the transactions that are on their way."""

    store: Store
    parent: Any
    running: set[asyncio.Task[Any]] = field(default_factory=set)
    memory: dict[type, Any] = field(default_factory=dict)


@dataclass
class _Transaction:
    connection: Connection
    after: list[Callable[[], object]] = field(default_factory=list)
    open: bool = True


@dataclass
class _Asker:
    waits: bool = True


class _NobodyWaits(Exception):
    """The asker left before anything had begun."""


_door: list[Door] = []
_inside: ContextVar[_Transaction | None] = ContextVar("transaction", default=None)


def opened() -> Door:
    """The open database. Raises DatabaseUnavailable before it is open and after it is closed."""
    if not _door:
        raise DatabaseUnavailable("The database is not open.")
    return _door[-1]


def memory(of: type[T]) -> T:
    """The one `of()` that is kept as long as the database is open, for what can be read from it again."""
    kept = opened().memory
    if of not in kept:
        kept[of] = of()
    found: T = kept[of]
    return found


def transaction(verb: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make a use-case one write transaction; inside another one it becomes part of that.

    It runs in a task of its own, shielded from whoever waits for it: a dropped request either
    has not begun (then nothing happens) or is finished whole. When two transactions met and this
    one lost, the use-case runs again from the start, so it must not act outside the database;
    what should follow goes to `after_commit`.
    Raises what the use-case raises, and DatabaseUnavailable.
    """

    @wraps(verb)
    async def through_the_door(*args: P.args, **kwargs: P.kwargs) -> T:
        if _joined() is not None:
            return await verb(*args, **kwargs)
        return await _shielded(lambda: verb(*args, **kwargs))

    return through_the_door


def current() -> Connection:
    """The connection of the transaction this runs in. Raises RuntimeError outside one."""
    inside = _joined()
    if inside is None:
        raise RuntimeError("current() is for the inside of a @transaction")
    return inside.connection


def after_commit(callback: Callable[[], object]) -> None:
    """Call this once the transaction this runs in is safely on disk; never if it fails."""
    inside = _joined()
    if inside is None:
        raise RuntimeError("after_commit() is for the inside of a @transaction")
    inside.after.append(callback)


@asynccontextmanager
async def reading() -> AsyncIterator[Connection]:
    """One read-only snapshot: all statements inside see the same state of the database.

    Inside a transaction it is that transaction, which sees its own writes.
    Raises DatabaseUnavailable.
    """
    inside = _joined()
    if inside is not None:
        yield inside.connection
        return
    async with opened().store.reading() as connection:
        yield connection


class Once:
    """Reads each statement in a snapshot of its own, with nothing around it: the quickest way to read one thing."""

    @property
    def dialect(self) -> Dialect:
        """Which database it is. Raises DatabaseUnavailable."""
        return opened().store.dialect

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement and return its rows; inside a transaction as a part of that. Raises DatabaseUnavailable."""
        inside = _joined()
        return await (opened().store.once(sql) if inside is None else inside.connection.rows(sql))


def _joined() -> _Transaction | None:
    inside = _inside.get()
    return inside if inside is not None and inside.open else None


async def _shielded(body: Callable[[], Awaitable[T]]) -> T:
    door, asker = opened(), _Asker()
    task = asyncio.create_task(_attempts(door, body, asker))
    door.running.add(task)
    task.add_done_callback(door.running.discard)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        asker.waits = False
        task.add_done_callback(_unheard)
        raise


def _unheard(task: asyncio.Task[Any]) -> None:
    """Say in the log how it went for someone who left: nobody else hears of a failure."""
    failure = None if task.cancelled() else task.exception()
    if failure is not None and not isinstance(failure, _NobodyWaits | Refused):
        _log.error("a transaction nobody waited for failed", exc_info=failure)


async def _attempts(door: Door, body: Callable[[], Awaitable[T]], asker: _Asker) -> T:
    for turn in range(1, TRIES + 1):
        try:
            return await _once(door, body, asker)
        except MET_ANOTHER as loss:
            if turn == TRIES:
                raise DatabaseUnavailable("The database is busy.") from loss
            await asyncio.sleep(random.uniform(0.005, 0.02) * 2**turn)
    raise AssertionError("unreachable")


async def _once(door: Door, body: Callable[[], Awaitable[T]], asker: _Asker) -> T:
    async with door.store.writing(door.parent) as (client, connection):
        if not asker.waits:
            raise _NobodyWaits
        inside = _Transaction(connection)
        joined = _inside.set(inside)
        seen = get_connections().set(client.connection_name, client)
        try:
            result = await body()
        finally:
            inside.open = False
            get_connections().reset(seen)
            _inside.reset(joined)
    for callback in inside.after:
        try:
            callback()
        except Exception:
            _log.exception("what should follow a commit failed")
    return result
