"""Thank-yous and rewards, as lists."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.conversations.policy import recognitions_seen
from plumbline.database import Dialect, Row, Sql
from plumbline.engine import Page, Reads, Ref, Relation, Table
from plumbline.engine.asking import described
from plumbline.organization.reads import unit_ref

Archived = Annotated[bool, described("Those that are given no more, too.")]

RECOGNITIONS = Table("recognition", prefix="rcg", visible=recognitions_seen)
REWARDS = Table("reward", prefix="rwd")

_LATEST = ("-at", "-id")
ALL_RECOGNITIONS = Relation(RECOGNITIONS, order=_LATEST, usual=20)
RECOGNITIONS_FOR = Relation(RECOGNITIONS, by="objective_id", order=_LATEST, usual=20)
RECOGNITIONS_OF = Relation(
    RECOGNITIONS,
    by="r.person_id",
    source="recognition_recipient r join recognition t on t.id = r.recognition_id",
    order=_LATEST,
    usual=20,
)

# Each unit that is asked about goes down to its own thank-yous and those of its people.
_BELOW = """
    with recursive below(id) as (
        select r.id
        union all
        select u.id from below {join} unit u {on} u.parent_id = below.id
    )
    select x.recognition_id from below join recognition_recipient x on x.unit_id = below.id
    union
    select x.recognition_id from below join membership m on m.unit_id = below.id
    join recognition_recipient x on x.person_id = m.person_id
"""
_DEEP: dict[Dialect, str] = {
    "sqlite": f"unit r cross join recognition t on t.id in ({_BELOW.format(join='cross join', on='on')})",
    "postgres": f"unit r cross join lateral ({_BELOW.format(join='join', on='on')}) d"
    " join recognition t on t.id = d.recognition_id",
}


class RecognitionsIn:
    """Thank-yous to units, to the units below them, and to the people of these."""

    order: Sequence[str] = _LATEST
    usual = 20
    arguments = RECOGNITIONS_FOR.arguments

    def __init__(self) -> None:
        self._relations = {
            dialect: Relation(RECOGNITIONS, by="r.id", source=source, order=_LATEST, usual=20)
            for dialect, source in _DEEP.items()
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


RECOGNITIONS_IN = RecognitionsIn()

_RECIPIENTS = """
select x.recognition_id, x.person_id, x.unit_id, u.kind
from recognition_recipient x left join person p on p.id = x.person_id left join unit u on u.id = x.unit_id
where x.recognition_id in :ids order by coalesce(u.name, p.name), x.id
"""


async def recipients(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """Who is thanked in each, by name."""
    found: dict[int, list[Ref]] = defaultdict(list)
    for recognition_id, person_id, unit_id, kind in await reads.rows(Sql(_RECIPIENTS, ids=list(keys))):
        thanked = Ref("Person", person_id) if person_id is not None else unit_ref(unit_id, kind)
        if thanked is not None:
            found[recognition_id].append(thanked)
    return found


async def rewards(reads: Reads, keys: Sequence[Any], *, archived: Archived = False) -> dict[Any, list[Ref]]:
    """The rewards that the company has named, by name."""
    which = "" if archived else "where not r.archived"
    rows = await reads.rows(Sql(f"select r.id from reward r {which} order by r.name, r.id"))
    named = [Ref("Reward", row[0]) for row in rows]
    return dict.fromkeys(keys, named)
