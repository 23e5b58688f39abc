"""When check-ins are due for key results, and what they have said so far: read for the service and for questions alike."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from plumbline.database import Cells, Row, Sql
from plumbline.okrs.cadence import Cadence, CadenceSetting, Interval, due_moments, effective
from plumbline.okrs.checkins import CheckInFacts
from plumbline.okrs.reported import Duty
from plumbline.okrs.words import Status

_CHECK_INS = """
select key_result_id, id, happened_on, recorded_at, status, value, milestones_done, confidence, supersedes_id,
    withdrawn, automatic, happened_at
from check_in where key_result_id in :ids
"""
UNIT_OF_REPORTS = """coalesce(
    k.owner_unit_id, (select h.unit_id from membership h where h.person_id = k.owner_person_id and h.home), o.unit_id
)"""
"""The unit whose cadence a key result `k` of an objective `o` follows: its own, its own person's home, the objective's."""

_PLANS = f"""
select k.id, k.starts_on, k.due_on, k.scored_by, k.state as key_result_state, o.state, o.published_at, c.phase,
    {UNIT_OF_REPORTS} as unit_id,
    coalesce(reporter.time_zone, own.time_zone, case when k.owner_unit_id is null then owner.time_zone end, (
        select p.time_zone from membership m join person p on p.id = m.person_id
        where m.unit_id = coalesce(k.owner_unit_id, o.unit_id) and m.lead order by m.id limit 1
    )) as zone,
    k.objective_id, k.value_from, k.measure, k.owner_unit_id, k.owner_person_id, k.reporter_id
from key_result k
join objective o on o.id = k.objective_id
join cycle c on c.id = o.cycle_id
left join person reporter on reporter.id = k.reporter_id
left join person own on own.id = k.owner_person_id
left join person owner on owner.id = o.owner_person_id
where k.id in :ids
"""
_CADENCES = """
with recursive up(start, id, steps) as (
    select id, id, 0 from unit where id in {units}
    union all
    select up.start, u.parent_id, up.steps + 1 from unit u join up on u.id = up.id where u.parent_id is not null
)
select up.start, u.cadence_interval, u.cadence_days, u.cadence_weekday, u.cadence_time, u.cadence_locked
from up join unit u on u.id = up.id order by up.start, up.steps desc
"""
_CADENCES_OF_UNITS = _CADENCES.format(units=":ids")
_CADENCES_OF_PLANS = _CADENCES.format(
    units=f"""(
        select {UNIT_OF_REPORTS} from key_result k join objective o on o.id = k.objective_id where k.id in :ids)"""
)


class PlanRow(NamedTuple):
    """A key result as its duty and its reports ask for it: days, states, unit, and the zone of whoever reports."""

    id: int
    starts_on: date
    due_on: date
    scored_by: str
    key_result_state: str
    state: str
    published_at: datetime | None
    phase: str
    unit_id: int | None
    zone: str | None
    objective_id: int
    value_from: str
    measure: str
    owner_unit_id: int | None
    owner_person_id: int | None
    reporter_id: int | None


class Source(Protocol):
    """What answers statements: a connection, or the reads of a request."""

    async def rows(self, sql: Sql) -> list[Row]:
        """Run a statement and return its rows."""


async def check_ins_of(source: Source, key_result_ids: Iterable[int]) -> dict[int, list[CheckInFacts]]:
    """All check-ins of these key results, in one statement."""
    found: dict[int, list[CheckInFacts]] = defaultdict(list)
    for row in await source.rows(check_ins_asked(sorted(set(key_result_ids)))):
        found[row[0]].append(check_in_facts(row))
    return found


def check_ins_asked(key_result_ids: Sequence[int]) -> Sql:
    """Asks for all check-ins of these key results: rows for `check_in_facts`, the key result first, the instant last."""
    return Sql(_CHECK_INS, ids=key_result_ids)


def check_in_facts(row: Cells) -> CheckInFacts:
    """A check-in from its row."""
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


async def plans_of(source: Source, key_result_ids: Iterable[int]) -> list[PlanRow]:
    """The plans of these key results, in one statement."""
    return [PlanRow(*row) for row in await source.rows(plans_asked(sorted(set(key_result_ids))))]


def plans_asked(key_result_ids: Sequence[int]) -> Sql:
    """Asks for the plans of these key results: rows for `PlanRow`."""
    return Sql(_PLANS, ids=key_result_ids)


async def cadences_of(source: Source, unit_ids: Iterable[int | None]) -> dict[int, Cadence]:
    """The cadence in force in each unit, in one statement."""
    ids = sorted({unit_id for unit_id in unit_ids if unit_id is not None})
    return cadences_in(await source.rows(Sql(_CADENCES_OF_UNITS, ids=ids))) if ids else {}


def cadences_asked(key_result_ids: Sequence[int]) -> Sql:
    """Asks for what the units of these key results say of cadence: rows for `cadences_in`."""
    return Sql(_CADENCES_OF_PLANS, ids=key_result_ids)


def cadences_in(rows: Iterable[Cells]) -> dict[int, Cadence]:
    """The cadence in force in each unit, from what it and the units above it say."""
    chains: dict[int, list[CadenceSetting]] = defaultdict(list)
    for row in rows:
        chains[row[0]].append(CadenceSetting(_cadence(row[1], row[2], row[3], row[4]), bool(row[5])))
    return {unit_id: effective(chain) for unit_id, chain in chains.items()}


def duty_of(plan: PlanRow, cadences: Mapping[int, Cadence], company_zone: tzinfo) -> Duty:
    """When check-ins are due by a plan; never before it is published or once it is dropped."""
    zone = ZoneInfo(plan.zone) if plan.zone else company_zone
    cadence = (cadences.get(plan.unit_id) if plan.unit_id else None) or effective(())
    published = plan.state in ("PUBLISHED", "CLOSED")
    if not published or plan.published_at is None or plan.key_result_state == "DROPPED":
        return Duty(zone, (), cadence)
    moments = _moments(cadence, zone, plan.starts_on, plan.due_on)
    return Duty(zone, moments[bisect_left(moments, plan.published_at) :], cadence)


@lru_cache(maxsize=1_024)
def _moments(cadence: Cadence, zone: tzinfo, first_day: date, last_day: date) -> tuple[datetime, ...]:
    """The due moments of a time: the same for most key results of a cycle."""
    return tuple(due_moments(cadence, zone, first_day, last_day))


def _cadence(interval: str | None, days: int | None, weekday: int | None, at: str | None) -> Cadence | None:
    if interval is None:
        return None
    return Cadence(Interval(interval), weekday=weekday or 0, at=time.fromisoformat(at or "09:00"), days=days)
