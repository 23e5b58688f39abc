"""Batched reads of the organization."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.database import Dialect, Row, Sql
from plumbline.engine import Page, Reads, Ref, Relation, Table, Way, Ways, arguments_of
from plumbline.engine.asking import described
from plumbline.kit.ids import encode
from plumbline.organization.words import CadenceInterval, UnitKind, Weekday


def _is_company(viewer: Any, alias: str) -> Sql:
    return Sql(f"{alias}.kind = 'COMPANY'")


def _is_team(viewer: Any, alias: str) -> Sql:
    return Sql(f"{alias}.kind = 'TEAM'")


COMPANIES = Table("unit", prefix="com", visible=_is_company)
TEAMS = Table(
    "unit",
    prefix="team",
    visible=_is_team,
    expressions={"parent_kind": "select u.kind from unit u where u.id = t.parent_id"},
)
PEOPLE = Table("person", prefix="per")
PRIORITIES = Table("priority", prefix="prio")
MEMBERSHIPS = Table(
    "membership", prefix="mem", expressions={"unit_kind": "select u.kind from unit u where u.id = t.unit_id"}
)


def standing(reads: Reads) -> Sql:
    """Units that have not been archived."""
    return Sql("not t.archived")


def employed(reads: Reads) -> Sql:
    """People who have not left."""
    return Sql("t.active")


TEAMS_UNDER = Relation(TEAMS, by="parent_id", order=("position", "name", "id"), where=standing)
REPORTS_OF = Relation(PEOPLE, by="manager_id", order=("name", "id"), where=employed)
MEMBERSHIPS_OF = Relation(MEMBERSHIPS, by="person_id", order=("id",))
PRIORITIES_OF = Relation(PRIORITIES, by="company_id", order=("position", "id"), where=standing)

_MEMBERS = Relation(
    PEOPLE,
    by="m.unit_id",
    source="membership m join person t on t.id = m.person_id",
    order=("name", "id"),
    where=employed,
)
# Each unit that is asked about goes down to its own people; no unit that is not.
_DEEP: dict[Dialect, str] = {
    "sqlite": """unit r cross join person t on t.id in (
        with recursive below(id) as (
            select r.id
            union all
            select u.id from below cross join unit u on u.parent_id = below.id
        )
        select m.person_id from below cross join membership m on m.unit_id = below.id
    )""",
    "postgres": """unit r cross join lateral (
        with recursive below(id) as (
            select r.id
            union all
            select u.id from below cross join lateral (select u.id from unit u where u.parent_id = below.id offset 0) u
        )
        select distinct m.person_id from below cross join lateral (
            select m.person_id from membership m where m.unit_id = below.id offset 0
        ) m
    ) d join person t on t.id = d.person_id""",
}
_DEEP_MEMBERS: dict[Dialect, Relation] = {
    dialect: Relation(PEOPLE, by="r.id", source=source, order=("name", "id"), where=employed)
    for dialect, source in _DEEP.items()
}


Deep = Annotated[bool, described("Whether people of the units below count too.")]


def _depth(*, deep: Deep = False) -> None:
    """The one argument of `members`."""


class Members:
    """The members of units; with `deep`, also those of all units below."""

    order: Sequence[str] = _MEMBERS.order
    usual = _MEMBERS.usual

    @property
    def arguments(self) -> list[Any]:
        """`deep`."""
        return arguments_of(_depth)

    async def children(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All members of each unit."""
        relation, rest = self._chosen(reads, args)
        return await relation.children(reads, keys, columns, rest)

    async def windows(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of the members of each unit."""
        relation, rest = self._chosen(reads, args)
        return await relation.windows(reads, keys, columns, rest)

    async def counts(self, reads: Any, keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many members each unit has."""
        relation, rest = self._chosen(reads, args)
        return await relation.counts(reads, keys, rest)

    def _chosen(self, reads: Any, args: Mapping[str, Any]) -> tuple[Relation, dict[str, Any]]:
        rest = dict(args)
        return (_DEEP_MEMBERS[reads.dialect] if rest.pop("deep", False) else _MEMBERS), rest


MEMBERS_OF = Members()


def unit_ways(key: str, kind: str) -> Ways:
    """What a unit's id and kind refer to, by the columns that hold them."""
    return Ways(Way("Company", key, kind, UnitKind.COMPANY), Way("Team", key))


_UNIT = unit_ways("id", "kind")


def unit_ref(unit_id: int | None, kind: str | None) -> Ref | None:
    """What a unit's id and kind refer to."""
    return _UNIT(kind, unit_id)


def unit_id(number: int | None, kind: str | None) -> str | None:
    """The public id of a unit."""
    if number is None:
        return None
    return encode("com" if kind == UnitKind.COMPANY else "team", number)


async def the_company(reads: Reads, keys: Sequence[Any]) -> dict[Any, Ref]:
    """The company, for whoever asks; nothing before there is one."""
    rows = await reads.rows(Sql("select id from unit where kind = 'COMPANY'"))
    return {key: Ref("Company", rows[0][0]) for key in keys if rows}


async def units(reads: Reads, keys: Sequence[int]) -> dict[int, Ref]:
    """Units by their ids, whichever kind they are."""
    rows = await reads.rows(Sql("select id, kind from unit where id in :ids", ids=list(keys)))
    return {row[0]: Ref("Company" if row[1] == UnitKind.COMPANY else "Team", row[0]) for row in rows}


async def leads_of(reads: Reads, keys: Sequence[int]) -> dict[int, Ref]:
    """The lead of each unit; of several the one who was made it first."""
    sql = """
        select m.unit_id, m.person_id from membership m join person p on p.id = m.person_id
        where m.unit_id in :ids and m.lead and p.active order by m.id desc
    """
    rows = await reads.rows(Sql(sql, ids=list(keys)))
    return {row[0]: Ref("Person", row[1]) for row in rows}


async def paths_of(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The units from the company down to each unit, itself included."""
    sql = """
        with recursive up(start, id, steps) as (
            select id, id, 0 from unit where id in :ids
            union all
            select up.start, u.parent_id, up.steps + 1 from unit u join up on u.id = up.id where u.parent_id is not null
        )
        select up.start, u.id, u.kind from up join unit u on u.id = up.id order by up.start, up.steps desc
    """
    paths: dict[int, list[Ref]] = defaultdict(list)
    for start, unit_id, kind in await reads.rows(Sql(sql, ids=list(keys))):
        paths[start].append(Ref("Company" if kind == UnitKind.COMPANY else "Team", unit_id))
    return paths


USUAL_CADENCE: dict[str, Any] = {
    "interval": CadenceInterval.WEEKLY,
    "days": None,
    "weekday": Weekday.MONDAY,
    "at": "09:00",
    "own": False,
    "unit": None,
    "locked": False,
}
"""What holds where nobody has said anything."""


async def cadences_in_force(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The cadence in force in each unit: the nearest one on the way up, down to the first lock."""
    sql = """
        with recursive up(start, id, steps) as (
            select id, id, 0 from unit where id in :ids
            union all
            select up.start, u.parent_id, up.steps + 1 from unit u join up on u.id = up.id where u.parent_id is not null
        )
        select up.start, u.id, u.kind, u.cadence_interval, u.cadence_days, u.cadence_weekday, u.cadence_time,
            u.cadence_locked
        from up join unit u on u.id = up.id order by up.start, up.steps desc
    """
    found: dict[int, dict[str, Any]] = {key: dict(USUAL_CADENCE) for key in keys}
    stopped: set[int] = set()
    for start, unit_id, kind, interval, days, weekday, at, locked in await reads.rows(Sql(sql, ids=list(keys))):
        if start in stopped:
            continue
        if interval is not None:
            found[start] = {
                "interval": interval,
                "days": days,
                "weekday": list(Weekday)[weekday or 0],
                "at": at or USUAL_CADENCE["at"],
                "own": start == unit_id,
                "unit": Ref("Company" if kind == UnitKind.COMPANY else "Team", unit_id),
                "locked": bool(locked),
            }
        elif locked:
            found[start]["locked"] = True
        if locked:
            stopped.add(start)
    return found


async def led_by(reads: Reads, keys: Sequence[int | None]) -> dict[int, list[Ref]]:
    """The units each person leads; a service account, without a person, leads none."""
    sql = """
        select m.person_id, u.id, u.kind from membership m join unit u on u.id = m.unit_id
        where m.person_id in :ids and m.lead and not u.archived order by u.name, u.id
    """
    led: dict[int, list[Ref]] = defaultdict(list)
    known = [key for key in keys if key is not None]
    for person_id, unit_id, kind in await reads.rows(Sql(sql, ids=known)):
        led[person_id].append(Ref("Company" if kind == UnitKind.COMPANY else "Team", unit_id))
    return led


async def viewers(reads: Reads, keys: Sequence[Any]) -> dict[Any, dict[str, Any]]:
    """Who is asking, as a row."""
    viewer = reads.viewer
    return {key: {"person_id": viewer.person_id, "role": viewer.role, "account_id": viewer.account_id} for key in keys}


async def pilot_units(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The units of the pilot, by name."""
    sql = "select u.id, u.kind from pilot_unit p join unit u on u.id = p.unit_id order by u.name, u.id"
    found = [ref for row in await reads.rows(Sql(sql)) if (ref := unit_ref(row[0], row[1]))]
    return dict.fromkeys(keys, found)
