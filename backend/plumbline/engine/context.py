"""What one request knows: its viewer, its snapshot of the database, its limits, its promises."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn, TypeVar, cast

import strawberry
from strawberry import UNSET
from strawberry.types.base import get_object_definition

from plumbline.database.connection import Connection, Row
from plumbline.database.sql import Dialect, Sql
from plumbline.engine.fields import RowField
from plumbline.engine.refusals import TimedOut, TooComplex
from plumbline.engine.rows import Ref
from plumbline.engine.sources import Batch, Many, Paged, Read
from plumbline.kit.clock import now

OBJECTS = 100_000
"""How many objects one request may produce, unless a context says otherwise."""

SECONDS = 10.0
"""How long one request may run, unless a context says otherwise."""

NO_PARENT = 0
"""The key of the one parent of a list that has none."""

T = TypeVar("T")
Asking = TypeVar("Asking")
"""What a promise is promised to be: the resolver says, by the type of its field."""

Opening = Callable[[], AbstractAsyncContextManager[Connection]]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A promise: a Ref the engine will follow, or a field of the root it will read."""

    ref: Ref | None = None
    source: Batch | Many | Paged | None = None
    key: Any = NO_PARENT
    args: Mapping[str, Any] | None = None


class Reads:
    """What a batch function reads with: one snapshot, opened by the first statement."""

    def __init__(self, context: "Context", opening: Opening) -> None:
        self._context = context
        self._opening = opening
        self._open: AbstractAsyncContextManager[Connection] | None = None
        self._connection: Connection | None = None
        self._lock = asyncio.Lock()

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
        return self._connection

    @property
    def dialect(self) -> Dialect:
        """Which database it is, for SQL that must differ."""
        return self.connection.dialect

    async def opened(self) -> Connection:
        """The snapshot, opened when it was not."""
        async with self._lock:
            return await self._opened()

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement in the snapshot. Raises TimedOut when the time is up."""
        self._context.check_time()
        async with self._lock:
            return await (await self._opened()).rows(sql)

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

    async def close(self) -> None:
        """Let the snapshot go; the next statement opens a newer one."""
        async with self._lock:
            opened, self._open, self._connection = self._open, None, None
            if opened is not None:
                await opened.__aexit__(None, None, None)

    async def _opened(self) -> Connection:
        if self._connection is None:
            opening = self._opening()
            self._connection = await opening.__aenter__()
            self._open = opening
        return self._connection


class Context:
    """The `info.context` of every request.

    The executor closes the snapshot when the operation ends and renews it for each field of a
    mutation and each event of a subscription, so that an answer shows what was just written.
    """

    def __init__(
        self,
        viewer: Any = None,
        *,
        reading: Opening,
        object_budget: int = OBJECTS,
        seconds: float | None = SECONDS,
    ) -> None:
        self.viewer = viewer
        self.object_budget = object_budget
        self.objects_produced = 0
        self.deadline = None if seconds is None else time.monotonic() + seconds
        self.now = now()
        self.reads = Reads(self, reading)
        self.stopped: Exception | None = None

    def row(self, type_: type[T], key: Any) -> T:
        """Promise the row of a type by its key; null when there is none to see."""
        return cast(T, self.refer(Ref(get_object_definition(type_, strict=True).name, key)))

    def rows(self, type_: type[T], keys: Iterable[Any]) -> list[T]:
        """Promise rows of a type, in the order of their keys."""
        return [self.row(type_, key) for key in keys]

    def refer(self, ref: Ref | None) -> Asking:  # type: ignore[type-var] # a promise stands for any type
        """Promise what a Ref leads to."""
        return cast(Asking, None if ref is None else Asked(ref))

    def refers(self, refs: Iterable[Ref]) -> list[Any]:
        """Promise what several Refs lead to, in their order."""
        return [self.refer(ref) for ref in refs]

    def page(self, read: Read, key: Any = NO_PARENT, **args: Any) -> Asking:  # type: ignore[type-var] # a promise stands for any type
        """Promise one page of a list."""
        return cast(Asking, Asked(source=Paged(read, ""), key=key, args=_given(args)))

    def many(self, read: Read, key: Any = NO_PARENT, **args: Any) -> Asking:  # type: ignore[type-var] # a promise stands for any type
        """Promise a whole short list."""
        return cast(Asking, Asked(source=Many(read, ""), key=key, args=_given(args)))

    def batch(self, function: Callable[..., Any], key: Any = NO_PARENT, **args: Any) -> Asking:  # type: ignore[type-var] # a promise stands for any type
        """Promise what a batch function gives for one key."""
        return cast(Asking, Asked(source=Batch(function, ()), key=key, args=_given(args)))

    def promised(self, field: RowField, source: Any, args: Mapping[str, Any]) -> Any:
        """The value of a RowField of the root."""
        if isinstance(field.source, Batch | Many | Paged):
            return Asked(source=field.source, args=args)
        raise TypeError(f"{field.python_name} reads a row, and here is none")

    def produce(self, objects: int) -> None:
        """Count objects of the answer. Raises TooComplex over the budget."""
        self.objects_produced += objects
        if self.objects_produced > self.object_budget:
            self.stop_over_budget()

    def stop_over_budget(self) -> NoReturn:
        """Refuse the request for the number of objects it asks for."""
        self.stopped = TooComplex(f"One request may produce {self.object_budget:,} objects; this one wants more.")
        raise self.stopped

    def check_time(self) -> None:
        """Raises TimedOut when the request has run for too long."""
        if self.deadline is not None and time.monotonic() > self.deadline:
            self.stopped = TimedOut("The request took too long.")
            raise self.stopped


def _given(args: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in args.items() if value is not None and value is not UNSET}


Info = strawberry.Info[Context, None]
"""How resolvers of the root ask for the context."""
