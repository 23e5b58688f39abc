"""Pages of trees in preorder that cost what they show, however large the tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Row, Sql
from plumbline.engine import Page, Reads, selected
from plumbline.okrs.reads.forests import Forest, roots_behind, seen_tops, standing
from plumbline.okrs.reads.places import resumed, steps_of, told, whole
from plumbline.okrs.reads.tables import OBJECTIVES
from plumbline.okrs.reads.walking import among_children, at, before_roots, on_top, walk
from plumbline.okrs.tree import SortKey

OWN = ("path", "depth", "matches")
"""What a row of a tree says of its place: its path (for the cursor), its depth, and whether it matches the filter."""

_PLACED = "select w.key, w.depth, t.position, t.title, t.id"
_FROM_WALK = "from walk w join objective t on t.id = w.node where w.n > 0 order by w.key, w.n"


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a tree is asked for; roots have depth 0."""

    first: int
    after: str | None = None
    max_depth: int | None = None


async def page_of(reads: Reads, forest: Forest, window: Window, columns: Sequence[str]) -> Page:
    """One page of a forest whose rows can be walked. Raises BadInput for a foreign cursor."""
    steps = steps_of(window.after)
    if window.max_depth is not None:
        steps = steps[: max(window.max_depth + 1, 0)]
    if window.max_depth is not None and window.max_depth < 0:
        return Page(has_previous=window.after is not None)
    held = await standing(reads, forest, [step[2] for step in steps])
    steps = whole(steps, held)
    place = resumed(steps, held) if steps else None
    shaping = _Shaping(columns)
    rows: list[Any] = []
    most = window.first + 1
    if place is not None:
        depth = len(place.above) - (place.node is not None)
        seeds = at(forest.top or 0, place, depth)
        rows = shaping.rows(await _walked(reads, forest, seeds, [], window.max_depth, most, shaping), place.above)
    if len(rows) < most:
        starts = await roots_behind(reads, forest, steps[0] if steps else None, most - len(rows))
        if starts:
            seeds = before_roots(forest.top or 0)
            found = await _walked(reads, forest, seeds, starts, window.max_depth, most - len(rows), shaping)
            rows += shaping.rows(found, [])
    return Page(rows[: window.first], len(rows) > window.first, window.after is not None)


async def pages_below(
    reads: Reads, forest: Forest, keys: Sequence[int], window: Window, columns: Sequence[str]
) -> dict[int, Page]:
    """One page of what is below each of these rows, which have depth 0 and are not shown themselves."""
    steps = steps_of(window.after)
    has_previous = window.after is not None
    if window.max_depth is not None:
        steps = steps[: max(window.max_depth, 0)]
        if window.max_depth <= 0:
            return {key: Page(has_previous=has_previous) for key in keys}
    held = await standing(reads, forest, [step[2] for step in steps])
    steps = whole(steps, held)
    seeds, above = _seeds_below(reads, keys, steps, held)
    shaping = _Shaping(columns, shown_from=1)
    found: dict[int, list[Row]] = {}
    for row in await _walked(reads, forest, seeds, [], window.max_depth, window.first + 1, shaping, spare=len(keys)):
        found.setdefault(row[0], []).append(row)
    pages = {}
    for key in keys:
        rows = shaping.rows(found.get(key, []), above.get(key, []))
        pages[key] = Page(rows[: window.first], len(rows) > window.first, has_previous)
    return pages


def _seeds_below(
    reads: Reads, keys: Sequence[int], steps: list[SortKey], held: Mapping[int, Any]
) -> tuple[Sql, dict[int, list[SortKey]]]:
    """Where to begin below each row, and the paths that lead there."""
    tops = seen_tops(reads, keys)
    if not steps:
        return on_top(tops), {}
    first = held.get(steps[0][2])
    inside = [key for key in keys if first is not None and first.parent == key]
    seeds = [among_children(seen_tops(reads, [key for key in keys if key not in inside]), steps[0])]
    above = {}
    for key in inside:  # at most one: a row stands under one
        place = resumed(steps, held, key)
        if place is not None:
            above[key] = place.above
            seeds.append(at(key, place, len(place.above) + (place.node is None)))
    return Sql.join(seeds, " union all "), above


async def _walked(
    reads: Reads,
    forest: Forest,
    seeds: Sql,
    starts: Sequence[int],
    deepest: int | None,
    most: int,
    shaping: "_Shaping",
    *,
    spare: int = 1,
) -> list[Row]:
    # One more than the request may still produce is enough to tell that it wants too much.
    most = min(most, reads.left + 2)
    part = walk(reads.dialect, seeds, seen=forest.rows, starts=starts, deepest=deepest, most=most)
    sql = Sql("with recursive") + part + Sql(_PLACED + selected(OBJECTIVES, shaping.stored)) + Sql(_FROM_WALK)
    return await reads.capped(sql, spare=spare)


class _Shaping:
    """Makes rows as the engine reads them: the key, and each asked column in its place."""

    def __init__(self, columns: Sequence[str], *, shown_from: int = 0) -> None:
        self.stored = [name for name in columns if name not in OWN]
        self._from = shown_from
        # A placed row has five values before its columns.
        at = {name: place for place, name in enumerate(self.stored, 5)}
        self._at = [at.get(name, -1 - OWN.index(name) if name in OWN else 0) for name in columns]

    def rows(self, placed: Sequence[Row], above: Sequence[SortKey]) -> list[tuple[Any, ...]]:
        """The rows; `above` is the path at which they begin."""
        path = told(above)
        made = []
        for row in placed:
            values = tuple(row)
            key, depth, position, title, id_ = values[:5]
            del path[depth - self._from :]
            path += told([(position, title, id_)])
            own = (list(path), depth, True)
            made.append((key, *(own[-1 - at] if at < 0 else values[at] for at in self._at)))
        return made
