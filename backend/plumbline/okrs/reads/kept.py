"""What was reported for each due moment, for key results that are scored by the share of moments kept."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from plumbline.engine import Reads
from plumbline.okrs.reads.duties import cadences_of, check_ins_of, duty_of, plans_of
from plumbline.okrs.reads.reports import company_zone
from plumbline.okrs.reported import values_by_due

Answer = tuple[datetime, float | None]
"""A due moment and the value reported for it."""


async def answers_of(reads: Reads, key_result_ids: Sequence[int]) -> dict[int, list[Answer]]:
    """For each key result, every moment that has been due so far and what was reported for it; in four statements."""
    plans = await plans_of(reads, key_result_ids)
    check_ins = await check_ins_of(reads, key_result_ids)
    cadences = await cadences_of(reads, (plan.unit_id for plan in plans))
    zone = ZoneInfo(await company_zone(reads))
    return {
        plan.id: values_by_due(check_ins.get(plan.id, ()), duty_of(plan, cadences, zone), reads.now) for plan in plans
    }
