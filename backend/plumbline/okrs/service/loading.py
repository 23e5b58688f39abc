"""Writing many goals at once with their history, for imports and the demo: the same rules, a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plumbline.cycles.service import existing_cycle
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record_all
from plumbline.kit.errors import Forbidden, NotFound
from plumbline.okrs.entries import ObjectiveEntry, OwnerEntry, ReasonEntry
from plumbline.okrs.models import KeyResult
from plumbline.okrs.policy import audience
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.goals import goals_by_id, require_open, require_writable
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.history import LoadedCheckIn, load_check_ins
from plumbline.okrs.service.loaded_rows import (
    LoadedInitiative,
    LoadedKeyResult,
    LoadedObjective,
    LoadedRows,
    add_edges,
    add_key_result,
    add_objective,
    insert,
)
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import ChangeReason, Level
from plumbline.organization.viewer import Viewer

LOADED = ReasonEntry(ChangeReason.OTHER, "It was added to the document that this was imported from.")


@transaction
async def load_goals(
    viewer: Viewer, cycle_id: int, loads: Sequence[LoadedObjective], *, there: Mapping[str, int] | None = None
) -> tuple[dict[str, int], Moved]:
    """Write published objectives of one cycle with key results, edges, initiatives and past check-ins.

    `there` names goals of an earlier load by the caller's keys: others may align to them, and they are given the
    key results and check-ins of this load; nothing else of them changes.
    Returns the ids by the caller's keys and the goals whose numbers moved. Only an admin may.
    Raises Forbidden, CycleLocked, NotFound for an unknown owner, AlignmentLoop, and what a rule refuses.
    """
    if not (viewer.is_admin and viewer.may_write):
        raise Forbidden("Only an admin may load goals.")
    await hold_shape_for_change()
    cycle = await existing_cycle(cycle_id)
    require_writable(cycle)
    places = await _places({owner for load in loads for owner in (load.entry.owner, *load.entry.co_owners)})
    rows = await _with_earlier(there or {})
    for load in loads:
        with within("objectives", load.key):
            entry = replace(load.entry, starts_on=load.entry.starts_on or cycle.starts_on)
            entry = replace(entry, due_on=entry.due_on or cycle.ends_on)
            if load.key not in rows.ids:
                add_objective(rows, viewer, load, entry, places)
            await _add_key_results(rows, viewer, load, entry)
    add_edges(rows, loads)
    await insert(rows)
    history = {rows.ids[each.key]: each.check_ins for load in loads for each in load.key_results}
    await load_check_ins(rows.earlier_key_results | rows.key_results, history)
    await record_all("objective.created", "objective", [(id_, id_, None) for id_ in rows.objectives])
    reported = {id_ for id_, check_ins in history.items() if check_ins}
    above = {rows.objective_of[id_] for id_ in rows.key_results}
    return rows.ids, await recompute({*rows.objectives, *rows.key_results, *reported, *above})


async def _with_earlier(there: Mapping[str, int]) -> LoadedRows:
    """An empty load that knows the goals which are there."""
    rows = LoadedRows(ids=dict(there))
    rows.earlier = await goals_by_id(there.values())
    for id_, goal in rows.earlier.items():
        rows.audiences[goal.objective.id] = audience(goal.owned)
        rows.objective_of[id_] = goal.objective.id
        if goal.key_result is not None:
            rows.earlier_key_results[id_] = goal.key_result
    return rows


async def _add_key_results(rows: LoadedRows, viewer: Viewer, load: LoadedObjective, entry: ObjectiveEntry) -> None:
    """The key results that are not there yet, after those that are."""
    objective_id, earlier, first = rows.ids[load.key], rows.earlier.get(rows.ids[load.key]), 0
    missing = [each for each in load.key_results if each.key not in rows.ids]
    if earlier is not None and missing:
        require_open(earlier)
        first = await KeyResult.filter(objective_id=objective_id).count()
        entry = replace(entry, starts_on=earlier.objective.starts_on, due_on=earlier.objective.due_on)
        await log_changes(viewer, earlier, {}, {"key_results": ", ".join(each.entry.title for each in missing)}, LOADED)
    for position, each in enumerate(missing, start=first):
        with within("keyResults", each.key):
            add_key_result(rows, each, entry, objective_id, position)


async def _places(owners: set[OwnerEntry]) -> dict[OwnerEntry, tuple[Level, int | None]]:
    """Level and unit of each owner, in two statements. Raises NotFound."""
    units = Sql("select id, kind from unit where id in :ids", ids=sorted({o.unit_id for o in owners if o.unit_id}))
    people = Sql(
        "select p.id, m.unit_id from person p left join membership m on m.person_id = p.id and m.home"
        " where p.id in :ids",
        ids=sorted({o.person_id for o in owners if o.person_id}),
    )
    places: dict[OwnerEntry, tuple[Level, int | None]] = {}
    for unit_id, kind in await current().rows(units):
        places[OwnerEntry(unit_id=unit_id)] = (Level.COMPANY if kind == "COMPANY" else Level.TEAM), unit_id
    for person_id, unit_id in await current().rows(people):
        places[OwnerEntry(person_id=person_id)] = Level.INDIVIDUAL, unit_id
    if owners - places.keys():
        raise NotFound("There is no such team or person.", path=("ownerId",))
    return places


__all__ = ["LoadedCheckIn", "LoadedInitiative", "LoadedKeyResult", "LoadedObjective", "load_goals"]
