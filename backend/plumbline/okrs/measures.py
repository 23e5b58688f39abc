"""Measures of key results: which facts make sense together, and which values fit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isfinite

from plumbline.okrs.refusals import (
    Invalid,
    MixedUnits,
    OutOfRange,
    StartEqualsTarget,
    TargetAgainstDirection,
)
from plumbline.okrs.words import Measure, ScoredBy, ValueFrom

LARGEST_NUMBER = 99_999_999_999
LARGEST_WEIGHT = 1_000_000
PERCENT = "%"
PERCENT_CHANGE = "% change"

ON_THE_WAY = frozenset({Measure.INCREASE, Measure.DECREASE})
KEPT = frozenset({Measure.AT_LEAST, Measure.AT_MOST, Measure.IN_BAND})
_SUMMABLE = ON_THE_WAY | KEPT


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What a key result is measured by.

    INCREASE and DECREASE go from `start` to `target`; AT_LEAST and AT_MOST keep `target`;
    IN_BAND stays from `low` to `high`. All in `unit`; None is a plain number.
    """

    measure: Measure
    start: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


def checked(facts: MeasureFacts) -> MeasureFacts:
    """The facts, without what the measure has no use for.

    Raises Invalid (a number missing or too many), OutOfRange, StartEqualsTarget, TargetAgainstDirection.
    """
    for number in (facts.start, facts.target, facts.low, facts.high):
        if number is not None:
            checked_number(number)
    match facts.measure:
        case Measure.INCREASE | Measure.DECREASE:
            return _checked_way(facts)
        case Measure.AT_LEAST | Measure.AT_MOST:
            _only(facts, "start", "target")
            if facts.target is None:
                raise Invalid("This measure needs a target.")
            return facts
        case Measure.IN_BAND:
            return _checked_band(facts)
        case Measure.BINARY:
            return _checked_binary(facts)
        case Measure.MILESTONES | Measure.BASELINE:
            _only(facts)
            return facts


def checked_number(number: float) -> float:
    """The number, if finite and within ±99,999,999,999. Raises OutOfRange."""
    if not isfinite(number) or abs(number) > LARGEST_NUMBER:
        raise OutOfRange("A number must be finite and within ±99,999,999,999.")
    return number


def checked_weight(weight: float) -> float:
    """The weight, if from 0 to 1,000,000. Raises OutOfRange."""
    if not 0 <= weight <= LARGEST_WEIGHT:
        raise OutOfRange("A weight is from 0 to 1,000,000.")
    return weight


def check_value_from(facts: MeasureFacts, value_from: ValueFrom, scored_by: ScoredBy | None) -> None:
    """Refuse a source of values, or a way of scoring, that the measure cannot have.

    Raises Invalid, or MixedUnits for a sum of percentages.
    """
    if scored_by is ScoredBy.KEPT_SHARE and facts.measure not in KEPT:
        raise Invalid("Only a kept bound is scored by the share of check-ins that kept it.")
    if scored_by is ScoredBy.KEPT_SHARE and value_from is not ValueFrom.CHECK_INS:
        raise Invalid("A kept share needs check-ins.")
    if value_from is ValueFrom.MEAN and facts.measure not in ON_THE_WAY:
        raise Invalid("Only an increase or a decrease takes the mean of its contributors.")
    if value_from is ValueFrom.SUM:
        if facts.measure not in _SUMMABLE:
            raise Invalid("This measure has no value to add up.")
        check_units(facts.unit, ())


def check_units(unit: str | None, contributing: Iterable[str | None]) -> None:
    """Refuse a sum unless every contributing key result has its unit, and that is not "%". Raises MixedUnits."""
    if unit == PERCENT:
        raise MixedUnits("Percentages do not add up.")
    for other in contributing:
        if other != unit:
            raise MixedUnits(f"A sum in {unit or 'plain numbers'} cannot take {other or 'plain numbers'}.")


def checked_value(measure: Measure, value: float) -> float:
    """A reported value, if the measure can have it. Raises Invalid, OutOfRange."""
    if measure is Measure.MILESTONES:
        raise Invalid("Milestones are reported as done, not as a number.")
    if measure is Measure.BINARY and value not in (0, 1):
        raise Invalid("Done is 1 and not done is 0.")
    return checked_number(value)


def fits(measure: Measure, values: Iterable[float], *, has_milestones: bool) -> bool:
    """Whether a key result with these reported values may change to the measure."""
    reported = list(values)
    if measure is Measure.MILESTONES:
        return not reported
    if has_milestones:
        return False
    return measure is not Measure.BINARY or all(value in (0, 1) for value in reported)


def percent_change(
    measure: Measure, *, percent: float, baseline: float | None = None, unit: str | None = None
) -> MeasureFacts:
    """ "By 20 %": baseline → 1.2 × baseline when known, else 0 → 20 in "% change" (a decrease 0 → −20).

    `percent` is positive in both directions. Raises Invalid, OutOfRange, StartEqualsTarget (a baseline of 0),
    TargetAgainstDirection (a baseline below 0).
    """
    if measure not in ON_THE_WAY:
        raise Invalid("Only an increase or a decrease goes by a percentage.")
    if not percent > 0:
        raise OutOfRange("The percentage is above 0; the measure says the direction.")
    signed = checked_number(percent if measure is Measure.INCREASE else -percent)
    if baseline is None:
        return MeasureFacts(measure, start=0.0, target=signed, unit=PERCENT_CHANGE)
    target = round(baseline * (100 + signed) / 100, 6)
    return checked(MeasureFacts(measure, start=baseline, target=target, unit=unit))


def _checked_way(facts: MeasureFacts) -> MeasureFacts:
    _only(facts, "start", "target")
    if facts.start is None or facts.target is None:
        raise Invalid("This measure needs a start and a target.")
    if facts.start == facts.target:
        raise StartEqualsTarget("The target is where it starts.")
    if (facts.target > facts.start) is not (facts.measure is Measure.INCREASE):
        raise TargetAgainstDirection("The target is on the wrong side of the start.")
    return facts


def _checked_band(facts: MeasureFacts) -> MeasureFacts:
    _only(facts, "start", "low", "high")
    if facts.low is None or facts.high is None:
        raise Invalid("A band needs a low and a high end.")
    if facts.low > facts.high:
        raise OutOfRange("The low end of the band is above its high end.")
    return facts


def _checked_binary(facts: MeasureFacts) -> MeasureFacts:
    _only(facts, "start", "target")
    if facts.start not in (None, 0) or facts.target not in (None, 1):
        raise Invalid("Done or not goes from 0 to 1.")
    return replace(facts, start=None, target=None)


def _only(facts: MeasureFacts, *allowed: str) -> None:
    for name in ("start", "target", "low", "high"):
        if name not in allowed and getattr(facts, name) is not None:
            raise Invalid(f"{facts.measure.value} has no {name} value.")
