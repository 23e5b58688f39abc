"""Keeping the stored numbers true: whatever changed, and every goal above it, in the transaction of the cause."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from plumbline.database import Sql, current
from plumbline.database.recordset import recordset
from plumbline.events.outbox import record_all
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.nodes import Subgraph, above, subgraph
from plumbline.okrs.rollup import recomputed
from plumbline.okrs.service.days import calendar
from plumbline.okrs.service.graph import hold_objectives
from plumbline.okrs.service.reports import Report, reports

_OBJECTIVE_NUMBERS = {
    "id": "bigint",
    "progress": "double precision",
    "automatic_progress": "double precision",
    "expected": "double precision",
    "pace": "text",
    "confidence": "double precision",
    "health": "text",
    "derived_health": "text",
}
_KEY_RESULT_NUMBERS = {
    "id": "bigint",
    "progress": "double precision",
    "raw_progress": "double precision",
    "current_value": "double precision",
    "expected": "double precision",
    "pace": "text",
    "confidence": "double precision",
    "health": "text",
}
_REPORT = {
    "id": "bigint",
    "status": "text",
    "latest_check_in_id": "bigint",
    "last_check_in_at": "timestamptz",
    "due_at": "timestamptz",
    "outdated_at": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """Goals whose stored numbers changed, bottom up."""

    goal_ids: list[int]


async def recompute(changed: Collection[int]) -> Moved:
    """Recompute these goals and all above them, contributors first; store and announce what differs.

    Key results among `changed` that are fed by check-ins are read again from their check-ins.
    """
    if not changed:
        return Moved([])
    affected = await above(current(), changed)
    await hold_objectives(affected)
    days = await calendar()
    graph = await subgraph(current(), affected)
    reported = await reports([graph.key_results[id_] for id_ in changed if id_ in graph.key_results], days)
    graph = _with_reports(graph, reported)
    fresh = recomputed(
        graph.objectives.values(),
        graph.key_results.values(),
        graph.edges,
        today=days.today,
        limits=days.limits,
        affected=graph.affected & (graph.objectives.keys() | graph.key_results.keys()),
    )
    return await _store(graph, fresh, reported)


def _with_reports(graph: Subgraph, reported: Mapping[int, Report]) -> Subgraph:
    nodes = {
        id_: replace(node, numbers=reported[id_].numbers) if id_ in reported else node
        for id_, node in graph.key_results.items()
    }
    return replace(graph, key_results=nodes)


async def _store(before: Subgraph, fresh: Mapping[int, Numbers], reported: Mapping[int, Report]) -> Moved:
    objectives = {id_: numbers for id_, numbers in fresh.items() if id_ in before.objectives}
    key_results = {id_: numbers for id_, numbers in fresh.items() if id_ in before.key_results}
    moved = [*await _save("objective", _OBJECTIVE_NUMBERS, objectives)]
    moved += await _save("key_result", _KEY_RESULT_NUMBERS, key_results)
    reread = await _save("key_result", _REPORT, reported)
    if reread:
        await _touch_objectives(reread)
    bottom_up = [id_ for id_ in fresh if id_ in set(moved)]
    touched = {before.key_results[id_].objective_id if id_ in before.key_results else id_ for id_ in bottom_up}
    touched |= {before.key_results[id_].objective_id for id_ in reread}
    await record_all("objective.moved", "objective", [(id_, id_, None) for id_ in sorted(touched)])
    return Moved(bottom_up)


async def _save(
    table: str, columns: Mapping[str, str], numbers: Mapping[int, Numbers] | Mapping[int, Report]
) -> list[int]:
    """Store numbers where they differ; returns the ids of the rows that did."""
    if not numbers:
        return []
    names = [name for name in columns if name != "id"]
    rows = [{"id": id_} | {name: getattr(each, name) for name in names} for id_, each in numbers.items()]
    different = " or ".join(f"t.{name} is distinct from v.{name}" for name in names)
    if current().dialect == "sqlite":
        different = " or ".join(f"t.{name} is not v.{name}" for name in names)
    values = recordset(current().dialect, rows, columns)
    found = Sql(f"select t.id from {table} t join") + values + Sql(f"on v.id = t.id where {different}")
    moved = [row[0] for row in await current().rows(found)]
    if moved:
        changed = [row for row in rows if row["id"] in set(moved)]
        await _update(table, names, changed, columns)
    return moved


async def _touch_objectives(key_result_ids: list[int]) -> None:
    """An objective was last reported on when one of its key results was."""
    sql = """
        update objective set last_check_in_at = (
            select max(k.last_check_in_at) from key_result k where k.objective_id = objective.id)
        where id in (select objective_id from key_result where id in :ids)
    """
    await current().run(Sql(sql, ids=key_result_ids))


async def _update(table: str, names: list[str], rows: list[dict[str, Any]], columns: Mapping[str, str]) -> None:
    places = ", ".join(f"{name} = v.{name}" for name in names)
    values = recordset(current().dialect, rows, columns)
    await current().run(Sql(f"update {table} set {places} from") + values + Sql(f"where {table}.id = v.id"))
