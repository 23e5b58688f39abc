"""Trying Plumbline with some units first: who takes part, and when everybody does."""

from plumbline.database import transaction
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.organization.models import PilotUnit, Unit
from plumbline.organization.policy import can_manage, require
from plumbline.organization.service import hold_organization
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import UnitKind


@transaction
async def add_pilot_unit(viewer: Viewer, unit_id: int) -> int:
    """Let a unit into the pilot; the first begins it. Raises Forbidden, NotFound, Duplicate."""
    require(can_manage(viewer))
    await hold_organization()
    if not await Unit.filter(id=unit_id, archived=False).exists():
        raise NotFound("There is no such team.", path=("unitId",))
    if await PilotUnit.filter(unit_id=unit_id).exists():
        raise Duplicate("It takes part already.", path=("unitId",))
    await PilotUnit.create(id=new_id(), unit_id=unit_id, added_at=clock.now())
    return await _piloted()


@transaction
async def remove_pilot_unit(viewer: Viewer, unit_id: int) -> int:
    """Take a unit out of the pilot. Raises Forbidden, NotFound, and Invalid for the last: that would let everybody in."""
    require(can_manage(viewer))
    await hold_organization()
    if not await PilotUnit.filter(unit_id=unit_id).exists():
        raise NotFound("It does not take part.", path=("unitId",))
    if await PilotUnit.all().count() == 1:
        raise Invalid("It is the last one. End the pilot instead: then everybody comes in.", path=("unitId",))
    await PilotUnit.filter(unit_id=unit_id).delete()
    return await _piloted()


@transaction
async def end_pilot(viewer: Viewer) -> int:
    """Let everybody in. Raises Forbidden; without a pilot it changes nothing."""
    require(can_manage(viewer))
    await hold_organization()
    await PilotUnit.all().delete()
    return await _piloted()


async def _piloted() -> int:
    company = await Unit.get(kind=UnitKind.COMPANY)
    await record("company.piloted", "company", company.id)
    return int(company.id)
