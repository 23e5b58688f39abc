"""Making one team of two: people, teams below, rhythm and pilot go over; the upper rooms bring what is theirs."""

from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Invalid
from plumbline.organization.models import Membership, PilotUnit, Unit
from plumbline.organization.policy import can_manage, require
from plumbline.organization.service import existing_unit, hold_organization, units_up_from
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import UnitKind

_RHYTHM = ("cadence_interval", "cadence_days", "cadence_weekday", "cadence_time", "cadence_locked")
_ACTIVE_LEAD = """
select 1 from membership m join person p on p.id = m.person_id where m.unit_id = :unit and m.lead and p.active limit 1
"""


@transaction
async def merge_team(viewer: Viewer, team_id: int, *, into_id: int, if_version: int) -> int:
    """Let a team go into another: it is archived, stands under the other and says where it went.

    The lead of the other leads; without one, the lead who comes does. A rhythm comes along where the other has none of
    its own. Rooms above follow `team.merged`. Raises Forbidden, NotFound, Invalid, VersionConflict.
    """
    await check_merge(viewer, team_id, into_id=into_id)
    went = {"archived": True, "merged_into_id": into_id, "parent_id": into_id, "updated_at": clock.now()}
    await save_version(Unit, team_id, if_version, went)
    await Unit.filter(parent_id=team_id).update(parent_id=into_id)
    await Unit.filter(merged_into_id=team_id).update(merged_into_id=into_id)
    await _bring_people(team_id, into_id)
    await _bring_rhythm(team_id, into_id)
    await _bring_pilot(team_id, into_id)
    await record("team.updated", "team", into_id)
    await record("team.merged", "team", team_id)
    return into_id


async def check_merge(viewer: Viewer, team_id: int, *, into_id: int) -> None:
    """Raises Forbidden, NotFound or Invalid unless the team may go into the other; nobody moves teams meanwhile."""
    require(can_manage(viewer))
    await hold_organization()
    await existing_unit(team_id, "id", kind=UnitKind.TEAM)
    await existing_unit(into_id, "intoId", kind=UnitKind.TEAM)
    if team_id in await units_up_from(into_id):
        raise Invalid("A team cannot go into itself or into a team below it.", path=("intoId",))


async def merged_into(team_id: int) -> int:
    """The team that a merged one went into."""
    rows = await current().rows(Sql("select merged_into_id from unit where id = :id", id=team_id))
    return int(rows[0][0])


async def _bring_people(team_id: int, into_id: int) -> None:
    has_lead = bool(await current().rows(Sql(_ACTIVE_LEAD, unit=into_id)))
    coming = await Membership.filter(unit_id=team_id)
    there = set(await Membership.filter(unit_id=into_id).values_list("person_id", flat=True))
    twice = [each for each in coming if each.person_id in there]  # type: ignore[attr-defined]  # Tortoise adds it
    home = [each.person_id for each in twice if each.home]  # type: ignore[attr-defined]  # Tortoise adds it
    leads = [each.person_id for each in twice if each.lead]  # type: ignore[attr-defined]  # Tortoise adds it
    # The old home goes before the new one comes: a person has at most one.
    await Membership.filter(id__in=[each.id for each in twice]).delete()
    await Membership.filter(unit_id=into_id, person_id__in=home).update(home=True)
    await Membership.filter(unit_id=team_id).update(unit_id=into_id)
    if has_lead:
        moved = [each.id for each in coming if each not in twice]
        await Membership.filter(id__in=moved).update(lead=False)
    else:
        await Membership.filter(unit_id=into_id, person_id__in=leads).update(lead=True)


async def _bring_rhythm(team_id: int, into_id: int) -> None:
    team, into = await Unit.get(id=team_id), await Unit.get(id=into_id)
    if not any(getattr(into, name) for name in _RHYTHM):
        await Unit.filter(id=into_id).update(**{name: getattr(team, name) for name in _RHYTHM})


async def _bring_pilot(team_id: int, into_id: int) -> None:
    if await PilotUnit.filter(unit_id=into_id).exists():
        await PilotUnit.filter(unit_id=team_id).delete()
    else:
        await PilotUnit.filter(unit_id=team_id).update(unit_id=into_id)
