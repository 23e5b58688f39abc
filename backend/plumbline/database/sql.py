"""SQL as a value: text with named places and the values that belong there."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from sys import intern
from typing import Any, Literal

import orjson

Dialect = Literal["sqlite", "postgres"]

FEW = 2
"""Items of a list up to which SQLite compares with each of them."""

# Quoted text, comments and `::` casts are passed over; `in :name` is one token because a list
# there reads differently in each dialect.
_TOKEN = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|::"
    r"|(?:\b(?P<no>not\s+)?(?P<in>in)\s*(?<=\s)):(?P<list>[a-z_]\w*)"
    r"|:(?P<one>[a-z_]\w*)",
    re.IGNORECASE,
)
_ARRAYS: tuple[tuple[type, str], ...] = (
    (bool, "boolean[]"),
    (int, "bigint[]"),
    (float, "double precision[]"),
    (datetime, "timestamptz[]"),
    (date, "date[]"),
    (str, "text[]"),
)


class Sql:
    """A frozen piece of SQL with `:name` places.

    A list, tuple or set is written `x in :ids` (or `not in`); anywhere else it is an array on
    PostgreSQL and a JSON text on SQLite. A value that is itself an Sql is set in as text.
    `a + b` joins with a space; equal names with different values are told apart by themselves.
    """

    __slots__ = ("params", "text")
    text: str
    params: dict[str, Any]

    def __init__(self, text: str, /, **params: Any) -> None:
        for name, value in params.items():
            if isinstance(value, Sql):
                text, params = _inlined(text, name, value, params)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "params", params)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an Sql does not change; make another")

    def __add__(self, other: "Sql") -> "Sql":
        return Sql.join((self, other), " ")

    def __repr__(self) -> str:
        return f"Sql({self.text!r}, {self.params!r})"

    @staticmethod
    def join(parts: Iterable["Sql"], between: str = ", ") -> "Sql":
        """The fragments one after another with `between` among them."""
        texts: list[str] = []
        params: dict[str, Any] = {}
        for part in parts:
            if params.keys().isdisjoint(part.params):
                params |= part.params
                texts.append(part.text)
            else:
                texts.append(_renamed(part, params))
        joined = object.__new__(Sql)
        object.__setattr__(joined, "text", between.join(texts))
        object.__setattr__(joined, "params", params)
        return joined

    def given(self, **values: Any) -> "Sql":
        """The same text with other values for some of its names."""
        other = object.__new__(Sql)
        object.__setattr__(other, "text", self.text)
        object.__setattr__(other, "params", self.params | values)
        return other

    def shared(self) -> "Sql":
        """The same, with a text that is in memory once for all who have it."""
        other = self.given()
        object.__setattr__(other, "text", intern(self.text))
        return other

    def rendered(self, dialect: Dialect) -> tuple[str, list[Any]]:
        """The statement and its values as the driver of the dialect wants them.

        Raises KeyError for a place without a value.
        """
        postgres = dialect == "postgres"
        values: list[Any] = []
        places: list[tuple[str, bool]] = []
        for name in _names(self.text):
            value = self.params[name]
            listed = isinstance(value, list | tuple | set | frozenset)
            if listed and not postgres and len(value) <= FEW and name in _memberships(self.text):
                places.append((_spread(value, values), False))
            else:
                places.append((_place(value, values, postgres=postgres, listed=listed), listed))
        return _text(self.text, tuple(places), postgres), values


def _spread(items: Iterable[Any], values: list[Any]) -> str:
    """A place for each of a few items; SQLite compares with them, where it makes a table of a list."""
    places: list[str] = []
    for item in items:
        values.append(_plain(item, postgres=False))
        places.append(f"?{len(values)}")
    return f"({', '.join(places)})"


def _place(value: Any, values: list[Any], *, postgres: bool, listed: bool) -> str:
    if not listed:
        values.append(_plain(value, postgres=postgres))
        return f"${len(values)}" if postgres else f"?{len(values)}"
    items = list(value) if all(type(item) is int for item in value) else [_plain(i, postgres=postgres) for i in value]
    if not postgres:
        values.append(orjson.dumps(items).decode())
        return f"?{len(values)}"
    if not items:
        return "'{}'"
    values.append(items)
    return f"${len(values)}::{_array(items)}"


@lru_cache(maxsize=1024)
def _text(text: str, places: tuple[tuple[str, bool], ...], postgres: bool) -> str:
    """The statement with each name's place, and whether a list is there, set in."""
    known = dict(zip(_names(text), places, strict=True))
    return "".join(
        piece if name is None else _written(membership, known[name][0], postgres=postgres, listed=known[name][1])
        for piece, name, membership in _pieces(text)
    )


