"""What can be done with findings: one function, one verb, one transaction."""

from tortoise.queryset import QuerySet

from plumbline.database import transaction
from plumbline.events.outbox import record
from plumbline.insights.models import Dismissal
from plumbline.insights.words import FindingKind
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Duplicate, Forbidden, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import cleaned, text
from plumbline.okrs import policy
from plumbline.okrs.models import KeyResult
from plumbline.okrs.policy import Standing, Verb, standings
from plumbline.okrs.service.goals import Goal, objective_for
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.organization.viewer import Viewer


@transaction
async def dismiss(
    viewer: Viewer, objective_id: int, kind: FindingKind, *, key_result_id: int | None, reason: str | None
) -> int:
    """Say why a finding does not apply. Raises NotFound, Forbidden, Blank without a reason, Duplicate."""
    goal = await _goal(viewer, objective_id, key_result_id)
    clean = cleaned({"reason": reason}, {"reason": text(2_000)})["reason"]
    if clean is None:
        raise Blank("Say why it does not apply.", path=("reason",))
    if await _of(goal, kind, key_result_id).exists():
        raise Duplicate("This finding has been dismissed.", path=("kind",))
    await Dismissal.create(
        id=new_id(),
        objective_id=objective_id,
        key_result_id=key_result_id,
        kind=kind,
        reason=clean,
        by_id=viewer.person_id,
        at=clock.now(),
    )
    await record("finding.dismissed", "objective", objective_id, objective_id=objective_id)
    return objective_id


@transaction
async def restore(viewer: Viewer, objective_id: int, kind: FindingKind, *, key_result_id: int | None) -> int:
    """Let a dismissed finding count again. Raises NotFound, Forbidden."""
    goal = await _goal(viewer, objective_id, key_result_id)
    if not await _of(goal, kind, key_result_id).delete():
        raise NotFound("This finding has not been dismissed.", path=("kind",))
    await record("finding.restored", "objective", objective_id, objective_id=objective_id)
    return objective_id


def _of(goal: Goal, kind: FindingKind, key_result_id: int | None) -> QuerySet[Dismissal]:
    return Dismissal.filter(objective_id=goal.objective.id, kind=kind, key_result_id=key_result_id)


async def _goal(viewer: Viewer, objective_id: int, key_result_id: int | None) -> Goal:
    """The objective, for whoever edits it, leads above it or coaches. Raises NotFound, Forbidden."""
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.COMMENT, objective_id)
    held = standings(viewer, goal.owned)
    if not policy.can(viewer, Verb.EDIT, goal.owned) and not held & {Standing.COACH, Standing.LEAD_ABOVE}:
        raise Forbidden("Its owner, a lead above it or a coach dismisses findings.", path=("id",))
    if key_result_id is not None and not await KeyResult.filter(id=key_result_id, objective_id=objective_id).exists():
        raise NotFound("There is no such key result of this objective.", path=("keyResultId",))
    return goal
