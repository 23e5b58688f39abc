"""The usual read: the rows of one table under their parents, in one statement for all parents."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from strawberry.types.arguments import StrawberryArgument

from plumbline.database.sql import Dialect, Sql
from plumbline.engine.connection import Page
from plumbline.engine.fields import arguments_of
from plumbline.engine.json_sql import Written
from plumbline.engine.list_text import ListText, of_parents, separated
from plumbline.engine.refusals import BadInput
from plumbline.engine.rows import Row, Table
from plumbline.engine.turns import SLICE
from plumbline.kit.paging import BadCursor, decode_cursor

if TYPE_CHECKING:
    from plumbline.engine.reads import Reads

EACH = 20
"""Up to so many parents are gone through one after the other, each along an index to the end of its page."""

FEW = 10
"""Children a parent, on the average, up to which those of many parents are read at once, pages or not."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the condition of a relation may know of a request besides its arguments."""

    viewer: Any
    dialect: Dialect


@dataclass(frozen=True, eq=False)
class Relation:
    """Rows of `table` by the parent they belong to, as data.

    `by` is the column, or SQL over the alias `t` and those of `source`, that holds the parent's
    key; without it the rows have no parent. `source` replaces the FROM clause where a link table
    stands between: "membership m join person t on t.id = m.person_id". `order` names columns
    that are never NULL, the last of them unique; "-happened_at" is descending. The keyword-only
    parameters of `where(reads, *, …)` are the field's arguments; of `reads` it may ask for the viewer and the dialect. `usual` and `most` are rows of
    a page. `seen_with_parent` says that a row is seen by whoever sees its parent, which the engine
    has just read under that condition: it is not asked again.
    """

    table: Table
    by: str | None = None
    order: tuple[str, ...] = ("id",)
    where: Callable[..., Sql | None] | None = None
    source: str | None = None
    usual: int = 50
    most: int = 100
    seen_with_parent: bool = False

    @cached_property
    def gathers(self) -> bool:
        """Whether its rows stand in a query within the FROM clause."""
        return self.source is not None and "select" in self.source.lower()

    @cached_property
    def arguments(self) -> list[StrawberryArgument]:
        """The GraphQL arguments of the list, without those of paging."""
        return arguments_of(self.where)

    async def children(
        self, reads: "Reads", keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All children of each parent, in order."""
        text = self.text
        conditions = self._conditions(reads, args, of_parents(text.parent, keys) if self.by else None)
        return await grouped(await reads.capped(text.listed(tuple(columns), conditions, "parent_key, ")))

    async def windows(
        self, reads: "Reads", keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of each parent's children. Raises BadInput for a bad `first` or `after`."""
        size, after, filters = self._asked(args)
        try:
            rows = await self._window(reads, keys, tuple(columns), size, after, filters)
        except Exception as error:
            if after is not None and _unfit(error):
                raise foreign_cursor() from error
            raise
        found = await grouped(rows)
        pages: dict[Any, Page] = {}
        for at in range(0, len(keys), SLICE):
            if at:
                await asyncio.sleep(0)
            for key in keys[at : at + SLICE]:
                shown = found.get(key, ())
                pages[key] = Page(shown[:size], len(shown) > size, after is not None)
        return pages

    async def counts(self, reads: "Reads", keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many children each parent has. Raises BadInput as a page does."""
        text = self.text
        conditions = self._conditions(reads, self._asked(args)[2], of_parents(text.parent, keys) if self.by else None)
        return {row[0]: row[1] for row in await reads.rows(text.counted(conditions))}

    async def written(
        self, reads: "Reads", keys: Sequence[Any], form: Written, args: Mapping[str, Any], *, paged: bool
    ) -> Sequence[Sequence[Any]] | None:
        """The children of each parent that has some, written by the database; None where it had to give up.

        A row is (parent, how many are shown, how many of them could be written, their JSON, the numbers for each
        hole …). Raises BadInput as a page does.
        """
        size, _, filters = self._asked(args) if paged else (None, None, dict(args))
        text = self.text
        conditions = self._conditions(reads, filters, of_parents(text.parent, keys) if self.by else None)
        if reads.dialect == "sqlite":
            return await self._gathered(reads, keys, text.gathered(form, conditions), size)
        rows: Sequence[Any] = await reads.capped_within(*text.written(form, conditions, size))
        return rows

    async def _gathered(
        self, reads: "Reads", keys: Sequence[Any], parts: tuple[Sql, Sql, Sql], size: int | None
    ) -> Sequence[Sequence[Any]] | None:
        """The lists that SQLite writes; None for pages that end before the last child."""
        if size is None:
            return await separated((await reads.capped_within(*parts))[0])
        before, rows, after = parts
        most = FEW * len(keys)
        if most > reads.left:
            return None
        gathered = (await reads.rows(Sql.join((before, rows, Sql("limit :most", most=most), after), " ")))[0]
        return None if gathered[1] == most or gathered[2] > size else await separated(gathered)

    def under(
        self, reads: "Reads | Asking", key: str, args: Mapping[str, Any], *, paged: bool
    ) -> tuple[int | None, list[Sql]]:
        """How many children of the parent whose key the SQL `key` gives are shown, and the conditions that they meet.

        Raises BadInput as a page does, and for a page that is not the first.
        """
        size, after, filters = self._asked(args) if paged else (None, None, dict(args))
        if after is not None:
            raise BadInput("only first pages stand inside another statement", path=("after",))
        return size, self._conditions(reads, filters, Sql(f"{self.text.parent} = {key}"))

    async def _window(
        self,
        reads: "Reads",
        keys: Sequence[Any],
        columns: tuple[str, ...],
        size: int,
        after: Sql | None,
        filters: Mapping[str, Any],
    ) -> list[Row]:
        """At most `size` rows and one more of each parent."""
        text = self.text
        if len(keys) == 1 or self.by is None:
            conditions = self._conditions(reads, filters, of_parents(text.parent, keys) if self.by else None, after)
            return await reads.capped(text.listed(columns, conditions), spare=1, most=size + 1)
        most = FEW * len(keys)
        if len(keys) > EACH and most <= reads.left:
            conditions = self._conditions(reads, filters, of_parents(text.parent, keys), after)
            listed = text.listed(columns, conditions, "parent_key, ")
            rows = await reads.rows(Sql.join((listed, Sql("limit :most", most=most)), " "))
            if len(rows) < most:
                return rows
        conditions = self._conditions(reads, filters, after)
        return await reads.capped(text.each(reads.dialect, columns, conditions, keys, size + 1), spare=len(keys))

    def _asked(self, args: Mapping[str, Any]) -> tuple[int, Sql | None, dict[str, Any]]:
        """The size of a page, the condition of its beginning, and the other arguments."""
        filters = dict(args)
        size = page_size(filters.pop("first", self.usual), self.most)
        after = filters.pop("after", None)
        return size, None if after is None else beyond(self.table, self.order, after), filters

    @cached_property
    def text(self) -> ListText:
        """The statements of this list."""
        return ListText(self.table, self.by, self.order, self.source)

    def _conditions(self, reads: "Reads | Asking", args: Mapping[str, Any], *others: Sql | None) -> list[Sql]:
        conditions = [each for each in others if each is not None]
        if not self.seen_with_parent:
            conditions += self.table.seen(reads.viewer)
        wanted = self.where(reads, **args) if self.where else None
        if wanted is not None:
            conditions.append(wanted)
        return conditions


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


async def grouped(rows: Sequence[Row]) -> dict[Any, list[Row]]:
    """Rows by the key at position 0, order kept."""
    groups: dict[Any, list[Row]] = {}
    for at in range(0, len(rows), SLICE):
        if at:
            await asyncio.sleep(0)
        for row in rows[at : at + SLICE]:
            group = groups.get(row[0])
            if group is None:
                groups[row[0]] = [row]
            else:
                group.append(row)
    return groups


def _unfit(error: Exception) -> bool:
    """Whether a value is not of its column's type: SQLSTATE class 22, data exception."""
    return isinstance(error, ValueError) or str(getattr(error, "sqlstate", "")).startswith("22")
