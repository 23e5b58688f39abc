"""What one request knows: its viewer, its snapshot of the database, its limits, its promises."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NoReturn, TypeVar, cast
from weakref import proxy

import strawberry
from strawberry import UNSET
from strawberry.types.base import get_object_definition

from plumbline.engine.fields import RowField
from plumbline.engine.proof import Proof
from plumbline.engine.reads import PAST, Once, Opening, Past, Reads
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


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A promise: a Ref the engine will follow, or a field of the root it will read."""

    ref: Ref | None = None
    source: Batch | Many | Paged | None = None
    key: Any = NO_PARENT
    args: Mapping[str, Any] | None = None
    past: Past | None = None


class Context:
    """The `info.context` of every request.

    `once` reads what is a single statement without a snapshot. The `viewer` may be taken on trust as long as
    there is a `proof`: it is read in the snapshot of the answer, and the operation ends as Unproved if it fails.

    With `as_bytes` the lists of an answer are `orjson.Fragment`s or `Rope`s, written as soon as their items are
    complete, for callers that make bytes of it anyway.

    The executor closes the snapshot when the operation ends and renews it for each field of a
    mutation and each event of a subscription, so that an answer shows what was just written.
    """

    def __init__(
        self,
        viewer: Any = None,
        *,
        reading: Opening,
        once: Once | None = None,
        proof: Proof | None = None,
        object_budget: int = OBJECTS,
        seconds: float | None = SECONDS,
        as_bytes: bool = False,
    ) -> None:
        self.viewer = viewer
        self.as_bytes = as_bytes
        self.object_budget = object_budget
        self.objects_produced = 0
        self.deadline = None if seconds is None else time.monotonic() + seconds
        self._now = now()
        # They live as long as their context: if they held it too, all of it would wait for the garbage collector.
        self.reads = Reads(proxy(self), reading, once, proof)
        self.stopped: Exception | None = None

    @property
    def now(self) -> datetime:
        """The instant of the request, or the one looked back to."""
        past = PAST.get()
        return self._now if past is None else past.at

    def row(self, type_: type[T], key: Any) -> T:
        """Promise the row of a type by its key; null when there is none to see."""
        return cast(T, self.refer(Ref(get_object_definition(type_, strict=True).name, key)))

    def then(self, promise: Any, past: Past | None) -> Any:
        """The same promise, kept by how it stood."""
        return promise if past is None or promise is None else replace(promise, past=past)

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
