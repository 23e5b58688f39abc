"""Past check-ins of newly loaded key results, written in order of their days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, number, text
from plumbline.okrs.measures import checked_value
from plumbline.okrs.models import Blocker, CheckIn, KeyResult, Milestone
from plumbline.okrs.reads.days import Calendar, calendar
from plumbline.okrs.service.refusals import InTheFuture, told
from plumbline.okrs.words import Status

_FIELDS: Rules = {"note": text(20_000), "value": number, "confidence": number}


@dataclass(frozen=True, slots=True)
class LoadedCheckIn:
    """A report made in the past. `milestones_done` are names; `resolved_at` is when its blocker was out of the way."""

    happened_at: datetime
    status: Status
    value: float | None = None
    confidence: float | None = None
    note: str | None = None
    author_id: int | None = None
    milestones_done: tuple[str, ...] | None = None
    blocker: str | None = None
    resolved_at: datetime | None = None
    recorded_at: datetime | None = None


async def load_check_ins(key_results: Mapping[int, KeyResult], history: Mapping[int, Sequence[LoadedCheckIn]]) -> None:
    """Write the reports of each key result. Raises InTheFuture, and what its measure refuses."""
    days = await calendar()
    ids: dict[int, dict[str, int]] = defaultdict(dict)
    with_steps = [id_ for id_, reports in history.items() if any(each.milestones_done is not None for each in reports)]
    for milestone in await Milestone.filter(key_result_id__in=with_steps):
        ids[milestone.key_result_id][milestone.name] = milestone.id
    check_ins: list[CheckIn] = []
    blockers: list[Blocker] = []
    for key_result_id, reports in history.items():
        before: CheckIn | None = None
        for report in sorted(reports, key=lambda each: each.happened_at):
            row = _row(key_results[key_result_id], report, before, ids[key_result_id], days)
            check_ins.append(row)
            if report.blocker:
                blockers.append(_blocker(row, report))
            before = row
    await CheckIn.bulk_create(check_ins, batch_size=500)
    await Blocker.bulk_create(blockers, batch_size=500)


def _row(
    key_result: KeyResult, report: LoadedCheckIn, before: CheckIn | None, ids: Mapping[str, int], days: Calendar
) -> CheckIn:
    if report.happened_at > days.now:
        raise InTheFuture("A check-in cannot be for the future.")
    clean = cleaned({name: getattr(report, name) for name in _FIELDS}, _FIELDS)
    if clean["value"] is not None:
        with told("value"):
            checked_value(key_result.measure, clean["value"])
    done = report.milestones_done
    said = _said_before(key_result, before)
    return CheckIn(
        id=new_id(),
        key_result_id=key_result.id,
        author_id=report.author_id,
        happened_at=report.happened_at,
        happened_on=days.day_of(report.happened_at),
        recorded_at=report.recorded_at or clock.now(),
        value_before=said[0],
        status_before=said[1],
        confidence_before=said[2],
        status=report.status,
        milestones_done=None if done is None else " ".join(str(id_) for id_ in sorted(ids[name] for name in done)),
        **clean,
    )


def _said_before(key_result: KeyResult, before: CheckIn | None) -> tuple[float | None, Status | None, float | None]:
    """Value, status and confidence of the report before, which may be of an earlier load."""
    if before is not None:
        return before.value, before.status, before.confidence
    if key_result.latest_check_in_id is None:
        return None, None, None
    return key_result.current_value, key_result.status, key_result.confidence


def _blocker(row: CheckIn, report: LoadedCheckIn) -> Blocker:
    return Blocker(
        id=new_id(),
        check_in_id=row.id,
        key_result_id=row.key_result_id,
        text=report.blocker or "",
        opened_at=report.happened_at,
        resolved_at=report.resolved_at,
    )
