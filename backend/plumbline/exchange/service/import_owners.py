"""Whom the owners of an outline are: units and people that are there, and those that the import makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from plumbline.database import Sql, current
from plumbline.events.outbox import record_all
from plumbline.exchange.outline import ImportOwner
from plumbline.exchange.outline.drafts import name_key
from plumbline.exchange.outline.import_plan import OwnerKind
from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.okrs.entries import OwnerEntry
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.words import UnitKind

LONGEST_NAME = 200

_UNITS = "select id, kind, name from unit where not archived order by kind desc, id desc"
_PEOPLE = """
select p.id, p.name, m.unit_id from person p left join membership m on m.person_id = p.id and m.home
where p.active order by p.id desc
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Someone who can own goals; `unit_id` is the unit itself, or where the person is at home."""

    entry: OwnerEntry
    kind: OwnerKind
    unit_id: int

    @property
    def identity(self) -> str:
        """A handle of it, to say that it was there before."""
        return str(self.entry.unit_id or self.entry.person_id)


@dataclass(slots=True)
class ImportOwners:
    """The owners of an import by their key in the plan; None is the company."""

    company: Found
    by_key: dict[str | None, Found] = field(default_factory=dict)
    listed: list[ImportOwner] = field(default_factory=list)
    teams: list[Unit] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    homes: list[Membership] = field(default_factory=list)

    def owner(self, key: str | None) -> Found:
        """The owner of that key."""
        return self.by_key[key]

    @property
    def made(self) -> int:
        """How many were not there before."""
        return len(self.teams) + len(self.people)


async def owners_of(owners: tuple[ImportOwner, ...], company: Unit, kinds: Mapping[str, OwnerKind]) -> ImportOwners:
    """The owners by their keys; those whom nobody knows are made, as teams unless `kinds` (by name) says otherwise."""
    known = await _known(company)
    wanted = {name_key(name): kind for name, kind in kinds.items()}
    found = ImportOwners(_unit(company.id, "COMPANY"))
    found.by_key[None] = found.company
    for owner in owners:
        there = known.get(owner.key)
        kind = wanted.get(owner.key, "TEAM")
        if there is None and kind == "COMPANY":
            there = found.company
        made = there or _made(found, owner, kind, company.time_zone)
        found.by_key[owner.key] = made
        found.listed.append(replace(owner, kind=made.kind, identity=there.identity if there else None))
    await _insert(found)
    return found


async def _known(company: Unit) -> dict[str, Found]:
    """Everyone by the key of their name; of two with one name a unit before a person, and the older one."""
    known: dict[str, Found] = {}
    for person_id, name, unit_id in await current().rows(Sql(_PEOPLE)):
        known[name_key(name)] = Found(OwnerEntry(person_id=person_id), "PERSON", unit_id or company.id)
    for unit_id, kind, name in await current().rows(Sql(_UNITS)):
        known[name_key(name)] = _unit(unit_id, kind)
    return known


def _unit(unit_id: int, kind: OwnerKind) -> Found:
    return Found(OwnerEntry(unit_id=unit_id), kind, unit_id)


def _made(found: ImportOwners, owner: ImportOwner, kind: OwnerKind, time_zone: str) -> Found:
    """A new owner in the unit of whoever stands above where it first appears."""
    now, made_id, name = clock.now(), new_id(), owner.name[:LONGEST_NAME].strip()
    above = found.by_key.get(owner.under, found.company)
    if kind == "PERSON":
        found.people.append(Person(id=made_id, name=name, time_zone=time_zone, created_at=now, updated_at=now))
        found.homes.append(Membership(id=new_id(), person_id=made_id, unit_id=above.unit_id, lead=False, home=True))
        return Found(OwnerEntry(person_id=made_id), "PERSON", above.unit_id)
    found.teams.append(
        Unit(
            id=made_id,
            parent_id=above.unit_id,
            kind=UnitKind.TEAM,
            name=name,
            position=len(found.teams),
            time_zone=time_zone,
            created_at=now,
            updated_at=now,
        )
    )
    return _unit(made_id, "TEAM")


async def _insert(found: ImportOwners) -> None:
    await Unit.bulk_create(found.teams)
    await Person.bulk_create(found.people)
    await Membership.bulk_create(found.homes)
    await record_all("team.created", "team", [(team.id, None, None) for team in found.teams])
    await record_all("person.created", "person", [(person.id, None, None) for person in found.people])
