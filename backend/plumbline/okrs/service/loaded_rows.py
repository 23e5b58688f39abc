"""The rows of a load before they are written, and the ids by the caller's keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from plumbline.database import Sql, current
from plumbline.kit import clock
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
from plumbline.okrs.service.goals import Goal
from plumbline.okrs.service.history import LoadedCheckIn
from plumbline.okrs.service.refusals import told
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
    """Work for a key result; without an owner of its own it is the objective's owner's."""

    title: str
    state: InitiativeState = InitiativeState.PLANNED
    owner: OwnerEntry | None = None


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
class LoadedRows:
    """The rows of a load, and the ids by the caller's keys."""

    ids: dict[str, int] = field(default_factory=dict)
    objective_of: dict[int, int] = field(default_factory=dict)
    earlier: dict[int, Goal] = field(default_factory=dict)
    earlier_key_results: dict[int, KeyResult] = field(default_factory=dict)
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


def add_objective(
    rows: LoadedRows,
    viewer: Viewer,
    load: LoadedObjective,
    entry: ObjectiveEntry,
    places: Mapping[OwnerEntry, tuple[Level, int | None]],
) -> None:
    """A new objective with its people and priorities."""
    objective_id = rows.ids[load.key] = new_id()
    level, unit_id = places[entry.owner]
    row = _objective_row(objective_id, entry, published_at=load.published_at or clock.now())
    row.level, row.unit_id, row.created_by_id = level, unit_id, viewer.person_id
    rows.objectives[objective_id] = row
    rows.audiences[objective_id] = Audience(
        visibility=entry.visibility,
        unit_id=unit_id,
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


def _objective_row(objective_id: int, entry: ObjectiveEntry, *, published_at: datetime) -> Objective:
    """The row of an entry, before it is known where its owner stands."""
    return Objective(
        id=objective_id,
        title=TITLE(entry.title),
        description=DESCRIPTION(entry.description),
        cycle_id=entry.cycle_id,
        owner_unit_id=entry.owner.unit_id,
        owner_person_id=entry.owner.person_id,
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
        published_at=published_at,
        created_at=published_at,
        updated_at=published_at,
    )


def add_key_result(
    rows: LoadedRows, load: LoadedKeyResult, parent: ObjectiveEntry, objective_id: int, position: int
) -> None:
    """A new key result with its milestones, phases and initiatives. Raises what the rules of its measure refuse."""
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
            owner_unit_id=(each.owner or parent.owner).unit_id,
            owner_person_id=(each.owner or parent.owner).person_id,
            state=each.state,
            position=place,
        )
        for place, each in enumerate(load.initiatives)
    ]


def add_edges(rows: LoadedRows, loads: Sequence[LoadedObjective]) -> None:
    """The primary edges of the new objectives. Raises AlignmentLoop."""
    edges = []
    for load in loads:
        if load.aligned_to is None or rows.ids[load.key] not in rows.objectives:
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
    # What was there before has no way back to what is new, so a loop is among the new ones.
    upward = {edge.from_id: rows.objective_of.get(edge.to_id, edge.to_id) for edge in edges}
    upward = {below: above for below, above in upward.items() if above in rows.objectives}
    with told("objectives"):
        try:
            order(rows.objectives, lambda goal_id: (upward[goal_id],) if goal_id in upward else ())
        except AlignmentLoop as loop:
            raise AlignmentLoop(loop.loop[::-1]) from None


async def insert(rows: LoadedRows) -> None:
    """Write all that is new, a fixed number of statements."""
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


def _id_of(owner: OwnerEntry) -> int:
    return owner.unit_id or owner.person_id or 0
