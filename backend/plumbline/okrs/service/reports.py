"""What check-ins say of key results now: their numbers, and when the next check-in is due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from plumbline.database import Row, Sql, current
from plumbline.okrs.cadence import Cadence, CadenceSetting, Interval, due_moments, effective, next_due, outdated_at
from plumbline.okrs.checkins import CheckInFacts, standing_of
from plumbline.okrs.goals import KeyResultNode, Numbers
from plumbline.okrs.pace import PhasedTargetFacts
from plumbline.okrs.progress import MilestoneFacts
from plumbline.okrs.reported import Duty, Plan, latest_answered, numbers_reported
from plumbline.okrs.service.days import Calendar
from plumbline.okrs.words import ObjectiveState, ScoredBy, Status, ValueFrom

_PLANS = """
select k.id, k.starts_on, k.due_on, k.scored_by, o.state, o.published_at, c.phase,
    coalesce(k.owner_unit_id, o.unit_id) as unit_id,
    coalesce(reporter.time_zone, own.time_zone, owner.time_zone, (
        select p.time_zone from membership m join person p on p.id = m.person_id
        where m.unit_id = coalesce(k.owner_unit_id, o.unit_id) and m.lead order by m.id limit 1
    )) as zone, k.state as key_result_state
from key_result k
join objective o on o.id = k.objective_id
join cycle c on c.id = o.cycle_id
left join person reporter on reporter.id = k.reporter_id
left join person own on own.id = k.owner_person_id
left join person owner on owner.id = o.owner_person_id
where k.id in :ids
"""
_MILESTONES = "select key_result_id, id, weight, done, due_on from milestone where key_result_id in :ids order by id"
_PHASES = 'select key_result_id, "on", value from phased_target where key_result_id in :ids order by 2'
_CHECK_INS = """
select key_result_id, id, happened_on, recorded_at, status, value, milestones_done, confidence, supersedes_id,
    withdrawn, automatic, happened_at
from check_in where key_result_id in :ids
"""
_CADENCES = """
with recursive up(start, id, steps) as (
    select id, id, 0 from unit where id in :ids
    union all
    select up.start, u.parent_id, up.steps + 1 from unit u join up on u.id = up.id where u.parent_id is not null
)
select up.start, u.cadence_interval, u.cadence_days, u.cadence_weekday, u.cadence_time, u.cadence_locked
from up join unit u on u.id = up.id order by up.start, up.steps desc
"""


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
    plans = await current().rows(Sql(_PLANS, ids=ids))
    check_ins = _grouped(await current().rows(Sql(_CHECK_INS, ids=ids)))
    milestones = _grouped(await current().rows(Sql(_MILESTONES, ids=ids)))
    phases = _grouped(await current().rows(Sql(_PHASES, ids=ids)))
    cadences = await _cadences({row[7] for row in plans if row[7]})
    found = {}
    for row in plans:
        node = fed[row[0]]
        plan = Plan(
            facts=node.facts,
            first_day=row[1],
            last_day=row[2],
            scored_by=ScoredBy(row[3]),
            milestones=tuple(MilestoneFacts(each[1], each[2], bool(each[3]), each[4]) for each in milestones[node.id]),
            phases=tuple(PhasedTargetFacts(each[1], each[2]) for each in phases[node.id]),
        )
        found[node.id] = _report(row, plan, check_ins[node.id], cadences, days)
    return found


def _report(row: Row, plan: Plan, rows: Sequence[Row], cadences: Mapping[int, Cadence], days: Calendar) -> Report:
    facts = [check_in_facts(each) for each in rows]
    closed = row[4] == ObjectiveState.CLOSED or row[6] == "CLOSED"
    duty = _duty(row, plan, cadences, days)
    numbers = numbers_reported(
        plan, facts, duty, now=days.now, closed=closed, grace_days=days.grace_days, limits=days.limits
    )
    standing = standing_of(facts)
    over = closed or standing.status is Status.DONE or row[9] == "DROPPED"
    due_at = None if over else next_due(duty.due, latest_answered(facts, duty))
    instants = {each[1]: each[11] for each in rows}
    return Report(
        numbers=numbers,
        status=standing.status,
        latest_check_in_id=standing.check_in_id,
        last_check_in_at=instants[standing.check_in_id] if standing.check_in_id else None,
        due_at=due_at,
        outdated_at=outdated_at(due_at, days.grace_days) if due_at else None,
    )


def _duty(row: Row, plan: Plan, cadences: Mapping[int, Cadence], days: Calendar) -> Duty:
    zone = ZoneInfo(row[8]) if row[8] else days.zone
    cadence = cadences.get(row[7]) or effective(())
    published = row[4] in (ObjectiveState.PUBLISHED, ObjectiveState.CLOSED) and row[5] is not None
    if not published or row[9] == "DROPPED":
        return Duty(zone, (), cadence)
    moments = due_moments(cadence, zone, plan.first_day, plan.last_day, since=row[5])
    return Duty(zone, tuple(moments), cadence)


def check_in_facts(row: Row) -> CheckInFacts:
    """A check-in from a row of `_CHECK_INS`."""
    done = row[6]
    return CheckInFacts(
        id=row[1],
        day=row[2],
        recorded_at=row[3],
        status=Status(row[4]),
        value=row[5],
        milestones_done=None if done is None else frozenset(int(each) for each in done.split()),
        confidence=row[7],
        supersedes_id=row[8],
        withdrawn=bool(row[9]),
        automatic=bool(row[10]),
    )


async def check_ins_of(key_result_ids: Iterable[int]) -> dict[int, list[CheckInFacts]]:
    """All check-ins of these key results, in one statement."""
    rows = await current().rows(Sql(_CHECK_INS, ids=sorted(set(key_result_ids))))
    found: dict[int, list[CheckInFacts]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(check_in_facts(row))
    return found


async def _cadences(unit_ids: set[int]) -> dict[int, Cadence]:
    chains: dict[int, list[CadenceSetting]] = defaultdict(list)
    if unit_ids:
        for start, interval, length, weekday, at, locked in await current().rows(Sql(_CADENCES, ids=sorted(unit_ids))):
            own = None
            if interval:
                own = Cadence(
                    interval=Interval(interval),
                    weekday=weekday or 0,
                    at=time.fromisoformat(at or "09:00"),
                    days=length,
                )
            chains[start].append(CadenceSetting(own, bool(locked)))
    return {unit_id: effective(chain) for unit_id, chain in chains.items()}


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found
