"""The tree that primary alignments draw: rows in preorder, page by page, whatever the data looks like."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

SortKey = tuple[float, str, int]


class TreeRow(NamedTuple):
    """A row and the row it hangs under; None, or a row that is not in the set, makes it a root."""

    id: int
    parent_id: int | None
    position: float
    title: str


class Place(NamedTuple):
    """Where a row stands: roots have depth 0. `matches` is False for one kept only to show the way to a match."""

    id: int
    depth: int
    matches: bool


class Tree:
    """Rows by who is under whom, siblings by position, then title, then id.

    Of a loop in the data the first row, by the same order, is taken for a root; every row appears exactly once.
    """

    # Siblings are kept last first, so that a stack hands them out first to last.

    def __init__(self, rows: Iterable[TreeRow]) -> None:
        above: dict[int, int | None] = {}
        self._keys: dict[int, SortKey] = {}
        for row_id, parent_id, position, title in rows:
            above[row_id] = parent_id
            self._keys[row_id] = (position, title, row_id)
        self._parents: dict[int, int | None] = {}
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for _, _, row_id in sorted(self._keys.values(), reverse=True):
            parent_id = above[row_id]
            parent_id = parent_id if parent_id in above else None
            self._parents[row_id] = parent_id
            self._children[parent_id].append(row_id)
        self._cut_loops()

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, row_id: int) -> bool:
        return row_id in self._keys

    def preorder(
        self,
        *,
        max_depth: int | None = None,
        matching: Container[int] | None = None,
        after: Sequence[SortKey] = (),
        first: int | None = None,
    ) -> list[Place]:
        """Places in preorder: at most `first` of them, behind the path `after`, none deeper than `max_depth`.

        With `matching`, only rows that match, and the rows above them.
        """
        kept = None if matching is None else self._with_ancestors(matching, max_depth)
        places: list[Place] = []
        for row_id, depth in self._walk(max_depth, after):
            if kept is not None and row_id not in kept:
                continue
            if first is not None and len(places) >= first:
                break
            places.append(Place(row_id, depth, matching is None or row_id in matching))
        return places

    def path_of(self, row_id: int) -> list[SortKey]:
        """The sort keys from the root down to the row: where it stands, even when it is gone. Raises KeyError."""
        path = [self._keys[row_id]]
        parent_id = self._parents[row_id]
        while parent_id is not None:
            path.append(self._keys[parent_id])
            parent_id = self._parents[parent_id]
        return path[::-1]

    def key_of(self, row_id: int) -> SortKey:
        """By what it stands among its siblings. Raises KeyError."""
        return self._keys[row_id]

    def parent_of(self, row_id: int) -> int | None:
        """The row it hangs under in this tree; None for a root. Raises KeyError."""
        return self._parents[row_id]

    def _walk(self, max_depth: int | None, after: Sequence[SortKey]) -> Iterator[tuple[int, int]]:
        """(id, depth) behind the path. A row whose keys are the path so far is on the way, not behind it."""
        deepest = len(self._keys) if max_depth is None else max_depth
        children = self._children
        after = [(position, title, row_id) for position, title, row_id in after]
        waiting = [(row_id, 0, bool(after)) for row_id in children.get(None, ())]
        while waiting:
            row_id, depth, along = waiting.pop()
            if depth > deepest:
                continue
            if along:
                key = self._keys[row_id]
                if key < after[depth]:
                    continue
                along = key == after[depth]
            if not along:
                yield row_id, depth
            if row_id in children:
                depth += 1
                along = along and depth < len(after)
                waiting += [(child, depth, along) for child in children[row_id]]

    def _with_ancestors(self, matching: Container[int], max_depth: int | None) -> set[int]:
        kept: set[int] = set()
        for row_id, _ in self._walk(max_depth, ()):
            each: int | None = row_id if row_id in matching else None
            while each is not None and each not in kept:
                kept.add(each)
                each = self._parents[each]
        return kept

    def _cut_loops(self) -> None:
        adrift = self._parents.keys() - self._reached()
        for start in sorted(adrift, key=self._keys.__getitem__):
            way: dict[int, None] = {}
            each: int | None = start
            while each is not None and each in adrift and each not in way:
                way[each] = None
                each = self._parents[each]
            if each is not None and each in way:
                ids = list(way)
                self._make_root(min(ids[ids.index(each) :], key=self._keys.__getitem__))
            adrift -= way.keys()

    def _reached(self) -> set[int]:
        reached = list(self._children.get(None, ()))
        for row_id in reached:
            if row_id in self._children:
                reached += self._children[row_id]
        return set(reached)

    def _make_root(self, row_id: int) -> None:
        self._children[self._parents[row_id]].remove(row_id)
        self._parents[row_id] = None
        self._children[None].append(row_id)
        self._children[None].sort(key=self._keys.__getitem__, reverse=True)


def preorder(
    rows: Iterable[TreeRow],
    *,
    max_depth: int | None = None,
    matching: Container[int] | None = None,
    after: Sequence[SortKey] = (),
    first: int | None = None,
) -> list[Place]:
    """`Tree.preorder` for one use."""
    return Tree(rows).preorder(max_depth=max_depth, matching=matching, after=after, first=first)
