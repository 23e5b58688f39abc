"""Alignment: which edges the graph may have, and how goals are reached along them."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plumbline.okrs.goals import Edge
from plumbline.okrs.measures import checked_weight
from plumbline.okrs.refusals import AlignmentLoop, Duplicate, Invalid
from plumbline.okrs.words import AlignmentKind, Visibility

Up = Callable[[int], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see a goal: `unit_id` matters for TEAM, `owner_ids` and `named_ids` for PRIVATE."""

    visibility: Visibility = Visibility.EVERYONE
    unit_id: int | None = None
    owner_ids: frozenset[int] = frozenset()
    named_ids: frozenset[int] = frozenset()


def check_edge(edges: Iterable[Edge], objective_of: Mapping[int, int], new: Edge) -> None:
    """Refuse an edge that the graph may not have; `edges` are the others, without the one it replaces.

    Raises OutOfRange (weight), Invalid (a key result to its own objective), Duplicate, AlignmentLoop.
    """
    checked_weight(new.weight)
    if objective_of.get(new.from_id) == new.to_id:
        raise Invalid("A key result cannot be aligned to its own objective.")
    others = list(edges)
    if any((edge.from_id, edge.to_id) == (new.from_id, new.to_id) for edge in others):
        raise Duplicate("These two are aligned already.")
    loop = loop_made_by(others, objective_of, new)
    if loop is not None:
        raise AlignmentLoop(loop)


def loop_made_by(edges: Iterable[Edge], objective_of: Mapping[int, int], new: Edge) -> list[int] | None:
    """The way round that `new` would close, each goal once, from its source on upward; None if it closes none.

    CONTRIBUTES edges and primary edges are two graphs, each taken together with the step from a key
    result to its objective; a SUPPORTS edge that is not primary cannot close a loop, save to itself. The shortest
    way is named.
    """
    if new.from_id == new.to_id:
        return [new.from_id]
    others = list(edges)
    graphs: list[list[Edge]] = []
    if new.kind is AlignmentKind.CONTRIBUTES:
        graphs.append([edge for edge in others if edge.kind is AlignmentKind.CONTRIBUTES])
    if new.primary:
        graphs.append([edge for edge in others if edge.primary])
    for graph in graphs:
        back = _shortest_way(_upward(graph, objective_of), new.to_id, new.from_id)
        if back is not None:
            return [new.from_id, *back[:-1]]
    return None


def path_between(edges: Iterable[Edge], objective_of: Mapping[int, int], from_id: int, to_id: int) -> list[int] | None:
    """Goals from one to the other: the shortest way up, else up to the nearest goal above both and down again.

    Nearest is the fewest steps in all, then the fewest up, then the lower id. None when nothing joins them.
    """
    up = _upward(edges, objective_of)
    direct = _shortest_way(up, from_id, to_id)
    if direct is not None:
        return direct
    left, right = _distances(up, from_id), _distances(up, to_id)
    shared = left.keys() & right.keys()
    if not shared:
        return None
    top = min(shared, key=lambda each: (left[each] + right[each], left[each], each))
    there, back = _shortest_way(up, from_id, top), _shortest_way(up, to_id, top)
    return [*(there or ()), *(back or ())[-2::-1]]


def may_contribute(source: Audience, target: Audience) -> bool:
    """Whether numbers may flow from source to target: a restricted goal's only to one seen by exactly the same."""
    if source.visibility is Visibility.EVERYONE:
        return True
    if source.visibility is not target.visibility:
        return False
    return _same_audience(source, target)


def fitting_kind(kind: AlignmentKind, source: Audience, target: Audience) -> AlignmentKind:
    """The kind asked for, or SUPPORTS where a contribution would leak."""
    return kind if may_contribute(source, target) else AlignmentKind.SUPPORTS


def may_be_primary(source: Audience, target: Audience) -> bool:
    """Whether the target is never less visible than the source. A private goal fits under its own team's."""
    if target.visibility is Visibility.EVERYONE:
        return True
    if source.visibility is target.visibility:
        return _same_audience(source, target)
    return (
        source.visibility is Visibility.PRIVATE
        and target.visibility is Visibility.TEAM
        and source.unit_id == target.unit_id
    )


def _same_audience(one: Audience, other: Audience) -> bool:
    if one.visibility is Visibility.TEAM:
        return one.unit_id == other.unit_id
    return one.owner_ids == other.owner_ids and one.named_ids == other.named_ids


def _upward(edges: Iterable[Edge], objective_of: Mapping[int, int]) -> Up:
    above: defaultdict[int, list[int]] = defaultdict(list)
    for edge in edges:
        above[edge.from_id].append(edge.to_id)

    def up(goal_id: int) -> Iterable[int]:
        objective = objective_of.get(goal_id)
        targets = above.get(goal_id, [])
        return sorted(targets if objective is None else [*targets, objective])

    return up


def _shortest_way(up: Up, from_id: int, to_id: int) -> list[int] | None:
    came_from = {from_id: from_id}
    waiting = deque([from_id])
    while waiting and to_id not in came_from:
        goal_id = waiting.popleft()
        for each in up(goal_id):
            if each not in came_from:
                came_from[each] = goal_id
                waiting.append(each)
    if to_id not in came_from:
        return None
    way = [to_id]
    while way[-1] != from_id:
        way.append(came_from[way[-1]])
    return way[::-1]


def _distances(up: Up, from_id: int) -> dict[int, int]:
    distances = {from_id: 0}
    waiting = deque([from_id])
    while waiting:
        goal_id = waiting.popleft()
        for each in up(goal_id):
            if each not in distances:
                distances[each] = distances[goal_id] + 1
                waiting.append(each)
    return distances
