"""Aligning goals: edges set and removed by whoever answers for either end."""

from plumbline.database import transaction
from plumbline.kit.errors import NotFound
from plumbline.okrs import policy
from plumbline.okrs.entries import AlignmentEntry, ReasonEntry
from plumbline.okrs.models import Alignment
from plumbline.okrs.policy import Verb
from plumbline.okrs.service.changes import log_changes
from plumbline.okrs.service.edges import remove_edge, set_edge, tell_aligned, worded
from plumbline.okrs.service.goals import Goal, goal_for, goals_by_id, require_open
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import AlignmentKind
from plumbline.organization.viewer import Viewer


@transaction
async def align(
    viewer: Viewer, from_id: int, entry: AlignmentEntry, *, reason: ReasonEntry | None = None
) -> tuple[int, Moved]:
    """Set the edge from a goal up to a goal. Returns its id and the goals whose numbers moved.

    Who edits the source sets everything; who edits the target may set weight and kind of an edge that is there.
    Raises NotFound, Forbidden, AlignmentLoop, LessVisible, MixedUnits, ReasonRequired, CycleLocked.
    """
    await hold_shape_for_change()
    source = (await goals_by_id([from_id])).get(from_id)
    with within("to"):
        target = await visible_target(viewer, entry.to_id)
    existing = await Alignment.get_or_none(from_id=from_id, to_id=entry.to_id)
    if source is None or not policy.can_see(viewer, source.owned):
        raise NotFound("There is no such goal.", path=("fromId",))
    if not policy.can(viewer, Verb.EDIT, source.owned):
        _require_weigher(viewer, source, target, existing, entry)
    require_open(source)
    before = worded(existing) if existing else None
    with within("to"):
        edge = await set_edge(source, target, entry, existing)
    if existing is None:
        await tell_aligned(viewer, edge)
    await log_changes(viewer, source, {"alignment": before}, {"alignment": worded(edge)}, reason)
    return int(edge.id), await recompute([from_id, entry.to_id])


@transaction
async def remove_alignment(viewer: Viewer, from_id: int, to_id: int, *, reason: ReasonEntry | None = None) -> Moved:
    """Take an edge away. Raises NotFound, Forbidden, ReasonRequired, CycleLocked."""
    await hold_shape_for_change()
    source = await goal_for(viewer, Verb.EDIT, from_id, field="fromId")
    require_open(source)
    edge = await Alignment.get_or_none(from_id=from_id, to_id=to_id)
    if edge is None:
        raise NotFound("These two are not aligned.", path=("toId",))
    await log_changes(viewer, source, {"alignment": worded(edge)}, {"alignment": None}, reason)
    await remove_edge(source, edge)
    return await recompute([from_id, to_id])


async def visible_target(viewer: Viewer, to_id: int) -> Goal:
    """The goal an edge may point to. Raises NotFound when the viewer does not see it or it is archived."""
    target = (await goals_by_id([to_id])).get(to_id)
    if target is None or not policy.can_see(viewer, target.owned) or target.objective.archived:
        raise NotFound("There is no such goal.", path=("toId",))
    return target


def _require_weigher(
    viewer: Viewer, source: Goal, target: Goal, existing: Alignment | None, entry: AlignmentEntry
) -> None:
    weighs = existing is not None and policy.can(viewer, Verb.WEIGH, target.owned)
    strengthens = existing is not None and (
        (existing.kind is AlignmentKind.SUPPORTS and entry.kind is AlignmentKind.CONTRIBUTES)
        or (entry.primary is not None and entry.primary != existing.primary)
    )
    if not weighs or strengthens:
        policy.require(viewer, Verb.EDIT, source.owned)
