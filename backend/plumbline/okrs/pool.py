"""What counts for a goal, what does not, and why: the one place both the roll-up and its explanation ask."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.words import (
    AlignmentKind,
    KeyResultState,
    ObjectiveState,
    ProgressSource,
    ValueFrom,
)

_COUNTS = frozenset({ObjectiveState.PUBLISHED, ObjectiveState.CLOSED})


class LeftOut(StrEnum):
    """Why a goal that points here does not count here."""

    NOT_PUBLISHED = "NOT_PUBLISHED"
    DROPPED = "DROPPED"
    NOT_DRIVING = "NOT_DRIVING"
    OTHER_UNIT = "OTHER_UNIT"
    NO_NUMBER = "NO_NUMBER"


@dataclass(frozen=True, slots=True)
class PoolItem:
    """One goal that points here. `own`: a key result of this very objective. Weight 0 is shown, not counted."""

    goal_id: int
    weight: float
    own: bool
    numbers: Numbers
    left_out: LeftOut | None


class GoalGraph:
    """Goals by id, with the way down from each one to whatever counts for it. Order of the input never shows."""

    def __init__(
        self,
        objectives: Iterable[ObjectiveNode],
        key_results: Iterable[KeyResultNode],
        edges: Iterable[Edge],
    ) -> None:
        self.objectives = {node.id: node for node in objectives}
        self.key_results = {node.id: node for node in sorted(key_results, key=lambda node: node.id)}
        self._own: defaultdict[int, list[KeyResultNode]] = defaultdict(list)
        for node in self.key_results.values():
            self._own[node.objective_id].append(node)
        self._contributors: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in sorted(edges, key=lambda edge: edge.from_id):
            if edge.kind is AlignmentKind.CONTRIBUTES:
                self._contributors[edge.to_id].append(edge)

    def below(self, goal_id: int) -> Iterator[int]:
        """Ids one step down: key results of an objective, and contributors of any goal."""
        yield from (node.id for node in self._own.get(goal_id, ()))
        yield from (edge.from_id for edge in self._contributors.get(goal_id, ()))

    def is_closed(self, key_result: KeyResultNode) -> bool:
        """Whether the key result's objective has been closed."""
        return self.objectives[key_result.objective_id].state is ObjectiveState.CLOSED

    def pool_of_objective(self, node: ObjectiveNode, fresh: Mapping[int, Numbers]) -> list[PoolItem]:
        """Key results first, then contributors. Numbers are the fresh ones where there are any, else the stored."""
        drives_own = node.progress_from is not ProgressSource.CONTRIBUTIONS
        drives_others = node.progress_from is not ProgressSource.KEY_RESULTS
        items = [
            self._item(child.id, child.weight, fresh, own=True, drives=drives_own)
            for child in self._own.get(node.id, ())
        ]
        return items + [
            self._item(edge.from_id, edge.weight, fresh, own=False, drives=drives_others)
            for edge in self._contributors.get(node.id, ())
        ]

    def pool_of_key_result(self, node: KeyResultNode, fresh: Mapping[int, Numbers]) -> list[PoolItem]:
        """Contributors of a key result; they drive it only when its value comes from them."""
        return [
            self._item(
                edge.from_id,
                edge.weight,
                fresh,
                own=False,
                drives=node.value_from is not ValueFrom.CHECK_INS,
                adds_to=node if node.value_from is ValueFrom.SUM else None,
            )
            for edge in self._contributors.get(node.id, ())
        ]

    def _item(
        self,
        goal_id: int,
        weight: float,
        fresh: Mapping[int, Numbers],
        *,
        own: bool,
        drives: bool,
        adds_to: KeyResultNode | None = None,
    ) -> PoolItem:
        numbers = fresh[goal_id] if goal_id in fresh else self.node(goal_id).numbers
        left_out = self._state_of(goal_id, own=own)
        if left_out is None and not drives:
            left_out = LeftOut.NOT_DRIVING
        if left_out is None and adds_to is not None:
            left_out = self._misfit(goal_id, adds_to)
        if left_out is None and (numbers.progress if adds_to is None else numbers.current_value) is None:
            left_out = LeftOut.NO_NUMBER
        return PoolItem(goal_id=goal_id, weight=weight, own=own, numbers=numbers, left_out=left_out)

    def node(self, goal_id: int) -> ObjectiveNode | KeyResultNode:
        """The goal with this id. Raises KeyError."""
        objective = self.objectives.get(goal_id)
        return self.key_results[goal_id] if objective is None else objective

    def _state_of(self, goal_id: int, *, own: bool) -> LeftOut | None:
        key_result = self.key_results.get(goal_id)
        if key_result is not None and key_result.state is KeyResultState.DROPPED:
            return LeftOut.DROPPED
        if own:
            return None
        objective_id = goal_id if key_result is None else key_result.objective_id
        published = self.objectives[objective_id].state in _COUNTS
        return None if published else LeftOut.NOT_PUBLISHED

    def _misfit(self, goal_id: int, adds_to: KeyResultNode) -> LeftOut | None:
        key_result = self.key_results.get(goal_id)
        fits = key_result is not None and key_result.facts.unit == adds_to.facts.unit
        return None if fits else LeftOut.OTHER_UNIT
