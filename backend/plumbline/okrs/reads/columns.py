"""The tree of objectives as columns: one list per thing to know, all of them in the same preorder."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, TooComplex
from plumbline.kit.ids import encode_all
from plumbline.okrs.policy import visible_through
from plumbline.okrs.reads.asked import CycleOfToday
from plumbline.okrs.reads.forests import forest_of, rows_of
from plumbline.okrs.reads.past import AsOf, look_back
from plumbline.okrs.reads.picked import beside
from plumbline.okrs.reads.refs import owner_ref
from plumbline.okrs.reads.trees import Root
from plumbline.okrs.tree import Tree, TreeRow
from plumbline.organization.reads import unit_ref

MOST_ROWS = 50_000
"""How many rows a tree of columns may have."""

PART = 10_000
"""Rows that one statement counts for; the driver writes the list of their ids in one go."""

COLUMNS = ("progress expected health confidence kind level state version owner_unit_id owner_person_id unit_id").split()
_AT = {name: place for place, name in enumerate(("id", "parent_id", "position", "title", *COLUMNS))}
_UNIT_KIND = "select id, kind from unit where id in :ids"


class Columns:
    """The rows of a tree in preorder; each list is made once, when it is asked for."""

    def __init__(self, rows: Sequence[Any]) -> None:
        tree = Tree(TreeRow(*row[:4]) for row in rows)
        by_id = {row[0]: row for row in rows}
        places = tree.preorder()
        self.rows = [by_id[place.id] for place in places]
        self.ids = [place.id for place in places]
        self.depths = [place.depth for place in places]
        """Roots have depth 0."""

    def of(self, name: str) -> list[Any]:
        """The values of a column of the table."""
        return list(map(itemgetter(_AT[name]), self.rows))

    @cached_property
    def parents(self) -> list[int | None]:
        """The place of the row each row stands under."""
        branch: list[int] = []
        parents: list[int | None] = []
        for at, depth in enumerate(self.depths):
            del branch[depth:]
            parents.append(branch[-1] if branch else None)
            branch.append(at)
        return parents

    @property
    def below(self) -> list[int]:
        """How many rows stand below each row."""
        counts = [0] * len(self.rows)
        parents = self.parents
        for at in range(len(counts) - 1, -1, -1):
            above = parents[at]
            if above is not None:
                counts[above] += counts[at] + 1
        return counts

    @cached_property
    def owners(self) -> tuple[list[Ref], list[int | None]]:
        """Each owner once, in order of first appearance, and the place of each row's owner among them."""
        at: dict[Any, int | None] = {}
        owners: list[Ref] = []
        keys = list(zip(self.of("level"), self.of("owner_unit_id"), self.of("owner_person_id"), strict=True))
        for key in dict.fromkeys(keys):
            owner = owner_ref(*key)
            at[key] = None if owner is None else len(owners)
            if owner is not None:
                owners.append(owner)
        return owners, list(map(at.__getitem__, keys))

    @cached_property
    def units(self) -> list[int]:
        """Each unit once, in order of first appearance."""
        return [unit for unit in dict.fromkeys(self.of("unit_id")) if unit is not None]


async def tree_columns(
    reads: Reads, keys: Sequence[Any], *, root: Root, cycle_id: CycleOfToday = None, as_of: AsOf = None
) -> dict[Any, dict[str, Any]]:
    """The tree under a root as columns. Raises TooComplex for more than 50,000 rows."""
    look_back(reads, as_of)
    rows = await rows_of(reads, await forest_of(reads, root, cycle_id), COLUMNS, most=MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise TooComplex(f"A tree of columns has at most {MOST_ROWS:,} rows; begin further down.")
    columns = await beside(len(rows), lambda: Columns(rows))
    tree = {"columns": columns, "of": 0}
    return dict.fromkeys(keys, tree)


def column_of(name: str) -> Callable[[Columns], list[Any]]:
    """A function that gives one column of the table."""
    return lambda columns: columns.of(name)


Read = Callable[[Reads, Sequence[Columns]], Awaitable[dict[Columns, list[Any]]]]


def made(function: Callable[[Columns], list[Any]]) -> Read:
    """A read of what is worked out from the rows: beside the event loop when they are many."""

    async def read(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[Any]]:
        return {columns: await beside(len(columns.rows), partial(function, columns)) for columns in keys}

    return read


def _ids(columns: Columns) -> list[str]:
    return encode_all("obj", columns.ids)


def _unit_positions(columns: Columns) -> list[int | None]:
    at = {unit: place for place, unit in enumerate(columns.units)}
    return list(map(at.get, columns.of("unit_id")))


ids = made(_ids)
parents = made(lambda columns: columns.parents)
below_counts = made(lambda columns: columns.below)
owners = made(lambda columns: columns.owners[0])
owner_positions = made(lambda columns: columns.owners[1])
unit_positions = made(_unit_positions)


async def units(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[Ref]]:
    """The units of each tree, in order of first appearance."""
    wanted = {unit for columns in keys for unit in columns.units}
    kinds = {row[0]: row[1] for row in await reads.rows(Sql(_UNIT_KIND, ids=sorted(wanted)))}
    return {
        columns: [ref for unit in columns.units if (ref := unit_ref(unit, kinds.get(unit))) is not None]
        for columns in keys
    }


async def key_result_counts(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[int]]:
    """How many key results each row has that have not been dropped."""
    sql = """
        select objective_id, count(*) from key_result where objective_id in :ids and state = 'ACTIVE'
        group by objective_id
    """
    return await _counted(reads, keys, lambda ids: Sql(sql, ids=ids))


async def extra_targets(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[int]]:
    """How many goals each row aligns to besides the one it stands under."""
    sql = """
        select a.from_id, count(*) from alignment a where a.from_id in :ids and not a."primary" and :seen
        group by a.from_id
    """
    seen = visible_through(reads.viewer, "a.to_objective_id")
    return await _counted(reads, keys, lambda ids: Sql(sql, ids=ids, seen=seen))


async def _counted(reads: Reads, keys: Sequence[Columns], sql: Callable[[list[int]], Sql]) -> dict[Columns, list[int]]:
    counts: dict[int, int] = {}
    for columns in keys:
        for at in range(0, len(columns.ids), PART):
            counts |= {row[0]: row[1] for row in await reads.rows(sql(columns.ids[at : at + PART]))}
    return {columns: [counts.get(id_, 0) for id_ in columns.ids] for columns in keys}
