"""A year of check-ins that look like life, from a fixed seed and relative to a given day."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective, Fate

SEED = 20

_CALM = (
    "At {value} now; the plan of last week held.",
    "{value}. Nothing surprising, two small fixes helped.",
    "Moved to {value} after Tuesday's release.",
    "{value}, and the next step is already scheduled.",
)
_SLIPPING = (
    "Only {value}. We lost four days to the audit and have not caught up.",
    "{value}, still short of {target}. Dropping the nice-to-haves from this week.",
    "Stuck around {value}; asked for a second pair of hands until the month ends.",
)
_BLOCKED = (
    "{value}, waiting for the supplier's samples since Monday.",
    "No move from {value}: the test rig is booked by another team until Thursday.",
)
_AHEAD = (
    "{value} already, past where we hoped to be. Checking that it is no artefact.",
    "{value}. The pilot brought more than the whole of last month.",
)
_FINDING_OUT = (
    "Two more talks this week; what we hear begins to repeat itself.",
    "Still collecting. The old figures do not say what we need.",
    "First draft of the picture is with the people it is about.",
    "Agreed how to count. The number itself is next.",
)
_BLOCKERS = ("Supplier samples overdue", "Test rig booked by another team", "Contract waits for a signature")


@dataclass(frozen=True, slots=True)
class DemoCheckIn:
    """One check-in to be made; `day` is the day it reports on, `late` the days it came after that."""

    key_result: str
    day: date
    late: int
    value: float | None
    milestones_done: tuple[str, ...]
    status: str
    confidence: float
    note: str
    blocker: str | None


def life(
    objectives: Iterable[DemoObjective], *, first: date, last: date, today: date, seed: int = SEED
) -> tuple[DemoCheckIn, ...]:
    """The weekly check-ins of a cycle's key results up to today; the same input gives the same life."""
    days = _mondays(first, min(last, today))
    return tuple(
        replace(check_in, late=min(check_in.late, (today - check_in.day).days))
        for objective in objectives
        for result in objective.key_results
        for check_in in _story(result, days, first, last, random.Random(f"{seed} {result.key} {first}"))
    )


def _mondays(first: date, last: date) -> list[date]:
    start = first + timedelta(days=(7 - first.weekday()) % 7)
    return [start + timedelta(days=7 * week) for week in range(max(0, ((last - start).days // 7) + 1))]


def _story(
    result: DemoKeyResult, days: list[date], first: date, last: date, dice: random.Random
) -> Iterable[DemoCheckIn]:
    for day in days:
        missed = dice.random() < (0.5 if result.fate == "QUIET" else 0.08)
        wobble = dice.uniform(-0.05, 0.05)
        if missed:
            continue
        passed = (day - first).days / max(1, (last - first).days)
        way = min(1.3, max(0.0, _pace(result.fate, passed) + wobble * passed))
        yield _check_in(result, day, passed, way, dice)


def _check_in(result: DemoKeyResult, day: date, passed: float, way: float, dice: random.Random) -> DemoCheckIn:
    stuck = result.fate == "BLOCKED" and 0.35 < passed < 0.75
    gap = passed - way
    status = "OFF_TRACK" if gap > 0.25 else "AT_RISK" if gap > 0.08 or stuck else "ON_TRACK"
    if way >= 1 and result.measure in ("INCREASE", "DECREASE", "BINARY", "MILESTONES"):
        status = "DONE"
    value = _value(result, way, dice)
    if value is not None and _is_limit(result):
        status = "ON_TRACK" if _is_kept(result, value) else "AT_RISK"
        gap = 0.0
    done = tuple(one.name for one in result.milestones if one.due <= way)
    sure = {"DONE": 1.0, "ON_TRACK": 0.8, "AT_RISK": 0.55, "OFF_TRACK": 0.3}[status]
    shown = _shown(value, result.unit) if value is not None else f"{len(done)} of {len(result.milestones)} steps"
    goal = _shown(result.target, result.unit) if result.target is not None else "all of them"
    return DemoCheckIn(
        key_result=result.key,
        day=day,
        late=dice.choice((0, 0, 0, 0, 1, 1, 2, 4)),
        value=value,
        milestones_done=done,
        status=status,
        confidence=round(min(1.0, max(0.05, sure + dice.uniform(-0.08, 0.08))), 2),
        note=dice.choice(_words(result, status, stuck=stuck, gap=gap)).format(value=shown, target=goal),
        blocker=dice.choice(_BLOCKERS) if stuck else None,
    )


def _words(result: DemoKeyResult, status: str, *, stuck: bool, gap: float) -> tuple[str, ...]:
    """What somebody might say; `gap` is the share of the way that is missing today."""
    if result.measure == "BASELINE":
        return _FINDING_OUT
    if stuck:
        return _BLOCKED
    if gap < -0.08:
        return _AHEAD
    return _CALM if status in ("ON_TRACK", "DONE") else _SLIPPING


def _pace(fate: Fate, passed: float) -> float:
    """The share of the way made when this share of the cycle has passed."""
    if fate == "OVER":
        return 1.25 * passed
    if fate == "LATE":
        return float(passed**2.2)
    if fate == "MISSED":
        return 0.45 * passed
    if fate == "BLOCKED":
        return min(passed, 0.35) if passed < 0.75 else 0.35 + (passed - 0.75) * 1.8
    return 0.97 * passed


def _value(result: DemoKeyResult, way: float, dice: random.Random) -> float | None:
    if result.measure in ("INCREASE", "DECREASE") and result.start is not None and result.target is not None:
        raw = result.start + way * (result.target - result.start)
        return _rounded(raw, abs(result.target - result.start))
    if result.measure in ("AT_LEAST", "AT_MOST") and result.target is not None:
        side = 1 if result.measure == "AT_LEAST" else -1
        kept = -0.4 if result.fate in ("MISSED", "BLOCKED") else 0.6
        raw = result.target + side * abs(result.target) * 0.02 * (kept + dice.uniform(-0.7, 0.7))
        return _rounded(min(raw, 100.0) if result.unit == "%" else raw, abs(result.target) / 20)
    if result.measure == "IN_BAND" and result.low is not None and result.high is not None:
        middle, half = (result.low + result.high) / 2, (result.high - result.low) / 2
        return _rounded(middle + half * dice.uniform(-1.1, 1.1), half)
    return (1.0 if way >= 0.95 else 0.0) if result.measure == "BINARY" else None


def _is_limit(result: DemoKeyResult) -> bool:
    return result.measure in ("AT_LEAST", "AT_MOST", "IN_BAND")


def _is_kept(result: DemoKeyResult, value: float) -> bool:
    """Whether a limit holds, bounds inclusive."""
    at_least = result.target if result.measure == "AT_LEAST" else result.low
    at_most = result.target if result.measure == "AT_MOST" else result.high
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)


def _rounded(value: float, scale: float) -> float:
    """Whole numbers for wide ways, decimals for narrow ones."""
    return round(value) if scale >= 20 else round(value, 1 if scale >= 2 else 2)


def _shown(value: float, unit: str) -> str:
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()
