"""A graph of goals with its stored numbers, as a database would keep it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.pool import GoalGraph
from plumbline.okrs.rollup import affected_by, recomputed
from plumbline.okrs.words import (
    Health,
    Measure,
)

TODAY = date(2025, 3, 3)
WAY = MeasureFacts(Measure.INCREASE, start=0, target=100)


@dataclass
class World:
    """A graph with its stored numbers, as a database would keep it."""

    objectives: dict[int, ObjectiveNode] = field(default_factory=dict)
    key_results: dict[int, KeyResultNode] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add(self, *nodes: ObjectiveNode | KeyResultNode | Edge) -> "World":
        for node in nodes:
            if isinstance(node, ObjectiveNode):
                self.objectives[node.id] = node
            elif isinstance(node, KeyResultNode):
                self.key_results[node.id] = node
            else:
                self.edges.append(node)
        return self

    def objective_of(self) -> dict[int, int]:
        return {node.id: node.objective_id for node in self.key_results.values()}

    def numbers(self, affected: set[int] | None = None) -> dict[int, Numbers]:
        nodes = self.objectives.values(), self.key_results.values()
        return recomputed(*nodes, self.edges, today=TODAY, affected=affected)

    def store(self, numbers: dict[int, Numbers]) -> None:
        for goal_id, fresh in numbers.items():
            if goal_id in self.objectives:
                self.objectives[goal_id] = replace(self.objectives[goal_id], numbers=fresh)
            else:
                self.key_results[goal_id] = replace(self.key_results[goal_id], numbers=fresh)

    def recompute_above(self, changed: Iterable[int]) -> None:
        self.store(self.numbers(affected_by(changed, self.objective_of(), self.edges)))

    def graph(self) -> GoalGraph:
        return GoalGraph(self.objectives.values(), self.key_results.values(), self.edges)


def reported(progress: float | None, health: Health = Health.ON_TRACK, expected: float | None = None) -> Numbers:
    return Numbers(progress, progress, progress, expected=expected, confidence=expected, health=health)


def key_result(number: int, objective: int, progress: float | None, weight: float = 1) -> KeyResultNode:
    return KeyResultNode(number, objective, WAY, weight=weight, numbers=reported(progress))
