"""The SQL of lists: whole, counted, by pages of each parent, and written as JSON by the database."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from orjson import loads

from plumbline.database.sql import Dialect, Sql
from plumbline.engine.json_sql import Written
from plumbline.engine.rows import ALIAS, Table
from plumbline.engine.turns import BYTES

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_OPEN, _AND, _CLOSE = Sql("("), Sql(") and ("), Sql(")")
_TRUE = Sql("1 = 1")
_BETWEEN = b"\x1e"
"""Stands between the lists of parents. No JSON text has this character."""


class ListText:
    """The statements of one list: its table, what holds the parent's key, its order, and its FROM clause."""

    def __init__(self, table: Table, by: str | None, order: Sequence[str], source: str | None) -> None:
        self.table = table
        self.order = order
        self.parent = "0" if by is None else f"{ALIAS}.{by}" if _NAME.fullmatch(by) else by
        self.source = source or f"{table.name} {ALIAS}"
        # A statement's beginning is as good as constant: one for each selection of columns.
        self._begun = lru_cache(maxsize=256)(self._beginning)

    @cached_property
    def terms(self) -> str:
        """The terms of the ORDER BY."""
        return ordering(self.table, self.order)

    def listed(self, columns: tuple[str, ...], conditions: Sequence[Sql], before: str = "") -> Sql:
        """The children of all parents, in order."""
        begun = self._begun(f"select {self.parent}", columns, f" from {self.source} where")
        return _joined(begun, conditions, Sql(f"order by {before}{self.terms}"))

    def counted(self, conditions: Sequence[Sql]) -> Sql:
        """How many children each parent has."""
        begun = self._begun(f"select {self.parent}", (), f", count(*) from {self.source} where")
        return _joined(begun, conditions, Sql("" if self.parent == "0" else f"group by {self.parent}"))

    def each(
        self, dialect: Dialect, columns: tuple[str, ...], conditions: Sequence[Sql], keys: Sequence[Any], size: int
    ) -> Sql:
        """The first children of each of some parents, one parent after the other."""
        if dialect == "postgres":
            place = f"row_number() over (order by {self.terms}) as place"
            begun = self._begun(
                "select shown.* from unnest(:parents) as asked(key) cross join lateral (select asked.key",
                columns,
                f", {place} from {self.source} where {self.parent} = asked.key and",
            )
            end = f"order by {self.terms} limit :size) as shown order by parent_key, place"
        else:
            key = f"{ALIAS}.{self.table.key}"
            begun = self._begun(
                "select asked.value",
                columns,
                f" from json_each(:parents) as asked cross join {self.table.name} {ALIAS} where {key} in ("
                f"select {key} from {self.source} where {self.parent} = asked.value and",
            )
            end = f"order by {self.terms} limit :size) order by asked.key, {self.terms}"
        return _joined(begun, conditions, Sql(end, parents=list(keys), size=size))

    def written(self, form: Written, conditions: Sequence[Sql], size: int | None) -> tuple[Sql, Sql, Sql]:
        """The children of each parent as JSON: what stands before the rows that count as objects, they, and the end.

        For PostgreSQL.
        """
        holes = "".join(f", {hole.sql} as h{at}" for at, hole in enumerate(form.holes))
        sorts = "".join(
            f", {self.table.expression(term.removeprefix('-'))} as s{at}" for at, term in enumerate(self.order)
        )
        place = f"row_number() over (partition by {self.parent} order by {self.terms}) as place"
        start = f"select * from (select {self.parent} as parent_key, {form.sql} as piece{holes}{sorts}, {place}"
        # The order that the window has made already, said at each level: PostgreSQL then sorts once.
        order = ", ".join(f"s{at}{' desc' if term[0] == '-' else ''}" for at, term in enumerate(self.order))
        shown = "" if size is None else "where place <= :size"
        end = Sql(f") as ranked {shown} order by parent_key, {order}", **({} if size is None else {"size": size}))
        rows = _joined(Sql(f"{start} from {self.source} where"), conditions, end)
        lists = "".join(f", array_agg(h{at} order by {order})" for at in range(len(form.holes)))
        text = f"'{form.before}' || coalesce(string_agg(piece, ',' order by {order}), '') || '{form.after}'"
        before = Sql(f"select parent_key, count(*), count(piece), convert_to({text}, 'UTF8'){lists} from (")
        return before, rows, Sql(") as windowed group by parent_key")

    def gathered(self, form: Written, conditions: Sequence[Sql]) -> tuple[Sql, Sql, Sql]:
        """All children of all parents in one row of SQLite, which it makes in one go while Python does something else.

        `separated` says what is in it. A list has the order of the rows inside, which SQLite goes through as they come.
        """
        holes = "".join(f", {hole.sql} as h{at}" for at, hole in enumerate(form.holes))
        begun = Sql(f"select {self.parent} as parent_key, {form.sql} as piece{holes} from {self.source} where")
        rows = _joined(begun, conditions, Sql(f"order by parent_key, {self.terms}"))
        text = f"'{form.before}' || coalesce(group_concat(piece, ','), '') || '{form.after}'"
        inner = "".join(f", json_group_array(h{at}) as h{at}" for at in range(len(form.holes)))
        outer = "".join(f", json_group_array(json(h{at}))" for at in range(len(form.holes)))
        before = Sql(
            "select json_group_array(parent_key), coalesce(sum(shown), 0), coalesce(max(shown), 0), json_group_array(shown), "
            f"json_group_array(written), cast(group_concat(text, '{_BETWEEN.decode()}') as blob){outer} from ("
            f"select parent_key, count(*) as shown, count(piece) as written, {text} as text{inner} from ("
        )
        return before, rows, Sql(") group by parent_key)")

    def _beginning(self, start: str, columns: tuple[str, ...], end: str) -> Sql:
        return Sql(f"{start} as parent_key{selected(self.table, columns)}{end}")


