"""The life of an objective from draft to closed."""

from datetime import datetime
from typing import Any

from plumbline.cycles.service import CycleLocked
from plumbline.cycles.words import CyclePhase
from plumbline.database import transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Invalid, OutOfRange
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, cleaned, text
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.models import Objective, ObjectiveReturn
from plumbline.okrs.policy import Verb
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.goals import (
    Goal,
    audience_before,
    by,
    key_result_ids_of,
    objective_for,
    require_open,
    require_writable,
)
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import ObjectiveState, Outcome
from plumbline.organization.viewer import Viewer


@transaction
async def propose(viewer: Viewer, objective_id: int, *, if_version: int) -> Moved:
    """Hand a draft to the lead of the unit above for review. Raises NotFound, Forbidden, Invalid, VersionConflict."""
    goal = await _goal_to_move(viewer, Verb.PROPOSE, objective_id)
    if goal.objective.state is not ObjectiveState.DRAFT:
        raise Invalid("Only a draft can be proposed.", path=("id",))
    require_writable(goal.cycle)
    await _save(goal, if_version, {"state": ObjectiveState.PROPOSED})
    await _tell("objective.proposed", viewer, goal)
    return Moved([])


@transaction
async def give_back(viewer: Viewer, objective_id: int, *, comment: str, if_version: int) -> Moved:
    """Give a proposal back to its owners, as a draft with a comment.

    Raises NotFound, Forbidden, Blank without a comment, Invalid for what is no proposal, CycleLocked, VersionConflict.
    """
    goal = await _goal_to_move(viewer, Verb.RETURN, objective_id)
    if goal.objective.state is not ObjectiveState.PROPOSED:
        raise Invalid("Only a proposal can be returned.", path=("id",))
    require_writable(goal.cycle)
    clean = cleaned({"comment": comment}, {"comment": Line(20_000, required=True, lines=True)})
    await _save(goal, if_version, {"state": ObjectiveState.DRAFT})
    given: dict[str, Any] = {"objective_id": objective_id, "by_id": viewer.person_id, **clean}
    returned = await ObjectiveReturn.create(id=new_id(), at=clock.now(), **given)
    await record(
        "objective.updated", "objective", objective_id, objective_id=objective_id, payload=audience_before(goal)
    )
    await _tell("objective.returned", viewer, goal, about=int(returned.id))
    return Moved([])


@transaction
async def publish(viewer: Viewer, objective_id: int, *, if_version: int) -> Moved:
    """Publish a draft or a proposal: from now on it counts, and check-ins are due.

    Raises NotFound, Forbidden, Invalid, CycleLocked, VersionConflict.
    """
    goal = await _goal_to_move(viewer, Verb.PUBLISH, objective_id)
    if goal.is_published:
        raise Invalid("It is published already.", path=("id",))
    require_writable(goal.cycle)
    await _save(goal, if_version, {})
    await publish_now(goal, clock.now())
    await _tell("objective.published", viewer, goal)
    return await _recompute_whole(objective_id)


async def publish_now(goal: Goal, now: datetime) -> None:
    """Mark as published, without recomputing."""
    published = {"state": ObjectiveState.PUBLISHED, "published_at": now}
    await Objective.filter(id=goal.objective.id).update(**published)


@transaction
async def close(
    viewer: Viewer, objective_id: int, *, outcome: Outcome, score: float | None, note: str | None, if_version: int
) -> Moved:
    """Close a published objective early with an outcome; it stays in the pool of what it contributes to.

    `score` is 0 to 1. Raises NotFound, Forbidden, Invalid, OutOfRange, CycleLocked, VersionConflict.
    """
    goal = await _goal_to_move(viewer, Verb.CLOSE, objective_id)
    require_open(goal)
    if goal.cycle.phase is not CyclePhase.ACTIVE:
        raise CycleLocked("An objective is closed early while its cycle is active; in the end it is graded.")
    if not goal.is_published:
        raise Invalid("A draft is archived, not closed.", path=("id",))
    if score is not None and not 0 <= score <= 1:
        raise OutOfRange("A score is from 0 to 1.", path=("score",))
    with within("note"):
        words = text(20_000)(note)
    if outcome is Outcome.DROPPED and words is None:
        raise Invalid("Say why it is dropped.", path=("note",))
    values = {"state": ObjectiveState.CLOSED, "outcome": outcome, "score": score, "outcome_note": words}
    await _save(goal, if_version, values)
    await record("objective.closed", "objective", objective_id, objective_id=objective_id, payload=by(viewer))
    return await _recompute_whole(objective_id)


@transaction
async def archive(
    viewer: Viewer, objective_id: int, *, archived: bool, reason: ReasonEntry | None = None, if_version: int
) -> Moved:
    """Hide an objective from lists, or bring it back. Moves no number. Raises NotFound, Forbidden, VersionConflict."""
    goal = await _goal_to_move(viewer, Verb.EDIT, objective_id)
    require_open(goal)
    await log_changes(viewer, goal, {"archived": goal.objective.archived}, {"archived": archived}, reason)
    if not await _save(goal, if_version, {"archived": archived}):
        return Moved([])
    await record("objective.archived", "objective", objective_id, objective_id=objective_id, payload=by(viewer))
    return Moved([])


async def _tell(kind: str, viewer: Viewer, goal: Goal, **more: Any) -> None:
    """Record a step of an objective, with who took it and from where."""
    id_, payload = goal.objective.id, {"by": viewer.person_id, "from": goal.objective.state.value, **more}
    await record(kind, "objective", id_, objective_id=id_, payload=payload)


async def _goal_to_move(viewer: Viewer, verb: Verb, objective_id: int) -> Goal:
    await hold_shape_for_change()
    return await objective_for(viewer, verb, objective_id)


async def _save(goal: Goal, if_version: int, values: dict[str, Any]) -> bool:
    return await save_version(Objective, goal.objective.id, if_version, values | {"updated_at": clock.now()})


async def _recompute_whole(objective_id: int) -> Moved:
    return await recompute([objective_id, *await key_result_ids_of([objective_id])])
