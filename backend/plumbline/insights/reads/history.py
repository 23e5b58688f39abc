"""How an owner's goals stood, week by week: from the kept past, in one statement for all weeks.

It counts what `Unit.stats(asOf:)` counts at the end of each week, and by the same right: what the viewer sees now and could
have seen then. The conditions of sight are those of the present, with past rows in the place of present ones.
"""

from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from plumbline.cycles.reads import company_zone_of
from plumbline.database import Sql
from plumbline.database.recordset import recordset
from plumbline.engine import Reads
from plumbline.insights.reads.scope import Asked, held, own
from plumbline.insights.weeks import Week, weeks_of
from plumbline.okrs.policy import visible, visible_by_row
from plumbline.okrs.reads.asked import both, inside
from plumbline.okrs.reads.counts import rounded_mean
from plumbline.okrs.reads.past import beside
from plumbline.okrs.words import Health

# Shares are summed in whole millionths, as they are stored: a sum of floats depends on the order in which rows come.
# A version stands at the ends of the weeks from `began` to before `over`; most versions of busy goals at none.
# What is seen by its row alone is counted once for all of these (week -1 of w); of the rest, each week is asked.
_HISTORY = """
with week as (select v.n, v.at from :weeks),
w as materialized (select b.n as began, e.n, e.at from week b join week e on e.n >= b.n union all select -1, null, null)
select coalesce(w.n, t.began), coalesce(w.n + 1, t.over), t.health, count(*),
    sum(case when :own then cast(round(t.progress * 1000000) as bigint) end),
    sum(case when :own and t.progress is not null then 1 else 0 end),
    sum(case when :own and t.progress is not null then cast(round(t.expected * 1000000) as bigint) end),
    sum(case when :own and t.progress is not null and t.expected is not null then 1 else 0 end)
from (
    select t.*, :began as began, :over as over, (:by_row) as plain
    from objective_past t where not t.archived and :of :fence
) t cross join w
where t.began < t.over and w.began = case when t.plain then -1 else t.began end and (w.n is null or w.n < t.over)
    and (t.plain or :then) and :now
group by 1, 2, 3
"""
_EVER = (
    "(t.owner_person_id = :owner or t.id in (select c.objective_id from co_owner_past c where c.person_id = :owner))"
)
_MILLION = 1_000_000
_FENCE = {"sqlite": "limit -1", "postgres": "offset 0"}
"""Else each use of a place among the weeks finds it again."""


async def weeks(reads: Reads, asked: Asked) -> list[dict[str, Any]]:
    """Each week that has begun: the objectives by health, and the mean progress and expectation of the owner's own."""
    zone = ZoneInfo(await company_zone_of(reads))
    found = weeks_of(asked.first, asked.last, zone, reads.now)
    if not found:
        return []
    standing: list[list[Any]] = [[] for _ in found]
    for began, over, *counted in await reads.rows(_asked(reads, asked, found)):
        for rows in standing[began:over]:
            rows.append(counted)
    return [_told(week, rows, week.at < reads.now) for week, rows in zip(found, standing, strict=True)]


def _asked(reads: Reads, asked: Asked, found: list[Week]) -> Sql:
    rows = [{"n": place, "at": week.at} for place, week in enumerate(found)]
    in_cycle = Sql("t.cycle_id in (") + inside(asked.cycle) + Sql(")")
    then = (held(asked), visible(reads.viewer, "t"))
    began, over = (_weeks_before(f"t.{name}", found, 0, len(found)) for name in ("from_at", "until_at"))
    return Sql(
        _HISTORY,
        weeks=recordset(reads.dialect, rows, {"n": "int", "at": "timestamptz"}),
        own=own(asked),
        began=began,
        over=over,
        # Co-owners come and go beside the row: of a person's goals, none is counted by it alone.
        by_row=Sql("1 = 0") if asked.is_person else visible_by_row(reads.viewer, "t"),
        of=both(in_cycle, Sql(_EVER, owner=asked.owner) if asked.is_person else held(asked)),
        fence=Sql(_FENCE[reads.dialect]),
        then=both(*(beside(each, at="w.at") for each in then if each is not None)),
        now=Sql("exists (select 1 from objective n where n.id = t.id and") + visible(reads.viewer, "n") + Sql(")"),
    )


def _weeks_before(instant: str, found: list[Week], low: int, high: int) -> Sql:
    """How many weeks end before an instant, of which from `low` to `high` may: halved with each comparison."""
    if low == high:
        return Sql(str(low))
    middle = (low + high) // 2
    later, earlier = _weeks_before(instant, found, middle + 1, high), _weeks_before(instant, found, low, middle)
    week = Sql(f"case when {instant} > :week_{middle} then", **{f"week_{middle}": found[middle].at})
    return Sql.join((week, later, Sql("else"), earlier, Sql("end")), " ")


def _told(week: Week, rows: list[Any], is_over: bool) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[0]] += row[1]
    progress, numbers, expected, expectations = (int(sum(row[place] or 0 for row in rows)) for place in (2, 3, 4, 5))
    return {
        "from_on": week.first,
        "on": week.last,
        "at": week.at if is_over else None,
        "objectives": counts.total(),
        "progress": rounded_mean(progress / _MILLION, numbers),
        "expected": rounded_mean(expected / _MILLION, expectations),
        "health": [{"health": health, "count": counts[health]} for health in Health if counts[health]],
    }
