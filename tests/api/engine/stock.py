"""Fields of the engine under Strawberry's stock executor, one value at a time, over DataLoaders: any schema's."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar

from strawberry.dataloader import DataLoader
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional, get_object_definition

from plumbline.database.sql import Sql
from plumbline.engine import Context, Joined, Page, Ref, selected
from plumbline.engine.connection import Cursors, page_info
from plumbline.engine.fields import RowField
from plumbline.engine.list_text import of_parents
from plumbline.engine.plan import inputs_of
from plumbline.engine.rows import Layout
from plumbline.engine.sources import VIEWER, Batch, Column, Derived, Many, One, Paged, Within
from plumbline.kit import ids


class Promise:
    """An awaitable that may be awaited by nobody without a warning."""

    def __init__(self, load: Callable[[], Awaitable[Any]]) -> None:
        self.load = load

    def __await__(self) -> Generator[Any, Any, Any]:
        return self.load().__await__()


class Leads(Promise):
    """What a Ref leads to: absent from lists whose items cannot be null."""


def instance(definition: StrawberryObjectDefinition, **state: Any) -> Any:
    made = object.__new__(definition.origin)
    made.__dict__.update(state, definition=definition)
    return made


class StockContext(Context):
    """A context whose promises are awaited one by one. A subclass says of which schema."""

    schema: ClassVar[Joined]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: dict[Any, DataLoader[Any, Any]] = {}

    def definition_of(self, type_name: str) -> StrawberryObjectDefinition:
        definition = self.schema.get_type_by_name(type_name)
        assert isinstance(definition, StrawberryObjectDefinition)
        return definition

    def all_columns(self, *definitions: StrawberryObjectDefinition) -> tuple[str, ...]:
        """Every column any field needs: the stock executor cannot look ahead."""
        fields = [f for each in definitions for f in self.schema.get_fields(each) if isinstance(f, RowField)]
        return tuple(dict.fromkeys(n for field in fields for n in inputs_of(field.source) if isinstance(n, str)))

    def has_extras(self, type_: Any) -> bool:
        fields = self.schema.get_fields(get_object_definition(type_, strict=True))
        return any(field.python_name == "revision" for field in fields)

    def refer(self, ref: Ref | None) -> Any:
        return None if ref is None else Leads(partial(self.loaded, ref))

    def promised(self, field: RowField, source: Any, args: Mapping[str, Any]) -> Any:
        return Promise(partial(self.value, field, source, args))

    async def value(self, field: RowField, row: Any, args: Mapping[str, Any]) -> Any:
        match field.source:
            case Column(name, prefix):
                return await self.completed(field.type, self.column(row, name, prefix, field))
            case Derived(function, inputs):
                given = [self.given(row, each) for each in inputs]
                return await self.completed(field.type, function(*given))
            case One(_, name):
                named = inner(field.type).__strawberry_definition__.name
                return await self.completed(field.type, None if row.row[name] is None else Ref(named, row.row[name]))
            case Within(part):
                return await self.completed(field.type, self.part(row, part), edge=True)
            case Batch() | Many() | Paged() as source:
                return await self.read(field, source, row, args)
        raise AssertionError(field)

    def given(self, row: Any, name: Any) -> Any:
        if isinstance(name, str):
            return row.row[name]
        return self.viewer if name is VIEWER else self.now

    def column(self, row: Any, name: str, prefix: str, field: RowField) -> Any:
        if hasattr(row, "page"):
            return row.page.extras[name]
        value, table = row.row[name], getattr(row, "load", None)
        if name == "id" and table is not None and isinstance(value, int):
            return ids.encode(table.prefix, value)
        if prefix and isinstance(value, int):
            return ids.encode(prefix, value)
        wanted = inner(field.type)
        if isinstance(value, str) and wanted in (date, datetime):
            value = wanted.fromisoformat(value)
        if isinstance(value, datetime) and value.tzinfo is None:
            value = value.replace(tzinfo=UTC)
        return value

    def part(self, row: Any, part: str) -> Any:
        if not hasattr(row, "page"):
            return row.cursor if part == "cursor" else row.row.get("node", row.row)
        page: Page = row.page
        if part == "page_info":
            return page_info(page, row.cursors)
        if part == "total":
            return page.total
        if part == "edges" or row.cursors:
            return [Fetched(each, row.columns, row.cursors) for each in page.rows]
        return [each["node"] for each in page.rows]

    async def read(self, field: RowField, source: Any, row: Any, args: Mapping[str, Any]) -> Any:
        keys = [name for name in inputs_of(source) if isinstance(name, str)]
        at_root = row is None
        key = 0 if at_root else row.row[keys[0]] if len(keys) == 1 else tuple(row.row[name] for name in keys)
        if key is None:
            return await self.completed(field.type, Page(total=0) if isinstance(source, Paged) else None)
        name = (id(source), repr(sorted(args.items(), key=str)))
        wanted = inner(field.type)
        columns = self.all_columns(*types_below(wanted)) if isinstance(source, Many | Paged) else ()
        layout = Layout()
        for each in columns:
            layout[each]
        cursors = Cursors(source.read.order, layout) if isinstance(source, Paged) else None
        if name not in self.kept:
            load = partial(
                self.read_for, source, layout.columns, args, isinstance(source, Paged) and self.has_extras(wanted)
            )
            self.kept[name] = DataLoader(load)
        found = await asyncio.shield(self.kept[name].load(key))
        if isinstance(source, Many):
            found = [Fetched(each, layout.columns, None) for each in found or ()]
        if found is None and is_list(field.type):
            found = []
        return await self.completed(field.type, found, page=(layout.columns, cursors))

    async def read_for(
        self, source: Any, columns: Sequence[str], args: Mapping[str, Any], extra: bool, keys: list[Any]
    ) -> list[Any]:
        await self.reads.opened()
        if isinstance(source, Batch):
            found = await source.function(self.reads, keys, **args)
        elif isinstance(source, Many):
            found = await source.read.children(self.reads, keys, columns, args)
        else:
            found = dict(await source.read.windows(self.reads, keys, columns, args))
            counts = await self.counted(source, keys, args)
            extras = await source.read.extras(self.reads, keys, ("revision",), args) if extra else {}
            for key in keys:
                page = found.setdefault(key, Page())
                page.total, page.extras = counts.get(key, 0), extras.get(key, {})
        return [found.get(key) for key in keys]

    async def counted(self, source: Paged, keys: list[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        return await source.read.counts(self.reads, keys, args)

    async def completed(self, type_: Any, value: Any, page: Any = ((), None), edge: bool = False) -> Any:
        """A value in the form the stock executor walks on from."""
        if isinstance(type_, StrawberryOptional):
            return None if value is None else await self.completed(type_.of_type, value, page, edge)
        if isinstance(type_, StrawberryList):
            if not isinstance(value, list | tuple):
                return value
            done = [await self.completed(type_.of_type, each, page, edge) for each in value]
            if isinstance(type_.of_type, StrawberryOptional):
                return done
            return [d for d, each in zip(done, value, strict=True) if d is not None or not isinstance(each, Ref)]
        if isinstance(value, Ref):
            return await self.loaded(value)
        definition = get_object_definition(type_)
        if definition is None or value is None:
            return value
        if isinstance(value, Page):
            return instance(definition, page=value, columns=page[0], cursors=page[1])
        if isinstance(value, Fetched):
            return instance(definition, row=value.row, cursor=value.cursor)
        if isinstance(value, dict):
            plain = [field for field in definition.fields if not isinstance(field, RowField)]
            state = {field.python_name: await self.completed(field.type, value[field.python_name]) for field in plain}
            return instance(definition, row=value, cursor=value.get("cursor"), **state)
        return value

    async def loaded(self, ref: Ref) -> Any:
        if ref.type_name not in self.kept:
            self.kept[ref.type_name] = DataLoader(partial(self.load_for, self.definition_of(ref.type_name)))
        return await asyncio.shield(self.kept[ref.type_name].load(ref.key))

    async def load_for(self, definition: StrawberryObjectDefinition, keys: list[Any]) -> list[Any]:
        table, columns = definition.origin.load, self.all_columns(definition)
        conditions = [of_parents("t.id", keys), *table.seen(self.viewer)]
        sql = Sql(f"select t.id{selected(table, columns)} from {table.name} t where")
        found = {
            row[0]: Fetched(row, columns, None).row
            for row in await self.reads.rows(sql + Sql.join(conditions, " and "))
        }
        return [instance(definition, row=found[key], cursor=None) if key in found else None for key in keys]


class Fetched:
    """A row of a statement with names, and its place in its page."""

    def __init__(self, row: Any, columns: Sequence[str], cursors: Cursors | None) -> None:
        if isinstance(row, dict):
            self.row, self.cursor = row, row.get("cursor")
        else:
            self.row = {name: row[place] for place, name in enumerate(columns, 1)}
            self.cursor = cursors(row) if cursors else None


def inner(type_: Any) -> Any:
    while isinstance(type_, StrawberryOptional | StrawberryList):
        type_ = type_.of_type
    return type_


def is_list(type_: Any) -> bool:
    return isinstance(type_.of_type if isinstance(type_, StrawberryOptional) else type_, StrawberryList)


def types_below(type_: Any) -> list[StrawberryObjectDefinition]:
    """The row type of a list, and the edge type of a connection."""
    definition = get_object_definition(type_, strict=True)
    inside = [inner(f.type) for f in definition.fields if f.python_name in ("nodes", "edges")]
    return [get_object_definition(each, strict=True) for each in inside] or [definition]
