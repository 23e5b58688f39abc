"""What can be done with the library: one function, one verb, one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Duplicate, Invalid, NotFound, Refused, TooLong
from plumbline.kit.ids import new_id, number_of
from plumbline.kit.patch import cleaned, given
from plumbline.library.models import CompanyTemplate
from plumbline.library.policy import can_edit_template, is_open_to_all
from plumbline.library.reads import PREFIX, stored_template
from plumbline.library.shelf import shelf
from plumbline.library.templates import Template, TemplateKeyResult, key_results_kept
from plumbline.library.words import BusinessFunction
from plumbline.okrs.entries import ObjectiveEntry, OwnerEntry
from plumbline.okrs.models import KeyResult, Milestone, Objective
from plumbline.okrs.policy import Verb, can_see
from plumbline.okrs.service import Moved, create_objective, offer_objective
from plumbline.okrs.service.goals import Goal, goals_by_id, objective_for
from plumbline.okrs.service.writing import TITLE
from plumbline.okrs.words import KeyResultState
from plumbline.organization.policy import require
from plumbline.organization.service.idempotency import claim, clean_key
from plumbline.organization.viewer import Viewer

MOST_TEAMS = 50
MOST_TEMPLATES = 500
_STORED = "select id, title, why, kind, function, key_results from company_template where id = :id"


@dataclass(frozen=True, slots=True)
class Replica:
    """What became of the copy for one team: its id, or why there is none."""

    objective_id: int | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """What is asked for when an objective is saved as a template."""

    objective_id: int
    function: BusinessFunction


@transaction
async def create_from_template(
    viewer: Viewer, template_id: str, *, owner: OwnerEntry, cycle_id: int, idempotency_key: str
) -> tuple[int, Moved]:
    """Write a draft with its key results from a template. Raises NotFound, and what `create_objective` refuses."""
    template = await _existing(template_id)
    entry = template.entry(cycle_id=cycle_id, owner=owner)
    return await create_objective(viewer, entry, idempotency_key=idempotency_key)


async def replicate(
    viewer: Viewer, objective_id: int, *, unit_ids: Sequence[int | None], cycle_id: int | None, idempotency_key: str
) -> list[Replica]:
    """Offer copies of an objective to teams: drafts where the viewer may publish, else proposals. One result a team.

    Every copy is a transaction of its own with a key of its own, so the same call again makes only what is missing.
    Raises NotFound, Invalid for what not everyone sees, Blank and TooLong for no team or more than 50.
    """
    if not unit_ids:
        raise Blank("Choose a team.", path=("unitIds",))
    if len(unit_ids) > MOST_TEAMS:
        raise TooLong(f"At most {MOST_TEAMS} teams at a time.", path=("unitIds",))
    key = hashlib.sha256(clean_key(idempotency_key).encode()).hexdigest()
    entry = await _to_replicate(viewer, objective_id, cycle_id)
    return [await _offer(viewer, entry, unit_id, place, key) for place, unit_id in enumerate(unit_ids)]


@transaction
async def save_template(viewer: Viewer, objective_id: int, *, function: BusinessFunction, idempotency_key: str) -> int:
    """Keep an objective as it reads now as a template of the company; once.

    Raises NotFound, Forbidden, Invalid for what not everyone sees, Duplicate, TooLong when there are 500.
    """
    goal = await objective_for(viewer, Verb.EDIT, objective_id, field="objectiveId")
    template_id = new_id()
    made_before = await claim(viewer, idempotency_key, TemplateEntry(objective_id, function), template_id)
    if made_before is not None:
        return made_before
    _require_open_to_all(goal, "objectiveId")
    # The objective is held, so that two who save at once do not both find that nobody has.
    await Objective.filter(id=objective_id).select_for_update().get()
    if await CompanyTemplate.filter(from_objective_id=objective_id).exists():
        raise Duplicate("It is a template already.", path=("objectiveId",))
    if await CompanyTemplate.all().count() >= MOST_TEMPLATES:
        raise TooLong(
            f"The library holds {MOST_TEMPLATES} templates of the company; remove one.", path=("objectiveId",)
        )
    template = await _template_of(goal, function)
    await CompanyTemplate.create(
        id=template_id,
        title=template.title,
        why=template.why,
        kind=template.kind,
        function=function,
        key_results=key_results_kept(template.key_results),
        from_objective_id=objective_id,
        saved_by_id=viewer.person_id,
        saved_at=clock.now(),
    )
    await record("template.created", "company_template", template_id)
    return template_id


@transaction
async def update_template(viewer: Viewer, template_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Rename or refile a template of the company. Raises NotFound, Forbidden, Blank, TooLong, VersionConflict."""
    await _editable(viewer, template_id)
    clean = cleaned(changes, {"title": TITLE, "function": given})
    if not await save_version(CompanyTemplate, template_id, if_version, clean):
        return template_id
    await record("template.updated", "company_template", template_id)
    return template_id


