"""Changing key results that are there already."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from plumbline.database import current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, given
from plumbline.okrs.entries import KeyResultEntry, MilestoneEntry, OwnerEntry, PhasedTargetEntry, ReasonEntry
from plumbline.okrs.measures import check_units, fits
from plumbline.okrs.models import Alignment, KeyResult, Milestone, PhasedTarget
from plumbline.okrs.policy import Verb
from plumbline.okrs.reads.duties import check_ins_of
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.goals import audience_before, by, key_result_for, require_open
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import place_of, require_people
from plumbline.okrs.service.refusals import told
from plumbline.okrs.service.writing import checked_entry, phased_target_rows, within_days
from plumbline.okrs.words import AlignmentKind, KeyResultState, ValueFrom
from plumbline.organization.viewer import Viewer

COLUMNS = (
    "title",
    "description",
    "measure",
    "scored_by",
    "value_from",
    "unit",
    "start_value",
    "target_value",
    "low_value",
    "high_value",
    "indicator",
    "starts_on",
    "due_on",
    "weight",
    "reporter_id",
)
_NEEDED: Rules = dict.fromkeys(("measure", "scored_by", "value_from", "weight"), given)
_ENTERED = frozenset(field.name for field in fields(KeyResultEntry))


@transaction
async def update_key_result(
    viewer: Viewer,
    key_result_id: int,
    changes: Mapping[str, Any],
    *,
    if_version: int,
    reason: ReasonEntry | None = None,
) -> Moved:
    """Change a key result; `changes` has names of KeyResultEntry, absent ones stay. Returns the goals that moved.

    Raises NotFound, Forbidden, CycleLocked, ReasonRequired, VersionConflict, Invalid for a measure that its
    check-ins do not fit, and what the rules of the measure refuse.
    """
    await hold_shape_for_change()
    goal, key_result = await key_result_for(viewer, Verb.EDIT, key_result_id)
    require_open(goal)
    before = await _entry_of(key_result)
    changes = {**changes, **cleaned({name: changes[name] for name in _NEEDED if name in changes}, _NEEDED)}
    if changes.get("by_percent") is not None:
        changes = {"target_value": None, **changes}
    entered = replace(before, **{name: value for name, value in changes.items() if name in _ENTERED})
    after = checked_entry(within_days(entered, goal.objective), first=goal.cycle.starts_on, last=goal.cycle.ends_on)
    await _check_measure(key_result, after)
    await _check_sums(key_result_id, after)
    if after.owner is not None and after.owner != before.owner:
        await place_of(after.owner)
    await require_people([after.reporter_id], "reporterId")
    await log_changes(viewer, goal, _logged(before), _logged(after), reason)
    values = {name: getattr(after, name) for name in COLUMNS} | _owner_columns(after.owner)
    if not await save_version(
        KeyResult,
        key_result_id,
        if_version,
        values | {"updated_at": clock.now()},
        same=_unnumbered(after) == _unnumbered(before),
    ):
        return Moved([])
    await _replace_milestones(key_result_id, before, after)
    await _replace_phases(key_result_id, before, after)
    await record("key_result.updated", "key_result", key_result_id, objective_id=goal.objective.id, payload=by(viewer))
    if (after.owner, after.reporter_id) != (before.owner, before.reporter_id):
        objective_id = goal.objective.id
        payload = audience_before(goal) | by(viewer)
        await record("objective.updated", "objective", objective_id, objective_id=objective_id, payload=payload)
    return await recompute([key_result_id, goal.objective.id])


@transaction
async def drop_key_result(
    viewer: Viewer, key_result_id: int, *, if_version: int, reason: ReasonEntry | None = None
) -> Moved:
    """Stop counting a key result; what was reported stays. Raises NotFound, Forbidden, ReasonRequired, CycleLocked."""
    await hold_shape_for_change()
    goal, key_result = await key_result_for(viewer, Verb.EDIT, key_result_id)
    require_open(goal)
    await log_changes(viewer, goal, {"state": key_result.state}, {"state": KeyResultState.DROPPED}, reason)
    dropped = {"state": KeyResultState.DROPPED, "updated_at": clock.now()}
    if not await save_version(KeyResult, key_result_id, if_version, dropped):
        return Moved([])
    await record("key_result.dropped", "key_result", key_result_id, objective_id=goal.objective.id, payload=by(viewer))
    return await recompute([key_result_id, goal.objective.id])


async def _entry_of(key_result: KeyResult) -> KeyResultEntry:
    """The key result as it might have been entered."""
    milestones = await Milestone.filter(key_result_id=key_result.id).order_by("position", "id")
    phases = await PhasedTarget.filter(key_result_id=key_result.id).order_by("on")
    owner = OwnerEntry(key_result.owner_unit_id, key_result.owner_person_id)
    return KeyResultEntry(
        **{name: getattr(key_result, name) for name in COLUMNS},
        milestones=tuple(MilestoneEntry(each.name, each.due_on, each.weight, each.id) for each in milestones),
        phased_targets=tuple(PhasedTargetEntry(each.on, each.value) for each in phases),
        owner=None if owner == OwnerEntry() else owner,
        imported_from=key_result.imported_from,
    )


async def _check_measure(key_result: KeyResult, after: KeyResultEntry) -> None:
    if after.measure is key_result.measure:
        return
    check_ins = (await check_ins_of(current(), [key_result.id])).get(key_result.id, [])
    values = [each.value for each in check_ins if each.value is not None]
    reported = any(each.milestones_done is not None for each in check_ins)
    if not fits(after.measure, values, has_milestones=reported):
        raise Invalid("The check-ins of this key result do not fit that measure.", path=("measure",))


async def _check_sums(key_result_id: int, after: KeyResultEntry) -> None:
    """Raises MixedUnits where a sum, this one or one it goes into, would mix units."""
    edges = Alignment.filter(kind=AlignmentKind.CONTRIBUTES)
    into = await edges.filter(from_key_result_id=key_result_id).values_list("to_key_result_id", flat=True)
    sums = await KeyResult.filter(id__in=[id_ for id_ in into if id_], value_from=ValueFrom.SUM)
    with told("unit"):
        for above in sums:
            check_units(above.unit, [after.unit])
    if after.value_from is ValueFrom.SUM:
        below = await edges.filter(to_key_result_id=key_result_id).values_list("from_key_result_id", flat=True)
        units = [each.unit for each in await KeyResult.filter(id__in=[id_ for id_ in below if id_])]
        with told("valueFrom"):
            check_units(after.unit, [*units, *("objectives" for id_ in below if not id_)])


async def _replace_milestones(key_result_id: int, before: KeyResultEntry, after: KeyResultEntry) -> None:
    """Milestones keep their ids, so that check-ins still know which were done."""
    if after.milestones == before.milestones:
        return
    known = {each.id for each in before.milestones}
    kept = {each.id for each in after.milestones if each.id is not None}
    if not kept <= known:
        raise Invalid("A milestone of another key result cannot be taken over.", path=("milestones",))
    await Milestone.filter(key_result_id=key_result_id).delete()
    await Milestone.bulk_create(
        Milestone(
            id=each.id or new_id(),
            key_result_id=key_result_id,
            name=each.name,
            due_on=each.due_on,
            weight=each.weight,
            position=position,
        )
        for position, each in enumerate(after.milestones)
    )


async def _replace_phases(key_result_id: int, before: KeyResultEntry, after: KeyResultEntry) -> None:
    if after.phased_targets == before.phased_targets:
        return
    await PhasedTarget.filter(key_result_id=key_result_id).delete()
    await PhasedTarget.bulk_create(phased_target_rows(key_result_id, after.phased_targets))


def _unnumbered(entry: KeyResultEntry) -> KeyResultEntry:
    """What is said of it alone: milestones that came without ids have them once they are stored."""
    return replace(entry, milestones=tuple(replace(each, id=None) for each in entry.milestones))


def _owner_columns(owner: OwnerEntry | None) -> dict[str, Any]:
    return {
        "owner_unit_id": owner.unit_id if owner else None,
        "owner_person_id": owner.person_id if owner else None,
    }


def _logged(entry: KeyResultEntry) -> dict[str, Any]:
    logged = {name: getattr(entry, name) for name in COLUMNS}
    logged["owner"] = (entry.owner.unit_id or entry.owner.person_id) if entry.owner else None
    logged["milestones"] = "; ".join(_milestone(each) for each in entry.milestones) or None
    logged["phased_targets"] = "; ".join(f"{each.on} {each.value:.15g}" for each in entry.phased_targets) or None
    return logged


def _milestone(entry: MilestoneEntry) -> str:
    due = f", due {entry.due_on}" if entry.due_on else ""
    return f"{entry.name} ({entry.weight:.15g}{due})"
