"""The numbers of goals taken apart, from what is stored; goals the viewer may not see are absent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref
from plumbline.engine.asking import described
from plumbline.okrs.cadence import days_overdue
from plumbline.okrs.checkins import standing_of
from plumbline.okrs.explanation import (
    Explanation,
    fed_explained,
    kept_share_explained,
    measured_explained,
    milestones_explained,
    objective_explained,
)
from plumbline.okrs.goals import KeyResultNode, ObjectiveNode
from plumbline.okrs.pool import GoalGraph, PoolItem
from plumbline.okrs.reads.days import Calendar, calendar_of
from plumbline.okrs.reads.duties import check_ins_of
from plumbline.okrs.reads.kept import answers_of
from plumbline.okrs.reads.nodes import Subgraph, subgraph
from plumbline.okrs.reads.refs import goal_refs
from plumbline.okrs.reads.worded import worded
from plumbline.okrs.sentences import ReasonCode
from plumbline.okrs.verdicts import (
    Reported,
    fed_health_explained,
    has_pool,
    objective_health_explained,
    pooled_confidence_explained,
    pooled_pace_explained,
    reported_confidence_explained,
    reported_health_explained,
    reported_pace_explained,
)
from plumbline.okrs.words import ExplainedNumber, Measure, ScoredBy, Status, ValueFrom

_SCORED = "select id, scored_by, latest_check_in_id, status, due_at from key_result where id in :ids"
_MILESTONES = "select id, key_result_id, name, weight from milestone where key_result_id in :ids order by position, id"
_DAYS = """
select k.id, c.happened_on, case when exists (select 1 from phased_target p where p.key_result_id = k.id) then 1 else 0 end
from key_result k left join check_in c on c.id = k.latest_check_in_id where k.id in :ids
"""
_ENTERED = {
    ExplainedNumber.PROGRESS: ["manual_progress", "progress_from"],
    ExplainedNumber.HEALTH: ["stated_health", "stated_health_note"],
}
_ENTERING = """
select objective_id, max(id) from change where objective_id in :ids and key_result_id is null and field in :fields
group by objective_id
"""
_LINES = {True: ReasonCode.PHASED_LINE, False: ReasonCode.STRAIGHT_LINE}

Of = Annotated[ExplainedNumber, described("What to explain.")]


class Step(NamedTuple):
    """A milestone: whether it is done."""

    id: int
    name: str
    weight: float
    done: bool


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """What the explanations of a level need."""

    graph: GoalGraph
    goals: Mapping[int, Ref]
    titles: Mapping[int, str]
    days: Calendar
    scored_by: Mapping[int, str]
    reported: frozenset[int]
    said: Mapping[int, Reported]
    milestones: Mapping[int, list[Step]]
    answers: Mapping[int, list[Any]]


async def explanations(
    reads: Reads, keys: Sequence[int], *, of: Of = ExplainedNumber.PROGRESS
) -> dict[int, dict[str, Any]]:
    """Why each of these goals has its progress, health, pace or confidence; in a fixed number of statements."""
    apart = await apart_of(reads, await subgraph(reads.connection, keys), keys)
    found = {key: explained(apart, key, of) for key in keys}
    by_hand = await _changes(reads, [key for key in keys if found[key].manual], of)
    return {key: worded(found[key], apart.goals) | {"change": by_hand.get(key)} for key in keys}


async def taken_apart(
    reads: Reads, keys: Sequence[int], of: ExplainedNumber = ExplainedNumber.PROGRESS
) -> dict[int, Explanation]:
    """The explanations themselves."""
    apart = await apart_of(reads, await subgraph(reads.connection, keys), keys)
    return {key: explained(apart, key, of) for key in keys}


def explained(apart: Apart, goal_id: int, of: ExplainedNumber) -> Explanation:
    """Why this goal has this number or word."""
    if of is ExplainedNumber.PROGRESS:
        return _progress(apart, goal_id)
    graph, titles = apart.graph, apart.titles
    node = graph.node(goal_id)
    if of is ExplainedNumber.HEALTH:
        if isinstance(node, ObjectiveNode):
            return objective_health_explained(graph, node, titles, {})
        if has_pool(node):
            return fed_health_explained(graph, node, titles, {})
        return reported_health_explained(node.numbers, apart.said[goal_id])
    pool = _pool(graph, node) if has_pool(node) else None
    if of is ExplainedNumber.CONFIDENCE:
        if pool is None:
            return reported_confidence_explained(node.numbers)
        return pooled_confidence_explained(pool, node.numbers, titles)
    if pool is None:
        return reported_pace_explained(node.numbers, apart.said[goal_id], apart.days.limits)
    return pooled_pace_explained(pool, node.numbers, titles, apart.days.limits)


def _pool(graph: GoalGraph, node: ObjectiveNode | KeyResultNode) -> list[PoolItem]:
    if isinstance(node, ObjectiveNode):
        return graph.pool_of_objective(node, {})
    return graph.pool_of_key_result(node, {})


def _progress(apart: Apart, goal_id: int) -> Explanation:
    graph = apart.graph
    objective = graph.objectives.get(goal_id)
    if objective is not None:
        return objective_explained(graph, objective, apart.titles, {})
    node = graph.key_results[goal_id]
    if node.value_from is not ValueFrom.CHECK_INS:
        return fed_explained(graph, node, apart.titles, {})
    if node.facts.measure is Measure.MILESTONES:
        return milestones_explained((step[1:] for step in apart.milestones.get(goal_id, ())), node.numbers)
    if apart.scored_by[goal_id] == ScoredBy.KEPT_SHARE:
        return kept_share_explained(node.facts, apart.answers.get(goal_id, ()), node.numbers)
    current = node.numbers.current_value if goal_id in apart.reported else None
    return measured_explained(node.facts, current, node.numbers)


async def apart_of(reads: Reads, nodes: Subgraph, keys: Sequence[int]) -> Apart:
    """What the explanations of these goals need besides the part of the graph around them."""
    goals = await goal_refs(reads, sorted({*nodes.objectives, *nodes.key_results}))
    own = {key: nodes.key_results[key] for key in keys if key in nodes.key_results}
    rows = await reads.rows(Sql(_SCORED, ids=sorted(own))) if own else []
    kept = [row[0] for row in rows if row[1] == ScoredBy.KEPT_SHARE]
    days = await calendar_of(reads)
    return Apart(
        graph=GoalGraph(nodes.objectives.values(), nodes.key_results.values(), nodes.edges),
        goals={goal_id: ref for goal_id, (ref, _) in goals.items()},
        titles={goal_id: title for goal_id, (_, title) in goals.items()},
        days=days,
        scored_by={row[0]: row[1] for row in rows},
        reported=frozenset(row[0] for row in rows if row[2] is not None),
        said=await _said(reads, own, rows, days),
        milestones=await _milestones(reads, own.values()),
        answers=await answers_of(reads, kept) if kept else {},
    )


async def _said(
    reads: Reads, own: Mapping[int, KeyResultNode], rows: Sequence[Row], days: Calendar
) -> dict[int, Reported]:
    lines = {row[0]: row for row in await reads.rows(Sql(_DAYS, ids=sorted(own)))} if own else {}
    now, found = reads.now, {}
    for id_, _, _, status, due_at in rows:
        _, day, has_phases = lines[id_]
        is_steps = own[id_].facts.measure is Measure.MILESTONES
        found[id_] = Reported(
            status=Status(status) if status else None,
            days_overdue=days_overdue(due_at if due_at and due_at <= now else None, now),
            grace_days=days.grace_days,
            expected_by=day,
            line=ReasonCode.MILESTONES_DUE if is_steps else _LINES[bool(has_phases)],
        )
    return found


async def _changes(reads: Reads, manual: Sequence[int], of: ExplainedNumber) -> dict[int, Ref]:
    """The last recorded change that entered what stands there by hand; drafts leave none."""
    fields = _ENTERED.get(of, [])
    rows = await reads.rows(Sql(_ENTERING, ids=manual, fields=fields)) if manual and fields else []
    return {row[0]: Ref("Change", row[1]) for row in rows}


async def _milestones(reads: Reads, nodes: Iterable[KeyResultNode]) -> dict[int, list[Step]]:
    """Name, weight and whether it is done, of the milestones of each key result that is measured by them."""
    ids = [node.id for node in nodes if node.facts.measure is Measure.MILESTONES]
    if not ids:
        return {}
    check_ins = await check_ins_of(reads, ids)
    done = {id_: standing_of(check_ins.get(id_, ())).milestones_done or frozenset() for id_ in ids}
    found: dict[int, list[Step]] = {id_: [] for id_ in ids}
    for milestone_id, key_result_id, name, weight in await reads.rows(Sql(_MILESTONES, ids=ids)):
        found[key_result_id].append(Step(milestone_id, name, weight, milestone_id in done[key_result_id]))
    return found
