"""Who owns a goal: checking that they exist, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plumbline.database import Sql, current
from plumbline.kit.errors import Invalid, NotFound
from plumbline.okrs.entries import OwnerEntry
from plumbline.okrs.words import Level


@dataclass(frozen=True, slots=True)
class Place:
    """Where an objective belongs by its owner: whose it is, and the unit whose rules of visibility apply."""

    level: Level
    unit_id: int | None


async def place_of(owner: OwnerEntry, *, field: str = "ownerId") -> Place:
    """The place of an owner's objectives. Raises NotFound for an unknown, archived or inactive one, Invalid for two."""
    if (owner.unit_id is None) is (owner.person_id is None):
        raise Invalid("An owner is a team, the company or a person.", path=(field,))
    if owner.unit_id is not None:
        sql = "select kind from unit where id = :id and not archived"
        found = await current().rows(Sql(sql, id=owner.unit_id))
        if found:
            return Place(Level.COMPANY if found[0][0] == "COMPANY" else Level.TEAM, owner.unit_id)
    else:
        sql = """
            select p.id, m.unit_id from person p left join membership m on m.person_id = p.id and m.home
            where p.id = :id and p.active
        """
        found = await current().rows(Sql(sql, id=owner.person_id))
        if found:
            return Place(Level.INDIVIDUAL, found[0][1])
    raise NotFound("There is no such team or person.", path=(field,))


async def places_of(owners: Iterable[OwnerEntry]) -> dict[OwnerEntry, Place]:
    """The places of these owners' objectives, in one statement; unknown, archived and inactive ones are absent."""
    asked = list(owners)
    sql = """
        select u.id, null, u.kind, u.id from unit u where u.id in :units and not u.archived
        union all
        select null, p.id, 'PERSON', m.unit_id from person p left join membership m on m.person_id = p.id and m.home
        where p.id in :people and p.active
    """
    units = [each.unit_id for each in asked if each.unit_id is not None]
    people = [each.person_id for each in asked if each.person_id is not None]
    levels = {"COMPANY": Level.COMPANY, "TEAM": Level.TEAM, "PERSON": Level.INDIVIDUAL}
    rows = await current().rows(Sql(sql, units=units, people=people))
    return {OwnerEntry(row[0], row[1]): Place(levels[row[2]], row[3]) for row in rows}


async def require_people(person_ids: Iterable[int | None], *path: str) -> None:
    """Raises NotFound unless all of these are active people."""
    wanted = {person_id for person_id in person_ids if person_id is not None}
    if not wanted:
        return
    if await active_people(wanted) < wanted:
        raise NotFound("There is no such person.", path=path)


async def active_people(person_ids: Iterable[int]) -> frozenset[int]:
    """Those of these ids that are people who have not left."""
    ids = sorted(set(person_ids))
    return frozenset(row[0] for row in await current().rows(active_people_asked(ids))) if ids else frozenset()


def active_people_asked(person_ids: Sequence[int]) -> Sql:
    """Asks for those of these ids that are people who have not left."""
    return Sql("select id from person where id in :people and active", people=person_ids)
