"""Trees whose rows must all be looked at: those of a filter, which keep what is above a match.

Only what the order needs is read of all of them; the pure `Tree` says who comes when.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from plumbline.database import Row, Sql
from plumbline.engine import Page, Reads, selected
from plumbline.okrs.reads.forests import Forest, seen_tops
from plumbline.okrs.reads.places import Standing, steps_of, told, whole
from plumbline.okrs.reads.preorder import OWN, Window
from plumbline.okrs.reads.tables import OBJECTIVES
from plumbline.okrs.tree import Place, SortKey, Tree, TreeRow

T = TypeVar("T")

MANY = 2_000
"""More rows than this are put in order beside the event loop, so that other requests get their turn."""

_KEPT = """
kept(id, above, matches) as (
    select t.id, t.parent_objective_id, 1 from objective t where (:rows) and (:matching)
    union
    select t.id, t.parent_objective_id, 0 from kept w join objective t on t.id = w.above where (:rows)
)
"""
_PICKED = "(select id, max(matches) as matches from kept group by id) picked"
_BELOW = """
under(root, id) as (
    select t.id, t.id from objective t where :tops
    union
    select w.root, t.id from under w join objective t on t.parent_objective_id = w.id where (:rows)
)
"""
_ORDERED = "t.id, t.parent_objective_id, t.position, t.title, picked.matches"


class _Placed(NamedTuple):
    place: Place
    path: list[SortKey]


async def picked_rows(reads: Reads, forest: Forest, matching: Sql | None) -> list[Row]:
    """id, parent, position, title and whether it matches, of the rows a filter keeps."""
    select = Sql(f"select {_ORDERED} from {_PICKED} join objective t on t.id = picked.id")
    return await reads.rows(_parts(forest, matching) + select)


async def picked_count(reads: Reads, forest: Forest, matching: Sql | None) -> int:
    """How many rows a filter keeps, at any depth."""
    return int((await reads.rows(_parts(forest, matching) + Sql(f"select count(*) from {_PICKED}")))[0][0])


async def picked_below(
    reads: Reads, forest: Forest, keys: Sequence[int], matching: Sql | None
) -> dict[int, list[tuple[Any, ...]]]:
    """The same of what is below each of these rows."""
    below = Sql(_BELOW, tops=seen_tops(reads, keys), rows=forest.rows)
    held = Forest(rows=forest.rows + Sql("and t.id in (select under.id from under)"), parts=(below,))
    select = Sql(
        f"select under.root, {_ORDERED} from under join {_PICKED} on picked.id = under.id"
        " join objective t on t.id = under.id where t.id <> under.root"
    )
    grouped: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in await reads.rows(_parts(held, matching) + select):
        grouped[row[0]].append(tuple(row)[1:])
    return grouped


async def picked_pages(
    reads: Reads, trees: Mapping[int, Sequence[Any]], window: Window, columns: Sequence[str], *, above: int = 0
) -> dict[int, Page]:
    """One page of each tree that picked rows make; depths begin at `above`. Raises BadInput for a foreign cursor."""
    after = steps_of(window.after)
    size = sum(map(len, trees.values()))
    placed = await beside(size, lambda: {key: _placed(*_tree(rows), window, after) for key, rows in trees.items()})
    return await _filled(reads, placed, window, columns, above)


async def page_of_tree(reads: Reads, tree: Tree, window: Window, columns: Sequence[str]) -> Page:
    """One page of a tree whose rows are all shown. Raises BadInput for a foreign cursor."""
    placed = _placed(tree, None, window, steps_of(window.after))
    return (await _filled(reads, {0: placed}, window, columns, above=0))[0]


def size_of(rows: Sequence[Any], max_depth: int | None) -> int:
    """How many places the tree of picked rows has."""
    tree, matches = _tree(rows)
    return len(tree.preorder(max_depth=max_depth, matching=matches))


async def beside(rows: int, work: Callable[[], T]) -> T:
    """Do pure work on so many rows, in a thread when they are many."""
    return await asyncio.to_thread(work) if rows > MANY else work()


def _parts(forest: Forest, matching: Sql | None) -> Sql:
    forest = forest.gathered
    kept = Sql(_KEPT, rows=forest.rows, matching=matching or Sql("1 = 1"))
    return Sql("with recursive") + Sql.join((*forest.parts, kept))


def _tree(rows: Sequence[Any]) -> tuple[Tree, set[int]]:
    tree = Tree(TreeRow(row[0], row[1], row[2], row[3]) for row in rows)
    return tree, {row[0] for row in rows if row[4]}


def _placed(tree: Tree, matches: set[int] | None, window: Window, after: Sequence[SortKey]) -> list[_Placed]:
    """The rows of a page, and one more where there is one."""
    standing = {id_: Standing(tree.parent_of(id_), False, tree.key_of(id_)) for _, _, id_ in after if id_ in tree}
    places = tree.preorder(
        max_depth=window.max_depth, matching=matches, after=whole(after, standing), first=window.first + 1
    )
    return [_Placed(place, tree.path_of(place.id)) for place in places]


async def _filled(
    reads: Reads, placed: Mapping[int, Sequence[_Placed]], window: Window, columns: Sequence[str], above: int
) -> dict[int, Page]:
    """Pages with what is asked of their rows."""
    stored = [name for name in columns if name not in OWN]
    at = {name: place for place, name in enumerate(stored, 1)}
    shown = {row.place.id for rows in placed.values() for row in rows[: window.first]}
    values = await _values(reads, sorted(shown), stored)
    pages = {}
    for key, rows in placed.items():
        made = []
        for place, path in rows[: window.first]:
            own = {"path": told(path), "depth": place.depth + above, "matches": place.matches}
            stands = values[place.id]
            made.append((key, *(own[name] if name in own else stands[at[name]] for name in columns)))
        pages[key] = Page(made, len(rows) > window.first, window.after is not None)
    return pages


async def _values(reads: Reads, ids: Sequence[int], columns: Sequence[str]) -> dict[int, Row]:
    if not ids:
        return {}
    sql = Sql(f"select t.id{selected(OBJECTIVES, columns)} from objective t where t.id in :ids", ids=list(ids))
    return {row[0]: row for row in await reads.rows(sql)}
