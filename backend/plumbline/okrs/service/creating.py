"""Writing objectives and key results for the first time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from plumbline.cycles.models import Cycle
from plumbline.cycles.service import existing_cycle
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, NotFound, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import cleaned
from plumbline.okrs.entries import AlignmentEntry, KeyResultEntry, ObjectiveEntry, OwnerEntry, ReasonEntry
from plumbline.okrs.models import CoOwner, KeyResult, Milestone, NamedPerson, Objective, ObjectivePriority, PhasedTarget
from plumbline.okrs.policy import Verb, can, can_create
from plumbline.okrs.service.alignments import visible_target
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.edges import set_edge, tell_aligned
from plumbline.okrs.service.goals import (
    by,
    goals_by_id,
    key_result_ids_of,
    objective_for,
    require_open,
    require_writable,
)
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import place_of, require_people
from plumbline.okrs.service.publishing import propose, publish_now
from plumbline.okrs.service.refusals import within
from plumbline.okrs.service.writing import (
    DESCRIPTION,
    TITLE,
    check_days,
    checked_entry,
    key_result_row,
    milestone_rows,
    phased_target_rows,
    within_days,
)
from plumbline.okrs.words import Health, ObjectiveState
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

MOST_KEY_RESULTS = 50
MOST_OWNERS = 20


@transaction
async def create_objective(viewer: Viewer, entry: ObjectiveEntry, *, idempotency_key: str) -> tuple[int, Moved]:
    """Write an objective with its key results and edges, as a draft or, with `publish`, published at once.

    Returns its id and the goals whose numbers moved. The same key and content again changes nothing.
    Raises Refused: what was entered, who may, a cycle that takes nothing new, a loop.
    """
    await hold_shape_for_change()
    objective_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, objective_id)
    if made_before is not None:
        return made_before, Moved([])
    return objective_id, await _write(viewer, objective_id, entry)


@transaction
async def offer_objective(viewer: Viewer, entry: ObjectiveEntry, *, idempotency_key: str) -> tuple[int, Moved]:
    """Write an objective as `create_objective` does; where the viewer may not publish it, propose it to whoever may.

    Raises Refused as `create_objective` does.
    """
    await hold_shape_for_change()
    objective_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, objective_id)
    if made_before is not None:
        return made_before, Moved([])
    moved = await _write(viewer, objective_id, entry)
    owned = (await goals_by_id([objective_id]))[objective_id].owned
    if can(viewer, Verb.PROPOSE, owned) and not can(viewer, Verb.PUBLISH, owned):
        await propose(viewer, objective_id, if_version=1)
    return objective_id, moved


async def _write(viewer: Viewer, objective_id: int, entry: ObjectiveEntry) -> Moved:
    cycle = await existing_cycle(entry.cycle_id)
    require_writable(cycle)
    if not can_create(viewer, unit_id=entry.owner.unit_id, person_id=entry.owner.person_id):
        raise Forbidden("You may write objectives for yourself and propose them for your teams.", path=("ownerId",))
    now = clock.now()
    entry = _checked(entry, cycle)
    await _insert(viewer, objective_id, entry, now)
    await add_key_results(objective_id, entry.key_results, position=0, now=now)
    await _align_all(viewer, objective_id, entry.align_to)
    if entry.publish:
        await publish_now(await objective_for(viewer, Verb.PUBLISH, objective_id), now)
    await record("objective.created", "objective", objective_id, objective_id=objective_id, payload=by(viewer))
    return await recompute([objective_id, *await key_result_ids_of([objective_id])])


@transaction
async def create_key_result(
    viewer: Viewer, objective_id: int, entry: KeyResultEntry, *, idempotency_key: str, reason: ReasonEntry | None = None
) -> tuple[int, Moved]:
    """Add a key result to an objective. Returns its id and the goals whose numbers moved.

    Raises NotFound, Forbidden, CycleLocked, and what the rules of its measure refuse.
    """
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.EDIT, objective_id, field="objectiveId")
    require_open(goal)
    key_result_id = new_id()
    made_before = await claim(viewer, idempotency_key, replace(entry), key_result_id)
    if made_before is not None:
        return made_before, Moved([])
    existing = await KeyResult.filter(objective_id=objective_id).count()
    with within("keyResult"):
        entered = within_days(entry, goal.objective)
        checked = checked_entry(entered, first=goal.cycle.starts_on, last=goal.cycle.ends_on)
        [made] = await add_key_results(objective_id, [checked], position=existing, now=clock.now(), ids=[key_result_id])
    await log_changes(viewer, goal, {}, {"key_results": made.title}, reason)
    await record("key_result.created", "key_result", made.id, objective_id=objective_id, payload=by(viewer))
    return made.id, await recompute([made.id, objective_id])


async def add_key_results(
    objective_id: int,
    entries: Sequence[KeyResultEntry],
    *,
    position: int,
    now: datetime,
    ids: Sequence[int] = (),
) -> list[KeyResult]:
    """Store checked key results with their milestones and phased targets, in three statements."""
    if len(entries) + position > MOST_KEY_RESULTS:
        raise TooLong(f"An objective has at most {MOST_KEY_RESULTS} key results.", path=("keyResults",))
    for entry in entries:
        if entry.owner is not None:
            await place_of(entry.owner)
    await require_people([entry.reporter_id for entry in entries], "reporterId")
    rows = [
        key_result_row(entry, objective_id=objective_id, position=position + place, now=now)
        for place, entry in enumerate(entries)
    ]
    for row, given_id in zip(rows, ids, strict=False):
        row.id = given_id
    await KeyResult.bulk_create(rows)
    paired = list(zip(rows, entries, strict=True))
    await Milestone.bulk_create(each for row, entry in paired for each in milestone_rows(row.id, entry.milestones))
    await PhasedTarget.bulk_create(
        each for row, entry in paired for each in phased_target_rows(row.id, entry.phased_targets)
    )
    return rows


async def add_people(objective_id: int, *, co_owners: Sequence[OwnerEntry], named_people: Sequence[int]) -> None:
    """Store co-owners and people named on an objective. Raises NotFound, TooLong."""
    if len(co_owners) > MOST_OWNERS or len(named_people) > MOST_OWNERS * 5:
        raise TooLong("That is too many owners or people.", path=("coOwnerIds",))
    for owner in co_owners:
        await place_of(owner, field="coOwnerIds")
    await require_people(named_people, "namedPersonIds")
    await CoOwner.bulk_create(
        CoOwner(id=new_id(), objective_id=objective_id, unit_id=owner.unit_id, person_id=owner.person_id)
        for owner in dict.fromkeys(co_owners)
    )
    await NamedPerson.bulk_create(
        NamedPerson(id=new_id(), objective_id=objective_id, person_id=person_id)
        for person_id in dict.fromkeys(named_people)
    )


async def cite_priorities(objective_id: int, priority_ids: Sequence[int]) -> None:
    """Store the priorities an objective cites. Raises NotFound."""
    wanted = list(dict.fromkeys(priority_ids))
    found = await current().rows(Sql("select id from priority where id in :ids and not archived", ids=wanted))
    if len(found) < len(wanted):
        raise NotFound("There is no such priority.", path=("priorityIds",))
    await ObjectivePriority.bulk_create(
        ObjectivePriority(id=new_id(), objective_id=objective_id, priority_id=priority_id) for priority_id in wanted
    )


def _checked(entry: ObjectiveEntry, cycle: Cycle) -> ObjectiveEntry:
    clean = cleaned(
        {"title": entry.title, "description": entry.description}, {"title": TITLE, "description": DESCRIPTION}
    )
    starts_on, due_on = entry.starts_on or cycle.starts_on, entry.due_on or cycle.ends_on
    check_days(starts_on, due_on, first=cycle.starts_on, last=cycle.ends_on)
    entry = replace(entry, **clean, starts_on=starts_on, due_on=due_on)
    checked = []
    for place, key_result in enumerate(entry.key_results):
        with within("keyResults", str(place)):
            entered = within_days(key_result, entry)
            checked.append(checked_entry(entered, first=cycle.starts_on, last=cycle.ends_on))
    return replace(entry, key_results=tuple(checked))


async def _insert(viewer: Viewer, objective_id: int, entry: ObjectiveEntry, now: datetime) -> None:
    place = await place_of(entry.owner)
    await Objective.create(
        id=objective_id,
        title=entry.title,
        description=entry.description,
        cycle_id=entry.cycle_id,
        owner_unit_id=entry.owner.unit_id,
        owner_person_id=entry.owner.person_id,
        unit_id=place.unit_id,
        level=place.level,
        kind=entry.kind,
        state=ObjectiveState.DRAFT,
        visibility=entry.visibility,
        starts_on=entry.starts_on,
        due_on=entry.due_on,
        position=entry.position,
        progress_from=entry.progress_from,
        health=Health.PENDING,
        derived_health=Health.PENDING,
        imported_from=entry.imported_from,
        created_by_id=viewer.person_id,
        created_at=now,
        updated_at=now,
    )
    await add_people(objective_id, co_owners=entry.co_owners, named_people=entry.named_people)
    await cite_priorities(objective_id, entry.priorities)


async def _align_all(viewer: Viewer, objective_id: int, entries: Sequence[AlignmentEntry]) -> None:
    for place, entry in enumerate(entries):
        with within("alignTo", str(place)):
            if any(other.to_id == entry.to_id for other in entries[:place]):
                raise Duplicate("These two are aligned already.", path=("toId",))
            source = (await goals_by_id([objective_id]))[objective_id]
            edge = await set_edge(source, await visible_target(viewer, entry.to_id), entry, None)
            await tell_aligned(viewer, edge)
