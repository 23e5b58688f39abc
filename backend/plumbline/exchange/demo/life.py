"""A year of check-ins that look like life, from a fixed seed and relative to a given day."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plumbline.exchange.demo import notes
from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective, Fate
from plumbline.exchange.demo.readings import is_kept, is_limit, is_reached, reading, shown

SEED = 20


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


@dataclass(frozen=True, slots=True)
class _Week:
    """Where a key result stands on a Monday: `passed` of its time, `way` of its way."""

    day: date
    passed: float
    way: float
    stuck: bool


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
) -> Iterator[DemoCheckIn]:
    """One report a Monday, but for those that were forgotten, until it is done."""
    said = ""
    blocker = dice.choice(notes.BLOCKERS)
    for week in _weeks(result, days, first, last, dice):
        forgotten = 0.35 if result.fate == "QUIET" else 0.02 if week.day == days[-1] else 0.07
        if dice.random() < forgotten:
            continue
        check_in, said = _check_in(result, week, said, dice)
        yield replace(check_in, blocker=blocker) if week.stuck else check_in
        if check_in.status == "DONE" and result.fate != "OVER":
            return


def _weeks(result: DemoKeyResult, days: list[date], first: date, last: date, dice: random.Random) -> Iterator[_Week]:
    """The weeks as they went; a share may fall again, a count never does."""
    slope = dice.uniform(0.88, 1.12)
    furthest = 0.0
    for day in days:
        passed = (day - first).days / max(1, (last - first).days)
        way = slope * _pace(result.fate, passed) + dice.uniform(-0.05, 0.05) * passed
        way = min(1.3 if result.fate == "OVER" else 1.04, max(0.0, way))
        furthest = max(furthest, way)
        stuck = result.fate == "BLOCKED" and 0.3 < passed < 0.75
        yield _Week(day, passed, way if result.unit == "%" else furthest, stuck)


def _check_in(result: DemoKeyResult, week: _Week, said: str, dice: random.Random) -> tuple[DemoCheckIn, str]:
    """The report of a week and the sentence it was written from, which is not `said` again."""
    value = reading(result, week.way, dice)
    done = tuple(one.name for one in result.milestones if one.due <= week.way)
    status = _status(result, week, value, done)
    sure = {"DONE": 1.0, "ON_TRACK": 0.8, "AT_RISK": 0.55, "OFF_TRACK": 0.3}[status]
    words = _words(result, status, week, dice)
    sentence = dice.choice([one for one in words if one != said])
    check_in = DemoCheckIn(
        key_result=result.key,
        day=week.day,
        late=dice.choice((0, 0, 0, 0, 1, 1, 2, 4)),
        value=value,
        milestones_done=done,
        status=status,
        confidence=round(min(1.0, max(0.05, sure + dice.uniform(-0.08, 0.08))), 2),
        note=_note(sentence, result, value, len(done)),
        blocker=None,
    )
    return check_in, sentence


def _status(result: DemoKeyResult, week: _Week, value: float | None, done: tuple[str, ...]) -> str:
    if value is not None and is_limit(result):
        return "ON_TRACK" if is_kept(result, value) else "OFF_TRACK" if result.fate == "MISSED" else "AT_RISK"
    if value is not None and is_reached(result, value):
        return "DONE"
    if result.milestones and len(done) == len(result.milestones):
        return "DONE"
    gap = week.passed - week.way
    return "OFF_TRACK" if gap > 0.25 else "AT_RISK" if gap > 0.08 or week.stuck else "ON_TRACK"


def _words(result: DemoKeyResult, status: str, week: _Week, dice: random.Random) -> tuple[str, ...]:
    """What somebody might say in this situation."""
    if result.measure == "BASELINE":
        return notes.FINDING_OUT
    if result.measure == "BINARY":
        return {"DONE": notes.ONCE_DONE, "ON_TRACK": notes.WAITING}.get(status, notes.ONCE_LATE)
    if week.stuck:
        return notes.BLOCKED
    if is_limit(result):
        return notes.KEPT if status == "ON_TRACK" else notes.BROKEN
    if status == "DONE":
        return notes.DONE
    if result.fate == "QUIET" and dice.random() < 0.5:
        return notes.NO_LONGER
    if status == "ON_TRACK" and week.way - week.passed > 0.08:
        return notes.AHEAD
    if status == "ON_TRACK":
        return notes.STEPS if result.milestones else notes.CALM
    return notes.SLIPPING if status == "AT_RISK" else notes.FAR_BEHIND


def _note(sentence: str, result: DemoKeyResult, value: float | None, done: int) -> str:
    if result.milestones:
        steps = len(result.milestones)
        return sentence.format(
            value=f"{done} of {steps} steps", target="the last one", left=shown(steps - done, "steps")
        )
    if value is None or result.target is None:
        band = f"{result.low:g} to {result.high:g} {result.unit}" if result.low is not None else ""
        return sentence.format(value=shown(value or 0, result.unit), target=band, left="")
    left = shown(round(abs(result.target - value), 2), "points" if result.unit == "%" else result.unit)
    return sentence.format(value=shown(value, result.unit), target=shown(result.target, result.unit), left=left)


def _pace(fate: Fate, passed: float) -> float:
    """The share of the way made when this share of the cycle has passed."""
    if fate == "OVER":
        return 1.25 * passed
    if fate == "LATE":
        return float(passed**1.7)
    if fate == "MISSED":
        return 0.3 * passed
    if fate == "BLOCKED":
        return min(passed, 0.3) if passed < 0.75 else 0.3 + (passed - 0.75) * 1.8
    if fate == "EARLY":
        return passed / 0.22
    return passed
