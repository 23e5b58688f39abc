"""Two ways to write an answer: as Python objects, or as JSON in bytes, column by column."""

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any, Protocol

from graphql import GraphQLEnumType, GraphQLLeafType
from orjson import OPT_INDENT_2, Fragment, dumps

from plumbline.engine.faults import Slots
from plumbline.engine.plan import Plan
from plumbline.engine.turns import Turns
from plumbline.kit.ropes import Rope

_SCALARS = frozenset(("String", "ID", "Int", "Float", "Boolean", "Date", "DateTime"))
"""Types whose values are written on one line each."""


class Writer(Protocol):
    """What becomes of completed values. None stays None until it is put into an object or a list."""

    def leaves(self, type_: GraphQLLeafType, values: list[Any]) -> list[Any]:
        """A column of leaves, ready to be put into objects."""

    def objects(self, plan: Plan, columns: Sequence[Sequence[Any]], count: int) -> list[Any]:
        """`count` objects from their columns."""

    def list(self, values: Sequence[Any]) -> Any:
        """A list of leaves, objects or lists that are written already."""


class Objects:
    """Dictionaries, lists and plain values."""

    def leaves(self, type_: GraphQLLeafType, values: list[Any]) -> list[Any]:
        return values

    def objects(self, plan: Plan, columns: Sequence[Sequence[Any]], count: int) -> list[Any]:
        if not columns:
            return [{} for _ in range(count)]
        keys = plan.keys
        return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]

    def list(self, values: Sequence[Any]) -> Any:
        return values


LONG = 16 * 1024
"""Bytes from which a list is left in pieces."""

SHORT = 2_000
"""Bytes of a first item, and number of items, up to which nobody looks how long the list is."""

_HOLE = b"\x1f"
"""Stands where a long text goes. No JSON text has this character."""


class Json:
    """Bytes. A level is a few passes in C, and leaves nothing for the garbage collector to walk."""

    def leaves(self, type_: GraphQLLeafType, values: list[Any]) -> list[Any]:
        if not values:
            return []
        if type_.name in _SCALARS or isinstance(type_, GraphQLEnumType):
            # One value a line, and no JSON text has a line break of its own.
            return dumps(values, option=OPT_INDENT_2)[4:-2].split(b",\n  ")
        return [dumps(value) for value in values]

    def objects(self, plan: Plan, columns: Sequence[Sequence[Any]], count: int) -> list[Any]:
        if not columns:
            return [b"{}"] * count
        parts = [(repeat(mark), _nulls_written(column)) for mark, column in zip(plan.marks, columns, strict=True)]
        rows = zip(*chain.from_iterable(parts), repeat(b"}"))  # marks repeat for ever
        if any(Rope in map(type, column) for _, column in parts):
            return list(map(Rope, rows))
        return list(map(b"".join, rows))

    def list(self, values: Sequence[Any]) -> Any:
        written = _nulls_written(values)
        if not written:
            return b"[]"
        if Rope in map(type, written) or (len(written[0]) > SHORT and sum(map(len, written)) > LONG):
            return _strung(written)
        if len(written) > SHORT and sum(map(len, written)) > LONG:
            return _strung([b",".join(written[at : at + SHORT]) for at in range(0, len(written), SHORT)])
        return b"[%b]" % b",".join(written)


async def long_leaf_lists(turns: Turns, values: Sequence[Any], slots: Slots) -> list[Any]:
    """Lists of thousands of leaves each, as JSON: whole runs of them are written at once."""
    lists: list[Any] = []
    for slot in slots:
        runs: list[bytes] = []
        start, end = slot or (0, 0)
        async for begun, ended in turns.spans(end - start):
            runs.append(dumps(values[start + begun : start + ended])[1:-1])
        lists.append(None if slot is None else Json().list(runs))
    return lists


def enclosed(before: bytes, value: Any, after: bytes) -> Any:
    """A list that is written, with what stands around it."""
    return Rope((before, value, after)) if type(value) is Rope else b"%b%b%b" % (before, value, after)


def lengthy(text: bytes) -> bytes | Rope:
    """A text that is written already, left as a piece if it is long."""
    return Rope((text,)) if len(text) > LONG else text


def written(content: Any) -> bytes | Rope:
    """JSON of what graphql-core has put together; in pieces where something in it is, which is then taken out of it.

    Raises TypeError for what JSON cannot hold.
    """
    try:
        return dumps(content)
    except TypeError:  # an answer without long texts pays nothing for those that have some
        return _spliced(content)


def _spliced(content: Any) -> Rope:
    ropes: list[Rope] = []

    def hole(value: Any) -> Fragment:
        if type(value) is not Rope:
            raise TypeError(f"{type(value).__name__} is not JSON")
        ropes.append(value)
        return Fragment(_HOLE)

    first, *others = dumps(content, default=hole).split(_HOLE)
    whole = Rope((first, *(part for pair in zip(ropes, others, strict=True) for part in pair)))
    for rope in ropes:
        rope.pieces = []
    return whole


def _strung(values: Sequence[Any]) -> Rope:
    """A list whose items, or runs of them, stay pieces."""
    commas = chain.from_iterable((b",", value) for value in values)
    next(commas)
    return Rope((b"[", *commas, b"]"))


def _nulls_written(values: Sequence[Any]) -> Sequence[Any]:
    return [b"null" if value is None else value for value in values] if None in values else values
