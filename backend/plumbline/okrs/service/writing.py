"""Turning what was entered about a key result into rows, checked by the rules of its measure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from plumbline.kit.errors import Blank, Invalid, OutOfRange, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, number, text
from plumbline.okrs.entries import KeyResultEntry, MilestoneEntry, ObjectiveEntry, PhasedTargetEntry
from plumbline.okrs.measures import MeasureFacts, check_value_from, checked, checked_weight, percent_change
from plumbline.okrs.models import TITLE_LENGTH, KeyResult, Milestone, Objective, PhasedTarget
from plumbline.okrs.pace import PhasedTargetFacts, checked_phases
from plumbline.okrs.service.refusals import told, within
from plumbline.okrs.words import Health, KeyResultState, Measure

TITLE = Line(TITLE_LENGTH, required=True)
DESCRIPTION = text(20_000)
MOST_MILESTONES = 100
VALUES = ("start_value", "target_value", "low_value", "high_value")
_TEXTS: Rules = {
    "title": TITLE,
    "description": DESCRIPTION,
    "unit": Line(40),
    "start_value": number,
    "target_value": number,
    "low_value": number,
    "high_value": number,
}


def checked_entry(entry: KeyResultEntry, *, first: date, last: date) -> KeyResultEntry:
    """The entry made clean; its days lie between the first and the last. Raises Refused, blamed on the field."""
    clean = cleaned({name: getattr(entry, name) for name in _TEXTS}, _TEXTS)
    entry = replace(entry, **clean, starts_on=entry.starts_on or first, due_on=entry.due_on or last)
    check_days(entry.starts_on, entry.due_on, first=first, last=last)
    with told("weight"):
        checked_weight(entry.weight)
    entry = _with_target(entry)
    return replace(
        entry,
        **measure_values(facts_of(entry)),
        milestones=_checked_milestones(entry),
        phased_targets=_checked_phases(entry),
    )


def _with_target(entry: KeyResultEntry) -> KeyResultEntry:
    """The entry with the target that its percentage makes."""
    if entry.by_percent is None:
        return entry
    if entry.target_value is not None:
        raise Invalid("Give a target or a percentage, not both.", path=("byPercent",))
    with told("byPercent"):
        facts = percent_change(entry.measure, percent=entry.by_percent, baseline=entry.start_value, unit=entry.unit)
    return replace(entry, start_value=facts.start, target_value=facts.target, unit=facts.unit, by_percent=None)


def within_days(entry: KeyResultEntry, objective: Objective | ObjectiveEntry) -> KeyResultEntry:
    """The entry with the days of its objective where it has none of its own."""
    return replace(entry, starts_on=entry.starts_on or objective.starts_on, due_on=entry.due_on or objective.due_on)


def facts_of(values: KeyResultEntry) -> MeasureFacts:
    """What the key result is measured by. Raises what the rules of its measure refuse, blamed on the target."""
    facts = MeasureFacts(
        values.measure, values.start_value, values.target_value, values.low_value, values.high_value, values.unit
    )
    with told("targetValue"):
        facts = checked(facts)
        check_value_from(facts, values.value_from, values.scored_by)
    return facts


def measure_values(facts: MeasureFacts) -> dict[str, Any]:
    """The four values of a measure by their column."""
    return {
        "start_value": facts.start,
        "target_value": facts.target,
        "low_value": facts.low,
        "high_value": facts.high,
    }


def check_days(starts_on: date | None, due_on: date | None, *, first: date, last: date) -> None:
    """Raises OutOfRange unless the days are in order and inside the first and the last."""
    if starts_on is None or due_on is None or not first <= starts_on <= due_on <= last:
        raise OutOfRange(f"Days lie between {first} and {last}, the first before the last.", path=("dueOn",))


def key_result_row(entry: KeyResultEntry, *, objective_id: int, position: int, now: datetime) -> KeyResult:
    """The row of a checked entry, before its first numbers are computed."""
    return KeyResult(
        id=new_id(),
        objective_id=objective_id,
        title=entry.title,
        description=entry.description,
        owner_unit_id=entry.owner.unit_id if entry.owner else None,
        owner_person_id=entry.owner.person_id if entry.owner else None,
        reporter_id=entry.reporter_id,
        state=KeyResultState.ACTIVE,
        measure=entry.measure,
        scored_by=entry.scored_by,
        value_from=entry.value_from,
        unit=entry.unit,
        **measure_values(facts_of(entry)),
        indicator=entry.indicator,
        starts_on=entry.starts_on,
        due_on=entry.due_on,
        weight=entry.weight,
        position=position,
        health=Health.PENDING,
        imported_from=entry.imported_from,
        created_at=now,
        updated_at=now,
    )


def milestone_rows(key_result_id: int, entries: Sequence[MilestoneEntry]) -> list[Milestone]:
    """The rows of milestones, none of them done."""
    return [
        Milestone(
            id=new_id(),
            key_result_id=key_result_id,
            name=entry.name,
            due_on=entry.due_on,
            weight=entry.weight,
            position=position,
        )
        for position, entry in enumerate(entries)
    ]


def phased_target_rows(key_result_id: int, entries: Sequence[PhasedTargetEntry]) -> list[PhasedTarget]:
    """The rows of phased targets."""
    return [PhasedTarget(id=new_id(), key_result_id=key_result_id, on=entry.on, value=entry.value) for entry in entries]


def _checked_milestones(entry: KeyResultEntry) -> tuple[MilestoneEntry, ...]:
    if entry.measure is not Measure.MILESTONES:
        if entry.milestones:
            raise Blank("Only a key result measured by milestones has them.", path=("milestones",))
        return ()
    if not entry.milestones:
        raise Blank("A key result measured by milestones needs at least one.", path=("milestones",))
    if len(entry.milestones) > MOST_MILESTONES:
        raise TooLong(f"At most {MOST_MILESTONES} milestones, please.", path=("milestones",))
    return tuple(_checked_milestone(each, place) for place, each in enumerate(entry.milestones))


def _checked_milestone(entry: MilestoneEntry, place: int) -> MilestoneEntry:
    with within("milestones", str(place)):
        clean: Mapping[str, Any] = cleaned({"name": entry.name}, {"name": Line(200, required=True)})
        with told("weight"):
            checked_weight(entry.weight)
    return replace(entry, name=clean["name"])


def _checked_phases(entry: KeyResultEntry) -> tuple[PhasedTargetEntry, ...]:
    if not entry.phased_targets or entry.starts_on is None or entry.due_on is None:
        return ()
    points = [PhasedTargetFacts(each.on, each.value) for each in entry.phased_targets]
    with told("phasedTargets"):
        ordered = checked_phases(facts_of(entry), points, first=entry.starts_on, last=entry.due_on)
    return tuple(PhasedTargetEntry(each.on, each.value) for each in ordered)
