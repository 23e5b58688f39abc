"""The goals of the demo company with their life, as loads of one cycle each."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plumbline.exchange.demo.company import PERSONAS
from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective
from plumbline.exchange.demo.life import SEED, DemoCheckIn, life
from plumbline.exchange.demo.seasons import DemoCycle
from plumbline.exchange.service.demo_company import TIME_ZONE, ZONES, House, reporter
from plumbline.okrs.entries import KeyResultEntry, MilestoneEntry, ObjectiveEntry
from plumbline.okrs.service import LoadedCheckIn, LoadedInitiative, LoadedKeyResult, LoadedObjective
from plumbline.okrs.words import InitiativeState, Measure, ObjectiveKind, Status, Visibility

_EVENING = time(18)
QUIET_DAYS = 16
"""So long nobody has reported on a key result of fate QUIET in the running cycle."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is needed to tell the life of one cycle up to now."""

    house: House
    cycle_id: int
    cycle: DemoCycle
    now: datetime
    today: date

    @property
    def runs(self) -> bool:
        """Whether the cycle is not over yet."""
        return self.cycle.last >= self.today

    @property
    def moments(self) -> list[datetime]:
        """When the picture was kept: each week while the cycle runs, each four weeks of one that is over."""
        step = timedelta(days=7 if self.runs else 28)
        moment = datetime.combine(self.cycle.first + timedelta(days=6), _EVENING, ZoneInfo(TIME_ZONE))
        end = datetime.combine(self.cycle.last + timedelta(days=1), _EVENING, ZoneInfo(TIME_ZONE))
        found, end = [], min(end, self.now)
        while moment < end:
            found.append(moment)
            moment += step
        return [*found, end]

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return self.today - timedelta(days=self.today.weekday())


def loads(telling: Telling, objectives: Sequence[DemoObjective]) -> list[LoadedObjective]:
    """The objectives of a cycle with key results and check-ins; the same now gives the same loads."""
    told: dict[str, list[DemoCheckIn]] = defaultdict(list)
    cycle = telling.cycle
    for check_in in life(objectives, first=cycle.first, last=cycle.last, today=telling.today):
        told[check_in.key_result].append(check_in)
    waiting = _waiting(objectives)
    found = []
    for place, objective in enumerate(objectives):
        key_results = tuple(
            replace(
                key_result(telling, each),
                check_ins=tuple(_reports(telling, objective, each, told[each.key], waiting)),
            )
            for each in objective.key_results
        )
        entry = objective_entry(telling, objective, place)
        dice = random.Random(f"{SEED} {objective.key}")
        found.append(
            LoadedObjective(objective.key, entry, key_results, objective.aligned_to, _published(telling, dice))
        )
    return found


def reported_between(load: LoadedObjective, since: datetime | None, until: datetime) -> LoadedObjective:
    """The load with those check-ins alone that were recorded after one instant and up to another."""

    def is_told(report: LoadedCheckIn) -> bool:
        at = report.recorded_at or report.happened_at
        return at <= until and (since is None or at > since)

    told = (
        replace(each, check_ins=tuple(report for report in each.check_ins if is_told(report)))
        for each in load.key_results
    )
    return replace(load, key_results=tuple(told))


def objective_entry(telling: Telling, objective: DemoObjective, place: int) -> ObjectiveEntry:
    """What its owner wrote, without key results and edges."""
    house = telling.house
    return ObjectiveEntry(
        title=objective.title,
        cycle_id=telling.cycle_id,
        owner=house.owner(objective.owner),
        description=objective.why,
        kind=ObjectiveKind(objective.kind),
        visibility=Visibility(objective.visibility),
        co_owners=tuple(house.owner(key) for key in objective.co_owners),
        priorities=(house.priorities[objective.priority],) if objective.priority else (),
        position=place,
    )


