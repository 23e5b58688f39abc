"""What the rest of the program sees of a database connection."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from plumbline.database.sql import Dialect, Sql


class Cells(Protocol):
    """The cells of one row, by position."""

    def __getitem__(self, place: int, /) -> Any: ...


class Row(Protocol):
    """One row of an answer, read by position or by column name."""

    def __getitem__(self, key: int | str, /) -> Any: ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...

    def keys(self) -> Any: ...


class Connection(Protocol):
    """A connection inside a transaction or a snapshot."""

    dialect: Dialect

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement and return its rows. Raises DatabaseUnavailable, IntegrityError."""

    def beside(self) -> AbstractAsyncContextManager["Connection | None"]:
        """Another connection that sees the same snapshot, for reads that are long and many; None where there is none."""

    async def run(self, sql: Sql) -> int:
        """Run a writing statement and return the number of rows it touched.

        Only inside a transaction. Raises DatabaseUnavailable, IntegrityError.
        """

    async def recorded_at(self, instant: datetime) -> None:
        """Let the past say of what is written from here on that it was recorded then. Instants must rise."""
