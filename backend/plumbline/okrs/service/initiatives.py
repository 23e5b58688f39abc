"""Initiatives: the work done for key results. They never count as progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plumbline.database import transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit.errors import Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, anything, cleaned, given
from plumbline.okrs.entries import OwnerEntry
from plumbline.okrs.models import Initiative
from plumbline.okrs.policy import Verb
from plumbline.okrs.service.goals import goal_for, require_open
from plumbline.okrs.service.idempotency import claim
from plumbline.okrs.service.owners import place_of
from plumbline.okrs.service.writing import TITLE
from plumbline.okrs.words import InitiativeState
from plumbline.organization.viewer import Viewer


@dataclass(frozen=True, slots=True)
class _Entered:
    goal_id: int
    title: str
    owner: OwnerEntry | None
    state: InitiativeState
    due_on: date | None


INITIATIVE: Rules = {"title": TITLE, "state": given, "due_on": anything}


@transaction
async def create_initiative(
    viewer: Viewer,
    goal_id: int,
    *,
    title: str,
    owner: OwnerEntry | None,
    state: InitiativeState,
    due_on: date | None,
    idempotency_key: str,
) -> int:
    """Plan work for a key result, or for an objective as a whole. Raises NotFound, Forbidden, CycleLocked."""
    goal = await goal_for(viewer, Verb.EDIT, goal_id, field="goalId")
    require_open(goal)
    initiative_id = new_id()
    entered = _Entered(goal_id, title, owner, state, due_on)
    made_before = await claim(viewer, idempotency_key, entered, initiative_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"title": title, "state": state, "due_on": due_on}, INITIATIVE)
    if owner is not None:
        await place_of(owner)
    await Initiative.create(
        id=initiative_id,
        objective_id=goal.objective.id,
        key_result_id=goal.key_result.id if goal.key_result else None,
        owner_unit_id=owner.unit_id if owner else None,
        owner_person_id=owner.person_id if owner else None,
        **clean,
    )
    await record("initiative.created", "initiative", initiative_id, objective_id=goal.objective.id)
    return initiative_id


@transaction
async def update_initiative(viewer: Viewer, initiative_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change an initiative. Raises NotFound, Forbidden, CycleLocked, VersionConflict."""
    initiative = await Initiative.get_or_none(id=initiative_id)
    if initiative is None:
        raise NotFound("There is no such initiative.", path=("id",))
    try:
        goal = await goal_for(viewer, Verb.EDIT, initiative.objective_id)
    except NotFound:
        # On a goal that is hidden it is answered as one that never was, word for word.
        raise NotFound("There is no such initiative.", path=("id",)) from None
    require_open(goal)
    values = cleaned({name: value for name, value in changes.items() if name != "owner"}, INITIATIVE)
    if "owner" in changes:
        owner = changes["owner"]
        if owner is None:
            raise Invalid("An initiative keeps an owner.", path=("ownerId",))
        await place_of(owner)
        values |= {"owner_unit_id": owner.unit_id, "owner_person_id": owner.person_id}
    await save_version(Initiative, initiative_id, if_version, values)
    await record("initiative.updated", "initiative", initiative_id, objective_id=goal.objective.id)
    return initiative_id
