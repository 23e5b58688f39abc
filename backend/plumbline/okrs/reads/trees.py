"""The tree of objectives in preorder, page by page, as the viewer sees it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from plumbline.database import Row, Sql
from plumbline.engine import Page, Reads, Ref, page_size
from plumbline.engine.asking import ID, described
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import (
    SHOWN,
    CycleOfToday,
    Filter,
    ObjectiveFilter,
    TreeRootInput,
    both,
    cycle_asked,
    inside,
    known,
    matching,
    owned_by,
)
from plumbline.okrs.reads.places import path_after, path_cursor
from plumbline.okrs.tree import Place, Tree, TreeRow

MOST_ROWS = 1_000
"""How many rows one page of a tree may have."""

Root = Annotated[TreeRootInput, described("Where the tree begins.")]
First = Annotated[int, described("How many rows, up to 1,000.")]
After = Annotated[str | None, described("The cursor to go on after.")]
MaxDepth = Annotated[int | None, described("The deepest level shown; roots have depth 0.")]
Deepest = Annotated[int | None, described("How many levels below it are shown.")]

_UNITS = """
with recursive held(id) as (
    select id from unit where id = :team
    union
    select u.id from unit u join held on u.parent_id = held.id
)
select id from held
"""
_IN_UNITS = """
t.unit_id in ({held}) or exists (
    select 1 from co_owner c where c.objective_id = t.id and (c.unit_id in ({held}) or c.person_id in (
        select m.person_id from membership m where m.home and m.unit_id in ({held})
    ))
)
"""
_UNDER = """
with recursive under(root, id) as (
    select o.id, o.id from objective o where o.id in :ids and :top
    union
    select under.root, o.id from objective o join under on o.parent_objective_id = under.id where :seen
)
"""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a tree is asked for."""

    first: int = 200
    after: str | None = None
    max_depth: int | None = None
    filtered: bool = False


async def tree_of_root(
    reads: Reads,
    keys: Sequence[Any],
    *,
    root: Root,
    cycle_id: CycleOfToday = None,
    first: First = 200,
    after: After = None,
    max_depth: MaxDepth = None,
    filter: Filter = None,
) -> dict[Any, Page]:
    """One page of the tree under a root."""
    window = Window(page_size(first, MOST_ROWS), after, max_depth, bool(filter))
    rows = await rows_of_root(reads, root, cycle_id, (), filter)
    return dict.fromkeys(keys, page_of(rows, window))


async def descendants(
    reads: Reads,
    keys: Sequence[int],
    *,
    first: First = 200,
    after: After = None,
    max_depth: Deepest = None,
    filter: Filter = None,
) -> dict[int, Page]:
    """One page of what is below each objective along primary alignments; right below it is depth 1."""
    deepest = None if max_depth is None else max_depth - 1
    window = Window(page_size(first, MOST_ROWS), after, deepest, bool(filter))
    # An archived objective shows what is below it all the same.
    under = Sql(_UNDER, ids=list(keys), top=visible(reads.viewer, "o"), seen=_seen_below(reads))
    shape = Sql("select under.root,") + _columns(reads, filter)
    rows = await reads.rows(
        under + shape + Sql("from under join objective t on t.id = under.id where t.id <> under.root")
    )
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(row)
    return {key: page_of([row[1:] for row in map(tuple, grouped[key])], window, above=1) for key in keys}


async def rows_of_root(
    reads: Reads, root: TreeRootInput, cycle_id: ID | None, more: Sequence[str], filter: ObjectiveFilter | None = None
) -> list[Any]:
    """All rows of a tree: id, parent, position, title, whether it matches, and `more` columns of `t`."""
    before, condition = _begun(reads, root)
    cycle = None
    if cycle_id or not root.objective_id:
        cycle = Sql("t.cycle_id in (") + inside(await cycle_asked(reads, cycle_id)) + Sql(")")
    columns = Sql("select") + _columns(reads, filter) + Sql("".join(f", {name}" for name in more))
    wanted = both(SHOWN, visible(reads.viewer, "t"), cycle, condition)
    return await reads.rows(before + columns + Sql("from objective t where") + wanted)


def page_of(rows: Sequence[Any], window: Window, *, above: int = 0) -> Page:
    """One page of the tree that these rows make; depths begin at `above`. Raises BadInput for a foreign cursor."""
    tree = Tree(TreeRow(*row[:4]) for row in rows)
    matches = {row[0] for row in rows if row[4]} if window.filtered else None
    total = tree.preorder(max_depth=window.max_depth, matching=matches)
    after = path_after(tree, window.after)
    places = tree.preorder(max_depth=window.max_depth, matching=matches, after=after, first=window.first + 1)
    return Page(
        [_edge(tree, place, above) for place in places[: window.first]],
        has_next=len(places) > window.first,
        has_previous=window.after is not None,
        total=len(total),
        extras={"of": 0},
    )


def _edge(tree: Tree, place: Place, above: int) -> Mapping[str, Any]:
    return {
        "node": Ref("Objective", place.id),
        "cursor": path_cursor(tree.path_of(place.id)),
        "depth": place.depth + above,
        "matches": place.matches,
    }


def _columns(reads: Reads, filter: ObjectiveFilter | None) -> Sql:
    matches = matching(reads.viewer, filter) or Sql("1 = 1")
    columns = Sql("t.id, t.parent_objective_id, t.position, t.title, case when")
    return columns + matches + Sql("then 1 else 0 end")


def _begun(reads: Reads, root: TreeRootInput) -> tuple[Sql, Sql]:
    """What goes before the select, and the condition of the rows under a root."""
    nothing = Sql("")
    if root.company_id:
        company = known(root.company_id, "com")
        return nothing, Sql(
            "exists (select 1 from unit u where u.id = :company and u.kind = 'COMPANY')", company=company
        )
    if root.team_id:
        held = Sql(_UNITS, team=known(root.team_id, "team", "com"))
        return nothing, Sql(_IN_UNITS.format(held=":held"), held=held)
    if root.person_id:
        return nothing, owned_by(Sql("in :person", person=[known(root.person_id, "per")]))
    seen = _seen_below(reads)
    under = Sql(_UNDER, ids=[known(root.objective_id, "obj")], top=seen, seen=seen)
    return under, Sql("t.id in (select under.id from under)")


def _seen_below(reads: Reads) -> Sql:
    return both(visible(reads.viewer, "o"), Sql("not o.archived"))
