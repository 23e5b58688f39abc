"""Batched reads of announcements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.announcements.policy import can_see_readers, readers_seen
from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Dialect, Row, Sql
from plumbline.engine import Page, Reads, Ref, Relation, Table
from plumbline.engine.asking import ID, described
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.organization.reads import PEOPLE

Cycle = Annotated[ID | None, described("Of this cycle; none given: of the shortest ACTIVE one that holds today.")]
Announced = tuple[int, int]
"""An announcement and the unit that made it."""

ANNOUNCEMENTS = Table(
    "announcement",
    prefix="ann",
    expressions={"unit_kind": "select u.kind from unit u where u.id = t.unit_id"},
)


def _told(reads: Reads) -> Sql:
    return Sql("t.active and") + readers_seen(reads.viewer, "a.unit_id")


READERS = Relation(
    PEOPLE,
    by="r.announcement_id",
    source="announcement_read r join announcement a on a.id = r.announcement_id join person t on t.id = r.person_id",
    order=("name", "id"),
    where=_told,
)


def _waiting(reads: Reads) -> Sql:
    unread = Sql("not exists (select 1 from announcement_read r where r.announcement_id = a.id and r.person_id = t.id)")
    return _told(reads) + Sql("and") + unread


# Each announcement goes down to its own people, as in the members of a unit.
_FOR_WHOM: dict[Dialect, str] = {
    "sqlite": """announcement a cross join person t on t.id in (
        with recursive below(id) as (
            select a.unit_id
            union all
            select u.id from below cross join unit u on u.parent_id = below.id
        )
        select m.person_id from below cross join membership m on m.unit_id = below.id
    )""",
    "postgres": """announcement a cross join lateral (
        with recursive below(id) as (
            select a.unit_id
            union all
            select u.id from below join unit u on u.parent_id = below.id
        )
        select distinct m.person_id from below join membership m on m.unit_id = below.id
    ) d join person t on t.id = d.person_id""",
}


class Waiting:
    """Who an announcement is for and has not read it, by name."""

    order: tuple[str, ...] = ("name", "id")
    usual = READERS.usual
    arguments = READERS.arguments

    def __init__(self) -> None:
        self._relations = {
            dialect: Relation(PEOPLE, by="a.id", source=source, order=self.order, where=_waiting)
            for dialect, source in _FOR_WHOM.items()
        }

    async def children(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All of them."""
        return await self._relations[reads.dialect].children(reads, keys, columns, args)

    async def windows(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of them."""
        return await self._relations[reads.dialect].windows(reads, keys, columns, args)

    async def counts(self, reads: Any, keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many there are."""
        return await self._relations[reads.dialect].counts(reads, keys, args)


WAITING = Waiting()

_AUDIENCE = """
with recursive below(start, id) as (
    select a.id, a.unit_id from announcement a where a.id in :ids
    union
    select below.start, u.id from below join unit u on u.parent_id = below.id
)
select b.start, count(distinct p.id),
    count(distinct case when exists (
        select 1 from announcement_read r where r.announcement_id = b.start and r.person_id = p.id
    ) then p.id end)
from below b join membership m on m.unit_id = b.id join person p on p.id = m.person_id and p.active group by b.start
"""
_UNREAD = """
with recursive up(id) as (
    select id from unit where id in :mine
    union
    select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
)
select a.id from announcement a join cycle c on c.id = a.cycle_id
where a.unit_id in (select id from up) and c.phase <> 'CLOSED'
    and not exists (select 1 from announcement_read r where r.announcement_id = a.id and r.person_id = :me)
order by a.at desc, a.id
"""


async def _counts(reads: Reads, keys: Sequence[Announced]) -> dict[Announced, tuple[int, int]]:
    shown = [key for key in keys if can_see_readers(reads.viewer, key[1])]
    if not shown:
        return {}
    rows = await reads.rows(Sql(_AUDIENCE, ids=[key[0] for key in shown]))
    counts = {row[0]: (row[1], row[2]) for row in rows}
    return {key: counts.get(key[0], (0, 0)) for key in shown}


async def audiences(reads: Reads, keys: Sequence[Announced]) -> dict[Announced, int]:
    """How many people each announcement is for: those of its unit and of the units below, each once."""
    return {key: told for key, (told, _) in (await _counts(reads, keys)).items()}


async def readings(reads: Reads, keys: Sequence[Announced]) -> dict[Announced, int]:
    """How many of these have read it."""
    return {key: read for key, (_, read) in (await _counts(reads, keys)).items()}


async def read_by_viewer(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer has read each announcement."""
    sql = "select announcement_id from announcement_read where announcement_id in :ids and person_id = :me"
    rows = await reads.rows(Sql(sql, ids=list(keys), me=reads.viewer.person_id or 0))
    read = {row[0] for row in rows}
    return {key: key in read for key in keys}


async def unread(reads: Reads, keys: Sequence[int | None]) -> dict[int | None, list[Ref]]:
    """What the viewer has not read of what was announced to them, the latest first."""
    viewer, found = reads.viewer, defaultdict[int | None, list[Ref]](list)
    if viewer.person_id is not None and viewer.member_of:
        for row in await reads.rows(Sql(_UNREAD, mine=sorted(viewer.member_of), me=viewer.person_id)):
            found[viewer.person_id].append(Ref("Announcement", row[0]))
    return found


async def announced(reads: Reads, keys: Sequence[int], *, cycle_id: Cycle = None) -> dict[int, Ref]:
    """What each unit has announced in a cycle."""
    try:
        cycle = await cycle_of_today(reads, number_of(cycle_id, "cyc") if cycle_id else None)
    except NotFound:
        cycle = None
    sql = "select unit_id, id from announcement where unit_id in :ids and cycle_id = :cycle"
    rows = await reads.rows(Sql(sql, ids=list(keys), cycle=cycle or 0))
    return {row[0]: Ref("Announcement", row[1]) for row in rows}
