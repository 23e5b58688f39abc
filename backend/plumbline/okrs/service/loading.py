"""Writing many goals at once with their history, for imports and the demo: the same rules, a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from plumbline.cycles.service import existing_cycle
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record_all
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, NotFound
from plumbline.kit.ids import new_id
from plumbline.okrs.alignment import Audience, fitting_kind
from plumbline.okrs.entries import KeyResultEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.goals import Edge
from plumbline.okrs.models import (
    Alignment,
    CoOwner,
    Initiative,
    KeyResult,
    NamedPerson,
    Objective,
    ObjectivePriority,
    PhasedTarget,
)
from plumbline.okrs.models import Milestone as MilestoneRow
from plumbline.okrs.refusals import AlignmentLoop
from plumbline.okrs.rollup import order
from plumbline.okrs.service.goals import require_writable
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.history import LoadedCheckIn, load_check_ins
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.refusals import told, within
from plumbline.okrs.service.writing import (
    DESCRIPTION,
    TITLE,
    checked_entry,
    key_result_row,
    milestone_rows,
    phased_target_rows,
)
from plumbline.okrs.words import AlignmentKind, Health, InitiativeState, Level, ObjectiveState
from plumbline.organization.viewer import Viewer


@dataclass(frozen=True, slots=True)
class LoadedInitiative:
    """Work for a key result."""

    title: str
    state: InitiativeState = InitiativeState.PLANNED


@dataclass(frozen=True, slots=True)
class LoadedKeyResult:
    """A key result with what was reported on it; `key` is the caller's own name for it."""

    key: str
    entry: KeyResultEntry
    check_ins: tuple[LoadedCheckIn, ...] = ()
    initiatives: tuple[LoadedInitiative, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadedObjective:
    """An objective to be loaded, published; its `entry` says nothing of key results and edges.

    `aligned_to` is the caller's key of a goal of the same load, or none.
    """

    key: str
    entry: ObjectiveEntry
    key_results: tuple[LoadedKeyResult, ...] = ()
    aligned_to: str | None = None
    published_at: datetime | None = None


@dataclass(slots=True)
class _Load:
    """The rows of a load, and the ids by the caller's keys."""

    ids: dict[str, int] = field(default_factory=dict)
    objective_of: dict[int, int] = field(default_factory=dict)
    audiences: dict[int, Audience] = field(default_factory=dict)
    objectives: dict[int, Objective] = field(default_factory=dict)
    key_results: dict[int, KeyResult] = field(default_factory=dict)
    milestones: list[MilestoneRow] = field(default_factory=list)
    phases: list[PhasedTarget] = field(default_factory=list)
    co_owners: list[CoOwner] = field(default_factory=list)
    named: list[NamedPerson] = field(default_factory=list)
    cited: list[ObjectivePriority] = field(default_factory=list)
    edges: list[Alignment] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)


@transaction
async def load_goals(viewer: Viewer, cycle_id: int, loads: Sequence[LoadedObjective]) -> tuple[dict[str, int], Moved]:
    """Write published objectives of one cycle with key results, edges, initiatives and past check-ins.

    Returns the ids by the caller's keys and the goals whose numbers moved. Only an admin may.
    Raises Forbidden, CycleLocked, NotFound for an unknown owner, AlignmentLoop, and what a rule refuses.
    """
    if not (viewer.is_admin and viewer.may_write):
        raise Forbidden("Only an admin may load goals.")
    await hold_shape_for_change()
    cycle = await existing_cycle(cycle_id)
    require_writable(cycle)
    places = await _places({owner for load in loads for owner in (load.entry.owner, *load.entry.co_owners)})
    rows = _Load()
    for load in loads:
        with within("objectives", load.key):
            entry = replace(load.entry, starts_on=load.entry.starts_on or cycle.starts_on)
            _add(rows, viewer, load, replace(entry, due_on=entry.due_on or cycle.ends_on), places)
    _align(rows, loads)
    await _insert(rows)
    await load_check_ins(
        rows.key_results, {rows.ids[each.key]: each.check_ins for load in loads for each in load.key_results}
    )
    await record_all("objective.created", "objective", [(id_, id_, None) for id_ in rows.objectives])
    return rows.ids, await recompute({*rows.objectives, *rows.key_results})


def _add(
    rows: _Load,
    viewer: Viewer,
    load: LoadedObjective,
    entry: ObjectiveEntry,
    places: Mapping[OwnerEntry, tuple[Level, int | None]],
) -> None:
    objective_id = rows.ids[load.key] = new_id()
    rows.objectives[objective_id] = _objective_row(objective_id, viewer, load, entry, places[entry.owner])
    rows.audiences[objective_id] = Audience(
        visibility=entry.visibility,
        unit_id=places[entry.owner][1],
        owner_ids=frozenset(_id_of(owner) for owner in (entry.owner, *entry.co_owners)),
        named_ids=frozenset(entry.named_people),
    )
    rows.co_owners += [
        CoOwner(id=new_id(), objective_id=objective_id, unit_id=owner.unit_id, person_id=owner.person_id)
        for owner in dict.fromkeys(entry.co_owners)
        if owner != entry.owner
    ]
    rows.named += [
        NamedPerson(id=new_id(), objective_id=objective_id, person_id=person_id)
        for person_id in dict.fromkeys(entry.named_people)
    ]
    rows.cited += [
        ObjectivePriority(id=new_id(), objective_id=objective_id, priority_id=priority_id)
        for priority_id in dict.fromkeys(entry.priorities)
    ]
    for position, each in enumerate(load.key_results):
        with within("keyResults", each.key):
            _add_key_result(rows, each, entry, objective_id, position)


