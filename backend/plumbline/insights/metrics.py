"""What key results want of their metrics, and which of them want what others do not."""

from dataclasses import dataclass

from plumbline.okrs.words import Measure


@dataclass(frozen=True, slots=True)
class Metric:
    """What one key result wants of its metric: at least `floor` or at most `ceiling`; `way` is 1 up, -1 down, 0 kept."""

    title: str
    unit: str | None
    way: int
    floor: float | None = None
    ceiling: float | None = None


def metric_of(
    title: str, measure: Measure, unit: str | None, target: float | None, low: float | None, high: float | None
) -> Metric | None:
    """The metric of a key result; None for a measure that has none."""
    if measure is Measure.INCREASE:
        return Metric(title, unit, 1, floor=target)
    if measure is Measure.DECREASE:
        return Metric(title, unit, -1, ceiling=target)
    if measure is Measure.AT_LEAST:
        return Metric(title, unit, 0, floor=target)
    if measure is Measure.AT_MOST:
        return Metric(title, unit, 0, ceiling=target)
    return Metric(title, unit, 0, floor=low, ceiling=high) if measure is Measure.IN_BAND else None


def opposed(one: Metric, other: Metric) -> bool:
    """Whether what one wants of the metric is what the other does not: up and down, or a floor above a ceiling."""
    if (one.unit or "").casefold() != (other.unit or "").casefold():
        return False
    if one.way * other.way == -1:
        return True
    return _above(one.floor, other.ceiling) or _above(other.floor, one.ceiling)


def _above(floor: float | None, ceiling: float | None) -> bool:
    return floor is not None and ceiling is not None and floor > ceiling
