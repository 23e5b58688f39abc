"""The values of a level, seen as columns."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Protocol

from plumbline.engine.connection import Page, page_info
from plumbline.engine.plan import Carried
from plumbline.engine.rows import Layout


class View(Protocol):
    """Rows of one kind."""

    count: int

    def column(self, name: str) -> list[Any]:
        """The values of one column, in the order of the rows."""

    def part(self, name: str) -> list[Any]:
        """The parts of a page that came with the rows."""

    def some(self, begin: int, end: int) -> "View":
        """A slice of the rows."""


class Fetched:
    """Rows of a statement."""

    def __init__(self, rows: Sequence[Any], layout: Layout, carried: Carried | None) -> None:
        self.rows, self.layout, self.carried = rows, layout, carried
        self.count = len(rows)

    def column(self, name: str) -> list[Any]:
        return list(map(itemgetter(self.layout[name]), self.rows))

    def part(self, name: str) -> list[Any]:
        if name == "node":
            return list(self.rows)
        if name == "cursor" and self.carried is not None:
            return list(map(self.carried.cursors, self.rows))
        raise TypeError(f"a row has no {name}")

    def some(self, begin: int, end: int) -> "Fetched":
        return Fetched(self.rows[begin:end], self.layout, self.carried)


class Inline:
    """Rows that came with their parent, as mappings."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.rows = rows
        self.count = len(rows)

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]

    def part(self, name: str) -> list[Any]:
        return self.column(name)

    def some(self, begin: int, end: int) -> "Inline":
        return Inline(self.rows[begin:end])


class Pages:
    """Pages: the rows of connections."""

    def __init__(self, pages: Sequence[Page], carried: Carried | None) -> None:
        self.pages, self.carried = pages, carried
        self.count = len(pages)

    def column(self, name: str) -> list[Any]:
        return [page.extras[name] for page in self.pages]

    def part(self, name: str) -> list[Any]:
        if name == "page_info":
            cursors = self.carried.cursors if self.carried else None
            return [page_info(page, cursors) for page in self.pages]
        if name == "total":
            return [page.total for page in self.pages]
        if name == "nodes" and self.carried is None:
            return [[row["node"] for row in page.rows] for page in self.pages]
        return [page.rows for page in self.pages]

    def some(self, begin: int, end: int) -> "Pages":
        return Pages(self.pages[begin:end], self.carried)
