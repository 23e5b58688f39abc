"""Trees of the past, put in order once for all pages of a walk: unlike the present, the past has no indexes to walk along."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from plumbline.database import memory
from plumbline.engine import Page, Reads, present
from plumbline.okrs.reads.forests import Forest, rows_of
from plumbline.okrs.reads.picked import beside, page_of_tree
from plumbline.okrs.reads.places import steps_of
from plumbline.okrs.reads.preorder import Window
from plumbline.okrs.reads.stamps import stamp
from plumbline.okrs.tree import Tree, TreeRow

MOST_ROWS = 100_000
"""So many rows are kept in all, about 40 MB; what was asked for longest ago goes first."""

EVERY_ROW = 2**31 - 1


class Shelf:
    """The trees of one database, each as one viewer sees it while their picture is the same."""

    def __init__(self) -> None:
        self._trees: OrderedDict[Any, Tree] = OrderedDict()
        self._rows = 0

    def taken(self, key: Any) -> Tree | None:
        """The tree with this key, if it is still here."""
        if key in self._trees:
            self._trees.move_to_end(key)
        return self._trees.get(key)

    def put(self, key: Any, tree: Tree) -> None:
        """Keep a tree, unless it alone is too large."""
        if key in self._trees or len(tree) > MOST_ROWS:
            return
        self._trees[key] = tree
        self._rows += len(tree)
        while self._rows > MOST_ROWS:
            self._rows -= len(self._trees.popitem(last=False)[1])


async def past_page(
    reads: Reads, forest: Forest, args: Mapping[str, Any], window: Window, columns: Sequence[str]
) -> Page:
    """One page of a whole tree as it stood. Raises BadInput for a foreign cursor."""
    steps_of(window.after)
    return await page_of_tree(reads, await _tree(reads, forest, args), window, columns)


async def past_size(reads: Reads, forest: Forest, args: Mapping[str, Any], max_depth: int) -> int:
    """How many rows it had down to a depth."""
    return len((await _tree(reads, forest, args)).preorder(max_depth=max_depth))


async def _tree(reads: Reads, forest: Forest, args: Mapping[str, Any]) -> Tree:
    with present():
        picture = await stamp(reads)
    root = args["root"]
    asked = (root.company_id, root.team_id, root.person_id, root.objective_id, args.get("cycle_id"), args["as_of"])
    shelf = memory(Shelf)
    tree = shelf.taken((picture, asked)) if picture else None
    if tree is None:
        rows = await rows_of(reads, forest, (), most=EVERY_ROW)
        tree = await beside(len(rows), lambda: Tree(TreeRow(*row) for row in rows))
        if picture:
            shelf.put((picture, asked), tree)
    return tree
