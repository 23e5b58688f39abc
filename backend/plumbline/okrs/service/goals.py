"""Goals as use-cases need them: the row, its cycle and what decides who may do what, fetched together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from plumbline.cycles.models import Cycle
from plumbline.cycles.service import CycleLocked
from plumbline.cycles.words import CyclePhase
from plumbline.database import current
from plumbline.kit.errors import NotFound
from plumbline.okrs import policy
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.policy import Holders, Owned, Verb
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import ObjectiveState
from plumbline.organization.viewer import Viewer

WRITABLE = (CyclePhase.PLANNING, CyclePhase.ACTIVE)
REPORTABLE = (CyclePhase.ACTIVE, CyclePhase.GRADING)


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective, or a key result with its objective."""

    objective: Objective
    key_result: KeyResult | None
    cycle: Cycle
    owned: Owned

    @property
    def id(self) -> int:
        """The id of the goal itself."""
        return int(self.key_result.id if self.key_result else self.objective.id)

    @property
    def is_published(self) -> bool:
        """Whether others rely on it, so that a change needs a reason once its cycle runs."""
        return self.objective.state in (ObjectiveState.PUBLISHED, ObjectiveState.CLOSED)

    @property
    def needs_reason(self) -> bool:
        """Whether a change of target, measure, owner, weight, alignment or date needs a reason."""
        return self.is_published and self.cycle.phase is not CyclePhase.PLANNING


async def goals_by_id(goal_ids: Iterable[int]) -> dict[int, Goal]:
    """Goals by their ids, of objectives and key results alike, in five statements; unknown ids are absent."""
    ids = sorted(set(goal_ids))
    key_results = {found.id: found for found in await KeyResult.filter(id__in=ids)}
    objective_ids = {key_result.objective_id for key_result in key_results.values()} | set(ids)
    objectives = {found.id: found for found in await Objective.filter(id__in=sorted(objective_ids))}
    cycle_ids = {objective.cycle_id for objective in objectives.values()}
    cycles = {found.id: found for found in await Cycle.filter(id__in=sorted(cycle_ids))}
    owned = await owned_by_id(current(), objectives)
    goals = {}
    for goal_id in ids:
        key_result = key_results.get(goal_id)
        objective = objectives.get(key_result.objective_id if key_result else goal_id)
        if objective is not None:
            held = replace(owned[objective.id], holders=_holders(key_result))
            goals[goal_id] = Goal(objective, key_result, cycles[objective.cycle_id], held)
    return goals


def _holders(key_result: KeyResult | None) -> Holders | None:
    if key_result is None:
        return None
    return Holders(key_result.owner_unit_id, key_result.owner_person_id, key_result.reporter_id)


async def goal_for(viewer: Viewer, verb: Verb, goal_id: int, *, field: str = "id") -> Goal:
    """The goal, if the viewer may do this with it. Raises NotFound, Forbidden, blamed on the field it was named in."""
    goal = (await goals_by_id([goal_id])).get(goal_id)
    with within(field):
        policy.require(viewer, verb, goal.owned if goal else None)
    assert goal is not None
    return goal


async def objective_for(viewer: Viewer, verb: Verb, objective_id: int, *, field: str = "id") -> Goal:
    """The objective, if the viewer may do this with it. Raises NotFound, Forbidden."""
    goal = await goal_for(viewer, verb, objective_id, field=field)
    if goal.key_result is not None:
        raise NotFound("There is no such goal.", path=(field,))
    return goal


async def key_result_for(viewer: Viewer, verb: Verb, key_result_id: int) -> tuple[Goal, KeyResult]:
    """The key result with its objective, if the viewer may do this with it. Raises NotFound, Forbidden."""
    goal = await goal_for(viewer, verb, key_result_id)
    if goal.key_result is None:
        raise NotFound("There is no such goal.", path=("id",))
    return goal, goal.key_result


async def key_result_ids_of(objective_ids: Iterable[int]) -> list[int]:
    """The ids of all key results of these objectives, in one statement."""
    return [each.id for each in await KeyResult.filter(objective_id__in=sorted(objective_ids))]


def require_open(goal: Goal) -> None:
    """Raises CycleLocked unless the goal may still be edited: its cycle not CLOSED, itself not closed early."""
    if goal.cycle.phase is CyclePhase.CLOSED:
        raise CycleLocked("Nothing in a closed cycle changes any more.")
    if goal.objective.state is ObjectiveState.CLOSED:
        raise CycleLocked("This objective is closed.")


def require_writable(cycle: Cycle) -> None:
    """Raises CycleLocked unless goals may still be written and published in the cycle."""
    if cycle.phase not in WRITABLE:
        raise CycleLocked(f"The cycle {cycle.name} takes no new goals any more.", path=("cycleId",))


def by(viewer: Viewer) -> dict[str, Any]:
    """The payload of an event that names who did it."""
    return {"by": viewer.person_id}


def audience_before(goal: Goal) -> dict[str, Any]:
    """The payload of an `objective.updated` event that changes who sees the objective: who saw it until now."""
    owned = goal.owned
    units = {*owned.co_owner_units, *([owned.owner_unit_id] if owned.owner_unit_id else [])}
    people = {*owned.co_owner_people, *([owned.owner_person_id] if owned.owner_person_id else [])}
    before = {
        "visibility": owned.visibility,
        "state": owned.state,
        "unit": owned.unit_id,
        "reviewingUnit": owned.reviewing_unit_id,
        "ownerUnits": sorted(units),
        "ownerPeople": sorted(people),
        "named": sorted(owned.named_people | owned.reporters),
    }
    return {"audienceBefore": before}
