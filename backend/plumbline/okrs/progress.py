"""Progress: the share of the way, from the measure. Exact decimals inside, six decimals outside.

Permitted numbers have at most 15 significant digits, so a float's shortest spelling is the number that
was typed, and sums and products over it are exact in 28 digits. The order of items and a common factor
of the weights can therefore never show. Ties round half to even, as IEEE 754 does: no drift upward from
level to level.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from plumbline.okrs.measures import KEPT, ON_THE_WAY, MeasureFacts
from plumbline.okrs.words import Measure

_SIX_DECIMALS = Decimal("0.000001")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Progress:
    """`raw` may leave 0..1; `counted` is raw clamped and is what rolls up. Both None: no number."""

    raw: float | None
    counted: float | None


NO_NUMBER = Progress(raw=None, counted=None)


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """One step of a MILESTONES key result; without a due day it is due on the key result's last day."""

    id: int
    weight: float
    done: bool = False
    due_on: date | None = None


@lru_cache(maxsize=65_536)
def exact(number: float) -> Decimal:
    """The number as it is spelled, so that 0.1 is a tenth."""
    return Decimal(repr(number))


def rounded(number: float | Decimal) -> float:
    """Six decimals, ties to even, never -0.0."""
    decimal = number if isinstance(number, Decimal) else exact(number)
    return float(decimal.quantize(_SIX_DECIMALS, ROUND_HALF_EVEN)) + 0.0


def clamped(share: float) -> float:
    """The share held within 0..1."""
    return min(1.0, max(0.0, share))


def share_of_way(*, start: float, current: float, target: float) -> Decimal:
    """Signed share of the way from start to target, unclamped; rising and falling alike. start != target."""
    return (exact(current) - exact(start)) / (exact(target) - exact(start))


def exact_mean(items: Iterable[tuple[float, float | None]]) -> Decimal | None:
    """Weighted mean of (weight, value); items without a value left out; None when the total weight is 0."""
    counted = [(weight, value) for weight, value in items if value is not None and weight > 0]
    if not counted:
        return None
    if len({weight for weight, _ in counted}) == 1:  # as good as none, and much the most frequent
        return sum((exact(value) for _, value in counted), _NOTHING) / len(counted)
    weights = sum((exact(weight) for weight, _ in counted), _NOTHING)
    return sum((exact(weight) * exact(value) for weight, value in counted), _NOTHING) / weights


def weighted_mean(items: Iterable[tuple[float, float | None]]) -> float | None:
    """`exact_mean`, rounded."""
    mean = exact_mean(items)
    return None if mean is None else rounded(mean)


def is_kept(facts: MeasureFacts, value: float) -> bool:
    """Whether a value keeps the bounds of AT_LEAST, AT_MOST or IN_BAND, bounds inclusive."""
    low = facts.low if facts.measure is Measure.IN_BAND else facts.target
    high = facts.high if facts.measure is Measure.IN_BAND else facts.target
    above = facts.measure is Measure.AT_MOST or (low is not None and value >= low)
    below = facts.measure is Measure.AT_LEAST or (high is not None and value <= high)
    return above and below


def kept_share(kept: Sequence[bool | None]) -> Progress:
    """KEPT_SHARE: one entry per moment due so far; None is a missing check-in and a miss. Nothing due: no number."""
    if not kept:
        return NO_NUMBER
    return _progress(Decimal(sum(1 for each in kept if each)) / len(kept))


def milestones_reached(milestones: Iterable[MilestoneFacts]) -> Progress:
    """Weight of the done ones ÷ weight of all; no weight at all: no number."""
    share = exact_mean((each.weight, float(each.done)) for each in milestones)
    return NO_NUMBER if share is None else _progress(share)


def milestones_with(milestones: Iterable[MilestoneFacts], done: Collection[int]) -> list[MilestoneFacts]:
    """The milestones as they stand when exactly those with the ids in `done` are done."""
    return [replace(each, done=each.id in done) for each in milestones]


def current_or_start(facts: MeasureFacts, current: float | None) -> float | None:
    """The current value, or what stands for it while nothing is reported: the start; 0 for BINARY."""
    if current is not None:
        return current
    if facts.measure is Measure.BINARY:
        return 0.0
    return facts.start if facts.measure in ON_THE_WAY else None


def progress_of(facts: MeasureFacts, current: float | None, milestones: Iterable[MilestoneFacts] = ()) -> Progress:
    """Progress of a key result judged by its latest value (None: nothing reported yet)."""
    value = current_or_start(facts, current)
    if facts.measure is Measure.MILESTONES:
        return milestones_reached(milestones)
    if facts.measure is Measure.BASELINE or value is None:
        return NO_NUMBER
    if facts.measure in KEPT:
        return _progress(Decimal(is_kept(facts, value)))
    if facts.measure is Measure.BINARY:
        return _progress(exact(value))
    if facts.start is None or facts.target is None:
        return NO_NUMBER
    return _progress(share_of_way(start=facts.start, current=value, target=facts.target))


def _progress(share: Decimal) -> Progress:
    raw = rounded(share)
    return Progress(raw=raw, counted=clamped(raw))
