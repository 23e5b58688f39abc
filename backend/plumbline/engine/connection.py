"""Pages of rows, and the GraphQL types that show them as Relay connections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plumbline.engine.rows import Layout
from plumbline.kit.paging import encode_cursor


@dataclass(slots=True, eq=False)
class Page:
    """One page of a list.

    `rows` are rows of a read, or mappings with `node` (a Ref or a mapping), `cursor` and whatever
    else their edge type shows. `extras` holds the values of the connection's own fields.
    """

    rows: Sequence[Any] = ()
    has_next: bool = False
    has_previous: bool = False
    total: int | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)


class Cursors:
    """Writes cursors from the sort values in rows of one layout."""

    __slots__ = ("positions",)

    def __init__(self, order: Sequence[str], layout: Layout) -> None:
        self.positions = [layout[term.removeprefix("-")] for term in order]

    def __call__(self, row: Any) -> str:
        return encode_cursor(tuple(row[position] for position in self.positions))


def page_info(page: Page, cursors: Cursors | None) -> dict[str, Any]:
    """The row of a PageInfo."""
    ends = (page.rows[0], page.rows[-1]) if page.rows else ()
    written = [cursors(row) if cursors else row["cursor"] for row in ends] or [None, None]
    return {
        "has_next_page": page.has_next,
        "has_previous_page": page.has_previous,
        "start_cursor": written[0],
        "end_cursor": written[-1],
    }
