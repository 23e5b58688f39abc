"""An objective written again for a later cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plumbline.cycles.models import Cycle
from plumbline.database import current
from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.okrs.checkins import NOTHING_REPORTED, Standing, standings
from plumbline.okrs.entries import KeyResultEntry, MilestoneEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.measures import ON_THE_WAY
from plumbline.okrs.models import CheckIn, CoOwner, KeyResult, Milestone, NamedPerson, ObjectivePriority
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.reads.duties import check_ins_asked
from plumbline.okrs.reads.standing import said_in
from plumbline.okrs.service.goals import Goal
from plumbline.okrs.words import KeyResultState, Status, ValueFrom
from plumbline.organization.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy to be written, what its key results were, and where check-ins had left them."""

    entry: ObjectiveEntry
    key_results: list[KeyResult]
    standings: dict[int, Standing]
    milestones: dict[int, list[Milestone]]
    with_values: bool


async def copied(goal: Goal, cycle: Cycle, *, with_values: bool, publish: bool) -> Copied:
    """The objective as it goes on; days are the new cycle's. Without its values, what was reached stays behind."""
    objective = goal.objective
    rows = await KeyResult.filter(objective_id=objective.id, state=KeyResultState.ACTIVE).order_by("position", "id")
    kept = [row for row in rows if with_values or row.progress != 1 or row.value_from is not ValueFrom.CHECK_INS]
    ids = [row.id for row in kept]
    said = said_in(await current().rows(check_ins_asked(ids))) if ids else {}
    stood = {id_: (standings(each.check_ins) or [NOTHING_REPORTED])[-1] for id_, each in said.items()}
    milestones: dict[int, list[Milestone]] = {id_: [] for id_ in ids}
    for each in await Milestone.filter(key_result_id__in=ids).order_by("position", "id"):
        done = (stood.get(each.key_result_id) or NOTHING_REPORTED).milestones_done or frozenset()
        if with_values or each.id not in done:
            milestones[each.key_result_id].append(each)
    co_owners = await CoOwner.filter(objective_id=objective.id)
    named = await NamedPerson.filter(objective_id=objective.id)
    priorities = await ObjectivePriority.filter(objective_id=objective.id, priority__archived=False)
    entry = ObjectiveEntry(
        title=objective.title,
        description=objective.description,
        cycle_id=cycle.id,
        owner=OwnerEntry(objective.owner_unit_id, objective.owner_person_id),
        kind=objective.kind,
        visibility=objective.visibility,
        progress_from=objective.progress_from,
        co_owners=tuple(OwnerEntry(each.unit_id, each.person_id) for each in co_owners),
        named_people=tuple(each.person_id for each in named),
        priorities=tuple(each.priority_id for each in priorities),
        position=objective.position,
        key_results=tuple(_key_result(row, milestones[row.id], cycle, with_values=with_values) for row in kept),
        publish=publish,
    )
    return Copied(entry, kept, stood, milestones, with_values)


async def carried_check_ins(viewer: Viewer, copies: Mapping[int, int], what: Copied) -> None:
    """The first check-in of each copy: where it was left, marked as carried."""
    days = await calendar()
    new_ids = [copies[row.id] for row in what.key_results]
    steps: dict[int, list[int]] = {id_: [] for id_ in new_ids}
    for each in await Milestone.filter(key_result_id__in=new_ids).order_by("position", "id"):
        steps[each.key_result_id].append(each.id)
    rows = []
    for old in what.key_results:
        standing = what.standings.get(old.id, NOTHING_REPORTED)
        if standing.check_in_id is None or old.value_from is not ValueFrom.CHECK_INS:
            continue
        pairs = zip(what.milestones[old.id], steps[copies[old.id]], strict=True)
        done = standing.milestones_done
        rows.append(
            CheckIn(
                id=new_id(),
                key_result_id=copies[old.id],
                author_id=viewer.person_id,
                happened_at=days.now,
                happened_on=days.today,
                recorded_at=clock.now(),
                value=standing.value,
                status=standing.status or Status.ON_TRACK,
                confidence=standing.confidence,
                milestones_done=None if done is None else " ".join(str(new) for each, new in pairs if each.id in done),
                carried=True,
            )
        )
    await CheckIn.bulk_create(rows)


def _key_result(row: KeyResult, milestones: list[Milestone], cycle: Cycle, *, with_values: bool) -> KeyResultEntry:
    start = row.start_value
    moved = row.current_value is not None and row.measure in ON_THE_WAY and row.value_from is ValueFrom.CHECK_INS
    if moved and not with_values:
        start = row.current_value
    own = row.owner_unit_id is not None or row.owner_person_id is not None
    return KeyResultEntry(
        row.title,
        row.measure,
        description=row.description,
        scored_by=row.scored_by,
        value_from=row.value_from,
        unit=row.unit,
        start_value=start,
        target_value=row.target_value,
        low_value=row.low_value,
        high_value=row.high_value,
        milestones=tuple(MilestoneEntry(each.name, _inside(each.due_on, cycle), each.weight) for each in milestones),
        indicator=row.indicator,
        weight=row.weight,
        owner=OwnerEntry(row.owner_unit_id, row.owner_person_id) if own else None,
        reporter_id=row.reporter_id,
    )


def _inside(day: date | None, cycle: Cycle) -> date | None:
    return day if day is not None and cycle.starts_on <= day <= cycle.ends_on else None
