"""What becomes of an unfinished objective: it goes on in the next cycle, or it ends here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tortoise.expressions import Q

from plumbline.cycles.models import Cycle
from plumbline.cycles.service import CycleLocked, ReasonRequired, existing_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import transaction
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Invalid, Refused
from plumbline.kit.ids import encode
from plumbline.kit.patch import cleaned, text
from plumbline.okrs.entries import AlignmentEntry
from plumbline.okrs.models import Alignment, KeyResult
from plumbline.okrs.policy import Verb
from plumbline.okrs.service import create_objective
from plumbline.okrs.service.edges import set_edge
from plumbline.okrs.service.goals import Goal, goals_by_id, objective_for, require_writable
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import ObjectiveState
from plumbline.organization.viewer import Viewer
from plumbline.reviews.models import Carry
from plumbline.reviews.service.copies import Copied, carried_check_ins, copied
from plumbline.reviews.words import CarryDecision


class AlreadyCarried(Refused):
    """What becomes of it has been decided before."""

    code: ClassVar[str] = "ALREADY_CARRIED"


@dataclass(frozen=True, slots=True)
class CarryEntry:
    """What becomes of an objective. Going on needs a cycle, ending here a reason."""

    objective_id: int
    decision: CarryDecision
    to_cycle_id: int | None = None
    with_values: bool = True
    reason: str | None = None


@transaction
async def carry_over(viewer: Viewer, entry: CarryEntry) -> tuple[int, Moved]:
    """Let an unfinished objective go on in a later cycle, or end here. Returns its id and the goals that moved.

    KEEP publishes the copy at once, MODIFY leaves a draft. With its values, start and current value go along, the
    current one as a check-in marked as carried; without, each way starts where it was left, and what was reached stays
    behind. Edges lead to the copies of what they led to, whichever of the two is carried first.
    Raises NotFound, Forbidden, CycleLocked, Invalid, AlreadyCarried, ReasonRequired, Blank without a cycle.
    """
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.GRADE, entry.objective_id)
    reason = cleaned({"reason": entry.reason}, {"reason": text(5_000)})["reason"]
    await _require_undecided(goal)
    own = Carry(id=goal.id, objective_id=goal.id, decision=entry.decision, reason=reason)
    own.with_values = entry.with_values and entry.decision is not CarryDecision.ABANDON
    rows, moved = [own], Moved([])
    if entry.decision is CarryDecision.ABANDON:
        if reason is None:
            raise ReasonRequired("Say why it ends here.", path=("reason",))
    else:
        cycle = await _later_cycle(goal, entry.to_cycle_id)
        what = await copied(goal, cycle, with_values=entry.with_values, publish=entry.decision is CarryDecision.KEEP)
        own.to_id, _ = await create_objective(viewer, what.entry, idempotency_key=f"carry {encode('obj', goal.id)}")
        rows += await _pairs(goal.id, own.to_id, what)
        moved = await _finish(viewer, goal, rows, what, cycle)
    for row in rows:
        row.by_id, row.at = viewer.person_id, clock.now()
    await Carry.bulk_create(rows)
    await record("objective.carried", "objective", goal.id, objective_id=goal.id)
    return goal.id, moved


async def _require_undecided(goal: Goal) -> None:
    if goal.cycle.phase is not CyclePhase.GRADING:
        raise CycleLocked("What goes on is decided while a cycle is in GRADING.", path=("id",))
    if goal.objective.state is not ObjectiveState.PUBLISHED or goal.objective.progress == 1:
        raise Invalid("Only what was published and is unfinished goes on.", path=("id",))
    if await Carry.filter(id=goal.id).exists():
        raise AlreadyCarried("What becomes of this objective has been decided.", path=("id",))


async def _later_cycle(goal: Goal, cycle_id: int | None) -> Cycle:
    if cycle_id is None:
        raise Blank("Say in which cycle it goes on.", path=("toCycleId",))
    cycle = await existing_cycle(cycle_id, "toCycleId")
    if cycle.starts_on <= goal.cycle.starts_on:
        raise Invalid("It goes on in a later cycle.", path=("toCycleId",))
    with within("to"):
        require_writable(cycle)
    return cycle


async def _pairs(objective_id: int, to_id: int, what: Copied) -> list[Carry]:
    """Each key result beside its copy, which stands at the same place."""
    copies = await KeyResult.filter(objective_id=to_id).order_by("position", "id")
    return [
        Carry(id=old.id, objective_id=objective_id, to_id=new.id, with_values=what.with_values)
        for old, new in zip(what.key_results, copies, strict=True)
    ]


async def _finish(viewer: Viewer, goal: Goal, rows: Sequence[Carry], what: Copied, cycle: Cycle) -> Moved:
    """Edges and carried values of the copies, and the numbers that follow."""
    copies = {row.id: row.to_id for row in rows if row.to_id is not None}
    await _align(goal, copies, cycle)
    if what.with_values:
        await carried_check_ins(viewer, copies, what)
    return await recompute([*copies.values()])


async def _align(goal: Goal, copies: Mapping[int, int], cycle: Cycle) -> None:
    edges = await Alignment.filter(Q(from_objective_id=goal.id) | Q(to_objective_id=goal.id)).order_by("-primary", "id")
    ends = {id_ for edge in edges for id_ in (edge.from_id, edge.to_id)} - copies.keys()
    others = {row.id: row.to_id for row in await Carry.filter(id__in=sorted(ends), to_id__not_isnull=True) if row.to_id}
    goals = await goals_by_id({*ends, *others.values(), *copies.values()})

    def now(goal_id: int) -> Goal | None:
        return goals.get(copies.get(goal_id) or others.get(goal_id) or 0)

    for edge in edges:
        source, target = now(edge.from_id), now(edge.to_id) or _staying(goals.get(edge.to_id), goal)
        if source is None or target is None or source.cycle.id != cycle.id or target.cycle.id == goal.cycle.id:
            continue
        entry = AlignmentEntry(target.id, kind=edge.kind, weight=edge.weight, primary=edge.primary)
        await set_edge(source, target, entry, None)


def _staying(target: Goal | None, goal: Goal) -> Goal | None:
    """What an edge still leads to because it is of another, running cycle: the year's, say."""
    if target is None or target.cycle.id == goal.cycle.id or target.cycle.phase is CyclePhase.CLOSED:
        return None
    return target
