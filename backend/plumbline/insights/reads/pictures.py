"""What pictures of an owner's goals show of today, each in one statement or a few, as far as the viewer sees it."""

from collections import Counter, defaultdict
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.insights.reads.owners import open_findings
from plumbline.insights.reads.scope import Asked, own, wanted
from plumbline.insights.weeks import spread_of
from plumbline.insights.words import FindingKind
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.counts import rounded_mean
from plumbline.okrs.reads.foreseen import forecasts
from plumbline.okrs.words import Health

MOST_LOOKED = 500
MOST_CYCLES = 8
MOST_BLOCKERS = 10_000
_SECONDS_A_DAY = 86_400

# A correction counts in place of what it corrects, on the same day; what was withdrawn counts no more.
_DAYS = """
select c.happened_on, count(distinct c.key_result_id)
from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE' join check_in c on c.key_result_id = k.id
where :wanted and c.id not in (select s.supersedes_id from check_in s where s.supersedes_id is not null)
    and c.id not in (select s.id from check_in s where s.supersedes_id is not null and s.withdrawn)
group by c.happened_on order by c.happened_on
"""
_REPORTING = """
select count(*), count(case when k.due_at is null or k.due_at > :now then 1 end),
    count(case when k.health = 'OUTDATED' then 1 end)
from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE'
where :wanted and t.state = 'PUBLISHED' and k.value_from = 'CHECK_INS'
"""
_BLOCKERS = """
select b.opened_at, b.resolved_at from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE'
join blocker b on b.key_result_id = k.id where :wanted order by b.opened_at desc limit :most
"""
_ALIGNED = """
with recursive scope(id) as (
    select t.id from objective t where :wanted and t.level <> 'COMPANY'
), up(id) as (
    select id from scope
    union
    select t.id from up join alignment a on a.from_objective_id = up.id
    join objective t on t.id = a.to_objective_id and not t.archived where :seen
), lead(id) as (
    select up.id from up join objective o on o.id = up.id where o.level = 'COMPANY'
    union
    select a.from_objective_id from lead join alignment a on a.to_objective_id = lead.id join up on up.id = a.from_objective_id
)
select (select count(*) from scope), (select count(*) from scope where id in (select id from lead))
"""
_ON_TRACK = """
select k.id from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE' and k.status = 'ON_TRACK'
where :wanted and t.state = 'PUBLISHED' and k.value_from = 'CHECK_INS'
order by coalesce(k.expected, 1) - coalesce(k.progress, 0) desc, k.id limit :most
"""
_CYCLES = "select id, starts_on, ends_on from cycle where starts_on <= :first order by starts_on desc, id"
_BY_CYCLE = """
select t.cycle_id, t.health, count(*), sum(case when :own then t.progress end),
    sum(case when :own and t.progress is not null then 1 else 0 end)
from objective t where :wanted group by t.cycle_id, t.health
"""


async def check_in_days(reads: Reads, asked: Asked) -> list[dict[str, Any]]:
    """Each day on which something was reported, and on how many key results."""
    rows = await reads.rows(Sql(_DAYS, wanted=wanted(reads, asked)))
    return [{"on": day, "key_results": count} for day, count in rows]


async def reporting(reads: Reads, asked: Asked) -> dict[str, Any]:
    """How many key results are reported on, how many of them are up to date, and how many have gone out of date."""
    [(due, kept, outdated)] = await reads.rows(Sql(_REPORTING, wanted=wanted(reads, asked), now=reads.now))
    return {"key_results": due, "up_to_date": kept, "outdated": outdated, "rate": rounded_mean(kept, due)}


async def blockers(reads: Reads, asked: Asked) -> dict[str, Any]:
    """How many blockers are open and resolved, and how long the resolved ones stood."""
    rows = await reads.rows(Sql(_BLOCKERS, wanted=wanted(reads, asked), most=MOST_BLOCKERS))
    stood = [(resolved - opened).total_seconds() / _SECONDS_A_DAY for opened, resolved in rows if resolved is not None]
    spread = spread_of(stood)
    return {
        "open": len(rows) - len(stood),
        "resolved": len(stood),
        "low": spread and spread.low,
        "median": spread and spread.middle,
        "high": spread and spread.high,
    }


async def coverage(reads: Reads, asked: Asked) -> dict[str, Any]:
    """How many objectives below company level there are, and how many of them lead up to the company's."""
    sql = Sql(_ALIGNED, wanted=wanted(reads, asked), seen=visible(reads.viewer, "t"))
    [(below, aligned)] = await reads.rows(sql)
    return {"objectives": below, "aligned": aligned, "share": rounded_mean(aligned, below)}


async def silos(reads: Reads, asked: Asked) -> list[Ref]:
    """Units to which nobody but their own people contributes, and of which nobody has said that this is right."""
    if asked.is_person:
        return []
    found = await open_findings(reads, asked.cycle, asked.units)
    return [ref for ref, each in found.items() if any(finding.kind is FindingKind.SILO for finding in each)]


async def outlook(reads: Reads, asked: Asked) -> dict[str, Any]:
    """Key results that miss their target if they go on as they did, while the last status says ON_TRACK."""
    rows = await reads.rows(Sql(_ON_TRACK, wanted=wanted(reads, asked), most=MOST_LOOKED))
    ids = [row[0] for row in rows]
    found = await forecasts(reads, ids) if ids else {}
    misses = [id_ for id_ in ids if id_ in found and found[id_]["warns"]]
    return {"looked": len(found), "misses": [Ref("KeyResult", id_) for id_ in misses]}


async def cycles(reads: Reads, asked: Asked) -> list[dict[str, Any]]:
    """This cycle and those of its length before it, the latest first, where there is something to see."""
    length = (asked.last - asked.first).days + 1
    rows = await reads.rows(Sql(_CYCLES, first=asked.first))
    # A quarter has from 90 to 92 days; a year is none.
    alike = [row[0] for row in rows if abs((row[2] - row[1]).days + 1 - length) <= length / 5]
    chosen = alike[:MOST_CYCLES]
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in await reads.rows(Sql(_BY_CYCLE, own=own(asked), wanted=wanted(reads, asked, cycles=chosen))):
        grouped[row[0]].append(row)
    return [_cycle(cycle, grouped[cycle]) for cycle in chosen if grouped[cycle]]


def _cycle(cycle: int, rows: list[Any]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[1]] += row[2]
    progress, numbers = (sum(row[place] or 0 for row in rows) for place in (3, 4))
    return {
        "cycle": Ref("Cycle", cycle),
        "objectives": counts.total(),
        "progress": rounded_mean(progress, int(numbers)),
        "health": [{"health": health, "count": counts[health]} for health in Health if counts[health]],
    }
