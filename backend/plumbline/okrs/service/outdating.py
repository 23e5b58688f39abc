"""What the passing of time does to goals, written when its moment comes."""

from datetime import timedelta

from plumbline.database import Sql, current, transaction
from plumbline.events.jobs import periodic
from plumbline.kit import clock
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.service.graph import hold_shape_for_reading
from plumbline.okrs.service.numbers import Moved, recompute

_BATCH = 500
_OUTDATED = """
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where k.outdated_at <= :now and k.health not in ('OUTDATED', 'DONE', 'CLOSED') and k.state = 'ACTIVE'
    and c.phase <> 'CLOSED'
order by k.outdated_at limit :most
"""
_UNLOOKED = """
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where k.unlooked_at <= :now and not k.unlooked and k.state = 'ACTIVE' and o.state = 'PUBLISHED' and c.phase <> 'CLOSED'
order by k.unlooked_at limit :most
"""
_LAPSED = """
select o.id from objective o join cycle c on c.id = o.cycle_id
where o.stated_health is not null and o.stated_health_until <= :today and o.health <> o.derived_health
    and o.state = 'PUBLISHED' and c.phase <> 'CLOSED'
order by o.stated_health_until, o.id limit :most
"""
_KEPT = """
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where k.scored_by = 'KEPT_SHARE' and k.state = 'ACTIVE' and o.state = 'PUBLISHED' and c.phase in ('ACTIVE', 'GRADING')
    and k.id > :after
order by k.id limit :most
"""


@periodic("mark outdated", every=timedelta(minutes=1))
@transaction
async def mark_outdated() -> Moved:
    """Store what time has done: key results OUTDATED or looked at by no one, stated healths lapsed, and what follows."""
    await hold_shape_for_reading()
    today = (await calendar()).today
    rows = await current().rows(Sql(_OUTDATED, now=clock.now(), most=_BATCH))
    rows += await current().rows(Sql(_UNLOOKED, now=clock.now(), most=_BATCH))
    rows += await current().rows(Sql(_LAPSED, today=today, most=_BATCH))
    return await recompute([row[0] for row in rows])


@periodic("count kept shares", every=timedelta(minutes=10))
async def count_kept_shares() -> None:
    """Count again what is scored by KEPT_SHARE: each due moment that passes moves it."""
    after: int | None = 0
    while after is not None:
        after = await _count_kept_shares(after)


@transaction
async def _count_kept_shares(after: int) -> int | None:
    """One batch of ids above `after`; returns the last of them, or None when there are no more."""
    await hold_shape_for_reading()
    rows = await current().rows(Sql(_KEPT, after=after, most=_BATCH))
    await recompute([row[0] for row in rows])
    return int(rows[-1][0]) if len(rows) == _BATCH else None
