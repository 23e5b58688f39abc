"""Completed values and what went wrong in them, composed bottom-up.

A fault knows its place among the values it was found in and the path below that value. It is
fatal as long as the value itself is null because of it; at a nullable position it stops being so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, Protocol

from graphql import FieldNode


class Fault(NamedTuple):
    """An error, the value it is in, and the path from there to the null it explains."""

    place: int
    path: tuple[str | int, ...]
    error: Exception
    nodes: list[FieldNode]
    fatal: bool


class Completed(NamedTuple):
    """Values as the answer shows them, one for each that was asked for."""

    values: list[Any]
    faults: list[Fault]
    absent: bool = False


class Field(Protocol):
    """What an error says of the field it is in."""

    @property
    def parent(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def nodes(self) -> list[FieldNode]: ...


class Absent:
    """What a Ref leads to when there is no such row for this viewer."""


ABSENT: Final = Absent()


def moved(faults: list[Fault], by: int) -> list[Fault]:
    """The faults of a slice of values as faults of all of them."""
    return [fault._replace(place=fault.place + by) for fault in faults]


def tolerated(done: Completed) -> Completed:
    """At a nullable position: faults stop here, and what is absent is null."""
    values = done.values
    if done.absent:
        values = [None if value is ABSENT else value for value in values]
    if not done.faults:
        return Completed(values, done.faults)
    return Completed(values, [fault._replace(fatal=False) for fault in done.faults])


def required(done: Completed, field: Field) -> Completed:
    """At a non-null position: a null that no fault explains is a fault itself."""
    if not done.absent and None not in done.values:
        return done
    told = {fault.place for fault in done.faults if fault.fatal}
    values = [None if value is ABSENT else value for value in done.values]
    name = f"{field.parent}.{field.name}"
    missing = [
        Fault(place, (), TypeError(f"Cannot return null for non-nullable field {name}."), field.nodes, True)
        for place, value in enumerate(values)
        if value is None and place not in told
    ]
    return Completed(values, [*done.faults, *missing])


def objects(rows: list[Any], faults: list[Fault]) -> Completed:
    """Objects or lists with the faults of their members: one with a fatal fault is null.

    The null explains itself by its first fatal fault; what else was wrong inside is gone with it.
    """
    if not faults:
        return Completed(rows, faults)
    fatal: dict[int, Fault] = {}
    for fault in faults:
        if fault.fatal:
            fatal.setdefault(fault.place, fault)
    for place in fatal:
        rows[place] = None
    kept = [fault for fault in faults if fault.place not in fatal]
    return Completed(rows, [*kept, *fatal.values()])


def under(key: str, faults: list[Fault]) -> list[Fault]:
    """The faults of a field's values as faults of the objects that have the field."""
    return [fault._replace(path=(key, *fault.path)) for fault in faults]


Slots = Sequence[tuple[int, int] | None]
"""For each list, where its items are among the items of all lists; None for a null list."""


def lists(items: Completed, slots: Slots, wrong: list[Fault], built: list[Any]) -> Completed:
    """The lists `built` from the completed items of all of them; `wrong` are values that were no lists."""
    if not items.faults:
        return Completed(built, wrong)
    places = [place for place, slot in enumerate(slots) if slot is not None and slot[1] > slot[0]]
    starts = [slot[0] for slot in slots if slot is not None and slot[1] > slot[0]]
    faults = []
    for fault in items.faults:
        index = bisect_right(starts, fault.place) - 1
        path = (fault.place - starts[index], *fault.path)
        faults.append(fault._replace(place=places[index], path=path))
    return objects(built, [*wrong, *faults])


def without_absent(items: Completed, slots: Slots) -> tuple[Completed, Slots]:
    """The items without those that lead to nothing: what may not be seen is absent from lists."""
    if not items.absent:
        return items, slots
    shift = [0]
    for value in items.values:
        shift.append(shift[-1] + (value is ABSENT))
    values = [value for value in items.values if value is not ABSENT]
    faults = [fault._replace(place=fault.place - shift[fault.place]) for fault in items.faults]
    moved = [None if slot is None else (slot[0] - shift[slot[0]], slot[1] - shift[slot[1]]) for slot in slots]
    return Completed(values, faults), moved


def scattered(done: Completed, places: Sequence[Sequence[int]], count: int) -> Completed:
    """Values that several places share, put in every place, each with its own faults."""
    values: list[Any] = [None] * count
    for value, shared in zip(done.values, places, strict=True):
        for place in shared:
            values[place] = value
    faults = [fault._replace(place=place) for fault in done.faults for place in places[fault.place]]
    return Completed(values, faults)
