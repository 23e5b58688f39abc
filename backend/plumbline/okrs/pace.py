"""Pace: progress against where a straight or phased line says it should have been by the last check-in."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plumbline.okrs.measures import ON_THE_WAY, MeasureFacts, checked_number
from plumbline.okrs.progress import MilestoneFacts, clamped, exact, exact_mean, rounded
from plumbline.okrs.refusals import Invalid, OutOfRange
from plumbline.okrs.words import Measure, Pace


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """How far progress may lag behind the expectation, as shares of the way (0.25 is 25 points)."""

    on_pace: float = 0.0
    behind: float = 0.25


DEFAULT_LIMITS = PaceLimits()


@dataclass(frozen=True, slots=True)
class PhasedTargetFacts:
    """The value expected on a day between the first and the last."""

    on: date
    value: float


def checked_phases(
    facts: MeasureFacts, phases: Iterable[PhasedTargetFacts], *, first: date, last: date
) -> list[PhasedTargetFacts]:
    """The phased targets by day. Raises Invalid (not an INCREASE or DECREASE, a day twice), OutOfRange (a day)."""
    ordered = sorted(phases, key=lambda phase: phase.on)
    if ordered and facts.measure not in ON_THE_WAY:
        raise Invalid("Only an increase or a decrease has phased targets.")
    if len({phase.on for phase in ordered}) < len(ordered):
        raise Invalid("Two phased targets are for the same day.")
    for phase in ordered:
        checked_number(phase.value)
        if not first < phase.on < last:
            raise OutOfRange("A phased target lies between the first and the last day.")
    return ordered


def elapsed(day: date, *, first: date, last: date) -> float:
    """Share of the time gone: 0 on the first day and before, 1 on the last and after, rounded."""
    if day >= last:
        return 1.0
    return rounded(Decimal(max(0, (day - first).days)) / (last - first).days) if day > first else 0.0


def expected_of(
    facts: MeasureFacts,
    day: date,
    *,
    first: date,
    last: date,
    phases: Iterable[PhasedTargetFacts] = (),
    milestones: Iterable[MilestoneFacts] = (),
) -> float | None:
    """The progress expected on a day, 0..1; None for measures that have no way to go.

    Phased targets outside (first, last), left behind when dates moved, do not bend the line.
    """
    if facts.measure is Measure.MILESTONES:
        return _expected_milestones(milestones, day, last=last)
    if facts.measure not in ON_THE_WAY or facts.start is None or facts.target is None:
        return None
    inside = sorted((phase.on, phase.value) for phase in phases if first < phase.on < last)
    if not inside or day <= first or day >= last:
        return elapsed(day, first=first, last=last)
    points = [(first, facts.start), *inside, (last, facts.target)]
    value = _between(points, day)
    return clamped(rounded((value - exact(facts.start)) / (exact(facts.target) - exact(facts.start))))


def pace_of(expected: float | None, progress: float | None, limits: PaceLimits = DEFAULT_LIMITS) -> Pace | None:
    """The word for expected − progress, compared after rounding; limits belong to the milder word."""
    if expected is None or progress is None:
        return None
    gap = rounded(exact(expected) - exact(progress))
    if gap <= limits.on_pace:
        return Pace.ON_PACE
    return Pace.BEHIND if gap <= limits.behind else Pace.FAR_BEHIND


def _expected_milestones(milestones: Iterable[MilestoneFacts], day: date, *, last: date) -> float | None:
    share = exact_mean((each.weight, float((each.due_on or last) <= day)) for each in milestones)
    return None if share is None else rounded(share)


def _between(points: list[tuple[date, float]], day: date) -> Decimal:
    at = bisect_right(points, day, key=lambda point: point[0])
    (earlier, low), (later, high) = points[at - 1], points[at]
    share = Decimal((day - earlier).days) / (later - earlier).days
    return exact(low) + (exact(high) - exact(low)) * share