@transaction
async def remove_template(viewer: Viewer, template_id: int) -> None:
    """Take a template of the company out of the library. Raises NotFound, Forbidden."""
    await _editable(viewer, template_id)
    await CompanyTemplate.filter(id=template_id).delete()
    await record("template.removed", "company_template", template_id)


async def _editable(viewer: Viewer, template_id: int) -> None:
    found = await CompanyTemplate.filter(id=template_id).select_for_update().first()
    if found is None:
        raise NotFound("There is no such template.", path=("id",))
    require(can_edit_template(viewer, found.saved_by_id))


async def _existing(template_id: str) -> Template:
    if template_id in shelf():
        return shelf()[template_id].template
    try:
        rows = await current().rows(Sql(_STORED, id=number_of(template_id, PREFIX)))
    except NotFound:
        rows = []
    if not rows:
        raise NotFound("There is no such template.", path=("templateId",))
    return stored_template(tuple(rows[0]))


@transaction
async def _to_replicate(viewer: Viewer, objective_id: int, cycle_id: int | None) -> ObjectiveEntry:
    goal = (await goals_by_id([objective_id])).get(objective_id)
    if goal is None or goal.key_result is not None or not can_see(viewer, goal.owned):
        raise NotFound("There is no such goal.", path=("id",))
    _require_open_to_all(goal, "id")
    template = await _template_of(goal, BusinessFunction.STRATEGY)
    return template.entry(cycle_id=cycle_id or goal.cycle.id, owner=OwnerEntry())


async def _offer(viewer: Viewer, entry: ObjectiveEntry, unit_id: int | None, place: int, key: str) -> Replica:
    owned = ObjectiveEntry(
        title=entry.title,
        cycle_id=entry.cycle_id,
        owner=OwnerEntry(unit_id=unit_id or 0),
        description=entry.description,
        kind=entry.kind,
        key_results=entry.key_results,
    )
    try:
        made, _ = await offer_objective(viewer, owned, idempotency_key=f"{key} {unit_id}")
    except Refused as refusal:
        if refusal.path == ("ownerId",):
            refusal.path = ("unitIds", str(place))
        return Replica(refused=refusal)
    return Replica(objective_id=made)


def _require_open_to_all(goal: Goal, field: str) -> None:
    if not is_open_to_all(goal.owned.visibility, goal.owned.state):
        raise Invalid("Only what is published and seen by everyone may be copied to others.", path=(field,))


async def _template_of(goal: Goal, function: BusinessFunction) -> Template:
    active = KeyResult.filter(objective_id=goal.objective.id, state=KeyResultState.ACTIVE)
    rows = await active.order_by("position", "id")
    names: dict[int, list[str]] = {row.id: [] for row in rows}
    for milestone in await Milestone.filter(key_result_id__in=list(names)).order_by("position", "id"):
        names[milestone.key_result_id].append(milestone.name)
    return Template(
        title=goal.objective.title,
        why=goal.objective.description,
        kind=goal.objective.kind,
        function=function,
        key_results=tuple(_key_result(row, names[row.id]) for row in rows),
    )


def _key_result(row: KeyResult, milestones: Sequence[str]) -> TemplateKeyResult:
    return TemplateKeyResult(
        title=row.title,
        measure=row.measure,
        unit=row.unit,
        start=row.start_value,
        target=row.target_value,
        low=row.low_value,
        high=row.high_value,
        indicator=row.indicator,
        scored_by=row.scored_by,
        hint=row.description,
        milestones=tuple(milestones),
    )
