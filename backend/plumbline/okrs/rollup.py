"""The roll-up over the graph of goals: each goal once, contributors first, from rounded numbers below."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.health import health_from_contributions, objective_health, shown_health
from plumbline.okrs.pace import DEFAULT_LIMITS, PaceLimits, pace_of
from plumbline.okrs.pool import GoalGraph, LeftOut, PoolItem
from plumbline.okrs.progress import clamped, exact, exact_mean, progress_of, rounded, weighted_mean
from plumbline.okrs.refusals import AlignmentLoop
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    ObjectiveState,
    Pace,
    ProgressSource,
    ValueFrom,
)


def recomputed(
    objectives: Iterable[ObjectiveNode],
    key_results: Iterable[KeyResultNode],
    edges: Iterable[Edge],
    *,
    today: date,
    limits: PaceLimits = DEFAULT_LIMITS,
    affected: Collection[int] | None = None,
) -> dict[int, Numbers]:
    """Fresh numbers of the `affected` goals (None: all), contributors first.

    Goals outside `affected` are taken at their stored numbers. Everything one step below an affected
    goal must be given, and the objective of every key result given. Raises AlignmentLoop, KeyError.
    """
    graph = GoalGraph(objectives, key_results, edges)
    ids = {*graph.objectives, *graph.key_results} if affected is None else set(affected)
    fresh: dict[int, Numbers] = {}
    for goal_id in order(ids, graph.below):
        node = graph.node(goal_id)
        fresh[goal_id] = (
            _of_objective(graph, node, fresh, today, limits)
            if isinstance(node, ObjectiveNode)
            else _of_key_result(graph, node, fresh, limits)
        )
    return fresh


def order(ids: Collection[int], below: Callable[[int], Iterable[int]]) -> list[int]:
    """The ids, each after all of those `below` it. Same ids, same order. Raises AlignmentLoop naming a way round."""
    above: defaultdict[int, list[int]] = defaultdict(list)
    waiting_for: dict[int, int] = {}
    for goal_id in sorted(ids):
        inside = {each for each in below(goal_id) if each in ids}
        waiting_for[goal_id] = len(inside)
        for each in inside:
            above[each].append(goal_id)
    ready = deque(goal_id for goal_id, count in waiting_for.items() if not count)
    done: list[int] = []
    while ready:
        goal_id = ready.popleft()
        done.append(goal_id)
        for each in above[goal_id]:
            waiting_for[each] -= 1
            if not waiting_for[each]:
                ready.append(each)
    if len(done) < len(waiting_for):
        raise AlignmentLoop(_way_round({*waiting_for} - {*done}, below))
    return done


def affected_by(
    changed: Iterable[int],
    objective_of: Mapping[int, int],
    edges: Iterable[Edge],
    *,
    fixed: Collection[int] = (),
) -> set[int]:
    """The changed goals and every goal above them whose numbers may move. `fixed` ones (closed cycles) stop it.

    `objective_of` maps key results to their objectives.
    """
    above: defaultdict[int, list[int]] = defaultdict(list)
    for edge in edges:
        if edge.kind is AlignmentKind.CONTRIBUTES:
            above[edge.from_id].append(edge.to_id)
    reached = {goal_id for goal_id in changed if goal_id not in fixed}
    waiting = list(reached)
    while waiting:
        goal_id = waiting.pop()
        step = objective_of.get(goal_id)
        for each in above[goal_id] if step is None else [*above[goal_id], step]:
            if each not in reached and each not in fixed:
                reached.add(each)
                waiting.append(each)
    return reached


def _way_round(stuck: set[int], below: Callable[[int], Iterable[int]]) -> list[int]:
    way: list[int] = []
    goal_id = min(stuck)
    while goal_id not in way:
        way.append(goal_id)
        goal_id = min(each for each in below(goal_id) if each in stuck)
    return way[way.index(goal_id) :][::-1]


def _of_objective(
    graph: GoalGraph,
    node: ObjectiveNode,
    fresh: Mapping[int, Numbers],
    today: date,
    limits: PaceLimits,
) -> Numbers:
    items = graph.pool_of_objective(node, fresh)
    automatic = weighted_mean((item.weight, item.numbers.progress) for item in _counting(items))
    progress = automatic
    if node.progress_from is ProgressSource.MANUAL:
        progress = None if node.manual_progress is None else clamped(rounded(node.manual_progress))
    expected, pace, confidence = _opinions(items, limits)
    derived = Health.CLOSED
    if node.state is not ObjectiveState.CLOSED:
        derived = objective_health(
            node.progress_from,
            key_results=((item.weight, item.numbers.health) for item in _speaking(items) if item.own),
            contributions=((item.weight, item.numbers.health) for item in _speaking(items) if not item.own),
        )
    return Numbers(
        progress=progress,
        automatic_progress=automatic,
        expected=expected,
        pace=pace,
        confidence=confidence,
        health=shown_health(derived, node.stated_health, node.stated_until, today),
        derived_health=derived,
    )


def _of_key_result(graph: GoalGraph, node: KeyResultNode, fresh: Mapping[int, Numbers], limits: PaceLimits) -> Numbers:
    closed = graph.is_closed(node)
    if node.value_from is ValueFrom.CHECK_INS:
        health = Health.CLOSED if closed else node.numbers.health
        return replace(
            node.numbers,
            automatic_progress=node.numbers.progress,
            pace=pace_of(node.numbers.expected, node.numbers.progress, limits),
            health=health,
            derived_health=health,
        )
    items = graph.pool_of_key_result(node, fresh)
    current, raw = (_mean if node.value_from is ValueFrom.MEAN else _sum)(node, _counting(items))
    progress = None if raw is None else clamped(raw)
    expected, pace, confidence = _opinions(items, limits)
    health = Health.CLOSED
    if not closed:
        health = health_from_contributions((item.weight, item.numbers.health) for item in _speaking(items))
    return Numbers(
        progress=progress,
        automatic_progress=progress,
        raw_progress=raw,
        current_value=current,
        expected=expected,
        pace=pace,
        confidence=confidence,
        health=health,
        derived_health=health,
    )


def _mean(node: KeyResultNode, counting: list[PoolItem]) -> tuple[float | None, float | None]:
    """(current value, raw progress): C = S + mean of contributors' progress · (T − S)."""
    share = exact_mean((item.weight, item.numbers.progress) for item in counting)
    if share is None or node.facts.start is None or node.facts.target is None:
        return None, None
    start = exact(node.facts.start)
    return rounded(start + share * (exact(node.facts.target) - start)), rounded(share)


