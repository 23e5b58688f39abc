"""Changing objectives and key results that are there already."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from plumbline.database import current, transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Invalid, OutOfRange
from plumbline.kit.patch import Rules, anything, cleaned, given, number, text
from plumbline.okrs.alignment import may_be_primary
from plumbline.okrs.entries import AlignmentEntry, OwnerEntry, ReasonEntry
from plumbline.okrs.models import Alignment, CoOwner, KeyResult, NamedPerson, Objective, ObjectivePriority
from plumbline.okrs.policy import Verb, audience
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.reads.duties import cadences_of, duty_of, plans_of
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.service.alignments import visible_target
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.creating import add_people, cite_priorities
from plumbline.okrs.service.edges import refit, remove_edge, set_edge, tell_aligned, worded
from plumbline.okrs.service.goals import (
    Goal,
    audience_before,
    by,
    goals_by_id,
    key_result_ids_of,
    objective_for,
    require_open,
)
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import place_of
from plumbline.okrs.service.refusals import LessVisible
from plumbline.okrs.service.writing import DESCRIPTION, TITLE, check_days
from plumbline.okrs.words import Health, ProgressSource
from plumbline.organization.viewer import Viewer

OBJECTIVE: Rules = {
    "title": TITLE,
    "description": DESCRIPTION,
    "kind": given,
    "visibility": given,
    "progress_from": given,
    "manual_progress": number,
    "stated_health": anything,
    "stated_health_note": text(2_000),
    "starts_on": given,
    "due_on": given,
    "owner": given,
    "co_owners": given,
    "named_people": given,
    "priorities": given,
}
_LISTS = ("owner", "co_owners", "named_people", "priorities")
_STATABLE = (Health.ON_TRACK, Health.AT_RISK, Health.OFF_TRACK, Health.DONE)


@transaction
async def update_objective(
    viewer: Viewer,
    objective_id: int,
    changes: Mapping[str, Any],
    *,
    if_version: int,
    reason: ReasonEntry | None = None,
) -> Moved:
    """Change what is said of an objective; absent fields stay. Returns the goals whose numbers moved.

    `owner` is an OwnerEntry, `co_owners` a tuple of them, `named_people` and `priorities` tuples of ids.
    Raises NotFound, Forbidden, CycleLocked, ReasonRequired, VersionConflict, LessVisible, and what a field refuses.
    """
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.EDIT, objective_id)
    require_open(goal)
    values = cleaned(changes, OBJECTIVE)
    _check(goal, values)
    changed = await log_changes(viewer, goal, await _before(goal, values), _readable(values), reason)
    stored = {name: value for name, value in values.items() if name not in _LISTS}
    if "owner" in values:
        stored |= await _owner_columns(values["owner"])
    if "stated_health" in values:
        stored["stated_health_until"] = await _next_due_day(goal)
    same = not changed and says(goal.objective, stored)
    if not await save_version(Objective, objective_id, if_version, stored | {"updated_at": clock.now()}, same=same):
        return Moved([])
    await _replace_lists(objective_id, values)
    turned = await _fit_edges(objective_id, values)
    payload = by(viewer) | (audience_before(goal) if _AUDIENCE & values.keys() else {})
    await record("objective.updated", "objective", objective_id, objective_id=objective_id, payload=payload)
    due_anew = await key_result_ids_of([objective_id]) if "owner" in values else []
    return await recompute([objective_id, *due_anew, *turned])


@transaction
async def move_objective(
    viewer: Viewer,
    objective_id: int,
    *,
    to_id: int | None,
    position: int | None = None,
    if_version: int,
    reason: ReasonEntry | None = None,
) -> Moved:
    """Put an objective under another goal, or under none: its primary edge goes there, other edges stay.

    `position` orders it among its siblings. Returns the goals whose numbers moved.
    Raises NotFound, Forbidden, AlignmentLoop, LessVisible, ReasonRequired, CycleLocked, VersionConflict.
    """
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.EDIT, objective_id)
    require_open(goal)
    values: dict[str, Any] = {"updated_at": clock.now()}
    if position is not None:
        values["position"] = position
    old = await Alignment.get_or_none(from_id=objective_id, primary=True)
    stays = (old.to_id if old else None) == to_id
    if not await save_version(Objective, objective_id, if_version, values, same=stays and says(goal.objective, values)):
        return Moved([])
    changed = [objective_id]
    if not stays:
        changed += await _change_parent(viewer, goal, old, to_id, reason)
    await record("objective.moved_to", "objective", objective_id, objective_id=objective_id, payload=by(viewer))
    return await recompute(changed)


async def _change_parent(
    viewer: Viewer, goal: Goal, old: Alignment | None, to_id: int | None, reason: ReasonEntry | None
) -> list[int]:
    before, after = worded(old) if old else None, None
    if old is not None:
        await remove_edge(goal, old)
    if to_id is not None:
        target = await visible_target(viewer, to_id)
        existing = await Alignment.get_or_none(from_id=goal.id, to_id=to_id)
        kept = existing or old
        entry = AlignmentEntry(to_id, kept.kind if kept else None, kept.weight if kept else 1.0, primary=True)
        edge = await set_edge(goal, target, entry, existing)
        if existing is None:
            await tell_aligned(viewer, edge)
        after = worded(edge)
    await log_changes(viewer, goal, {"alignment": before}, {"alignment": after}, reason)
    return [id_ for id_ in (old.to_id if old else None, to_id) if id_ is not None]


_AUDIENCE = frozenset({"visibility", "owner", "co_owners", "named_people"})


def _check(goal: Goal, values: Mapping[str, Any]) -> None:
    objective = goal.objective
    if values.keys() & {"starts_on", "due_on"}:
        check_days(
            values.get("starts_on", objective.starts_on),
            values.get("due_on", objective.due_on),
            first=goal.cycle.starts_on,
            last=goal.cycle.ends_on,
        )
    manual = values.get("manual_progress")
    if manual is not None and not 0 <= manual <= 1:
        raise OutOfRange("Progress is from 0 to 1.", path=("manualProgress",))
    source = values.get("progress_from", objective.progress_from)
    if source is ProgressSource.MANUAL and values.get("manual_progress", objective.manual_progress) is None:
        raise Invalid("A manual progress needs its number.", path=("manualProgress",))
    stated = values.get("stated_health")
    if stated is not None and stated not in _STATABLE:
        raise Invalid("An owner states on track, at risk, off track or done.", path=("statedHealth",))


async def _before(goal: Goal, values: Mapping[str, Any]) -> dict[str, Any]:
    """The old values in the words of `_readable`."""
    before: dict[str, Any] = {}
    for name in values:
        if name == "owner":
            before[name] = goal.objective.owner_unit_id or goal.objective.owner_person_id
        elif name == "co_owners":
            before[name] = _listed([*goal.owned.co_owner_units, *goal.owned.co_owner_people])
        elif name == "named_people":
            before[name] = _listed(goal.owned.named_people)
        elif name == "priorities":
            cited = await ObjectivePriority.filter(objective_id=goal.id).values_list("priority_id", flat=True)
            before[name] = _listed(int(str(id_)) for id_ in cited)
        else:
            before[name] = getattr(goal.objective, name)
    return before


def _readable(values: Mapping[str, Any]) -> dict[str, Any]:
    readable = dict(values)
    if "owner" in values:
        readable["owner"] = _id_of(values["owner"])
    if "co_owners" in values:
        readable["co_owners"] = _listed(_id_of(each) for each in values["co_owners"])
    for name in ("named_people", "priorities"):
        if name in values:
            readable[name] = _listed(values[name])
    return readable


def _id_of(owner: OwnerEntry) -> int:
    return owner.unit_id or owner.person_id or 0


def _listed(ids: Any) -> str | None:
    return " ".join(str(id_) for id_ in sorted(set(ids))) or None


async def _owner_columns(owner: OwnerEntry) -> dict[str, Any]:
    place = await place_of(owner)
    return {
        "owner_unit_id": owner.unit_id,
        "owner_person_id": owner.person_id,
        "unit_id": place.unit_id,
        "level": place.level,
    }


async def _next_due_day(goal: Goal) -> date | None:
    """The next day after today on which a check-in is due; what is overdue has had its day."""
    waiting = {each.id: each.due_at for each in await KeyResult.filter(objective_id=goal.id) if each.due_at}
    plans, days = await plans_of(current(), waiting), await calendar()
    cadences = await cadences_of(current(), [plan.unit_id for plan in plans])
    due = (moment for plan in plans for moment in duty_of(plan, cadences, days.zone).due if moment >= waiting[plan.id])
    return min((day for day in map(days.day_of, due) if day > days.today), default=None)


async def _replace_lists(objective_id: int, values: Mapping[str, Any]) -> None:
    if "co_owners" in values:
        await CoOwner.filter(objective_id=objective_id).delete()
        await add_people(objective_id, co_owners=values["co_owners"], named_people=())
    if "named_people" in values:
        await NamedPerson.filter(objective_id=objective_id).delete()
        await add_people(objective_id, co_owners=(), named_people=values["named_people"])
    if "priorities" in values:
        await ObjectivePriority.filter(objective_id=objective_id).delete()
        await cite_priorities(objective_id, values["priorities"])


async def _fit_edges(objective_id: int, values: Mapping[str, Any]) -> list[int]:
    """After the audience changed: refuse an own primary target that fewer see, and loosen what else does not fit."""
    if not _AUDIENCE & values.keys():
        return []
    goal = (await goals_by_id([objective_id]))[objective_id]
    primary = await Alignment.filter(from_objective_id=objective_id, primary=True)
    owned = await owned_by_id(current(), {id_ for edge in primary for id_ in _ends(edge)})
    for edge in primary:
        below, above = _ends(edge)
        if not may_be_primary(audience(owned[below]), audience(owned[above])):
            raise LessVisible("A goal cannot stand under one that fewer people see.", path=("visibility",))
    return await refit([replace(goal)])


def _ends(edge: Alignment) -> tuple[int, int]:
    return edge.from_objective_id, edge.to_objective_id
