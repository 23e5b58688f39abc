"""The tree of objectives as columns: one list per thing to know, all of them in the same preorder."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, TooComplex
from plumbline.kit.ids import encode
from plumbline.okrs.policy import visible_through
from plumbline.okrs.reads.asked import CycleOfToday
from plumbline.okrs.reads.refs import owner_ref
from plumbline.okrs.reads.trees import Root, rows_of_root
from plumbline.okrs.tree import Tree, TreeRow
from plumbline.organization.reads import unit_ref

MOST_ROWS = 50_000
"""How many rows a tree of columns may have."""

COLUMNS = ("progress expected health confidence kind level state version owner_unit_id owner_person_id unit_id").split()
_AT = {name: place for place, name in enumerate(("id", "parent_id", "position", "title", "matches", *COLUMNS))}
_UNIT_KIND = "select id, kind from unit where id in :ids"


class Columns:
    """The rows of a tree in preorder; each list is made when it is asked for."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._tree = Tree(TreeRow(*row[:4]) for row in rows)
        by_id = {row[0]: row for row in rows}
        self._places = self._tree.preorder()
        self.rows = [by_id[place.id] for place in self._places]
        self.at = {place.id: at for at, place in enumerate(self._places)}

    def of(self, name: str) -> list[Any]:
        """The values of a column of the table."""
        at = _AT[name]
        return [row[at] for row in self.rows]

    @property
    def depths(self) -> list[int]:
        """Roots have depth 0."""
        return [place.depth for place in self._places]

    @property
    def parents(self) -> list[int | None]:
        """The place of the row each row stands under."""
        above = (self._tree.parent_of(place.id) for place in self._places)
        return [None if id_ is None else self.at[id_] for id_ in above]

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

    @property
    def owners(self) -> list[Ref | None]:
        """Who owns each row."""
        columns = (self.of("level"), self.of("owner_unit_id"), self.of("owner_person_id"))
        return [owner_ref(*row) for row in zip(*columns, strict=True)]


async def tree_columns(
    reads: Reads, keys: Sequence[Any], *, root: Root, cycle_id: CycleOfToday = None
) -> dict[Any, dict[str, Any]]:
    """The tree under a root as columns. Raises TooComplex for more than 50,000 rows."""
    rows = await rows_of_root(reads, root, cycle_id, [f"t.{name}" for name in COLUMNS])
    if len(rows) > MOST_ROWS:
        raise TooComplex(f"A tree of columns has at most {MOST_ROWS:,} rows; begin further down.")
    tree = {"columns": Columns(rows), "of": 0}
    return dict.fromkeys(keys, tree)


def column_of(name: str) -> Callable[[Columns], list[Any]]:
    """A function that gives one column of the table."""
    return lambda columns: columns.of(name)


def ids(columns: Columns) -> list[str]:
    """The public ids."""
    return [encode("obj", id_) for id_ in columns.of("id")]


def owners(columns: Columns) -> list[Ref]:
    """Each owner once, in order of first appearance."""
    return list(dict.fromkeys(owner for owner in columns.owners if owner is not None))


def owner_positions(columns: Columns) -> list[int | None]:
    """The place of each row's owner among the owners."""
    at = {owner: place for place, owner in enumerate(owners(columns))}
    return [None if owner is None else at[owner] for owner in columns.owners]


def unit_positions(columns: Columns) -> list[int | None]:
    """The place of each row's unit among the units."""
    at = {unit: place for place, unit in enumerate(_units(columns))}
    return [at.get(unit) for unit in columns.of("unit_id")]


async def units(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[Ref]]:
    """The units of each tree, in order of first appearance."""
    wanted = {unit for columns in keys for unit in _units(columns)}
    kinds = {row[0]: row[1] for row in await reads.rows(Sql(_UNIT_KIND, ids=sorted(wanted)))}
    return {
        columns: [ref for unit in _units(columns) if (ref := unit_ref(unit, kinds.get(unit))) is not None]
        for columns in keys
    }


def _units(columns: Columns) -> list[int]:
    return list(dict.fromkeys(unit for unit in columns.of("unit_id") if unit is not None))


async def key_result_counts(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[int]]:
    """How many key results each row has that have not been dropped."""
    sql = """
        select objective_id, count(*) from key_result where objective_id in :ids and state = 'ACTIVE'
        group by objective_id
    """
    return await _counted(reads, keys, Sql(sql, ids=_all_ids(keys)))


async def extra_targets(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[int]]:
    """How many goals each row aligns to besides the one it stands under."""
    sql = """
        select a.from_id, count(*) from alignment a where a.from_id in :ids and not a."primary" and :seen
        group by a.from_id
    """
    return await _counted(
        reads, keys, Sql(sql, ids=_all_ids(keys), seen=visible_through(reads.viewer, "a.to_objective_id"))
    )


async def _counted(reads: Reads, keys: Sequence[Columns], sql: Sql) -> dict[Columns, list[int]]:
    counts = Counter({row[0]: row[1] for row in await reads.rows(sql)})
    return {columns: [counts[id_] for id_ in columns.of("id")] for columns in keys}


def _all_ids(keys: Sequence[Columns]) -> list[int]:
    return [id_ for columns in keys for id_ in columns.of("id")]
