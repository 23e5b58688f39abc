"""What can be done to the organization: one function, one verb, one transaction."""

from collections.abc import Mapping
from typing import Any

from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, month, text, time_zone
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.pacing import check_order, clean_grace, clean_limit
from plumbline.organization.policy import can_edit_person, can_edit_team, can_manage, require
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import CadenceInterval, UnitKind

ORGANIZATION_LOCK = 7_411_026
"""The number of PostgreSQL's advisory lock on the organization."""

NAME = Line(200, required=True)
COMPANY: Rules = {
    "name": NAME,
    "mission": text(5_000),
    "vision": text(5_000),
    "guidelines": text(20_000),
    "time_zone": time_zone,
    "fiscal_start_month": month,
    "grace_days": clean_grace,
    "behind_limit": clean_limit,
    "far_behind_limit": clean_limit,
    "cadence_interval": anything,
    "cadence_weekday": anything,
    "cadence_time": anything,
}
TEAM: Rules = {"name": NAME, "mission": text(5_000), "position": given}
PERSON: Rules = {"name": NAME, "email": Line(254), "title": Line(200), "time_zone": time_zone, "manager_id": anything}


@transaction
async def create_company(viewer: Viewer, *, demo: bool = False, **values: Any) -> int:
    """Make the one company of this installation. Raises Forbidden, Duplicate when there is one."""
    require(can_manage(viewer))
    await hold_organization()
    if await Unit.filter(kind=UnitKind.COMPANY).exists():
        raise Duplicate("This installation has its company already.")
    now = clock.now()
    company = await Unit.create(
        id=new_id(), kind=UnitKind.COMPANY, demo=demo, created_at=now, updated_at=now, **cleaned(values, COMPANY)
    )
    await record("company.created", "company", company.id)
    return int(company.id)


