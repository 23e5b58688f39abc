"""What the resolvers of the stock executor read through: as quick as one value at a time can be.

Columns are there at once, without an awaitable; a row or a page is the future of a DataLoader itself. Only columns that
the document names are read, and nothing is counted unless it asks for that: an application would hardly do better.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from strawberry.dataloader import DataLoader
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.utils.str_converters import to_camel_case

from plumbline.engine import Page, Ref
from plumbline.engine.context import NO_PARENT
from plumbline.engine.fields import RowField
from plumbline.engine.plan import inputs_of
from plumbline.engine.sources import Batch, Column, Derived, Paged, Within
from plumbline.schema import schema
from tests.api.engine.stock import StockContext, inner, instance


class Names:
    """The names in a document, and which columns they need."""

    def __init__(self, document: str) -> None:
        self.asked = frozenset(re.findall(r"\w+", document))
        self._columns: dict[tuple[str, ...], tuple[str, ...]] = {}

    def columns(self, *definitions: StrawberryObjectDefinition) -> tuple[str, ...]:
        """The columns of these types that the document needs."""
        key = tuple(each.name for each in definitions)
        if key not in self._columns:
            fields = (field for each in definitions for field in schema.get_fields(each))
            needed = (inputs_of(field.source) for field in fields if isinstance(field, RowField) and self._named(field))
            self._columns[key] = tuple(dict.fromkeys(n for inputs in needed for n in inputs if isinstance(n, str)))
        return self._columns[key]

    def _named(self, field: RowField) -> bool:
        return (field.graphql_name or to_camel_case(field.python_name)) in self.asked


class Stock(StockContext):
    """One request."""

    schema = schema

    def __init__(self, *args: Any, names: Names, **options: Any) -> None:
        super().__init__(*args, **options)
        self._names = names

    def all_columns(self, *definitions: StrawberryObjectDefinition) -> tuple[str, ...]:
        return self._names.columns(*definitions)

    async def counted(self, source: Paged, keys: list[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        return await super().counted(source, keys, args) if "totalCount" in self._names.asked else {}

    def promised(self, field: RowField, source: Any, args: Mapping[str, Any]) -> Any:
        """A value, or a future of it."""
        match field.source:
            case Column(name, prefix):
                return self.column(source, name, prefix, field)
            case Derived(function, inputs):
                found = function(*[self.given(source, each) for each in inputs])
                return self.row_of(found) if isinstance(found, Ref) else found
            case Within("nodes"):
                return source.page
            case Paged() | Batch() as read if source is not None and len(inputs_of(read)) == 1:
                return self._loader(field, read, args).load(source.row[inputs_of(read)[0]])
        return super().promised(field, source, args)

    def batch(self, function: Callable[..., Any], key: Any = NO_PARENT, **args: Any) -> Any:
        """What a resolver of the root asks for: the one value of a batch function."""
        return self._alone(function, key, args)

    async def _alone(self, function: Callable[..., Any], key: Any, args: Mapping[str, Any]) -> Any:
        await self.reads.opened()
        found = (await function(self.reads, [key], **args)).get(key)
        return await self.row_of(found) if isinstance(found, Ref) else found

    def row_of(self, ref: Ref) -> Any:
        """The future of what a Ref leads to."""
        if ref.type_name not in self.kept:
            self.kept[ref.type_name] = DataLoader(partial(self.load_for, self.definition_of(ref.type_name)))
        return self.kept[ref.type_name].load(ref.key)

    def _loader(self, field: RowField, source: Paged | Batch, args: Mapping[str, Any]) -> DataLoader[Any, Any]:
        name = (id(source), *((key, repr(value)) for key, value in args.items()))
        if name not in self.kept:
            self.kept[name] = DataLoader(partial(self._loaded, field, source, args))
        return self.kept[name]

    async def _loaded(
        self, field: RowField, source: Paged | Batch, args: Mapping[str, Any], keys: list[Any]
    ) -> list[Any]:
        wanted = get_object_definition(inner(field.type), strict=True)
        nodes = next(each for each in wanted.fields if each.python_name == "nodes")
        row = get_object_definition(inner(nodes.type), strict=True)
        columns = self.all_columns(row)
        found = await self.read_for(source, columns, args, False, keys)
        return [instance(wanted, page=self._rows(row, each, columns)) for each in found]

    def _rows(self, definition: StrawberryObjectDefinition, page: Page, columns: tuple[str, ...]) -> list[Any]:
        return [instance(definition, row=dict(zip(columns, row[1:], strict=False)), cursor=None) for row in page.rows]
