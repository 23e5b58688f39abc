"""Saved views as the viewer may see them: no id in them leads to what is hidden from the viewer."""

from collections.abc import Mapping, Sequence
from typing import Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref
from plumbline.kit.ids import decode, encode
from plumbline.okrs.policy import visible
from plumbline.organization.reads import unit_ref
from plumbline.saved_views.policy import can_edit_view, can_share_view, units_around, views_seen
from plumbline.saved_views.state import State, read

MOST = 500
"""Views that one viewer is told of."""

PREFIX = "view"

_VIEWS = """
    select v.id, v.name, v.state, v.by_id, v.unit_id, u.kind, v.at, v.version
    from saved_view v left join unit u on u.id = v.unit_id where
"""
_AROUND = "select u.id, u.kind from unit u where not u.archived and u.id in "
_BY_KIND = {"per": "person", "com": "unit", "team": "unit", "cyc": "cycle"}


async def saved_views(reads: Reads, keys: Sequence[int | None]) -> dict[int | None, list[dict[str, Any]]]:
    """Those that the viewer sees, by name."""
    order = Sql(f"order by v.name, v.id limit {MOST}")
    rows = await reads.rows(Sql(_VIEWS) + views_seen(reads.viewer, "v") + order)
    return {reads.viewer.person_id: await _told(reads, rows)}


async def saved_view(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """These of them."""
    rows = await reads.rows(Sql(_VIEWS) + views_seen(reads.viewer, "v") + Sql("and v.id in :ids", ids=list(keys)))
    return {row["id"]: told for row, told in zip(rows, await _told(reads, rows), strict=True)}


async def shareable(reads: Reads, keys: Sequence[int | None]) -> dict[int | None, list[Ref]]:
    """The units with which the viewer may share a view, by name."""
    if not can_share_view(reads.viewer):
        return {}
    rows = await reads.rows(Sql(_AROUND) + units_around(reads.viewer) + Sql("order by u.name, u.id"))
    return {reads.viewer.person_id: [ref for row in rows if (ref := unit_ref(row["id"], row["kind"]))]}


async def _told(reads: Reads, rows: Sequence[Row]) -> list[dict[str, Any]]:
    states = [read(row["state"]) for row in rows]
    wanted = {id_ for state in states for id_ in state.ids()}
    hidden = wanted - await _seen(reads, wanted) if wanted else set()
    return [_row(reads, row, state.without(hidden)) for row, state in zip(rows, states, strict=True)]


def _row(reads: Reads, row: Row, state: State) -> dict[str, Any]:
    return {
        "id": encode(PREFIX, row["id"]),
        "name": row["name"],
        "state": _fields(state),
        "by": Ref("Person", row["by_id"]),
        "unit": None if row["unit_id"] is None else unit_ref(row["unit_id"], row["kind"]),
        "at": row["at"],
        "version": row["version"],
        "viewer_can_edit": can_edit_view(reads.viewer, row["by_id"], row["unit_id"]),
    }


def _fields(state: State) -> Mapping[str, Any]:
    return {name: getattr(state, name) for name in State.__slots__}


async def _seen(reads: Reads, ids: set[str]) -> set[str]:
    """Which of these public ids lead to something that exists for the viewer."""
    by_table: dict[str, dict[int, str]] = {}
    for id_ in ids:
        prefix, number = decode(id_)
        by_table.setdefault("objective" if prefix == "obj" else _BY_KIND[prefix], {})[number] = id_
    found: set[str] = set()
    for table, numbers in sorted(by_table.items()):  # at most four, whatever is asked
        condition = visible(reads.viewer, "t") if table == "objective" else Sql("1 = 1")
        sql = Sql(f"select t.id from {table} t where t.id in :ids and ", ids=list(numbers)) + condition
        found |= {numbers[row[0]] for row in await reads.rows(sql)}
    return found
