"""What has been reported: milestones that are done, and what check-ins say of key results."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.kit.ids import encode
from plumbline.kit.zones import day_in
from plumbline.okrs.checkins import standing_of
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import CycleId, both, in_cycle
from plumbline.okrs.reads.duties import check_ins_of

REPORTING_PERSON = (
    "coalesce(k.reporter_id, k.owner_person_id, case when k.owner_unit_id is null then o.owner_person_id end)"
)
REPORTING_UNIT = """
case when k.reporter_id is null and k.owner_person_id is null then coalesce(k.owner_unit_id, o.owner_unit_id) end
"""
"""Who reports on a key result `k` of an objective `o`: the person named, else who owns it, else who owns the objective; for
a unit, where there is one, its leads. `_DUE` says the same from the people's side, along indexes."""


def may_be_asked(objective: str) -> str:
    """The condition on a key result `k` of an objective in a cycle `c` that people report on now."""
    return f"""k.state = 'ACTIVE' and k.value_from = 'CHECK_INS' and {objective}.state = 'PUBLISHED'
    and not {objective}.archived and c.phase in ('ACTIVE', 'GRADING')"""


# A plus keeps SQLite from looking for what is null by an index: nearly every row is.
_DUE = f"""
select k.id, k.due_at, w.person_id
from (
    select k.id, k.reporter_id as person_id from key_result k where k.reporter_id in :people
    union
    select k.id, k.owner_person_id from key_result k where +k.reporter_id is null and k.owner_person_id in :people
    union
    select k.id, m.person_id from key_result k join membership m on m.unit_id = k.owner_unit_id and m.lead
    where +k.reporter_id is null and m.person_id in :people
    union
    select k.id, o.owner_person_id from key_result k join objective o on o.id = k.objective_id
    where +k.reporter_id is null and +k.owner_person_id is null and +k.owner_unit_id is null
        and o.owner_person_id in :people
    union
    select k.id, m.person_id from key_result k join objective o on o.id = k.objective_id
    join membership m on m.unit_id = o.owner_unit_id and m.lead
    where +k.reporter_id is null and +k.owner_person_id is null and +k.owner_unit_id is null and m.person_id in :people
) w join key_result k on k.id = w.id join objective t on t.id = k.objective_id join cycle c on c.id = t.cycle_id
where k.due_at < :before and {may_be_asked("t")} and :asked
order by k.due_at, t.position, t.title, t.id, k.position, k.id
"""


async def milestones_done(reads: Reads, keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], bool]:
    """Whether milestones, given as (milestone, key result), are done, as the current check-in says."""
    check_ins = await check_ins_of(reads, {key[1] for key in keys})
    done = {id_: standing_of(found).milestones_done or frozenset() for id_, found in check_ins.items()}
    return {key: key[0] in done.get(key[1], ()) for key in keys}


def milestone_ids(done: str | None) -> list[str] | None:
    """The public ids of the milestones a check-in calls done."""
    return None if done is None else [encode("ms", int(each)) for each in done.split()]


async def days_of(reads: Reads, keys: Sequence[datetime]) -> dict[datetime, date]:
    """The company's days of instants."""
    zone = await company_zone(reads)
    return {key: day_in(zone, key) for key in keys}


async def company_zone(reads: Reads) -> str:
    """The company's time zone; UTC before there is a company."""
    rows = await reads.rows(Sql("select time_zone from unit where kind = 'COMPANY'"))
    return str(rows[0][0]) if rows else "UTC"


async def check_ins_due(
    reads: Reads, keys: Sequence[int], *, cycle_id: CycleId = None
) -> dict[int, list[dict[str, Any]]]:
    """The check-ins that each person owes, up to the end of the company's day; the longest overdue first."""
    zone = ZoneInfo(await company_zone(reads))
    midnight = datetime.combine(day_in(str(zone), reads.now), datetime.max.time(), tzinfo=zone)
    asked = both(visible(reads.viewer, "t"), in_cycle(cycle_id))
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for id_, due_at, person_id in await reads.rows(Sql(_DUE, people=list(keys), before=midnight, asked=asked)):
        overdue = max(0, (reads.now - due_at).days)
        found[person_id].append({"key_result_id": id_, "due_at": due_at, "days_overdue": overdue})
    return found
