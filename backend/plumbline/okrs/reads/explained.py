"""The numbers of goals taken apart, from what is stored; goals the viewer may not see are absent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.okrs.checkins import standing_of
from plumbline.okrs.explanation import (
    Explanation,
    ExplanationItem,
    fed_explained,
    kept_share_explained,
    measured_explained,
    milestones_explained,
    objective_explained,
)
from plumbline.okrs.goals import KeyResultNode
from plumbline.okrs.pool import GoalGraph
from plumbline.okrs.reads.duties import check_ins_of
from plumbline.okrs.reads.kept import answers_of
from plumbline.okrs.reads.nodes import subgraph
from plumbline.okrs.reads.refs import goal_refs
from plumbline.okrs.words import Measure, ScoredBy, ValueFrom

_SCORED = "select id, scored_by, latest_check_in_id from key_result where id in :ids"
_MILESTONES = "select id, key_result_id, name, weight from milestone where key_result_id in :ids order by position, id"


@dataclass(frozen=True, slots=True, eq=False)
class _Apart:
    """What the explanations of a level need."""

    graph: GoalGraph
    goals: Mapping[int, tuple[Ref, str]]
    titles: Mapping[int, str]
    scored_by: Mapping[int, str]
    reported: frozenset[int]
    milestones: Mapping[int, list[tuple[str, float, bool]]]
    answers: Mapping[int, list[Any]]


async def explanations(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Why each of these goals has its progress; in a fixed number of statements."""
    apart = await _apart(reads, keys)
    return {key: _worded(_explained(apart, key), apart) for key in keys}


async def taken_apart(reads: Reads, keys: Sequence[int]) -> dict[int, Explanation]:
    """The explanations themselves."""
    apart = await _apart(reads, keys)
    return {key: _explained(apart, key) for key in keys}


def _explained(apart: _Apart, goal_id: int) -> Explanation:
    graph = apart.graph
    objective = graph.objectives.get(goal_id)
    if objective is not None:
        return objective_explained(graph, objective, apart.titles, {})
    node = graph.key_results[goal_id]
    if node.value_from is not ValueFrom.CHECK_INS:
        return fed_explained(graph, node, apart.titles, {})
    if node.facts.measure is Measure.MILESTONES:
        return milestones_explained(apart.milestones.get(goal_id, ()), node.numbers)
    if apart.scored_by[goal_id] == ScoredBy.KEPT_SHARE:
        return kept_share_explained(node.facts, apart.answers.get(goal_id, ()), node.numbers)
    current = node.numbers.current_value if goal_id in apart.reported else None
    return measured_explained(node.facts, current, node.numbers)


async def _apart(reads: Reads, keys: Sequence[int]) -> _Apart:
    nodes = await subgraph(reads.connection, keys)
    goals = await goal_refs(reads, sorted({*nodes.objectives, *nodes.key_results}))
    own = {key: nodes.key_results[key] for key in keys if key in nodes.key_results}
    rows = await reads.rows(Sql(_SCORED, ids=sorted(own))) if own else []
    kept = [row[0] for row in rows if row[1] == ScoredBy.KEPT_SHARE]
    return _Apart(
        graph=GoalGraph(nodes.objectives.values(), nodes.key_results.values(), nodes.edges),
        goals=goals,
        titles={goal_id: title for goal_id, (_, title) in goals.items()},
        scored_by={row[0]: row[1] for row in rows},
        reported=frozenset(row[0] for row in rows if row[2] is not None),
        milestones=await _milestones(reads, own.values()),
        answers=await answers_of(reads, kept) if kept else {},
    )


async def _milestones(reads: Reads, nodes: Iterable[KeyResultNode]) -> dict[int, list[tuple[str, float, bool]]]:
    """Name, weight and whether it is done, of the milestones of each key result that is measured by them."""
    ids = [node.id for node in nodes if node.facts.measure is Measure.MILESTONES]
    if not ids:
        return {}
    check_ins = await check_ins_of(reads, ids)
    done = {id_: standing_of(check_ins.get(id_, ())).milestones_done or frozenset() for id_ in ids}
    found: dict[int, list[tuple[str, float, bool]]] = {id_: [] for id_ in ids}
    for milestone_id, key_result_id, name, weight in await reads.rows(Sql(_MILESTONES, ids=ids)):
        found[key_result_id].append((name, weight, milestone_id in done[key_result_id]))
    return found


def _worded(explanation: Explanation, apart: _Apart) -> dict[str, Any]:
    return {
        "value": explanation.value,
        "automatic_value": explanation.automatic_value,
        "formula": explanation.formula,
        "manual": explanation.manual,
        "items": [_item(item, apart) for item in explanation.items if _is_seen(item, apart)],
        "left_out": [_item(item, apart) for item in explanation.left_out if _is_seen(item, apart)],
    }


def _is_seen(item: ExplanationItem, apart: _Apart) -> bool:
    return item.goal_id is None or item.goal_id in apart.goals


def _item(item: ExplanationItem, apart: _Apart) -> dict[str, Any]:
    return {
        "goal": None if item.goal_id is None else apart.goals[item.goal_id][0],
        "label": item.label,
        "value": item.value,
        "counted": item.counted,
        "weight": item.weight,
        "share": item.share,
        "why": item.why,
    }
