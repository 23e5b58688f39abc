"""Pages of lists that are worked out whole, such as the parts of a number."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from plumbline.engine.asking import described
from plumbline.engine.connection import Page
from plumbline.engine.relation import foreign_cursor, page_size
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor

T = TypeVar("T")

MOST = 100
MOST_UNPAGED = 1_000
"""So many rows of such a list are told where it is asked for without pages."""

First = Annotated[int, described(f"How many, up to {MOST}.")]
After = Annotated[str | None, described("The cursor of the row to go on after.")]


def listed(
    rows: Sequence[T], told: Callable[[T], Any], mark: Callable[[T], int], *, first: int, after: str | None
) -> Page:
    """One page of a list; only what is on it is told. Raises BadInput for a bad `first` or `after`.

    A cursor names a row by its mark, 0 where it has none, and by its place: where the marked row stands elsewhere now, the
    page goes on after it; where it has gone, at its place.
    """
    size = page_size(first, MOST)
    begin = 0 if after is None else _behind([mark(row) for row in rows], after)
    shown = rows[begin : begin + size]
    return Page(
        [{"node": told(row), "cursor": encode_cursor((place, mark(row)))} for place, row in enumerate(shown, begin)],
        has_next=len(rows) > begin + size,
        has_previous=after is not None,
        total=len(rows),
    )


def _behind(marks: Sequence[int], after: str) -> int:
    try:
        place, mark = decode_cursor(after, 2)
    except BadCursor:
        raise foreign_cursor() from None
    if type(place) is not int or type(mark) is not int or place < 0:
        raise foreign_cursor()
    if place < len(marks) and marks[place] == mark:
        return place + 1
    if mark and mark in marks:
        return marks.index(mark) + 1
    return min(place, len(marks))
