"""One field of one level read for all its parents at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphql import GraphQLNonNull, is_list_type

from plumbline.database.sql import Sql
from plumbline.engine.connection import Page
from plumbline.engine.list_text import of_parents, selected
from plumbline.engine.plan import Entry, Plan, Planner
from plumbline.engine.reads import Reads
from plumbline.engine.rows import ALIAS
from plumbline.engine.sources import Batch, Many, Paged, Within
from plumbline.engine.views import View

Found = Mapping[Any, Any]

_EMPTY = Page(total=0)


def keys_of(source: Batch | Many | Paged, view: View) -> list[Any]:
    """The key of each parent: a value, or the tuple of several."""
    if not isinstance(source, Batch):
        return view.column(source.column)
    if len(source.inputs) == 1:
        return view.column(source.inputs[0])
    return list(zip(*(view.column(name) for name in source.inputs), strict=True))


def missing(entry: Entry) -> Any:
    """What a parent has that the answer of a read does not name."""
    if isinstance(entry.source, Paged):
        return Page(total=0)
    bare = entry.type.of_type if isinstance(entry.type, GraphQLNonNull) else entry.type
    return [] if is_list_type(bare) else None


async def found(planner: Planner, reads: Reads, entry: Entry, keys: Sequence[Any], args: Mapping[str, Any]) -> Found:
    """What the field's read gives for each of these keys."""
    await reads.opened()
    source = entry.source
    if isinstance(source, Batch):
        return await source.function(reads, keys, **args)
    assert isinstance(source, Many | Paged)
    plan = planner.carry(entry)
    if isinstance(source, Many):
        return await source.read.children(reads, keys, plan.layout.columns, args)
    return await _pages(source, plan, reads, keys, args)


async def loaded(reads: Reads, plan: Plan, keys: Sequence[Any]) -> Found:
    """The rows of a type by their keys."""
    table = plan.table
    if table is None:
        raise TypeError(f"{plan.type.name} has no table to load its rows from")
    key = f"{ALIAS}.{table.key}"
    columns = selected(table, plan.layout.columns)
    conditions = [of_parents(key, keys), *table.seen(reads.viewer)]
    begun = Sql(f"select {key} as parent_key{columns} from {table.name} {ALIAS} where")
    rows = await reads.rows(Sql.join((begun, Sql.join(conditions, " and ")), " "))
    return {row[0]: row for row in rows}


async def _pages(source: Paged, plan: Plan, reads: Reads, keys: Sequence[Any], args: Mapping[str, Any]) -> Found:
    """Pages with what of them is selected, and nothing else read."""
    parts = {entry.source.part for entry in plan.entries if isinstance(entry.source, Within)}
    pages: dict[Any, Page] = {}
    if parts != {"total"}:  # either of the two reads refuses wrong arguments
        assert plan.carried is not None
        columns = plan.carried.layout.columns
        pages |= await source.read.windows(reads, keys, columns, args)
    if "total" in parts:
        counts = await source.read.counts(reads, keys, args)
        pages = {key: replace(pages.get(key, _EMPTY), total=counts.get(key, 0)) for key in keys}
    if plan.layout.columns:
        names = plan.layout.columns
        extras = await source.read.extras(reads, keys, names, args)  # type: ignore[attr-defined] # only reads with extras come here
        pages = {key: replace(pages.get(key, _EMPTY), extras=extras.get(key, {})) for key in keys}
    return pages
