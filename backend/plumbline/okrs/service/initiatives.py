"""Initiatives: the work done for key results. They never count as progress."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import record
from plumbline.kit.errors import Invalid, NotFound, OutOfRange, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, number
from plumbline.okrs.addresses import LONGEST_ADDRESS, checked_address
from plumbline.okrs.entries import InitiativeEntry, LinkEntry
from plumbline.okrs.models import Initiative, InitiativeLink
from plumbline.okrs.policy import Verb, can, can_move_initiative
from plumbline.okrs.service.goals import Goal, by, goal_for, require_open
from plumbline.okrs.service.owners import place_of
from plumbline.okrs.service.refusals import told, within
from plumbline.okrs.service.writing import TITLE
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

MOST_LINKS = 20
LONGEST_EFFORT_DAYS = 10_000.0


@dataclass(frozen=True, slots=True)
class _Entered:
    goal_id: int
    entry: InitiativeEntry


def _effort(value: Any) -> float | None:
    days = number(value)
    if days is not None and not 0 < days <= LONGEST_EFFORT_DAYS:
        raise OutOfRange(f"An effort is more than 0 and at most {LONGEST_EFFORT_DAYS:,.0f} days.")
    return days


INITIATIVE: Rules = {"title": TITLE, "state": given, "due_on": anything, "effort_days": _effort}
_LINK: Rules = {"url": Line(LONGEST_ADDRESS, required=True), "title": Line(200)}
_ELSEWHERE = frozenset({"owner", "links"})


@transaction
async def create_initiative(viewer: Viewer, goal_id: int, entry: InitiativeEntry, *, idempotency_key: str) -> int:
    """Plan work for a key result, or for an objective as a whole. Raises NotFound, Forbidden, CycleLocked, and what a
    field refuses."""
    goal = await goal_for(viewer, Verb.EDIT, goal_id, field="goalId")
    require_open(goal)
    initiative_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Entered(goal_id, entry), initiative_id)
    if made_before is not None:
        return made_before
    clean = cleaned({name: getattr(entry, name) for name in INITIATIVE}, INITIATIVE)
    links, owner = _checked_links(entry.links), entry.owner
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
    await _keep_links(initiative_id, links)
    await record("initiative.created", "initiative", initiative_id, objective_id=goal.objective.id, payload=by(viewer))
    return initiative_id


@transaction
async def update_initiative(viewer: Viewer, initiative_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change an initiative; whoever does the work, or reports, may say how far it has come.

    Raises NotFound, Forbidden, CycleLocked, VersionConflict, and what a field refuses.
    """
    initiative = await Initiative.get_or_none(id=initiative_id)
    if initiative is None:
        raise NotFound("There is no such initiative.", path=("id",))
    goal = await _goal_to_change(viewer, initiative, changes)
    require_open(goal)
    values = cleaned({name: value for name, value in changes.items() if name not in _ELSEWHERE}, INITIATIVE)
    if "owner" in changes:
        owner = changes["owner"]
        if owner is None:
            raise Invalid("An initiative keeps an owner.", path=("ownerId",))
        await place_of(owner)
        values |= {"owner_unit_id": owner.unit_id, "owner_person_id": owner.person_id}
    links = _checked_links(changes["links"]) if "links" in changes else None
    same = says(initiative, values) and links in (None, await _links_of(initiative_id))
    if not await save_version(Initiative, initiative_id, if_version, values, same=same):
        return initiative_id
    if links is not None:
        await InitiativeLink.filter(initiative_id=initiative_id).delete()
        await _keep_links(initiative_id, links)
    await record("initiative.updated", "initiative", initiative_id, objective_id=goal.objective.id, payload=by(viewer))
    return initiative_id


async def _goal_to_change(viewer: Viewer, initiative: Initiative, changes: Mapping[str, Any]) -> Goal:
    try:
        goal = await goal_for(viewer, Verb.COMMENT, initiative.objective_id)
    except NotFound:
        # On a goal that is hidden it is answered as one that never was, word for word.
        raise NotFound("There is no such initiative.", path=("id",)) from None
    owners = {"owner_unit_id": initiative.owner_unit_id, "owner_person_id": initiative.owner_person_id}
    if changes.keys() == {"state"} and can_move_initiative(viewer, goal.owned, **owners):
        return goal
    if can(viewer, Verb.EDIT, goal.owned):
        return goal
    return await goal_for(viewer, Verb.EDIT, initiative.objective_id)


def _checked_links(entries: Sequence[LinkEntry]) -> list[dict[str, Any]]:
    if len(entries) > MOST_LINKS:
        raise TooLong(f"At most {MOST_LINKS} links, please.", path=("links",))
    checked = []
    for place, entry in enumerate(entries):
        with within("links", str(place)):
            clean = cleaned({"url": entry.url, "title": entry.title}, _LINK)
            with told("url"):
                checked.append({**clean, "url": checked_address(clean["url"])})
    return checked


async def _links_of(initiative_id: int) -> list[dict[str, Any]]:
    """Its links in their order, as they are kept."""
    return await InitiativeLink.filter(initiative_id=initiative_id).order_by("position").values(*_LINK)


async def _keep_links(initiative_id: int, links: Sequence[Mapping[str, Any]]) -> None:
    await InitiativeLink.bulk_create(
        InitiativeLink(id=new_id(), initiative_id=initiative_id, position=place, **link)
        for place, link in enumerate(links)
    )
