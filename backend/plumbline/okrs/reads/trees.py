"""The tree of objectives in preorder, page by page, as the viewer sees it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.database import Row, Sql
from plumbline.engine import Page, Reads, arguments_of, page_size
from plumbline.engine.asking import described
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import SHOWN, CycleOfToday, Filter, TreeRootInput, both, matching
from plumbline.okrs.reads.forests import Forest, forest_of, rows_of
from plumbline.okrs.reads.past import AsOf, look_back
from plumbline.okrs.reads.past_trees import EVERY_ROW, past_page, past_size
from plumbline.okrs.reads.picked import beside, picked_below, picked_count, picked_pages, picked_rows, size_of
from plumbline.okrs.reads.places import steps_of
from plumbline.okrs.reads.preorder import Window, page_of, pages_below
from plumbline.okrs.reads.sizes import size_below, size_of_forest

MOST_ROWS = 1_000
"""How many rows one page of a tree may have."""

Root = Annotated[TreeRootInput, described("Where the tree begins.")]
MaxDepth = Annotated[int | None, described("The deepest level shown; roots have depth 0.")]
Deepest = Annotated[int | None, described("How many levels below it are shown.")]


class _TreeRead:
    """What both trees have in common: their cursors hold paths, and their pages are large."""

    order: Sequence[str] = ("path",)
    usual = 200

    async def children(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """Trees are read page by page only."""
        raise TypeError("a tree has pages")

    async def extras(
        self, reads: Any, keys: Sequence[Any], names: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Mapping[str, Any]]:
        """The one key of the revision, which is of everything the viewer sees."""
        return {key: dict.fromkeys(names, 0) for key in keys}


class TreeOfRoot(_TreeRead):
    """The tree under a root."""

    def __init__(self) -> None:
        self.arguments = arguments_of(_asked_of_root)

    async def windows(
        self, reads: Reads, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of it. Raises BadInput for a bad `first` or `after`."""
        window = _window(args)
        forest = await _forest(reads, args)
        wanted = matching(reads.viewer, args.get("filter"))
        if wanted is None and args.get("as_of") is not None:
            return dict.fromkeys(keys, await past_page(reads, forest, args, window, columns))
        if forest.is_walkable and wanted is None:
            return dict.fromkeys(keys, await page_of(reads, forest, window, columns))
        rows = await _picked(reads, forest, wanted)
        pages = await picked_pages(reads, {0: rows}, window, columns)
        return dict.fromkeys(keys, pages[0])

    async def counts(self, reads: Reads, keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many rows it has. Raises BadInput as a page does."""
        max_depth = _window(args).max_depth
        forest = await _forest(reads, args)
        wanted = matching(reads.viewer, args.get("filter"))
        is_past = args.get("as_of") is not None
        if wanted is None and is_past and max_depth is not None:
            total = await past_size(reads, forest, args, max_depth)
        elif forest.is_walkable and wanted is None:
            total = await size_of_forest(reads, forest, max_depth)
        elif max_depth is None:
            total = await picked_count(reads, forest, wanted)
        else:
            rows = await _picked(reads, forest, wanted)
            total = await beside(len(rows), lambda: size_of(rows, max_depth))
        return dict.fromkeys(keys, total)


class Descendants(_TreeRead):
    """What is below objectives along primary alignments; right below is depth 1."""

    def __init__(self) -> None:
        self.arguments = arguments_of(_asked_below)

    async def windows(
        self, reads: Reads, keys: Sequence[int], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[int, Page]:
        """One page of it for each. Raises BadInput for a bad `first` or `after`."""
        window = _window(args)
        wanted = matching(reads.viewer, args.get("filter"))
        if wanted is None:
            return await pages_below(reads, _below(reads), keys, window, columns)
        found = await picked_below(reads, _below(reads), keys, wanted)
        window = Window(window.first, window.after, _above_by_one(window.max_depth))
        return await picked_pages(reads, {key: found[key] for key in keys}, window, columns, above=1)

    async def counts(self, reads: Reads, keys: Sequence[int], args: Mapping[str, Any]) -> Mapping[int, int]:
        """How many there are below each. Raises BadInput as a page does."""
        max_depth = _window(args).max_depth
        wanted = matching(reads.viewer, args.get("filter"))
        if wanted is None:
            return await size_below(reads, _below(reads), keys, max_depth)
        found = await picked_below(reads, _below(reads), keys, wanted)
        return {key: size_of(rows, _above_by_one(max_depth)) for key, rows in found.items()}


def _asked_of_root(
    reads: Reads,
    *,
    root: Root,
    cycle_id: CycleOfToday = None,
    max_depth: MaxDepth = None,
    filter: Filter = None,
    as_of: AsOf = None,
) -> None:
    """The arguments of `TreeOfRoot`."""


def _asked_below(reads: Reads, *, max_depth: Deepest = None, filter: Filter = None) -> None:
    """The arguments of `Descendants`."""


def _window(args: Mapping[str, Any]) -> Window:
    first, after = args.get("first"), args.get("after")
    steps_of(after)  # a foreign cursor is refused also where only the total is wanted
    return Window(page_size(200 if first is None else first, MOST_ROWS), after, args.get("max_depth"))


async def _forest(reads: Reads, args: Mapping[str, Any]) -> Forest:
    look_back(reads, args.get("as_of"))
    return await forest_of(reads, args["root"], args.get("cycle_id"))


async def _picked(reads: Reads, forest: Forest, wanted: Sql | None) -> list[Any]:
    """The rows a filter keeps; without one all."""
    if wanted is not None:
        return await picked_rows(reads, forest, wanted)
    return [(*tuple(row), True) for row in await rows_of(reads, forest, (), most=EVERY_ROW)]


def _below(reads: Reads) -> Forest:
    return Forest(rows=both(SHOWN, visible(reads.viewer, "t")))


def _above_by_one(max_depth: int | None) -> int | None:
    return None if max_depth is None else max_depth - 1


TREE_OF_ROOT = TreeOfRoot()
DESCENDANTS = Descendants()