def _objective_row(
    objective_id: int, viewer: Viewer, load: LoadedObjective, entry: ObjectiveEntry, place: tuple[Level, int | None]
) -> Objective:
    now = clock.now()
    level, unit_id = place
    return Objective(
        id=objective_id,
        title=TITLE(entry.title),
        description=DESCRIPTION(entry.description),
        cycle_id=entry.cycle_id,
        owner_unit_id=entry.owner.unit_id,
        owner_person_id=entry.owner.person_id,
        unit_id=unit_id,
        level=level,
        kind=entry.kind,
        state=ObjectiveState.PUBLISHED,
        visibility=entry.visibility,
        starts_on=entry.starts_on,
        due_on=entry.due_on,
        position=entry.position,
        progress_from=entry.progress_from,
        health=Health.PENDING,
        derived_health=Health.PENDING,
        imported_from=entry.imported_from,
        published_at=load.published_at or now,
        created_by_id=viewer.person_id,
        created_at=now,
        updated_at=now,
    )


def _add_key_result(
    rows: _Load, load: LoadedKeyResult, parent: ObjectiveEntry, objective_id: int, position: int
) -> None:
    assert parent.starts_on is not None and parent.due_on is not None
    entry = checked_entry(load.entry, first=parent.starts_on, last=parent.due_on)
    row = key_result_row(entry, objective_id=objective_id, position=position, now=clock.now())
    rows.ids[load.key] = row.id
    rows.key_results[row.id] = row
    rows.objective_of[row.id] = objective_id
    rows.milestones += milestone_rows(row.id, entry.milestones)
    rows.phases += phased_target_rows(row.id, entry.phased_targets)
    rows.initiatives += [
        Initiative(
            id=new_id(),
            objective_id=objective_id,
            key_result_id=row.id,
            title=TITLE(each.title),
            owner_unit_id=parent.owner.unit_id,
            owner_person_id=parent.owner.person_id,
            state=each.state,
            position=place,
        )
        for place, each in enumerate(load.initiatives)
    ]


def _align(rows: _Load, loads: Sequence[LoadedObjective]) -> None:
    edges = []
    for load in loads:
        if load.aligned_to is None:
            continue
        source, target = rows.ids[load.key], rows.ids[load.aligned_to]
        above = rows.objective_of.get(target, target)
        kind = fitting_kind(AlignmentKind.CONTRIBUTES, rows.audiences[source], rows.audiences[above])
        edges.append(Edge(source, target, kind, primary=True))
        rows.objectives[source].parent_objective_id = above
        rows.objectives[source].parent_key_result_id = target if target != above else None
        rows.edges.append(
            Alignment(
                id=new_id(),
                kind=kind,
                primary=True,
                from_id=source,
                to_id=target,
                from_objective_id=source,
                to_objective_id=above,
                to_key_result_id=target if target != above else None,
            )
        )
    upward = {edge.from_id: rows.objective_of.get(edge.to_id, edge.to_id) for edge in edges}
    with told("objectives"):
        try:
            order(rows.objectives, lambda goal_id: (upward[goal_id],) if goal_id in upward else ())
        except AlignmentLoop as loop:
            raise AlignmentLoop(loop.loop[::-1]) from None


async def _insert(rows: _Load) -> None:
    parents = {id_: objective.parent_objective_id for id_, objective in rows.objectives.items()}
    for objective in rows.objectives.values():
        objective.parent_objective_id = None
    await Objective.bulk_create(rows.objectives.values())
    await KeyResult.bulk_create(rows.key_results.values())
    await MilestoneRow.bulk_create(rows.milestones)
    await PhasedTarget.bulk_create(rows.phases)
    await CoOwner.bulk_create(rows.co_owners)
    await NamedPerson.bulk_create(rows.named)
    await ObjectivePriority.bulk_create(rows.cited)
    await Initiative.bulk_create(rows.initiatives)
    await Alignment.bulk_create(rows.edges)
    # A parent may stand later in the load than its child, so the link follows once all are there.
    if any(parents.values()):
        sql = """
            update objective set parent_objective_id = (
                select a.to_objective_id from alignment a where a.from_id = objective.id and a."primary")
            where id in :ids
        """
        await current().run(Sql(sql, ids=list(rows.objectives)))


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


def _id_of(owner: OwnerEntry) -> int:
    return owner.unit_id or owner.person_id or 0


__all__ = ["LoadedCheckIn", "LoadedInitiative", "LoadedKeyResult", "LoadedObjective", "load_goals"]
