"""The numbers that key results of the demo company report, with as many decimals as somebody would write."""

import random

from plumbline.exchange.demo.content import DemoKeyResult

_CONTINUOUS = frozenset(
    "%|hours|minutes|seconds|milliseconds|days|weeks|months|years|metres|km|kg|grams|litres|m³ per day|dB|°C|MB|EUR"
    "|microamps|millijoules".split("|")
)
_LIMITS = ("AT_LEAST", "AT_MOST", "IN_BAND")


def is_limit(result: DemoKeyResult) -> bool:
    """Whether it is kept or not kept, with no way to go."""
    return result.measure in _LIMITS


def is_kept(result: DemoKeyResult, value: float) -> bool:
    """Whether a limit holds, bounds inclusive."""
    at_least = result.target if result.measure == "AT_LEAST" else result.low
    at_most = result.target if result.measure == "AT_MOST" else result.high
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)


def is_reached(result: DemoKeyResult, value: float) -> bool:
    """Whether a way has come to its target, or the one thing is done."""
    if result.measure == "BINARY":
        return value == 1
    if result.target is None or result.measure not in ("INCREASE", "DECREASE"):
        return False
    return value >= result.target if result.measure == "INCREASE" else value <= result.target


def reading(result: DemoKeyResult, way: float, dice: random.Random) -> float | None:
    """What is measured when this share of the way is made; None where there is no number."""
    if result.measure == "BINARY":
        return 1.0 if way >= 0.95 else 0.0
    if result.measure == "IN_BAND" and result.low is not None and result.high is not None:
        middle, half = (result.low + result.high) / 2, (result.high - result.low) / 2
        widest = 1.03 if result.fate == "STEADY" else 1.5
        return _rounded(result, middle + half * dice.uniform(-widest, widest), half)
    if result.target is None:
        return None
    if is_limit(result):
        return _limit(result, result.target, dice)
    return _on_the_way(result, result.start or 0.0, result.target, way)


def _on_the_way(result: DemoKeyResult, start: float, target: float, way: float) -> float:
    raw = start + way * (target - start)
    if result.measure == "DECREASE":
        raw = max(raw, 0.6 * target)
    elif result.unit == "%":
        raw = min(raw, 100.0)
    return _rounded(result, raw, abs(target - start))


def _limit(result: DemoKeyResult, target: float, dice: random.Random) -> float:
    usual = result.usual if result.usual is not None else target
    slack = abs(usual - target)
    outside = {"MISSED": 0.8, "BLOCKED": 0.7, "LATE": 0.5}.get(result.fate, 0.05)
    away = -1 if result.measure == "AT_LEAST" else 1
    if dice.random() < outside:
        raw = target + away * slack * dice.uniform(0.3, 1.2)
    else:
        raw = usual + slack * dice.uniform(-0.7, 0.7)
    return _rounded(result, min(raw, 100.0) if result.unit == "%" else max(raw, 0.0), slack)


def _rounded(result: DemoKeyResult, value: float, scale: float) -> float:
    given = [one for one in (result.start, result.target, result.low, result.high, result.usual) if one is not None]
    decimals = max((_decimals(one) for one in given), default=0)
    if decimals == 0 and result.unit in _CONTINUOUS and scale < 20:
        decimals = 1
    return round(value, decimals)


def _decimals(number: float) -> int:
    text = f"{number:.6f}".rstrip("0")
    return len(text) - text.index(".") - 1


def shown(value: float, unit: str) -> str:
    """The number with its unit: `1 person`, `3,100,000 EUR`, `68%`."""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit == "%":
        return f"{number}%"
    return f"{number} {_single(unit) if value == 1 else unit}".strip()


def _single(unit: str) -> str:
    first, *rest = unit.split(" ")
    for many, one in (("people", "person"), ("sses", "ss"), ("ches", "ch"), ("ies", "y"), ("s", "")):
        if first.endswith(many) and first != "times":
            return " ".join([first.removesuffix(many) + one, *rest])
    return unit if first != "times" else "time"
