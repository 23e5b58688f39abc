"""The demo company itself in the database: its units, people, accounts and cycles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plumbline.cycles.service import create_cycle, move_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.events.outbox import record_all
from plumbline.exchange.demo.addresses import address
from plumbline.exchange.demo.company import MISSION, NAME, PERSONAS, PRIORITIES, UNITS, VISION
from plumbline.exchange.demo.content import DemoPerson, DemoUnit, Season
from plumbline.exchange.demo.people import PEOPLE
from plumbline.exchange.demo.seasons import DemoCycle
from plumbline.identity.models import Account
from plumbline.kit.ids import new_id
from plumbline.okrs.entries import OwnerEntry
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.service import create_company
from plumbline.organization.service.priorities import create_priority
from plumbline.organization.viewer import Role, Viewer
from plumbline.organization.words import CadenceInterval, UnitKind

TIME_ZONE = "Europe/Lisbon"
FOUNDER = Viewer(role=Role.ADMIN)
"""Who fills the database: there is nobody yet in whose name it could be done."""


@dataclass(frozen=True, slots=True)
class House:
    """The company's rows by the keys of its content."""

    units: Mapping[str, int]
    people: Mapping[str, int]
    accounts: Mapping[str, int]
    priorities: Mapping[str, int]

    def owner(self, key: str) -> OwnerEntry:
        """The unit or person of that key."""
        return OwnerEntry(unit_id=self.units[key]) if key in self.units else OwnerEntry(person_id=self.people[key])


LEADS = {unit.key: unit.lead for unit in UNITS}
ZONES = {person.key: person.time_zone for person in PEOPLE}


def reporter(owner: str) -> str:
    """The person who reports for an owner: themselves, or the lead of the unit."""
    return LEADS.get(owner, owner)


async def found_company(now: datetime) -> House:
    """Make the company with its priorities, units, people and accounts."""
    company_id = await create_company(
        FOUNDER,
        demo=True,
        name=NAME,
        mission=MISSION,
        vision=VISION,
        time_zone=TIME_ZONE,
        cadence_interval=CadenceInterval.WEEKLY,
        cadence_weekday=0,
        cadence_time="09:00",
    )
    priorities = {
        each.name: await create_priority(FOUNDER, name=each.name, why=each.why, position=place)
        for place, each in enumerate(PRIORITIES)
    }
    units = await _units(company_id, now)
    people = await _people(now)
    await _memberships(units, people)
    return House(units, people, await _accounts(people, now), priorities)


async def make_cycles(year: DemoCycle, quarters: Mapping[Season, DemoCycle]) -> dict[Season, int]:
    """Make the year and the quarters in it, all of them running."""
    year_id = await _running(year, None)
    return {season: await _running(quarter, year_id) for season, quarter in quarters.items()}


async def close_cycle(cycle_id: int) -> None:
    """Move a running cycle to its end."""
    await move_cycle(FOUNDER, cycle_id, to=CyclePhase.GRADING, if_version=2)
    await move_cycle(FOUNDER, cycle_id, to=CyclePhase.CLOSED, if_version=3)


async def _running(period: DemoCycle, parent_id: int | None) -> int:
    cycle_id = await create_cycle(
        FOUNDER, name=period.name, starts_on=period.first, ends_on=period.last, parent_id=parent_id
    )
    return await move_cycle(FOUNDER, cycle_id, to=CyclePhase.ACTIVE, if_version=1)


async def _units(company_id: int, now: datetime) -> dict[str, int]:
    ids = {unit.key: company_id if unit.under is None else new_id() for unit in UNITS}
    rows = [_unit(unit, ids, place, now) for place, unit in enumerate(UNITS) if unit.under is not None]
    await Unit.bulk_create(rows)
    await record_all("team.created", "team", [(row.id, None, None) for row in rows])
    return ids


def _unit(unit: DemoUnit, ids: Mapping[str, int], place: int, now: datetime) -> Unit:
    return Unit(
        id=ids[unit.key],
        parent_id=ids[unit.under or ""],
        kind=UnitKind.TEAM,
        name=unit.name,
        mission=unit.purpose,
        position=place,
        time_zone=TIME_ZONE,
        created_at=now,
        updated_at=now,
    )


async def _people(now: datetime) -> dict[str, int]:
    ids = {person.key: new_id() for person in PEOPLE}
    await Person.bulk_create(
        Person(
            id=ids[person.key],
            name=person.name,
            email=address(person.name),
            title=person.title,
            time_zone=person.time_zone,
            manager_id=ids[person.manager] if person.manager else None,
            created_at=now,
            updated_at=now,
        )
        for person in _managers_first(PEOPLE)
    )
    await record_all("person.created", "person", [(id_, None, None) for id_ in ids.values()])
    return ids


async def _memberships(units: Mapping[str, int], people: Mapping[str, int]) -> None:
    await Membership.bulk_create(
        Membership(
            id=new_id(),
            unit_id=units[person.unit],
            person_id=people[person.key],
            lead=LEADS[person.unit] == person.key,
            home=True,
        )
        for person in PEOPLE
    )


async def _accounts(people: Mapping[str, int], now: datetime) -> dict[str, int]:
    """An account without a password for everybody; the sign-in page offers the first one of each kind."""
    order = {key: place for place, key in enumerate(PERSONAS)}
    rows = {
        person.key: Account(
            id=new_id(),
            person_id=people[person.key],
            email=address(person.name),
            role=Role(person.role),
            created_at=now,
        )
        for person in sorted(PEOPLE, key=lambda person: order.get(person.key, len(order)))
    }
    await Account.bulk_create(rows.values())
    return {key: row.id for key, row in rows.items()}


def _managers_first(people: Sequence[DemoPerson]) -> list[DemoPerson]:
    """Everyone after their manager, as the rows refer to each other."""
    managers = {person.key: person.manager for person in people}

    def steps_up(key: str) -> int:
        above = managers[key]
        return 0 if above is None else 1 + steps_up(above)

    return sorted(people, key=lambda person: steps_up(person.key))
