"""A second opinion: what the numbers of goals must be, worked out from what was said of them and nothing else.

Written from the domain's rules with exact fractions, and on purpose without a line of the product's own code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")
GRACE = timedelta(days=4)  # three whole days, and then it is more than that
WEEK = timedelta(days=7)


@dataclass
class Report:
    """What somebody said on a day."""

    on: date
    status: str
    value: float | None = None
    confidence: float | None = None
    done: tuple[str, ...] | None = None


@dataclass
class KeyResult:
    """What a key result sets out to do, and what was reported."""

    measure: str
    start: float | None = None
    target: float | None = None
    unit: str | None = None
    reporter: str | None = None
    weight: float = 1
    value_from: str = "CHECK_INS"
    kept_share: bool = False
    milestones: dict[str, tuple[float, date]] = field(default_factory=dict)
    phases: dict[date, float] = field(default_factory=dict)
    first: date = date.min
    last: date = date.max
    reports: list[Report] = field(default_factory=list)
    dropped: bool = False


@dataclass
class Objective:
    """An objective, its key results by title, and what contributes to it by title with its weight."""

    key_results: dict[str, KeyResult] = field(default_factory=dict)
    contributions: dict[str, float] = field(default_factory=dict)
    driven_by: str = "BOTH"
    manual: float | None = None
    published: datetime | None = None
    closed: bool = False


@dataclass
class Numbers:
    """What must be stored of a goal."""

    progress: float | None
    expected: float | None
    confidence: float | None
    health: str
    value: float | None = None


@dataclass
class Book:
    """Every objective by title; `now` is the instant at which numbers are asked for."""

    objectives: dict[str, Objective]
    sums: dict[str, dict[str, float]] = field(default_factory=dict)
    """What contributes to a key result, by its title."""

    def numbers(self, now: datetime) -> dict[str, Numbers]:
        """The numbers of every goal by title."""
        found: dict[str, Numbers] = {}
        for title in self.objectives:
            self._objective(title, now, found)
        return found

    def key_result(self, title: str) -> tuple[KeyResult, Objective]:
        """A key result and its objective."""
        return next((each.key_results[title], each) for each in self.objectives.values() if title in each.key_results)

    def _objective(self, title: str, now: datetime, found: dict[str, Numbers]) -> Numbers:
        if title in found:
            return found[title]
        objective = self.objectives[title]
        own = [
            (each.weight, self._key_result(name, now, found))
            for name, each in objective.key_results.items()
            if not each.dropped
        ]
        others = [
            (weight, self._objective(name, now, found))
            for name, weight in objective.contributions.items()
            if self.objectives[name].published
        ]
        pool = {"KEY_RESULTS": own, "CONTRIBUTIONS": others}.get(objective.driven_by, own + others)
        counting = [(weight, each) for weight, each in pool if each.progress is not None]
        lined = [(weight, each.expected) for weight, each in counting if each.expected is not None]
        found[title] = Numbers(
            progress=mean([(weight, each.progress) for weight, each in counting]),
            expected=mean(lined),
            confidence=mean([(weight, each.confidence) for weight, each in counting if each.confidence is not None]),
            health=_health(objective, own, others),
        )
        return found[title]

    def _key_result(self, title: str, now: datetime, found: dict[str, Numbers]) -> Numbers:
        if title in found:
            return found[title]
        each, objective = self.key_result(title)
        found[title] = self._summed(title, each, now, found) if title in self.sums else _reported(each, objective, now)
        return found[title]

    def _summed(self, title: str, each: KeyResult, now: datetime, found: dict[str, Numbers]) -> Numbers:
        closed = self.key_result(title)[1].closed
        below = [(weight, self._key_result(name, now, found)) for name, weight in self.sums[title].items()]
        if not below:
            return Numbers(None, None, None, "PENDING")
        value = sum((Fraction(str(numbers.value)) for _, numbers in below if numbers.value is not None), Fraction())
        lined = [(weight, numbers.expected) for weight, numbers in below if numbers.expected is not None]
        return Numbers(
            progress=_clamped(_way(each, value)),
            expected=mean(lined),
            confidence=mean([(weight, n.confidence) for weight, n in below if n.confidence is not None]),
            health="CLOSED" if closed else _by_weight([(weight, numbers.health) for weight, numbers in below]),
            value=float(value),
        )


def _reported(each: KeyResult, objective: Objective, now: datetime) -> Numbers:
    last = max(each.reports, key=lambda report: report.on, default=None)
    nothing = 0.0 if each.measure == "BINARY" else each.start
    value = next((report.value for report in _latest_first(each) if report.value is not None), nothing)
    progress = _progress(each, objective, value, now)
    expected = None if last is None or progress is None else _expected(each, last.on)
    confidence = next((report.confidence for report in _latest_first(each) if report.confidence is not None), None)
    return Numbers(progress, expected, confidence, _own_health(each, objective, last, now), value)


def _latest_first(each: KeyResult) -> list[Report]:
    return sorted(each.reports, key=lambda report: report.on, reverse=True)


def _progress(each: KeyResult, objective: Objective, value: float | None, now: datetime) -> float | None:
    if each.measure == "BASELINE":
        return None
    if each.measure == "MILESTONES":
        done = next((report.done for report in _latest_first(each) if report.done is not None), ())
        return mean([(weight, float(name in done)) for name, (weight, _) in each.milestones.items()])
    if each.kept_share:
        kept = [_answer(each, moment) for moment in _due(each, objective) if moment <= now]
        return _rounded(Fraction(sum(map(bool, kept)), len(kept))) if kept else None
    if value is None or each.measure == "BINARY":
        return value
    if each.measure in ("AT_LEAST", "AT_MOST"):
        return float(_kept(each, value))
    return _clamped(_way(each, Fraction(str(value))))


def _kept(each: KeyResult, value: float) -> bool:
    assert each.target is not None
    return value >= each.target if each.measure == "AT_LEAST" else value <= each.target


def _answer(each: KeyResult, moment: datetime) -> bool:
    """Whether what was reported for a due moment kept the bound; nothing reported is a miss."""
    day = moment.astimezone(ZONE).date()
    reports = [report for report in each.reports if day - timedelta(days=3) <= report.on < day + timedelta(days=4)]
    last = max(reports, key=lambda report: report.on, default=None)
    return last is not None and last.value is not None and _kept(each, last.value)


def _way(each: KeyResult, value: Fraction) -> Fraction:
    start, target = Fraction(str(each.start)), Fraction(str(each.target))
    return (value - start) / (target - start)


def _expected(each: KeyResult, on: date) -> float | None:
    if each.measure == "MILESTONES":
        return mean([(weight, float(due <= on)) for weight, due in each.milestones.values()])
    if each.measure not in ("INCREASE", "DECREASE"):
        return None
    points = [(each.first, each.start), *sorted(each.phases.items()), (each.last, each.target)]
    for (left, low), (right, high) in pairwise(points):
        if left <= on <= right:
            assert low is not None and high is not None
            share = Fraction((on - left).days, (right - left).days)
            return _clamped(_way(each, Fraction(str(low)) + (Fraction(str(high)) - Fraction(str(low))) * share))
    return 1.0 if on > each.last else 0.0


def _due(each: KeyResult, objective: Objective) -> list[datetime]:
    """Mondays at nine, by the wall clock of the company, from publication to the last day."""
    monday = each.first + timedelta(days=-each.first.weekday() % 7)
    days = [monday + number * WEEK for number in range(60) if monday + number * WEEK <= each.last]
    moments = [datetime.combine(day, time(9), tzinfo=ZONE).astimezone(UTC) for day in days]
    return [moment for moment in moments if objective.published and moment >= objective.published]


def _own_health(each: KeyResult, objective: Objective, last: Report | None, now: datetime) -> str:
    if objective.closed:
        return "CLOSED"
    if last is not None and last.status == "DONE":
        return "DONE"
    reach = last.on + timedelta(days=3) if last else date.min
    waiting = [due for due in _due(each, objective) if due <= now and due.astimezone(ZONE).date() > reach]
    if waiting and now - waiting[0] >= GRACE:
        return "OUTDATED"
    return last.status if last else "PENDING"


def _health(objective: Objective, own: list[tuple[float, Numbers]], others: list[tuple[float, Numbers]]) -> str:
    if objective.closed:
        return "CLOSED"
    heard = [each.health for weight, each in own if weight]
    if objective.driven_by == "CONTRIBUTIONS" or (not heard and objective.driven_by != "KEY_RESULTS"):
        return _by_weight([(weight, each.health) for weight, each in others])
    for worst in ("OFF_TRACK", "AT_RISK", "OUTDATED"):
        if worst in heard:
            return worst
    if set(heard) <= {"PENDING"}:
        return "PENDING"
    return "DONE" if set(heard) <= {"DONE", "CLOSED"} else "ON_TRACK"


def _by_weight(items: list[tuple[float, str]]) -> str:
    counted = [(weight, health) for weight, health in items if weight]
    if all(health == "PENDING" for _, health in counted):
        return "PENDING"
    total = sum((Fraction(str(weight)) for weight, _ in counted), Fraction())
    for words, verdict in (
        (("OFF_TRACK",), "OFF_TRACK"),
        (("OFF_TRACK", "AT_RISK"), "AT_RISK"),
        (("OUTDATED",), "OUTDATED"),
    ):
        share = sum((Fraction(str(weight)) for weight, health in counted if health in words), Fraction()) / total
        if share >= Fraction(1, 3):
            return verdict
    return "ON_TRACK"


def mean(items: Sequence[tuple[float, float | None]]) -> float | None:
    """The weighted mean of (weight, value); values that are missing and weights of 0 left out."""
    counted = [(Fraction(str(weight)), Fraction(str(value))) for weight, value in items if weight and value is not None]
    if not counted:
        return None
    return _rounded(sum((weight * value for weight, value in counted), Fraction()) / sum(each for each, _ in counted))


def _clamped(share: Fraction) -> float:
    return _rounded(min(Fraction(1), max(Fraction(0), share)))


def _rounded(share: Fraction) -> float:
    return float(round(share, 6))
