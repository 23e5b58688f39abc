"""What a what-if supposes: reports not made, targets not set, edges not drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from plumbline.okrs.checkins import NOTHING_REPORTED, CheckInFacts, standings
from plumbline.okrs.goals import Edge, KeyResultNode
from plumbline.okrs.measures import checked, checked_value
from plumbline.okrs.refusals import Invalid, OutOfRange
from plumbline.okrs.words import Measure, Status, ValueFrom

LAST = 2**63 - 1
"""The id of a supposed check-in: above all others, so that it is the latest of its moment."""


@dataclass(frozen=True, slots=True)
class SupposedCheckIn:
    """A report on a key result; what is None stays as it was said last."""

    key_result_id: int
    value: float | None = None
    milestones_done: frozenset[int] | None = None
    status: Status | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SupposedTarget:
    """Other ends of the way of a key result; what is None stays."""

    key_result_id: int
    start: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Supposition:
    """All that is supposed at once. `removed` are edges, as (from, to), that are not there.

    `moves` are (goal, what it would stand under or None): edges once it is known what stands there.
    """

    check_ins: tuple[SupposedCheckIn, ...] = ()
    targets: tuple[SupposedTarget, ...] = ()
    edges: tuple[Edge, ...] = ()
    removed: frozenset[tuple[int, int]] = frozenset()
    moves: tuple[tuple[int, int | None], ...] = ()

    @property
    def reported(self) -> list[int]:
        """Key results that are reported on, or measured otherwise."""
        return sorted(
            {*(each.key_result_id for each in self.check_ins), *(each.key_result_id for each in self.targets)}
        )

    @property
    def ends(self) -> list[int]:
        """Goals at both ends of edges that are drawn or removed."""
        return sorted({*(id_ for edge in self.edges for id_ in (edge.from_id, edge.to_id)), *_flat(self.removed)})

    @property
    def moved(self) -> list[int]:
        """Goals whose numbers change first."""
        return sorted({*self.reported, *(edge.to_id for edge in self.edges), *(to_id for _, to_id in self.removed)})


def report_supposed(
    given: SupposedCheckIn, node: KeyResultNode, said: Iterable[CheckInFacts], now: datetime, day: date
) -> CheckInFacts:
    """The report as a check-in of today. Raises Invalid, OutOfRange."""
    if node.value_from is not ValueFrom.CHECK_INS:
        raise Invalid("This key result takes its value from what contributes to it.")
    if given.value is not None:
        checked_value(node.facts.measure, given.value)
    if given.milestones_done is not None and node.facts.measure is not Measure.MILESTONES:
        raise Invalid("Only a key result of milestones has milestones.")
    if given.confidence is not None and not 0 <= given.confidence <= 1:
        raise OutOfRange("Confidence is from 0 to 1.")
    last = next(reversed(standings(said)), NOTHING_REPORTED)
    return CheckInFacts(
        id=LAST,
        day=day,
        recorded_at=now,
        status=given.status or last.status or Status.ON_TRACK,
        value=given.value,
        milestones_done=given.milestones_done,
        confidence=given.confidence,
    )


def with_targets(nodes: Mapping[int, KeyResultNode], targets: Iterable[SupposedTarget]) -> dict[int, KeyResultNode]:
    """The key results with these ends. Raises Invalid, OutOfRange, StartEqualsTarget, TargetAgainstDirection."""
    found = dict(nodes)
    for each in targets:
        facts = found[each.key_result_id].facts
        changed = replace(
            facts,
            start=facts.start if each.start is None else each.start,
            target=facts.target if each.target is None else each.target,
        )
        found[each.key_result_id] = replace(found[each.key_result_id], facts=checked(changed))
    return found


def with_edges(edges: Iterable[Edge], given: Supposition) -> list[Edge]:
    """The edges with those that are drawn, in place of what was between the same two, and without those removed."""
    gone = given.removed | {(edge.from_id, edge.to_id) for edge in given.edges}
    return [edge for edge in edges if (edge.from_id, edge.to_id) not in gone] + list(given.edges)


def with_moves(edges: Iterable[Edge], given: Supposition) -> Supposition:
    """The moves as edges, as a real move would draw them: the primary edge goes, its kind and weight stay."""
    known = {(edge.from_id, edge.to_id): edge for edge in edges}
    primary = {edge.from_id: edge for edge in known.values() if edge.primary}
    removed, drawn = set(given.removed), list(given.edges)
    for goal_id, to_id in given.moves:
        old = primary.get(goal_id)
        if old is not None and old.to_id != to_id:
            removed.add((old.from_id, old.to_id))
        kept = known.get((goal_id, to_id), old) if to_id is not None else None
        if to_id is not None:
            new = Edge(goal_id, to_id) if kept is None else replace(kept, to_id=to_id)
            drawn.append(replace(new, primary=True))
    return replace(given, edges=tuple(drawn), removed=frozenset(removed), moves=())


def _flat(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return [id_ for pair in pairs for id_ in pair]
