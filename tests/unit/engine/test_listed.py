"""Pages of lists that are worked out whole."""

from typing import Any

import pytest

from plumbline.engine import BadInput, Page, listed
from plumbline.kit.paging import encode_cursor


def page(rows: list[int], first: int = 3, after: str | None = None) -> Page:
    return listed(rows, str, lambda row: row, first=first, after=after)


def told(found: Page) -> list[Any]:
    return [row["node"] for row in found.rows]


def test_every_row_is_on_one_page() -> None:
    seen: list[Any] = []
    after = None
    for _ in range(4):
        found = page([*range(1, 11)], after=after)
        assert (found.total, found.has_previous, found.has_next) == (10, after is not None, len(seen) < 7)
        seen += told(found)
        after = found.rows[-1]["cursor"]
    assert seen == [str(number) for number in range(1, 11)]
    assert told(page([*range(1, 11)], after=after)) == []


def test_rows_without_a_mark_are_counted_through() -> None:
    found = listed("abcde", str.upper, lambda _: 0, first=2, after=encode_cursor((1, 0)))
    assert (told(found), found.has_next) == (["C", "D"], True)


@pytest.mark.parametrize(
    ("now", "follows"),
    [
        ([9, 1, 2, 3, 4, 5], ["4", "5"]),  # one more before
        ([2, 3, 4, 5], ["4", "5"]),  # one less before
        ([1, 2, 4, 5], ["4", "5"]),  # the last one seen is gone
        ([], []),
    ],
)
def test_a_page_goes_on_where_it_was_when_rows_come_and_go(now: list[int], follows: list[str]) -> None:
    after = page([1, 2, 3, 4, 5]).rows[-1]["cursor"]
    assert told(page(now, after=after)) == follows


@pytest.mark.parametrize("first", [-1, 101])
def test_a_page_has_a_limit(first: int) -> None:
    with pytest.raises(BadInput):
        page([1], first=first)


@pytest.mark.parametrize(
    "after",
    ["", "nonsense", encode_cursor((1,)), encode_cursor(("a", 1)), encode_cursor((-1, 1)), encode_cursor((True, 1))],
)
def test_a_cursor_of_another_list_is_refused(after: str) -> None:
    with pytest.raises(BadInput):
        page([1, 2, 3], after=after)
