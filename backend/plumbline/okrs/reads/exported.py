"""A whole tree for other programs, a batch at a time: each objective with its key results as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import UnknownId, decode, encode
from plumbline.kit.paging import encode_cursor
from plumbline.okrs.reads.asked import TreeRootInput
from plumbline.okrs.reads.forests import forest_of
from plumbline.okrs.reads.lists import KEY_RESULTS_OF
from plumbline.okrs.reads.picked import picked_pages, picked_rows
from plumbline.okrs.reads.preorder import Window, page_of
from plumbline.okrs.reads.refs import owner_id, seen

_ROOTS = {"com": "company_id", "team": "team_id", "per": "person_id", "obj": "objective_id"}
_PLACE = ("path", "depth", "id", "parent_objective_id")
_OWNER = ("level", "owner_unit_id", "owner_person_id")
_PLAIN = (
    "title description level kind state visibility position starts_on due_on progress expected pace confidence health"
    " score outcome version published_at last_check_in_at"
).split()
_KEY_RESULT_OWNER = ("id", "answering_kind", "answering_unit_id", "answering_person_id")
_KEY_RESULT = (
    "title description state measure scored_by value_from unit start_value target_value low_value high_value"
    " current_value indicator starts_on due_on weight position raw_progress progress expected pace confidence health"
    " status score version last_check_in_at"
).split()
_NAMES = """
select u.id, u.name from unit u where u.id in :units
union all
select p.id, p.name from person p where p.id in :people
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of a tree in preorder, and the cursor to go on after; none when these were the last."""

    rows: list[dict[str, Any]]
    after: str | None


def root_of(id: str) -> TreeRootInput:
    """The tree that begins at a company, a team, a person or an objective. Raises Invalid for any other id."""
    try:
        prefix, _ = decode(id)
    except UnknownId:
        prefix = ""
    if prefix not in _ROOTS:
        raise Invalid("`root` is the id of a company, a team, a person or an objective.", path=("root",))
    root = TreeRootInput()
    setattr(root, _ROOTS[prefix], id)
    return root


async def exported(reads: Reads, root: TreeRootInput, cycle_id: str | None, after: str | None, first: int) -> Batch:
    """The next `first` objectives of a tree. Raises BadInput for a foreign cursor."""
    columns = (*_PLACE, *_OWNER[1:], *_PLAIN)
    forest = await forest_of(reads, root, cycle_id)  # type: ignore[arg-type] # an ID is a text
    window = Window(first, after)
    if forest.is_walkable:
        page = await page_of(reads, forest, window, columns)
    else:
        page = (await picked_pages(reads, {0: await picked_rows(reads, forest, None)}, window, columns))[0]
    found = [dict(zip(columns, row[1:], strict=True)) for row in page.rows]
    rows = await _written(reads, found)
    return Batch(rows, encode_cursor((found[-1]["path"],)) if page.has_next else None)


async def _written(reads: Reads, found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if not found:
        return []
    ids = [row["id"] for row in found]
    # Below a row of the tree one sees what that is; a root may hang under what is hidden.
    above = await seen(reads, [row["parent_objective_id"] for row in found if row["parent_objective_id"]])
    columns = (*_KEY_RESULT_OWNER, *_KEY_RESULT)
    key_results = await KEY_RESULTS_OF.children(reads, ids, columns, {})
    measured = {
        id_: [dict(zip(columns, tuple(row)[1:], strict=False)) for row in key_results.get(id_, ())] for id_ in ids
    }
    names = await _names(reads, found, (each for rows in measured.values() for each in rows))
    return [
        {
            "id": encode("obj", row["id"]),
            "parentObjectiveId": encode("obj", row["parent_objective_id"])
            if row["parent_objective_id"] in above
            else None,
            "depth": row["depth"],
            "owner": _owner(names, *(row[name] for name in _OWNER)),
            **{_camel(name): row[name] for name in _PLAIN},
            "keyResults": [_key_result(names, each) for each in measured[row["id"]]],
        }
        for row in found
    ]


def _key_result(names: Mapping[int, str], row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": encode("kr", row["id"]),
        "owner": _owner(names, *(row[name] for name in _KEY_RESULT_OWNER[1:])),
        **{_camel(name): row[name] for name in _KEY_RESULT},
    }


def _owner(names: Mapping[int, str], kind: str, unit: int | None, person: int | None) -> dict[str, Any]:
    return {"id": owner_id(kind, unit, person), "name": names.get(person or unit or 0)}


async def _names(
    reads: Reads, objectives: Iterable[Mapping[str, Any]], key_results: Iterable[Mapping[str, Any]]
) -> dict[int, str]:
    """The names of all owners."""
    units, people = set(), set()
    for row in objectives:
        units.add(row["owner_unit_id"])
        people.add(row["owner_person_id"])
    for row in key_results:
        units.add(row["answering_unit_id"])
        people.add(row["answering_person_id"])
    rows: list[Row] = await reads.rows(Sql(_NAMES, units=sorted(units - {None}), people=sorted(people - {None})))
    return {row[0]: row[1] for row in rows}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
