"""The usual read: the rows of one table under their parents, in one statement for all parents."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from strawberry.types.arguments import StrawberryArgument

from plumbline.database.sql import Sql
from plumbline.engine.connection import Page
from plumbline.engine.fields import arguments_of
from plumbline.engine.refusals import BadInput
from plumbline.engine.rows import ALIAS, Row, Table
from plumbline.kit.paging import BadCursor, decode_cursor

if TYPE_CHECKING:
    from plumbline.engine.context import Reads

_NAME = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, eq=False)
class Relation:
    """Rows of `table` by the parent they belong to, as data.

    `by` is the column, or SQL over the alias `t` and those of `source`, that holds the parent's
    key; without it the rows have no parent. `source` replaces the FROM clause where a link table
    stands between: "membership m join person t on t.id = m.person_id". `order` names columns
    that are never NULL, the last of them unique; "-happened_at" is descending. The keyword-only
    parameters of `where(reads, *, …)` are the field's arguments. `usual` and `most` are rows of
    a page.
    """

    table: Table
    by: str | None = None
    order: tuple[str, ...] = ("id",)
    where: Callable[..., Sql | None] | None = None
    source: str | None = None
    usual: int = 50
    most: int = 100

    @cached_property
    def arguments(self) -> list[StrawberryArgument]:
        """The GraphQL arguments of the list, without those of paging."""
        return arguments_of(self.where)

    async def children(
        self, reads: "Reads", keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All children of each parent, in order."""
        sql = Sql.join(
            (self._selected(columns), self._from(reads, keys, args), self._ordered("parent_key, ")),
            " ",
        )
        return grouped(await reads.capped(sql))

    async def windows(
        self, reads: "Reads", keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of each parent's children. Raises BadInput for a bad `first` or `after`."""
        size, after, filters = self._asked(args)
        source = self._from(reads, keys, filters)
        if after is not None:
            source = source + Sql("and") + after
        try:
            if len(keys) == 1:
                sql = self._selected(columns) + source + self._ordered()
                rows = await reads.capped(sql, spare=1, most=size + 1)
            else:
                rows = await reads.capped(self._windowed(columns, source, size + 1), spare=len(keys))
        except Exception as error:
            if after is not None and _unfit(error):
                raise foreign_cursor() from error
            raise
        found = grouped(rows)
        return {key: Page(found.get(key, ())[:size], len(found.get(key, ())) > size, after is not None) for key in keys}

    async def counts(self, reads: "Reads", keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many children each parent has. Raises BadInput as a page does."""
        filters = self._asked(args)[2]
        counted = Sql(f"select {self._parent} as parent_key, count(*) as many")
        sql = counted + self._from(reads, keys, filters)
        if self.by:
            sql = sql + Sql(f"group by {self._parent}")
        return {row[0]: row[1] for row in await reads.rows(sql)}

    def _asked(self, args: Mapping[str, Any]) -> tuple[int, Sql | None, dict[str, Any]]:
        """The size of a page, the condition of its beginning, and the other arguments."""
        filters = dict(args)
        size = page_size(filters.pop("first", self.usual), self.most)
        after = filters.pop("after", None)
        return size, None if after is None else beyond(self.table, self.order, after), filters

    @property
    def _parent(self) -> str:
        if self.by is None:
            return "0"
        return f"{ALIAS}.{self.by}" if _NAME.fullmatch(self.by) else self.by

    def _selected(self, columns: Sequence[str], more: str = "") -> Sql:
        return Sql(f"select {self._parent} as parent_key{selected(self.table, columns)}{more}")

    def _from(self, reads: "Reads", keys: Sequence[Any], args: Mapping[str, Any]) -> Sql:
        conditions = self.table.seen(reads.viewer)
        if self.by is not None:
            conditions.insert(0, of_parents(self._parent, keys))
        wanted = self.where(reads, **args) if self.where else None
        if wanted is not None:
            conditions.append(Sql("(") + wanted + Sql(")"))
        source = self.source or f"{self.table.name} {ALIAS}"
        return Sql(f"from {source} where") + Sql.join(conditions or [Sql("1 = 1")], " and ")

    def _ordered(self, before: str = "") -> Sql:
        return Sql(f"order by {before}{ordering(self.table, self.order)}")

    def _windowed(self, columns: Sequence[str], source: Sql, size: int) -> Sql:
        place = (
            f", row_number() over (partition by {self._parent} order by {ordering(self.table, self.order)}) as place"
        )
        windowed = Sql("select * from (") + self._selected(columns, place) + source
        end = Sql(") as windowed where place <= :size", size=size)
        return windowed + end + Sql("order by parent_key, place")


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


def beyond(table: Table, order: Sequence[str], cursor: str) -> Sql:
    """The condition that a row comes after the cursor. Raises BadInput for a foreign cursor."""
    try:
        values = decode_cursor(cursor, len(order))
    except BadCursor:
        values = (None,)
    if None in values:
        raise foreign_cursor()
    names = [table.expression(term.removeprefix("-")) for term in order]
    downward = [term[0] == "-" for term in order]
    after = {f"after_{place}": value for place, value in enumerate(values)}
    if len(set(downward)) == 1:
        sign = "<" if downward[0] else ">"
        marks = ", ".join(f":{name}" for name in after)
        return Sql(f"({', '.join(names)}) {sign} ({marks})", **after)
    steps = []
    for place, (name, down) in enumerate(zip(names, downward, strict=True)):
        same = [f"{names[before]} = :after_{before}" for before in range(place)]
        steps.append(" and ".join([*same, f"{name} {'<' if down else '>'} :after_{place}"]))
    return Sql(f"({' or '.join(f'({step})' for step in steps)})", **after)


def foreign_cursor() -> BadInput:
    """The refusal of a cursor that this list never gave out."""
    return BadInput("`after` is not a cursor of this list.", path=("after",))


def page_size(first: int, most: int) -> int:
    """How many rows a page shows. Raises BadInput, naming the limit."""
    if not 0 <= first <= most:
        raise BadInput(f"`first` is from 0 to {most}, not {first}.", path=("first",))
    return first


def grouped(rows: Sequence[Row]) -> dict[Any, list[Row]]:
    """Rows by the key at position 0, order kept."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        group = groups.get(row[0])
        if group is None:
            groups[row[0]] = [row]
        else:
            group.append(row)
    return groups


def _unfit(error: Exception) -> bool:
    """Whether a value is not of its column's type: SQLSTATE class 22, data exception."""
    return isinstance(error, ValueError) or str(getattr(error, "sqlstate", "")).startswith("22")