@transaction
async def update_company(viewer: Viewer, company_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change what is said of the company. Raises Forbidden, NotFound, VersionConflict."""
    require(can_manage(viewer))
    await existing_unit(company_id, "id", kind=UnitKind.COMPANY)
    company = await the_company()
    if changes.get("cadence_interval") is CadenceInterval.CUSTOM:
        raise Invalid("Say how many days, with cadenceSet.", path=("cadenceInterval",))
    values = cleaned(changes, COMPANY) | {"updated_at": clock.now()}
    check_order(*(values.get(name, getattr(company, name)) for name in ("behind_limit", "far_behind_limit")))
    if "cadence_interval" in values:
        values["cadence_days"] = None
    if not await save_version(Unit, company_id, if_version, values):
        return company_id
    await record("company.updated", "company", company_id)
    return company_id


@transaction
async def create_team(viewer: Viewer, *, parent_id: int, idempotency_key: str | None = None, **values: Any) -> int:
    """Add a team under the company or a team. Raises Forbidden, NotFound, IdempotencyKeyReused."""
    await existing_unit(parent_id, "parentId")
    require(can_edit_team(viewer, parent_id))
    team_id, now = new_id(), clock.now()
    before = await made_before(viewer, idempotency_key, team_id, "team", {"parent_id": parent_id, **values})
    if before is not None:
        return before
    company = await the_company()
    await Unit.create(
        id=team_id,
        kind=UnitKind.TEAM,
        parent_id=parent_id,
        time_zone=company.time_zone,
        created_at=now,
        updated_at=now,
        **cleaned(values, TEAM),
    )
    await record("team.created", "team", team_id)
    return team_id


@transaction
async def update_team(viewer: Viewer, team_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a team's name, mission, place among its siblings, or archive it. Raises Forbidden, NotFound, VersionConflict."""
    await existing_unit(team_id, "id", kind=UnitKind.TEAM, archived=True)
    require(can_edit_team(viewer, team_id))
    values = cleaned(changes, {**TEAM, "archived": given}) | {"updated_at": clock.now()}
    if values.get("archived") is False:
        values["merged_into_id"] = None
    if not await save_version(Unit, team_id, if_version, values):
        return team_id
    await record("team.updated", "team", team_id)
    return team_id


@transaction
async def move_team(viewer: Viewer, team_id: int, *, parent_id: int, if_version: int) -> int:
    """Put a team under another unit, its goals and edges intact. Raises Forbidden, NotFound, Invalid for a loop."""
    require(can_manage(viewer))
    await hold_organization()
    await existing_unit(team_id, "id", kind=UnitKind.TEAM, archived=True)
    await existing_unit(parent_id, "parentId")
    if team_id in await units_up_from(parent_id):
        raise Invalid("A team cannot stand under itself.", path=("parentId",))
    if not await save_version(Unit, team_id, if_version, {"parent_id": parent_id, "updated_at": clock.now()}):
        return team_id
    await record("team.moved", "team", team_id)
    return team_id


@transaction
async def create_person(
    viewer: Viewer,
    *,
    unit_id: int | None = None,
    lead: bool = False,
    idempotency_key: str | None = None,
    **values: Any,
) -> int:
    """Add a person, at home in a unit where one is given; without a zone of their own they keep the company's days.

    Raises Forbidden, IdempotencyKeyReused, Duplicate for a known e-mail address.
    """
    require(can_manage(viewer))
    await hold_organization()
    person_id, said = new_id(), {"unit_id": unit_id, "lead": lead, **values}
    before = await made_before(viewer, idempotency_key, person_id, "person", said)
    if before is not None:
        return before
    cleaned_values = _with_email(cleaned(values, PERSON))
    if cleaned_values.get("email") and await Person.filter(email=cleaned_values["email"]).exists():
        raise Duplicate("Somebody with this e-mail address is here already.", path=("email",))
    await _existing_person(cleaned_values.get("manager_id"), "managerId")
    if not cleaned_values.get("time_zone"):
        company = await Unit.get_or_none(kind=UnitKind.COMPANY)
        cleaned_values["time_zone"] = company.time_zone if company else "UTC"
    now = clock.now()
    await Person.create(id=person_id, created_at=now, updated_at=now, **cleaned_values)
    if unit_id is not None:
        await existing_unit(unit_id, "unitId")
        await Membership.create(id=new_id(), unit_id=unit_id, person_id=person_id, lead=lead, home=True)
    await record("person.created", "person", person_id)
    return person_id


@transaction
async def update_person(viewer: Viewer, person_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a person. Only an admin changes e-mail address and manager. Raises Forbidden, NotFound, Duplicate."""
    require(can_edit_person(viewer, person_id))
    await _existing_person(person_id, "id")
    if changes.keys() & {"email", "manager_id", "active"}:
        require(can_manage(viewer))
    values = _with_email(cleaned(changes, {**PERSON, "active": given}))
    await hold_organization()
    if values.get("email") and await Person.filter(email=values["email"]).exclude(id=person_id).exists():
        raise Duplicate("Somebody with this e-mail address is here already.", path=("email",))
    await _existing_person(values.get("manager_id"), "managerId")
    if person_id in await _managers_up_from(values.get("manager_id")):
        raise Invalid("A person cannot be their own manager, directly or not.", path=("managerId",))
    if not await save_version(Person, person_id, if_version, values | {"updated_at": clock.now()}):
        return person_id
    said = {"by": viewer.person_id, "left": True} if values.get("active") is False else None
    await record("person.updated", "person", person_id, payload=said)
    return person_id


@transaction
async def set_membership(viewer: Viewer, *, person_id: int, unit_id: int, lead: bool, home: bool) -> int:
    """Put a person into a unit, or change how they are in it. A new home takes the place of the old one.

    Who may not change the old home may not take a person away from it. Raises Forbidden, NotFound.
    """
    await hold_organization()
    await existing_unit(unit_id, "unitId")
    require(can_edit_team(viewer, unit_id))
    await _existing_person(person_id, "personId")
    if home:
        old = await Membership.get_or_none(person_id=person_id, home=True)
        require(old is None or can_edit_team(viewer, int(old.unit_id)))  # type: ignore[attr-defined]  # Tortoise adds it
        await Membership.filter(person_id=person_id, home=True).update(home=False)
    membership = await Membership.get_or_none(person_id=person_id, unit_id=unit_id)
    if membership is None:
        membership = Membership(id=new_id(), person_id=person_id, unit_id=unit_id)
    membership.lead, membership.home = lead, home
    await membership.save()
    await record("membership.set", "person", person_id, payload={"homeChanged": home})
    return int(membership.id)


@transaction
async def remove_membership(viewer: Viewer, *, person_id: int, unit_id: int) -> int:
    """Take a person out of a unit. Raises Forbidden, NotFound."""
    require(can_edit_team(viewer, unit_id))
    if not await Membership.filter(person_id=person_id, unit_id=unit_id).delete():
        raise NotFound("This person is not in that team.", path=("personId",))
    await record("membership.removed", "person", person_id)
    return person_id


async def the_company() -> Unit:
    """The company of this installation. Raises NotFound before it is made."""
    company = await Unit.get_or_none(kind=UnitKind.COMPANY)
    if company is None:
        raise NotFound("There is no company yet; an admin makes it on the set-up screen.")
    return company


async def existing_unit(unit_id: int, field: str, *, kind: UnitKind | None = None, archived: bool = False) -> None:
    """Raises NotFound, blamed on the field, unless there is that unit; an archived one only where it may be."""
    unit = await Unit.get_or_none(id=unit_id)
    if unit is None or (unit.archived and not archived) or kind not in (None, unit.kind):
        raise NotFound("There is no such team.", path=(field,))


async def _existing_person(person_id: int | None, field: str) -> None:
    if person_id is not None and not await Person.filter(id=person_id).exists():
        raise NotFound("There is no such person.", path=(field,))


async def hold_organization() -> None:
    """Nobody else changes who is above whom, or takes a name, until this transaction ends.

    Two moves at once could close a loop, and two additions at once could be the same. It comes before all other locks.
    """
    if current().dialect == "postgres":
        await current().rows(Sql("select pg_advisory_xact_lock(:lock)", lock=ORGANIZATION_LOCK))


async def units_up_from(unit_id: int) -> set[int]:
    """The unit and all above it."""
    found = await current().rows(Sql(_UP.format(table="unit", above="parent_id"), start=unit_id))
    return {row[0] for row in found}


async def _managers_up_from(person_id: int | None) -> set[int]:
    if person_id is None:
        return set()
    found = await current().rows(Sql(_UP.format(table="person", above="manager_id"), start=person_id))
    return {row[0] for row in found}


_UP = """
with recursive up(id) as (
    select id from {table} where id = :start
    union
    select t.{above} from {table} t join up on t.id = up.id where t.{above} is not null
)
select id from up
"""


def _with_email(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("email"):
        values["email"] = values["email"].lower()
        if values["email"].count("@") != 1:
            raise Invalid("This is not an e-mail address.", path=("email",))
    return values
