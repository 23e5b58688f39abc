"""How often check-ins are due in a unit: its own cadence, what it inherits, and locks on the way down."""

from dataclasses import dataclass

from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, OutOfRange, Refused
from plumbline.kit.patch import time_of_day
from plumbline.organization.models import Unit
from plumbline.organization.policy import can_edit_team, can_manage, require
from plumbline.organization.service import hold_organization
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import CadenceInterval, UnitKind, Weekday

LONGEST_DAYS = 366
_LOCKED_ABOVE = """
with recursive up(id) as (
    select parent_id from unit where id = :id
    union
    select u.parent_id from unit u join up on u.id = up.id
)
select u.name from unit u join up on up.id = u.id where u.cadence_locked
"""


@dataclass(frozen=True, slots=True)
class CadenceEntry:
    """How often: `days` with CUSTOM alone; `at` is "09:00", by the wall clock of whoever reports."""

    interval: CadenceInterval
    days: int | None = None
    weekday: Weekday = Weekday.MONDAY
    at: str = "09:00"


@transaction
async def set_cadence(
    viewer: Viewer, unit_id: int, entry: CadenceEntry | None, *, locked: bool, if_version: int
) -> int:
    """Give a unit a cadence of its own, or none (it inherits), and lock it for the units below or not.

    Raises NotFound, Forbidden (also below a lock), Invalid, OutOfRange, VersionConflict.
    """
    await hold_organization()
    unit = await Unit.get_or_none(id=unit_id, archived=False)
    if unit is None:
        raise NotFound("There is no such unit.", path=("unitId",))
    require(can_manage(viewer) if unit.kind is UnitKind.COMPANY else can_edit_team(viewer, unit_id))
    lock = await current().rows(Sql(_LOCKED_ABOVE, id=unit_id))
    if lock and (entry is not None or locked):
        raise Forbidden(f"{lock[0][0]} has locked the cadence of the teams below it.", path=("cadence",))
    columns = _columns(entry) | {"cadence_locked": locked, "updated_at": clock.now()}
    if not await save_version(Unit, unit_id, if_version, columns):
        return unit_id
    await record("cadence.set", "unit", unit_id)
    return unit_id


def _columns(entry: CadenceEntry | None) -> dict[str, object]:
    if entry is None:
        return dict.fromkeys(("cadence_interval", "cadence_days", "cadence_weekday", "cadence_time"))
    if (entry.days is not None) is not (entry.interval is CadenceInterval.CUSTOM):
        raise Invalid("A custom cadence says its days, and no other does.", path=("cadence", "days"))
    if entry.days is not None and not 1 <= entry.days <= LONGEST_DAYS:
        raise OutOfRange(f"A custom cadence is from 1 to {LONGEST_DAYS} days.", path=("cadence", "days"))
    return {
        "cadence_interval": entry.interval,
        "cadence_days": entry.days,
        "cadence_weekday": list(Weekday).index(entry.weekday),
        "cadence_time": _time(entry.at),
    }


def _time(at: str) -> str:
    try:
        return time_of_day(at)
    except Refused as refusal:
        raise refusal.at("cadence", "at") from None
