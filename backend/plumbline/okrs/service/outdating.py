"""What the passing of time does to goals."""

from plumbline.database import Sql, current, transaction
from plumbline.kit import clock
from plumbline.okrs.service.graph import hold_shape_for_reading
from plumbline.okrs.service.numbers import Moved, recompute

_BATCH = 500
_DUE = """
select id from key_result
where outdated_at <= :now and health not in ('OUTDATED', 'DONE', 'CLOSED') and state = 'ACTIVE'
order by outdated_at limit :most
"""


@transaction
async def mark_outdated() -> Moved:
    """Write that key results have become OUTDATED, and what follows above them, when their moment has come."""
    await hold_shape_for_reading()
    rows = await current().rows(Sql(_DUE, now=clock.now(), most=_BATCH))
    return await recompute([row[0] for row in rows])
