"""What is reported on a key result in each week, as a pure function of its bits: nothing has to be remembered."""

from dataclasses import dataclass

from benchmarks.companies.numbers import share
from benchmarks.companies.quarter import WEEKS, Quarter

_INCREASE, _DECREASE, _AT_LEAST, _BINARY, _BASELINE = "INCREASE", "DECREASE", "AT_LEAST", "BINARY", "BASELINE"
_MEASURES = (_INCREASE,) * 17 + (_DECREASE,) * 7 + (_AT_LEAST,) * 4 + (_BINARY,) * 3 + (_BASELINE,)
_UNITS = {_INCREASE: "%", _DECREASE: "hours", _AT_LEAST: "EUR", _BINARY: None, _BASELINE: None}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a key result is measured and how fast it goes: `speed` is per mille of the planned way."""

    measure: str
    unit: str | None
    start: int | None
    target: int | None
    speed: int
    bits: int

    @property
    def first_value(self) -> int | None:
        """What stands for the value while nothing is reported."""
        return 0 if self.measure == _BINARY else self.start

    def value(self, week: int) -> int:
        """The value reported for a week."""
        if self.start is not None and self.target is not None:
            return self.start + (self.target - self.start) * self.speed * (week + 1) // (1_000 * (WEEKS + 2))
        if self.measure == _AT_LEAST:
            return (self.target or 0) + (self.bits >> (week + 8) & 31) - 8
        if self.measure == _BINARY:
            return int(self.speed > 1_000 and week > 9)
        return 40 + (self.bits >> (week + 8) & 31)

    def status(self, week: int) -> str:
        """The word reported for a week."""
        if self.measure == _BINARY and self.value(week):
            return "DONE"
        heard = self.speed + (self.bits >> (3 * week) & 7) * 10
        return "ON_TRACK" if heard >= 870 else "AT_RISK" if heard >= 700 else "OFF_TRACK"

    def confidence(self, week: int) -> int:
        """Millionths, in steps of five hundredths."""
        return min(19, max(4, self.speed // 65 + (self.bits >> (2 * week) & 3))) * 50_000

    def raw_progress(self, value: int | None) -> int | None:
        """Millionths of the way at a value (None: nothing reported), unclamped; None where there is no number."""
        if self.start is not None and self.target is not None:
            return share((self.start if value is None else value) - self.start, self.target - self.start)
        if self.measure == _BINARY:
            return 1_000_000 if value else 0
        if self.measure == _AT_LEAST and value is not None and self.target is not None:
            return 1_000_000 if value >= self.target else 0
        return None


def plan_of(bits: int) -> Plan:
    """The plan that a key result's bits stand for."""
    measure = _MEASURES[bits & 31]
    speed = 900 + (bits >> 5 & 255)
    if not bits >> 13 & 7:
        speed -= 200
    if not bits >> 16 & 31:
        speed -= 450
    low = bits >> 21 & 63
    way = 20 + (bits >> 27 & 127)
    start, target = None, None
    if measure == _INCREASE:
        start, target = low, low + way
    elif measure == _DECREASE:
        start, target = low + way, low
    elif measure == _AT_LEAST:
        target = low * 100
    return Plan(measure, _UNITS[measure], start, target, speed, bits)


def last_week(bits: int, quarter: Quarter) -> int | None:
    """The last week that was reported on; None: nobody ever did."""
    habit = bits >> 34 & 63
    if habit == 0:
        return None
    if habit == 1:
        return WEEKS - 3
    if habit < 8:
        return WEEKS - 1
    return quarter.week_reported(WEEKS, variant(bits, WEEKS))


def variant(bits: int, week: int) -> int:
    """Which of the moments of a week the report is made at."""
    return bits >> (2 * week) & 63