def _sum(node: KeyResultNode, counting: list[PoolItem]) -> tuple[float | None, float | None]:
    """(current value, raw progress): C = Σ contributors' current values, each in full."""
    values = [item.numbers.current_value for item in counting if item.weight > 0]
    if not values:
        return None, None
    current = rounded(sum((exact(value) for value in values if value is not None), Decimal(0)))
    return current, progress_of(node.facts, current).raw


def _opinions(items: Iterable[PoolItem], limits: PaceLimits) -> tuple[float | None, Pace | None, float | None]:
    """(expected, pace, confidence): means over the pool items that have one; pace against progress over the same."""
    counting = _counting(items)
    lined = [item for item in counting if item.numbers.expected is not None and item.numbers.progress is not None]
    expected = weighted_mean((item.weight, item.numbers.expected) for item in lined)
    progress = weighted_mean((item.weight, item.numbers.progress) for item in lined)
    confidence = weighted_mean((item.weight, item.numbers.confidence) for item in counting)
    return expected, pace_of(expected, progress, limits), confidence


def _counting(items: Iterable[PoolItem]) -> list[PoolItem]:
    return [item for item in items if item.left_out is None]


def _speaking(items: Iterable[PoolItem]) -> list[PoolItem]:
    """Whose health is heard: a goal without a number (a baseline, say) still has a word."""
    return [item for item in items if item.left_out in (None, LeftOut.NO_NUMBER)]