def _array(items: Sequence[Any]) -> str:
    known = next((item for item in items if item is not None), "")
    for kind, name in _ARRAYS:
        if isinstance(known, kind):
            return name
    raise TypeError(f"no array of {type(known).__name__} in SQL")


def _plain(value: Any, *, postgres: bool) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if not postgres:
        if isinstance(value, datetime):
            return stored_instant(value)
        if isinstance(value, date):
            return value.isoformat()
    return value


def stored_instant(value: datetime) -> str:
    """An instant as SQLite keeps it: UTC, so that texts sort as the instants do."""
    return (value.astimezone(UTC) if value.tzinfo else value).isoformat(" ")


def _written(membership: str, place: str, *, postgres: bool, listed: bool) -> str:
    if not membership:
        return place
    if not listed:
        return f"{membership} {place}"
    if postgres:
        return f"{'<> all' if membership == 'not in' else '= any'}({place})"
    return f"{membership} (select value from json_each({place}))"


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[str, ...]:
    """The names of a text, each once, in the order of their first places."""
    return tuple(dict.fromkeys(name for _, name, _ in _pieces(text) if name is not None))


@lru_cache(maxsize=1024)
def _memberships(text: str) -> frozenset[str]:
    """The names that stand nowhere but after `in` and `not in`."""
    pieces = _pieces(text)
    alone = {name for _, name, membership in pieces if name is not None and not membership}
    return frozenset(name for _, name, membership in pieces if name is not None and membership) - alone


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """The text cut at its places: (plain text, None, "") or ("", name, "" | "in" | "not in")."""
    pieces: list[tuple[str, str | None, str]] = []
    done = 0
    for match in _TOKEN.finditer(text):
        name = match["one"] or match["list"]
        if name is None:
            continue
        if match.start() > done:
            pieces.append((text[done : match.start()], None, ""))
        membership = "" if match["in"] is None else ("not in" if match["no"] else "in")
        pieces.append(("", name, membership))
        done = match.end()
    pieces.append((text[done:], None, ""))
    return tuple(pieces)


def _renamed(part: Sql, params: dict[str, Any]) -> str:
    """The part's text with names that do not clash in `params`, to which its values are added."""
    names: dict[str, str] = {}
    for name, value in part.params.items():
        free, turn = name, 1
        while free in params and params[free] is not value:
            turn += 1
            free = f"{name}_{turn}"
        params[free] = value
        names[name] = free
    if all(name == free for name, free in names.items()):
        return part.text
    return _spelled(part.text, tuple((name, f":{free}") for name, free in names.items()))


def _inlined(text: str, name: str, inner: Sql, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    outer = {key: value for key, value in params.items() if key != name}
    return _spelled(text, ((name, _renamed(inner, outer)),)), outer


@lru_cache(maxsize=1024)
def _spelled(text: str, spellings: tuple[tuple[str, str], ...]) -> str:
    names = dict(spellings)
    pieces: list[str] = []
    for piece, name, membership in _pieces(text):
        if name is None:
            pieces.append(piece)
        else:
            pieces.append(f"{membership} " if membership else "")
            pieces.append(names.get(name, f":{name}"))
    return "".join(pieces)
