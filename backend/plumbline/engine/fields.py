"""The words in which an author says where the value of a field comes from.

All of them return the field; they are typed Any so that `title: str = column("title")` reads as
what it means.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypedDict, Unpack, get_type_hints

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.permission import BasePermission
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from plumbline.engine.rows import Table
from plumbline.engine.sources import (
    Batch,
    Column,
    Derived,
    Given,
    Many,
    One,
    Paged,
    Read,
    Source,
    Within,
)
from plumbline.engine.ways import Ways

_First = Annotated[int, strawberry.argument(description="How many rows at most.")]
_After = Annotated[str | None, strawberry.argument(description="The cursor of the row to go on after.")]


class RowField(StrawberryField):
    """A field whose value the engine computes for all rows of a level at once."""

    source: Source

    def __copy__(self) -> "RowField":
        copied = super().__copy__()
        copied.source = self.source
        return copied

    @property
    def is_basic_field(self) -> bool:
        """False: Strawberry then passes the context and the arguments."""
        return False

    def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
        """Called for fields of the root only, where there are no rows yet: a promise."""
        return info.context.promised(self, source, kwargs)


class Words(TypedDict, total=False):
    """What every field may say about itself."""

    name: str
    description: str
    deprecation_reason: str
    permission_classes: list[type[BasePermission]]


def column(name: str, /, **words: Unpack[Words]) -> Any:
    """The column `name` (or the table's expression of that name), fetched when selected.

    An ID of a type whose table has a prefix is written in its public form.
    """
    return _field(Column(name), words)


def identifier(name: str, prefix: str, /, **words: Unpack[Words]) -> Any:
    """A column that holds the key of another row, written in its public form."""
    return _field(Column(name, prefix), words)


def derived(function: Callable[..., Any], *inputs: str | Given, **words: Unpack[Words]) -> Any:
    """A pure function of columns, and of VIEWER or NOW where they stand among the inputs."""
    return _field(Derived(function, inputs), words)


def refer(function: Callable[..., Any], *inputs: str | Given, **words: Unpack[Words]) -> Any:
    """A pure function of columns that returns the Ref of another row, or None; best of all, `Ways` of columns."""
    return _field(Derived(function, function.inputs if isinstance(function, Ways) else inputs), words)


def one(table: Table, name: str, /, **words: Unpack[Words]) -> Any:
    """The row of `table` whose key is in the column `name`."""
    return _field(One(table, name), words)


def many(read: Read, key: str = "id", **words: Unpack[Words]) -> Any:
    """All children of each parent: a short list."""
    return _field(Many(read, key), words, read.arguments)


def page(read: Read, key: str = "id", **words: Unpack[Words]) -> Any:
    """One page of the children of each parent, as a connection."""
    return _field(Paged(read, key), words, [*read.arguments, *_paging(read.usual)])


def batch(function: Callable[..., Any], *inputs: str, **words: Unpack[Words]) -> Any:
    """`async def function(reads, keys, *, arguments) -> Mapping[key, value]`.

    The key of a parent is the value of its one input, or the tuple of its several. Its
    keyword-only parameters are the GraphQL arguments. A key that is missing means null, or an
    empty list.
    """
    return _field(Batch(function, inputs or ("id",)), words, arguments_of(function))


def within(part: str, **words: Unpack[Words]) -> Any:
    """A part of a page; only connection and edge types have such fields."""
    return _field(Within(part), words)


def arguments_of(function: Callable[..., Any] | None) -> list[StrawberryArgument]:
    """The keyword-only parameters of a function as GraphQL arguments."""
    if function is None:
        return []
    hints = get_type_hints(function, include_extras=True)
    return [
        argument(name, hints[name], parameter.default)
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]


def argument(name: str, annotation: Any, default: Any) -> StrawberryArgument:
    """One argument; a default of UNSET or None leaves the printed schema without a default."""
    return StrawberryArgument(
        name,
        None,
        StrawberryAnnotation(annotation),
        default=UNSET if default is None else default,
    )


def _paging(usual: int) -> list[StrawberryArgument]:
    return [argument("first", _First, usual), argument("after", _After, UNSET)]


def _field(source: Source, words: Mapping[str, Any], arguments: Iterable[StrawberryArgument] = ()) -> RowField:
    options = dict(words)
    field = RowField(graphql_name=options.pop("name", None), **options)
    field.source = source
    field.arguments = list(arguments)
    return field
