"""Edges of the goal graph: checked, written, and the primary one repeated where the tree reads it."""

from collections.abc import Iterable

from tortoise.expressions import Q

from plumbline.cycles.service import CycleLocked
from plumbline.cycles.words import CyclePhase
from plumbline.database import current
from plumbline.events.outbox import record, record_all
from plumbline.kit.errors import TooLong
from plumbline.kit.ids import new_id
from plumbline.okrs.alignment import check_edge, fitting_kind, may_be_primary, may_contribute
from plumbline.okrs.entries import AlignmentEntry
from plumbline.okrs.goals import Edge
from plumbline.okrs.measures import check_units, checked_weight
from plumbline.okrs.models import Alignment, KeyResult, Objective
from plumbline.okrs.policy import audience
from plumbline.okrs.reads.nodes import edges_above
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.service.goals import Goal, goals_by_id
from plumbline.okrs.service.refusals import LessVisible, told
from plumbline.okrs.words import AlignmentKind, ValueFrom
from plumbline.organization.viewer import Viewer

MOST_EDGES = 50


async def set_edge(source: Goal, target: Goal, entry: AlignmentEntry, existing: Alignment | None) -> Alignment:
    """Write one checked edge, without recomputing. The caller holds the graph's shape, may edit, and logs the change."""
    others = await Alignment.filter(from_id=source.id).exclude(to_id=target.id)
    if len(others) >= MOST_EDGES:
        raise TooLong(f"A goal aligns to at most {MOST_EDGES} others.")
    primary = entry.primary if entry.primary is not None else (existing.primary if existing else not others)
    if target.cycle.phase is CyclePhase.CLOSED:
        raise CycleLocked("Nothing in a closed cycle changes any more.", path=("toId",))
    above, below = audience(target.owned), audience(source.owned)
    if primary and not may_be_primary(below, above):
        raise LessVisible("The target is seen by fewer people than this goal.", path=("toId",))
    wanted = entry.kind or (existing.kind if existing else AlignmentKind.CONTRIBUTES)
    kind = fitting_kind(wanted, below, above)
    kept = existing.weight if existing else 1.0
    new = Edge(source.id, target.id, kind, kept if entry.weight is None else entry.weight, primary)
    await _check(source, target, new)
    if primary:
        await Alignment.filter(from_id=source.id, primary=True).exclude(to_id=target.id).update(primary=False)
    edge = await _write(source, target, new, existing)
    await _repeat_primary(source)
    await _tell(source, target)
    return edge


async def tell_aligned(viewer: Viewer, edge: Alignment) -> None:
    """Record that an edge has been added, for whoever edits its target."""
    await record("alignment.added", "alignment", edge.id, payload={"by": viewer.person_id})


async def remove_edge(source: Goal, edge: Alignment) -> None:
    """Take an edge away; without its primary one the goal stands nowhere."""
    await edge.delete()
    if edge.primary:
        await _repeat_primary(source)
    target = (await goals_by_id([edge.to_id]))[edge.to_id]
    await _tell(source, target)


async def refit(source_objectives: Iterable[Goal]) -> list[int]:
    """Loosen edges that no longer fit, after visibility, owners, names or a home team changed.

    Looks at edges out of and into these objectives: a contribution that would leak becomes SUPPORTS, and what
    stood under a goal that fewer see now stands by itself. Returns the ids of the goals whose edges changed.
    """
    ids = [goal.objective.id for goal in source_objectives]
    edges = await Alignment.filter(Q(from_objective_id__in=ids) | Q(to_objective_id__in=ids))
    owned = await owned_by_id(
        current(), {id_ for edge in edges for id_ in (edge.from_objective_id, edge.to_objective_id)}
    )
    audiences = {id_: audience(each) for id_, each in owned.items()}
    leaking, fallen = [], []
    for edge in edges:
        below, above = audiences[edge.from_objective_id], audiences[edge.to_objective_id]
        if fitting_kind(edge.kind, below, above) is not edge.kind:
            leaking.append(edge)
        if edge.primary and not may_be_primary(below, above):
            fallen.append(edge)
    await Alignment.filter(id__in=[edge.id for edge in leaking]).update(kind=AlignmentKind.SUPPORTS)
    await Alignment.filter(id__in=[edge.id for edge in fallen]).update(primary=False)
    for table in (Objective, KeyResult):
        roots = table.filter(id__in=[edge.from_id for edge in fallen])
        await roots.update(parent_objective_id=None, parent_key_result_id=None)
    loosened = {edge.from_objective_id for edge in (*leaking, *fallen)}
    await record_all("objective.aligned", "objective", [(id_, id_, None) for id_ in sorted(loosened)])
    return [id_ for edge in leaking for id_ in (edge.from_id, edge.to_id)]


async def _check(source: Goal, target: Goal, new: Edge) -> None:
    with told("weight"):
        checked_weight(new.weight)
    if target.key_result and target.key_result.value_from is ValueFrom.SUM and new.kind is AlignmentKind.CONTRIBUTES:
        unit = source.key_result.unit if source.key_result else None
        with told("toId"):
            check_units(target.key_result.unit, [unit] if source.key_result else ["objectives"])
    others = [
        edge
        for edge in await edges_above(current(), [target.id])
        if (edge.from_id, edge.to_id) != (new.from_id, new.to_id)
    ]
    ids = {id_ for edge in [*others, new] for id_ in (edge.from_id, edge.to_id)}
    objective_of = dict(await KeyResult.filter(id__in=sorted(ids)).values_list("id", "objective_id"))
    with told("toId"):
        check_edge(others, objective_of, new)


async def _tell(source: Goal, target: Goal) -> None:
    """Both ends have changed; of the upper one only those hear who see the lower one too."""
    ends = {source.objective.id}
    if source.is_published and may_contribute(audience(source.owned), audience(target.owned)):
        ends.add(target.objective.id)
    await record_all("objective.aligned", "objective", [(id_, id_, None) for id_ in sorted(ends)])


async def _write(source: Goal, target: Goal, new: Edge, existing: Alignment | None) -> Alignment:
    if existing is not None:
        existing.kind, existing.weight, existing.primary = new.kind, new.weight, new.primary
        await existing.save()
        return existing
    return await Alignment.create(
        id=new_id(),
        kind=new.kind,
        weight=new.weight,
        primary=new.primary,
        from_id=source.id,
        to_id=target.id,
        from_objective_id=source.objective.id,
        from_key_result_id=source.key_result.id if source.key_result else None,
        to_objective_id=target.objective.id,
        to_key_result_id=target.key_result.id if target.key_result else None,
    )


async def _repeat_primary(source: Goal) -> None:
    edge = await Alignment.get_or_none(from_id=source.id, primary=True)
    parent = {
        "parent_objective_id": edge.to_objective_id if edge else None,
        "parent_key_result_id": edge.to_key_result_id if edge else None,
    }
    table = KeyResult if source.key_result else Objective
    await table.filter(id=source.id).update(**parent)


def worded(edge: Edge | Alignment) -> str:
    """An edge in the record of changes. It names its target by id: not everyone may know the title."""
    primary = ", primary" if edge.primary else ""
    return f"{edge.kind.value} {edge.to_id} weight {edge.weight:.15g}{primary}"
