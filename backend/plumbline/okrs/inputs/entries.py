"""From what GraphQL takes to what the use-cases take: ids become numbers, absent fields stay absent."""

from typing import Any

import strawberry
from strawberry import UNSET

from plumbline.kit.errors import Invalid
from plumbline.kit.ids import number_of
from plumbline.okrs import entries
from plumbline.okrs.entries import OwnerEntry
from plumbline.okrs.inputs.key_results import KeyResultInput, MilestoneInput, PhasedTargetInput
from plumbline.okrs.inputs.objectives import (
    AlignmentInput,
    CascadeDraftInput,
    ObjectiveCreateInput,
    ObjectiveUpdateInput,
)
from plumbline.okrs.inputs.reasons import ChangeReasonInput
from plumbline.okrs.inputs.reports import (
    CheckInInput,
    InitiativeCreateInput,
    InitiativeLinkInput,
    InitiativeUpdateInput,
)
from plumbline.okrs.service.refusals import within

GOALS = ("obj", "kr")
PLAIN_KEY_RESULT = (
    "title",
    "measure",
    "description",
    "scored_by",
    "value_from",
    "unit",
    "start_value",
    "target_value",
    "by_percent",
    "low_value",
    "high_value",
    "indicator",
    "starts_on",
    "due_on",
    "weight",
)
PLAIN_OBJECTIVE = (
    "title",
    "description",
    "kind",
    "visibility",
    "progress_from",
    "manual_progress",
    "stated_health",
    "stated_health_note",
    "starts_on",
    "due_on",
)
PLAIN_CHECK_IN = ("idempotency_key", "status", "value", "confidence", "note", "happened_at", "age_seconds", "withdraw")


def number(id: strawberry.ID, *prefixes: str, field: str) -> int:
    """The number in an id. Raises NotFound, blamed on the field."""
    with within(field):
        return number_of(id, *prefixes)


def perhaps(id: strawberry.ID | None, *prefixes: str, field: str) -> int | None:
    """The number in an id, or none where none is given."""
    return None if id is None else number(id, *prefixes, field=field)


def owner(id: strawberry.ID, field: str = "ownerId") -> OwnerEntry:
    """Who an id names: a unit or a person. Raises NotFound."""
    found = number(id, "com", "team", "per", field=field)
    return OwnerEntry(person_id=found) if id.startswith("per_") else OwnerEntry(unit_id=found)


def handed_down(given: CascadeDraftInput, objective_id: int) -> entries.CascadeEntry:
    """A draft for one owner. Raises NotFound for ids that lead nowhere."""
    to_id = perhaps(given.to_id, *GOALS, field="toId")
    return entries.CascadeEntry(objective_id, owner(given.owner_id), to_id, given.title)


def reason(given: ChangeReasonInput | None) -> entries.ReasonEntry | None:
    """Why something is changed."""
    if given is None:
        return None
    return entries.ReasonEntry(given.kind, given.text, perhaps(given.indicator_id, "kr", field="indicatorId"))


def alignment(given: AlignmentInput) -> entries.AlignmentEntry:
    """An edge up to a goal."""
    return entries.AlignmentEntry(number(given.to_id, *GOALS, field="toId"), given.kind, given.weight, given.primary)


def milestones(given: list[MilestoneInput]) -> tuple[entries.MilestoneEntry, ...]:
    """Steps of a key result."""
    return tuple(
        entries.MilestoneEntry(each.name, each.due_on, each.weight, perhaps(each.id, "ms", field="milestones"))
        for each in given
    )


def phased_targets(given: list[PhasedTargetInput]) -> tuple[entries.PhasedTargetEntry, ...]:
    """Values expected on the way."""
    return tuple(entries.PhasedTargetEntry(each.on, each.value) for each in given)


def key_result(given: KeyResultInput) -> entries.KeyResultEntry:
    """A key result to be added."""
    return entries.KeyResultEntry(
        **{name: getattr(given, name) for name in PLAIN_KEY_RESULT},
        milestones=milestones(given.milestones),
        phased_targets=phased_targets(given.phased_targets),
        owner=owner(given.owner_id) if given.owner_id else None,
        reporter_id=perhaps(given.reporter_id, "per", field="reporterId"),
    )


