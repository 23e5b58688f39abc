"""Letting go of notifications that were read long ago, and of the reminders behind them."""

from datetime import timedelta

from plumbline.database import Sql, current, transaction
from plumbline.events.jobs import Work, periodic
from plumbline.kit import clock
from plumbline.kit.ids import least_id

BATCH = 1_000
_READ = """
delete from notification where id in (
    select n.id from notification n where n.id < :bound and n.read_at is not null order by n.id limit :most
)
"""
_BEHIND = """
select r.id from reminder r
where r.id < :bound and not exists (
    select 1 from notification n where n.person_id = r.person_id and n.kind = 'CHECK_INS_DUE' and n.subject_id = r.id
) order by r.id limit :most
"""


def clear_after(kept: timedelta) -> Work:
    """Register, and return, the job that deletes what was read and is older than this."""

    @periodic("clear notifications", every=timedelta(hours=6))
    async def clear_notifications() -> None:
        while await _clear_some(kept):
            pass

    return clear_notifications


@transaction
async def _clear_some(kept: timedelta) -> bool:
    """Delete up to a batch, and what is left behind by it. Says whether there may be more."""
    of_age = {"bound": least_id(clock.now() - kept), "most": BATCH}
    gone = await current().run(Sql(_READ, **of_age))
    behind = [row[0] for row in await current().rows(Sql(_BEHIND, **of_age))]
    if behind:
        await current().run(Sql("delete from reminder_item where reminder_id in :ids", ids=behind))
        await current().run(Sql("delete from reminder where id in :ids", ids=behind))
    return gone == BATCH or len(behind) == BATCH
