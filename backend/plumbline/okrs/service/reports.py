"""What check-ins say of key results now: their numbers, and when the next check-in is due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plumbline.database import Row, Sql, current
from plumbline.okrs.cadence import Cadence, next_due, outdated_at
from plumbline.okrs.checkins import standing_of
from plumbline.okrs.goals import KeyResultNode, Numbers
from plumbline.okrs.pace import PhasedTargetFacts
from plumbline.okrs.progress import MilestoneFacts
from plumbline.okrs.reads.duties import cadences_of, check_in_facts, check_in_rows, duty_of, plans_of
from plumbline.okrs.reported import Plan, latest_answered, numbers_reported
from plumbline.okrs.service.days import Calendar
from plumbline.okrs.words import ObjectiveState, ScoredBy, Status, ValueFrom

_MILESTONES = "select key_result_id, id, weight, due_on from milestone where key_result_id in :ids order by id"
_PHASES = 'select key_result_id, "on", value from phased_target where key_result_id in :ids order by 2'


@dataclass(frozen=True, slots=True)
class Report:
    """What is stored of a key result besides its numbers. `due_at` is the next due moment that waits."""

    numbers: Numbers
    status: Status | None
    latest_check_in_id: int | None
    last_check_in_at: datetime | None
    due_at: datetime | None
    outdated_at: datetime | None


async def reports(nodes: Sequence[KeyResultNode], days: Calendar) -> dict[int, Report]:
    """The reports of those key results that are fed by check-ins, in five statements; others are absent."""
    fed = {node.id: node for node in nodes if node.value_from is ValueFrom.CHECK_INS}
    if not fed:
        return {}
    ids = sorted(fed)
    rows = await plans_of(current(), ids)
    check_ins = await check_in_rows(current(), ids)
    milestones = _grouped(await current().rows(Sql(_MILESTONES, ids=ids)))
    phases = _grouped(await current().rows(Sql(_PHASES, ids=ids)))
    cadences = await cadences_of(current(), (row["unit_id"] for row in rows))
    found = {}
    for row in rows:
        node = fed[row["id"]]
        plan = Plan(
            facts=node.facts,
            first_day=row["starts_on"],
            last_day=row["due_on"],
            scored_by=ScoredBy(row["scored_by"]),
            milestones=tuple(MilestoneFacts(each[1], each[2], due_on=each[3]) for each in milestones[node.id]),
            phases=tuple(PhasedTargetFacts(each[1], each[2]) for each in phases[node.id]),
        )
        found[node.id] = _report(row, plan, check_ins.get(node.id, ()), cadences, days)
    return found


def _report(row: Row, plan: Plan, rows: Sequence[Row], cadences: Mapping[int, Cadence], days: Calendar) -> Report:
    facts = [check_in_facts(each) for each in rows]
    closed = row["state"] == ObjectiveState.CLOSED or row["phase"] == "CLOSED"
    duty = duty_of(row, cadences, days.zone)
    numbers = numbers_reported(
        plan, facts, duty, now=days.now, closed=closed, grace_days=days.grace_days, limits=days.limits
    )
    standing = standing_of(facts)
    over = closed or standing.status is Status.DONE or row["key_result_state"] == "DROPPED"
    due_at = None if over else next_due(duty.due, latest_answered(facts, duty))
    instants = {each["id"]: each["happened_at"] for each in rows}
    return Report(
        numbers=numbers,
        status=standing.status,
        latest_check_in_id=standing.check_in_id,
        last_check_in_at=instants[standing.check_in_id] if standing.check_in_id else None,
        due_at=due_at,
        outdated_at=outdated_at(due_at, days.grace_days) if due_at else None,
    )


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found
