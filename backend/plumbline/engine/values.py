"""Values between their reading and their completion: sorted by type and form, repeated, mapped."""

from collections.abc import Callable, Iterable, Sequence
from types import NoneType
from typing import Any

from graphql import GraphQLOutputType, is_abstract_type

from plumbline.engine import faults
from plumbline.engine.connection import Page
from plumbline.engine.faults import Fault
from plumbline.engine.plan import Entry
from plumbline.engine.rows import Ref
from plumbline.engine.turns import Turns
from plumbline.engine.views import View

Sorted = tuple[dict[tuple[str, str], Sequence[int]], list[Fault]]
"""Places by type and form, and faults."""


def sorted_out(entry: Entry, type_: GraphQLOutputType, values: list[Any]) -> Sorted:
    """The places of values of one object type and form, and those that are errors."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and not any(issubclass(kind, Ref | dict | NoneType | Exception) for kind in kinds):
        return {_kind(values[0], type_): range(len(values))}, []
    groups: dict[tuple[str, str], list[int]] = {}
    wrong: list[Fault] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, Exception):
            wrong.append(Fault(place, (), value, entry.nodes, True))
        else:
            groups.setdefault(_kind(value, type_), []).append(place)
    return dict(groups), wrong


async def sorted_slices(turns: Turns, entry: Entry, type_: GraphQLOutputType, values: list[Any]) -> Sorted:
    """The same for very many values."""
    groups: dict[tuple[str, str], list[int]] = {}
    wrong: list[Fault] = []
    async for begin, end in turns.spans(len(values)):
        some, bad = sorted_out(entry, type_, values[begin:end])
        for kind, places in some.items():
            groups.setdefault(kind, []).extend(place + begin for place in places)
        wrong += faults.moved(bad, begin)
    return dict(groups), wrong


def _kind(value: Any, type_: GraphQLOutputType) -> tuple[str, str]:
    """The name of a value's object type, and in which of four forms its row is."""
    if type(value) is Ref:
        return value.type_name, "refs"
    named = "" if is_abstract_type(type_) else str(type_)
    if isinstance(value, Page):
        return named, "pages"
    if isinstance(value, dict):
        return named or str(value.get("__typename")), "inline"
    return named, "fetched"


def repeated(weights: list[int], slots: faults.Slots) -> list[int]:
    """The weight of each item: that of its list."""
    return [
        weight
        for weight, slot in zip(weights, slots, strict=True)
        if slot is not None
        for _ in range(slot[1] - slot[0])
    ]


def mapped(function: Callable[..., Any], inputs: list[Iterable[Any]], view: View) -> list[Any]:
    """A pure function over rows; a row for which it raises has the error as its value."""
    columns = [list(each) for each in inputs]
    try:
        return list(map(function, *columns)) if columns else [function() for _ in range(view.count)]
    except Exception:
        return [_attempted(function, row) for row in zip(*columns, strict=True)]


def _attempted(function: Callable[..., Any], row: tuple[Any, ...]) -> Any:
    try:
        return function(*row)
    except Exception as error:
        return error
