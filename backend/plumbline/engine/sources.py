"""Where the value of a field comes from. Five kinds, told apart by their class."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from strawberry.types.arguments import StrawberryArgument

from plumbline.engine.connection import Page
from plumbline.engine.rows import Row, Table


class Given(Enum):
    """What a derived field may take besides columns."""

    VIEWER = "viewer"
    NOW = "now"


VIEWER = Given.VIEWER
"""In the place of a column of a derived field: the viewer of the request."""

NOW = Given.NOW
"""In the place of a column of a derived field: the instant of the request."""


class Read(Protocol):
    """How the children of many parents are read. `Relation` is the usual one.

    Rows hold the parent's key at position 0 and `columns[i]` at position `i + 1`. A parent
    without children may be missing from an answer.
    """

    @property
    def order(self) -> Sequence[str]:
        """The columns whose values make a cursor; a leading "-" says descending."""

    @property
    def arguments(self) -> list[StrawberryArgument]:
        """The GraphQL arguments of the list, without those of paging."""

    @property
    def usual(self) -> int:
        """How many rows a page has when nobody says."""

    async def children(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All children of each parent."""

    async def windows(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of the children of each parent; `args` has `first` and perhaps `after`."""

    async def counts(self, reads: Any, keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many children each parent has, pages aside."""


class ReadWithExtras(Read, Protocol):
    """A read whose connections have fields of their own, such as a revision."""

    async def extras(
        self, reads: Any, keys: Sequence[Any], names: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Mapping[str, Any]]:
        """The values of those fields for each parent."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The value of a column, written as a public identifier where a prefix says of what."""

    name: str
    prefix: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A pure function of columns."""

    function: Callable[..., Any]
    inputs: tuple[str | Given, ...]


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """The row of the field's type whose key is in a column."""

    table: Table
    column: str


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """An asynchronous function of the keys of all parents at once."""

    function: Callable[..., Awaitable[Mapping[Any, Any]]]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """All children of each parent."""

    read: Read
    column: str


@dataclass(frozen=True, slots=True, eq=False)
class Paged:
    """One page of the children of each parent."""

    read: Read
    column: str


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """A part of a page that came with its parent."""

    part: str


Source = Column | Derived | One | Batch | Many | Paged | Within
