"""What check-ins say of key results now: their numbers, and when the next check-in is due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.database import Sql
from plumbline.okrs.cadence import next_due, outdated_at, unlooked_at
from plumbline.okrs.checkins import NOTHING_REPORTED, CheckInFacts, standings
from plumbline.okrs.goals import KeyResultNode, Numbers
from plumbline.okrs.pace import PhasedTargetFacts
from plumbline.okrs.progress import MilestoneFacts
from plumbline.okrs.reads.days import Calendar
from plumbline.okrs.reads.duties import PlanRow, cadences_asked, cadences_in, check_in_facts, duty_of, plans_asked
from plumbline.okrs.reads.together import Answers
from plumbline.okrs.reported import Duty, Plan, latest_answered, latest_by_person, numbers_reported
from plumbline.okrs.words import ObjectiveState, ScoredBy, Status, ValueFrom

_MILESTONES = "select key_result_id, id, weight, due_on from milestone where key_result_id in :ids order by id"
_PHASES = 'select key_result_id, "on", value from phased_target where key_result_id in :ids order by 2'


@dataclass(frozen=True, slots=True)
class Planned:
    """A key result with all that its check-ins are judged by; none of it changes while the graph is held."""

    row: PlanRow
    duty: Duty
    milestones: tuple[MilestoneFacts, ...]
    phases: tuple[PhasedTargetFacts, ...]

    @property
    def is_fed_by_check_ins(self) -> bool:
        """Whether its value comes from its own check-ins, not from what contributes to it."""
        return self.row.value_from == ValueFrom.CHECK_INS

    @property
    def is_closed(self) -> bool:
        """Whether its objective or its cycle has been closed."""
        return self.row.state == ObjectiveState.CLOSED or self.row.phase == "CLOSED"


@dataclass(slots=True)
class Said:
    """The check-ins of one key result, and the instants they speak of by their ids."""

    check_ins: list[CheckInFacts]
    instants: dict[int, datetime]


@dataclass(frozen=True, slots=True)
class Report:
    """What is stored of a key result besides its numbers. `due_at` is the next due moment that waits."""

    numbers: Numbers
    status: Status | None
    latest_check_in_id: int | None
    last_check_in_at: datetime | None
    due_at: datetime | None
    outdated_at: datetime | None
    unlooked_at: datetime | None
    unlooked: bool


def plan_questions(key_result_ids: Sequence[int]) -> dict[str, Sql]:
    """Ask for what check-ins of these key results are judged by; the answers are for `planned_in`."""
    return {
        "plans": plans_asked(key_result_ids),
        "milestones": Sql(_MILESTONES, ids=key_result_ids),
        "phases": Sql(_PHASES, ids=key_result_ids),
        "cadences": cadences_asked(key_result_ids),
    }


def planned_in(answers: Answers, days: Calendar) -> dict[int, Planned]:
    """Each key result with what its check-ins are judged by."""
    cadences = cadences_in(answers["cadences"])
    milestones, phases = _grouped(answers["milestones"]), _grouped(answers["phases"])
    found = {}
    for cells in answers["plans"]:
        row = PlanRow(*cells)
        found[row.id] = Planned(
            row,
            duty_of(row, cadences, days.zone),
            milestones=tuple(MilestoneFacts(each[1], each[2], due_on=each[3]) for each in milestones[row.id]),
            phases=tuple(PhasedTargetFacts(each[1], each[2]) for each in phases[row.id]),
        )
    return found


def said_in(rows: Iterable[Any]) -> dict[int, Said]:
    """What has been said of each key result, from the rows that `check_ins_asked` asks for."""
    found: dict[int, Said] = defaultdict(lambda: Said([], {}))
    for row in rows:
        said = found[row[0]]
        said.check_ins.append(check_in_facts(row))
        said.instants[row[1]] = row[-1]
    return found


def reports(
    planned: Mapping[int, Planned], nodes: Mapping[int, KeyResultNode], said: Mapping[int, Said], days: Calendar
) -> dict[int, Report]:
    """The reports of those planned key results that are fed by check-ins; others are absent."""
    return {
        id_: _report(each, nodes[id_], said.get(id_) or Said([], {}), days)
        for id_, each in planned.items()
        if each.is_fed_by_check_ins
    }


def _report(planned: Planned, node: KeyResultNode, said: Said, days: Calendar) -> Report:
    row, duty = planned.row, planned.duty
    plan = Plan(
        facts=node.facts,
        first_day=row.starts_on,
        last_day=row.due_on,
        scored_by=ScoredBy(row.scored_by),
        milestones=planned.milestones,
        phases=planned.phases,
    )
    closed, stood = planned.is_closed, standings(said.check_ins)
    standing = stood[-1] if stood else NOTHING_REPORTED
    numbers = numbers_reported(
        plan, stood, duty, now=days.now, closed=closed, grace_days=days.grace_days, limits=days.limits
    )
    over = closed or standing.status is Status.DONE or row.key_result_state == "DROPPED"
    due_at = None if over else next_due(duty.due, latest_answered(stood, duty))
    by_programs = standing.automatic and not over
    unseen_at = unlooked_at(duty.due, latest_by_person(stood, duty)) if by_programs else None
    return Report(
        numbers=numbers,
        status=standing.status,
        latest_check_in_id=standing.check_in_id,
        last_check_in_at=said.instants[standing.check_in_id] if standing.check_in_id else None,
        due_at=due_at,
        outdated_at=outdated_at(due_at, days.grace_days) if due_at else None,
        unlooked_at=unseen_at,
        unlooked=unseen_at is not None and unseen_at <= days.now,
    )


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found
