"""Rows and what leads to them: tables, references, and the columns one read must fetch."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from plumbline.database.connection import Row
from plumbline.database.sql import Sql

__all__ = ["ALIAS", "Layout", "Ref", "Row", "Rows", "Table"]

ALIAS = "t"
"""What every statement of the engine calls the table it reads from."""

_NAME = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, eq=False)
class Table:
    """Where the rows of a GraphQL type are and who may see them.

    `visible(viewer, alias)` is the condition a row must meet to be seen; it is part of every
    statement that reads this table. `expressions` gives names to SQL over the alias `t`, usable
    wherever a column is. `prefix` is that of the public identifiers of these rows.
    """

    name: str
    prefix: str = ""
    visible: Callable[[Any, str], Sql] | None = None
    expressions: Mapping[str, str] = field(default_factory=dict)
    key: str = "id"

    def expression(self, name: str) -> str:
        """The SQL of a column or a named expression, over the alias `t`."""
        written = self.expressions.get(name)
        if written is not None:
            return f"({written})"
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no column of {self.name}")
        return f"{ALIAS}.{name}"

    def seen(self, viewer: Any) -> list[Sql]:
        """The conditions under which this viewer sees a row; empty when anybody does."""
        return [self.visible(viewer, ALIAS)] if self.visible else []


class Ref:
    """The row of a type that a value leads to: `Ref("Person", 7)`. The engine loads it."""

    __slots__ = ("key", "type_name")

    def __init__(self, type_name: str, key: Any) -> None:
        self.type_name = type_name
        self.key = key

    def __eq__(self, other: object) -> bool:
        return type(other) is Ref and self.type_name == other.type_name and self.key == other.key

    def __hash__(self) -> int:
        return hash((self.type_name, self.key))

    def __repr__(self) -> str:
        return f"Ref({self.type_name!r}, {self.key!r})"


class Rows:
    """Mixed into a GraphQL type whose values are rows.

    `load` is the table its rows are loaded from by key. A type without one has rows that come
    with their parent: mappings from column names to values.
    """

    load: ClassVar[Table | None] = None


class Layout:
    """The columns one read fetches. Position 0 holds the key by which rows are asked for."""

    __slots__ = ("positions",)

    def __init__(self) -> None:
        self.positions: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        """The position of a column; asking for a column selects it."""
        return self.positions.setdefault(name, len(self.positions) + 1)

    @property
    def columns(self) -> tuple[str, ...]:
        """The selected columns in the order of their positions 1, 2, …"""
        return tuple(self.positions)