def key_result_changes(given: Any) -> dict[str, Any]:
    """A change to a key result, by the names of KeyResultEntry."""
    changes = _given(given, PLAIN_KEY_RESULT)
    if given.milestones is not UNSET:
        changes["milestones"] = milestones(given.milestones or [])
    if given.phased_targets is not UNSET:
        changes["phased_targets"] = phased_targets(given.phased_targets or [])
    if given.owner_id is not UNSET:
        changes["owner"] = owner(given.owner_id) if given.owner_id else None
    if given.reporter_id is not UNSET:
        changes["reporter_id"] = perhaps(given.reporter_id, "per", field="reporterId")
    return changes


def objective(given: ObjectiveCreateInput) -> entries.ObjectiveEntry:
    """An objective to be written."""
    key_results, edges = [], []
    for place, each in enumerate(given.key_results):
        with within("keyResults", str(place)):
            key_results.append(key_result(each))
    for place, edge in enumerate(given.align_to):
        with within("alignTo", str(place)):
            edges.append(alignment(edge))
    return entries.ObjectiveEntry(
        title=given.title,
        cycle_id=number(given.cycle_id, "cyc", field="cycleId"),
        owner=owner(given.owner_id),
        description=given.description,
        kind=given.kind,
        visibility=given.visibility,
        progress_from=given.progress_from,
        co_owners=tuple(owner(each, "coOwnerIds") for each in given.co_owner_ids),
        named_people=_numbers(given.named_person_ids, "per", "namedPersonIds"),
        priorities=_numbers(given.priority_ids, "prio", "priorityIds"),
        starts_on=given.starts_on,
        due_on=given.due_on,
        key_results=tuple(key_results),
        align_to=tuple(edges),
        publish=given.publish,
    )


def objective_changes(given: ObjectiveUpdateInput) -> dict[str, Any]:
    """A change to an objective, by the names of `update_objective`."""
    changes = _given(given, PLAIN_OBJECTIVE)
    if given.owner_id is not UNSET:
        changes["owner"] = owner(_kept(given.owner_id, "ownerId"))
    if given.co_owner_ids is not UNSET:
        changes["co_owners"] = tuple(owner(each, "coOwnerIds") for each in given.co_owner_ids or ())
    if given.named_person_ids is not UNSET:
        changes["named_people"] = _numbers(given.named_person_ids or [], "per", "namedPersonIds")
    if given.priority_ids is not UNSET:
        changes["priorities"] = _numbers(given.priority_ids or [], "prio", "priorityIds")
    return changes


def initiative(given: InitiativeCreateInput) -> entries.InitiativeEntry:
    """Work to be planned."""
    return entries.InitiativeEntry(
        title=given.title,
        state=given.state,
        owner=owner(given.owner_id) if given.owner_id else None,
        due_on=given.due_on,
        effort_days=given.effort_days,
        links=_links(given.links),
    )


def initiative_changes(given: InitiativeUpdateInput) -> dict[str, Any]:
    """A change to an initiative."""
    changes = _given(given, ("title", "state", "due_on", "effort_days"))
    if given.owner_id is not UNSET:
        changes["owner"] = owner(given.owner_id) if given.owner_id else None
    if given.links is not UNSET:
        changes["links"] = _links(given.links or [])
    return changes


def _links(given: list[InitiativeLinkInput]) -> tuple[entries.LinkEntry, ...]:
    return tuple(entries.LinkEntry(each.url, each.title) for each in given)


def check_in(given: CheckInInput) -> entries.CheckInEntry:
    """One report on a key result."""
    done = given.milestones_done
    return entries.CheckInEntry(
        **{name: getattr(given, name) for name in PLAIN_CHECK_IN},
        key_result_id=number(given.key_result_id, "kr", field="keyResultId"),
        milestones_done=None if done is None else _numbers(done, "ms", "milestonesDone"),
        blockers=tuple(
            entries.BlockerEntry(each.text, perhaps(each.needs_id, "per", field="needsId")) for each in given.blockers
        ),
        seen_check_in_id=perhaps(given.seen_check_in_id, "chk", field="seenCheckInId"),
        supersedes_id=perhaps(given.supersedes_id, "chk", field="supersedesId"),
    )


def _given(given: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(given, name) for name in names if getattr(given, name) is not UNSET}


def _kept(id: strawberry.ID | None, field: str) -> strawberry.ID:
    """An id that a patch may change and not take away. Raises Invalid."""
    if id is None:
        raise Invalid("A value is needed here.", path=(field,))
    return id


def _numbers(ids: list[strawberry.ID], prefix: str, field: str) -> tuple[int, ...]:
    return tuple(number(each, prefix, field=field) for each in ids)