def key_result(telling: Telling, result: DemoKeyResult) -> LoadedKeyResult:
    """A key result before anybody has reported on it."""
    cycle = telling.cycle
    days = (cycle.last - cycle.first).days
    entry = KeyResultEntry(
        title=result.title,
        measure=Measure(result.measure),
        unit=result.unit or None,
        start_value=result.start,
        target_value=result.target,
        low_value=result.low,
        high_value=result.high,
        milestones=tuple(
            MilestoneEntry(step.name, cycle.first + timedelta(days=round(step.due * days)), step.weight)
            for step in result.milestones
        ),
        owner=telling.house.owner(result.owner) if result.owner else None,
    )
    initiatives = tuple(
        LoadedInitiative(
            each.title, InitiativeState(each.state), telling.house.owner(each.owner) if each.owner else None
        )
        for each in result.work
    )
    return LoadedKeyResult(result.key, entry, initiatives=initiatives)


def _published(telling: Telling, dice: random.Random) -> datetime:
    """A few days before or after the cycle began."""
    day = telling.cycle.first + timedelta(days=dice.randint(-6, 5))
    moment = datetime.combine(day, time(dice.randint(9, 17), dice.randint(0, 59)), ZoneInfo("Europe/Lisbon"))
    return min(moment, telling.now)


def _waiting(objectives: Iterable[DemoObjective]) -> set[str]:
    """Every other key result of those whom the sign-in page offers has not been reported on this week.

    The company's own have been, so that the top of the tree does not depend on the weekday.
    """
    reported: dict[str, list[str]] = defaultdict(list)
    for objective in objectives:
        if objective.owner == "company":
            continue
        for each in objective.key_results:
            reported[reporter(each.owner or objective.owner)].append(each.key)
    return {key for persona in PERSONAS for key in reported[persona][::2]}


def _reports(
    telling: Telling, objective: DemoObjective, result: DemoKeyResult, told: Sequence[DemoCheckIn], waiting: set[str]
) -> list[LoadedCheckIn]:
    author = reporter(result.owner or objective.owner)
    made = [_report(telling, result, each, author) for each in told if _is_made(telling, result, each, waiting)]
    return _with_blockers_resolved(telling, [each for each in made if (each.recorded_at or telling.now) < telling.now])


def _is_made(telling: Telling, result: DemoKeyResult, told: DemoCheckIn, waiting: set[str]) -> bool:
    if not telling.runs:
        return True
    if result.fate == "QUIET" and told.day > telling.today - timedelta(days=QUIET_DAYS):
        return False
    return not (result.key in waiting and told.day >= telling.monday)


def _report(telling: Telling, result: DemoKeyResult, told: DemoCheckIn, author: str) -> LoadedCheckIn:
    dice = random.Random(f"{SEED} {told.key_result} {told.day}")
    at = time(dice.choice((8, 8, 9, 9, 10, 11, 13, 15)), dice.randint(0, 59), dice.randint(0, 59))
    happened_at = datetime.combine(told.day, at, ZoneInfo(ZONES[author]))
    return LoadedCheckIn(
        happened_at=happened_at,
        recorded_at=happened_at + timedelta(days=told.late, seconds=dice.randint(2, 50)),
        status=Status(told.status),
        value=told.value,
        confidence=told.confidence,
        note=told.note,
        author_id=telling.house.people[author],
        milestones_done=told.milestones_done if result.measure == "MILESTONES" else None,
        blocker=told.blocker,
    )


def _with_blockers_resolved(telling: Telling, reports: Sequence[LoadedCheckIn]) -> list[LoadedCheckIn]:
    """A blocker is told once and is resolved by the first report that no longer speaks of one."""
    found: list[LoadedCheckIn] = []
    opened: int | None = None
    for place, report in enumerate(reports):
        if report.blocker and opened is not None:
            report = replace(report, blocker=None)
        elif report.blocker:
            opened = place
        elif opened is not None:
            found[opened] = replace(found[opened], resolved_at=report.recorded_at)
            opened = None
        found.append(report)
    if opened is not None and not telling.runs:
        found[opened] = replace(found[opened], resolved_at=found[-1].recorded_at)
    return found


def by_season(objectives: Iterable[DemoObjective]) -> Mapping[str, list[DemoObjective]]:
    """The objectives of each season, in their order."""
    found: dict[str, list[DemoObjective]] = defaultdict(list)
    for objective in objectives:
        found[objective.season].append(objective)
    return found
