"""Forecasts of key results, from the check-ins that count."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.okrs.checkins import counting, standings
from plumbline.okrs.forecast import FORESEEN, forecast_of, spelled
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.reads.duties import check_ins_of
from plumbline.okrs.words import Measure, Status

_OPEN = f"""
select k.id, k.measure, k.start_value, k.target_value, k.status, k.due_on
from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where k.id in :ids and k.measure in ({", ".join(sorted(f"'{measure.value}'" for measure in FORESEEN))})
    and k.value_from = 'CHECK_INS' and k.state = 'ACTIVE' and o.state = 'PUBLISHED' and c.phase = 'ACTIVE'
    and (k.status is null or k.status <> 'DONE')
"""


async def forecasts(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The forecast of each of these key results that has one; in two statements."""
    rows = await reads.rows(Sql(_OPEN, ids=list(keys)))
    check_ins = await check_ins_of(reads, [row[0] for row in rows]) if rows else {}
    found = {}
    for id_, measure, start, target, status, last in rows:
        said = list(check_ins.get(id_, ()))
        pairs = zip(counting(said), standings(said), strict=True)
        reports = [(stood.day, each.value) for each, stood in pairs if stood.day is not None and each.value is not None]
        facts = MeasureFacts(Measure(measure), start, target)
        forecast = forecast_of(facts, reports, Status(status) if status else None, last=last)
        if forecast is not None:
            found[id_] = asdict(forecast) | {"formula": spelled(forecast)}
    return found
