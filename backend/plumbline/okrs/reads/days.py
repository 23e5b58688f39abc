"""The company's day and the company's settings, read once for a use-case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plumbline.database import Cells, Sql, current
from plumbline.engine import Reads
from plumbline.kit import clock
from plumbline.okrs.health import GRACE_DAYS
from plumbline.okrs.pace import DEFAULT_LIMITS, PaceLimits

COMPANY = Sql("select time_zone, behind_limit, far_behind_limit, grace_days from unit where kind = 'COMPANY'")
"""Asks for the company's zone and settings; the answer is for `calendar_in`."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Now, the company's zone, and its settings for pace (shares of the way) and grace (days)."""

    now: datetime
    zone: ZoneInfo
    limits: PaceLimits
    grace_days: int

    @property
    def today(self) -> date:
        """The company's day."""
        return self.day_of(self.now)

    def day_of(self, instant: datetime) -> date:
        """The company's day at an instant."""
        return instant.astimezone(self.zone).date()


async def calendar() -> Calendar:
    """The calendar of the company; UTC and the usual settings before there is one."""
    return calendar_in(await current().rows(COMPANY))


async def calendar_of(reads: Reads) -> Calendar:
    """The calendar of the company at the instant of a request."""
    return replace(calendar_in(await reads.rows(COMPANY)), now=reads.now)


def calendar_in(rows: Sequence[Cells]) -> Calendar:
    """The calendar from the rows that `COMPANY` asks for."""
    if not rows:
        return Calendar(clock.now(), ZoneInfo("UTC"), DEFAULT_LIMITS, GRACE_DAYS)
    zone, on_pace, behind, grace_days = (rows[0][place] for place in range(4))
    limits = PaceLimits(
        on_pace=DEFAULT_LIMITS.on_pace if on_pace is None else on_pace,
        behind=DEFAULT_LIMITS.behind if behind is None else behind,
    )
    return Calendar(clock.now(), ZoneInfo(zone), limits, GRACE_DAYS if grace_days is None else grace_days)