def _joined(begun: Sql, conditions: Sequence[Sql], end: Sql) -> Sql:
    parts = [begun, _OPEN, conditions[0] if conditions else _TRUE]
    for condition in conditions[1:]:
        parts += (_AND, condition)
    return Sql.join((*parts, _CLOSE, end), " ")


async def separated(gathered: Iterable[Any]) -> list[tuple[Any, ...]]:
    """What `gathered` gives as rows: a parent, its children, those that could be written, their JSON, their holes …"""
    parents, _, _, shown, written, texts, *holes = gathered
    lists = [loads(column) for column in (parents, shown, written)]
    return list(zip(*lists, await _split(texts or b"", len(lists[0])), *map(loads, holes), strict=True))


async def _split(texts: bytes, count: int) -> list[bytes]:
    """So many texts out of one; others have their turn meanwhile."""
    found: list[bytes] = []
    begin = paused = 0
    for _ in range(count):
        end = texts.find(_BETWEEN, begin)
        found.append(texts[begin : len(texts) if end < 0 else end])
        begin = end + 1
        if begin - paused > BYTES:
            paused = begin
            await asyncio.sleep(0)
    return found


def selected(table: Table, columns: Sequence[str]) -> str:
    """The select list after the key: each column under the alias of its position."""
    return "".join(f", {table.expression(name)} as c{place}" for place, name in enumerate(columns, 1))


def of_parents(parent: str, keys: Sequence[Any]) -> Sql:
    """The condition that a row belongs to one of these parents."""
    if len(keys) == 1:
        return Sql(f"{parent} = :parent", parent=keys[0])
    return Sql(f"{parent} in :parents", parents=list(keys))


def ordering(table: Table, order: Sequence[str]) -> str:
    """The terms of an ORDER BY."""
    return ", ".join(
        f"{table.expression(term[1:])} desc" if term[0] == "-" else table.expression(term) for term in order
    )
