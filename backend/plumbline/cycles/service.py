"""What can be done with cycles: one function, one verb, one transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from tortoise.expressions import Q

from plumbline.cycles.calendar import next_year
from plumbline.cycles.models import Cycle
from plumbline.cycles.phases import is_step_back, is_step_forward
from plumbline.cycles.policy import can_edit_cycle
from plumbline.cycles.reads import checked_year
from plumbline.cycles.words import CyclePhase, YearSplit
from plumbline.database import transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Invalid, NotFound, OutOfRange, Refused
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, text
from plumbline.kit.zones import day_in
from plumbline.organization.models import Unit
from plumbline.organization.policy import require
from plumbline.organization.service import hold_organization
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import UnitKind

CYCLE: Rules = {"name": Line(100, required=True), "starts_on": given, "ends_on": given, "parent_id": anything}
LONGEST_DAYS = 3 * 366


class ReasonRequired(Refused):
    """The step or the change needs a reason, and none was given."""

    code: ClassVar[str] = "REASON_REQUIRED"


@transaction
async def create_cycle(viewer: Viewer, *, idempotency_key: str | None = None, **values: Any) -> int:
    """Make a cycle, in PLANNING.

    Raises Forbidden, Duplicate, IdempotencyKeyReused, OutOfRange for days that make no period.
    """
    require(can_edit_cycle(viewer))
    cycle_id = new_id()
    before = await made_before(viewer, idempotency_key, cycle_id, "cycle", values)
    if before is not None:
        return before
    clean = cleaned(values, CYCLE)
    await hold_organization()
    await _check(None, clean)
    await Cycle.create(id=cycle_id, phase=CyclePhase.PLANNING, **clean)
    await record("cycle.created", "cycle", cycle_id)
    return cycle_id


@transaction
async def update_cycle(viewer: Viewer, cycle_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Rename a cycle, move its days or its place. Raises Forbidden, NotFound, VersionConflict and as `create_cycle`."""
    require(can_edit_cycle(viewer))
    await hold_organization()
    cycle = await existing_cycle(cycle_id, "id")
    if cycle.phase is CyclePhase.CLOSED:
        raise CycleLocked("A closed cycle does not change any more.")
    clean = cleaned(changes, CYCLE)
    await _check(cycle, clean)
    if not await save_version(Cycle, cycle_id, if_version, clean):
        return cycle_id
    await record("cycle.updated", "cycle", cycle_id)
    return cycle_id


@transaction
async def move_cycle(
    viewer: Viewer, cycle_id: int, *, to: CyclePhase, reason: str | None = None, if_version: int
) -> int:
    """Move a cycle one phase on, or one back with a reason. Raises CycleLocked for any other step."""
    require(can_edit_cycle(viewer))
    cycle = await existing_cycle(cycle_id, "id")
    why = cleaned({"reason": reason}, {"reason": text(2_000)})["reason"]
    if is_step_back(cycle.phase, to):
        if why is None:
            raise ReasonRequired("Say why the cycle goes back a phase.", path=("reason",))
    elif not is_step_forward(cycle.phase, to):
        raise CycleLocked(f"A cycle in {cycle.phase} cannot go to {to}.", path=("to",))
    await save_version(Cycle, cycle_id, if_version, {"phase": to})
    payload = {"before": cycle.phase, "after": to, "reason": why}
    await record("cycle.moved", "cycle", cycle_id, payload=payload)
    return cycle_id


@transaction
async def plan_cycles(
    viewer: Viewer, *, starts_on: date | None, split: YearSplit, weeks: int | None = None
) -> list[int]:
    """Make a year and the cycles inside it, in PLANNING. Those that are there with the same days stay as they are.

    Without a first day it is the company's next year.

    Returns the ids of all of them, the year's first. Raises Forbidden, Duplicate for a name with other days, and as
    `checked_year` and `create_cycle`.
    """
    require(can_edit_cycle(viewer))
    planned = checked_year(starts_on or await _next_year(), split, weeks)
    await hold_organization()
    there = {cycle.name: cycle for cycle in await Cycle.filter(name__in=[each.name for each in planned])}
    for each in planned:
        known = there.get(each.name)
        if known is not None and (known.starts_on, known.ends_on) != (each.starts_on, each.ends_on):
            raise Duplicate(f"There is a cycle {each.name} with other days.", path=("startsOn",))
    ids: list[int] = []
    for each in planned:
        known = there.get(each.name)
        parent_id = None if each.is_year else ids[0]
        days: dict[str, Any] = {"starts_on": each.starts_on, "ends_on": each.ends_on}
        ids.append(known.id if known else await create_cycle(viewer, name=each.name, parent_id=parent_id, **days))
    return ids


async def _next_year() -> date:
    company = await Unit.get_or_none(kind=UnitKind.COMPANY)
    zone, month = (company.time_zone, company.fiscal_start_month) if company else ("UTC", 1)
    return next_year(day_in(zone, clock.now()), month)


class CycleLocked(Refused):
    """The cycle's phase does not allow it."""

    code: ClassVar[str] = "CYCLE_LOCKED"


async def existing_cycle(cycle_id: int, field: str = "cycleId") -> Cycle:
    """The cycle of that id. Raises NotFound, blamed on the field."""
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise NotFound("There is no such cycle.", path=(field,))
    return cycle


async def _check(cycle: Cycle | None, values: Mapping[str, Any]) -> None:
    own_id = cycle.id if cycle else None
    name = values.get("name")
    if name and await Cycle.filter(name=name).exclude(id=own_id or 0).exists():
        raise Duplicate("There is a cycle of this name already.", path=("name",))
    starts_on: date | None = values.get("starts_on") or (cycle.starts_on if cycle else None)
    ends_on: date | None = values.get("ends_on") or (cycle.ends_on if cycle else None)
    if starts_on is None or ends_on is None or not 0 <= (ends_on - starts_on).days <= LONGEST_DAYS:
        raise OutOfRange("A cycle ends on or after its first day, within three years.", path=("endsOn",))
    parent_id = values.get("parent_id", cycle.parent_id if cycle else None)  # type: ignore[attr-defined]  # Tortoise adds it
    await _check_place(own_id, parent_id, starts_on, ends_on, "parentId" if "parent_id" in values else "endsOn")
    within = Cycle.filter(parent_id=own_id or 0)
    if await within.filter(Q(starts_on__lt=starts_on) | Q(ends_on__gt=ends_on)).exists():
        raise OutOfRange("The cycles inside it lie within its days.", path=("endsOn",))


async def _check_place(own_id: int | None, parent_id: int | None, starts_on: date, ends_on: date, field: str) -> None:
    seen = {own_id}
    above = parent_id
    if parent_id is not None:
        parent = await existing_cycle(parent_id, "parentId")
        if starts_on < parent.starts_on or ends_on > parent.ends_on:
            raise OutOfRange("A cycle lies within the days of the one around it.", path=(field,))
    parents: dict[int, int | None] = dict(await Cycle.all().values_list("id", "parent_id"))
    while above is not None:
        if above in seen:
            raise Invalid("A cycle cannot lie within itself.", path=("parentId",))
        seen.add(above)
        above = parents.get(above)
