"""The drawn tree: preorder, pages, filters, and data that makes no sense."""

from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.tree import Tree, TreeRow, preorder
from tests.unit.okrs.outlines import drawn, rows_of

GROW = """\
Grow
  Sell more
    Call leads
    Visit fairs
  Keep customers
Hire
"""


def test_rows_come_in_preorder() -> None:
    rows = rows_of(GROW)
    assert drawn(preorder(reversed(rows)), rows) == GROW


def test_siblings_go_by_position_then_title_then_id() -> None:
    rows = [TreeRow(4, None, 1, "b"), TreeRow(3, None, 1, "b"), TreeRow(2, None, 1, "a"), TreeRow(9, None, 0, "z")]
    assert [place.id for place in preorder(rows)] == [9, 2, 3, 4]


def test_depth_is_cut() -> None:
    rows = rows_of(GROW)
    assert drawn(preorder(rows, max_depth=1), rows) == "Grow\n  Sell more\n  Keep customers\nHire\n"


def test_a_filter_keeps_the_way_to_what_matches() -> None:
    rows = rows_of(GROW)
    assert drawn(preorder(rows, matching={4}), rows) == "(Grow)\n  (Sell more)\n    Visit fairs\n"


def test_a_parent_outside_makes_a_root() -> None:
    rows = [TreeRow(1, 99, 0, "lost"), TreeRow(2, 1, 0, "under it")]
    assert drawn(preorder(rows), rows) == "lost\n  under it\n"


def test_a_loop_in_the_data_is_cut_at_its_first_row() -> None:
    rows = [TreeRow(1, 3, 5, "c"), TreeRow(2, 1, 1, "a"), TreeRow(3, 2, 2, "b"), TreeRow(4, 1, 0, "tail")]
    assert drawn(preorder(rows), rows) == "a\n  b\n    c\n      tail\n"


def test_a_row_under_itself_is_a_root() -> None:
    assert preorder([TreeRow(1, 1, 0, "me")])[0][:2] == (1, 0)


def test_the_next_page_is_right_when_the_last_row_has_gone_and_others_have_come() -> None:
    rows = rows_of(GROW)
    cursor = Tree(rows).path_of(3)
    assert [title for _, title, _ in cursor] == ["Grow", "Sell more", "Call leads"]
    changed = [row for row in rows if row.title != "Call leads"]
    changed += [TreeRow(20, 2, 1.5, "Before it"), TreeRow(21, 2, 3.5, "After it")]
    page = preorder(changed, after=cursor, first=2)
    assert drawn(page, changed) == "    After it\n    Visit fairs\n"


ROWS = st.lists(
    st.builds(
        TreeRow,
        id=st.integers(1, 12),
        parent_id=st.none() | st.integers(1, 14),
        position=st.integers(0, 2).map(float),
        title=st.sampled_from("ab"),
    ),
    max_size=12,
    unique_by=lambda row: row.id,
)


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_every_row_appears_once_and_right_behind_its_parent_or_a_sibling_of_its_branch(rows: list[TreeRow]) -> None:
    tree = Tree(rows)
    places = tree.preorder()
    assert sorted(place.id for place in places) == sorted(row.id for row in rows)
    branch: list[int] = []
    for place in places:
        assert place.depth <= len(branch)
        branch[place.depth :] = [place.id]
        assert tree.parent_of(place.id) == (branch[-2] if place.depth else None)
    paths = [tree.path_of(place.id) for place in places]
    assert [len(path) - 1 for path in paths] == [place.depth for place in places]
    assert tree.parent_of(places[0].id) is None if places else True
    assert paths == sorted(paths)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_show(rows: list[TreeRow], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert preorder(shuffled) == preorder(rows)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.integers(1, 4), st.none() | st.integers(0, 2), st.none() | st.sets(st.integers(1, 12)))
def test_pages_joined_are_the_whole(
    rows: list[TreeRow], size: int, max_depth: int | None, matching: set[int] | None
) -> None:
    tree = Tree(rows)
    whole = tree.preorder(max_depth=max_depth, matching=matching)
    joined = tree.preorder(max_depth=max_depth, matching=matching, first=size)
    while joined and (
        page := tree.preorder(max_depth=max_depth, matching=matching, after=tree.path_of(joined[-1].id), first=size)
    ):
        joined += page
    assert joined == whole


@settings(max_examples=50, deadline=None)
@given(ROWS, st.data())
def test_a_cursor_stays_right_while_rows_are_removed(rows: list[TreeRow], data: st.DataObject) -> None:
    whole = preorder(rows)
    if not whole:
        return
    at = data.draw(st.integers(0, len(whole) - 1))
    cursor = Tree(rows).path_of(whole[at].id)
    parents = {row.parent_id for row in rows}
    gone = data.draw(st.sets(st.sampled_from([row.id for row in rows])))
    left = [row for row in rows if row.id in parents or row.id not in gone]
    ids = {row.id for row in left}
    expected = [place.id for place in whole[at + 1 :] if place.id in ids]
    assert [place.id for place in preorder(left, after=cursor)] == expected


@pytest.mark.parametrize("size", [10_000])
def test_ten_thousand_rows_are_quick(size: int) -> None:
    rows = [TreeRow(number, number // 4 or None, number % 7, f"Goal {number % 100}") for number in range(1, size + 1)]
    seconds = []
    for _ in range(3):
        began = perf_counter()
        assert len(preorder(rows)) == size
        seconds.append(perf_counter() - began)
    assert min(seconds) < 0.2, "expected about 0.03 s; five times that is a slip into something slower than sorting"
