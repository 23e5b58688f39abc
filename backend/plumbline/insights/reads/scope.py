"""Of whose goals pictures are made: a unit's with those below it, or a person's, in a cycle."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import both, inside, owned_by
from plumbline.organization.reads import unit_ref

_OWNER = """
select u.id, u.kind from unit u where u.id = :id union all select p.id, 'PERSON' from person p where p.id = :id
"""
_BELOW = """
with recursive below(id) as (
    select id from unit where id = :id
    union
    select u.id from unit u join below on u.parent_id = below.id
)
select id from below
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The owner and the cycle. `units` are the owner with those below; empty for a person, None for the whole company."""

    owner: int
    is_person: bool
    units: frozenset[int] | None
    cycle: int
    first: date
    last: date


async def asked_of(reads: Reads, keys: Sequence[tuple[int, int | None]]) -> dict[tuple[int, int | None], Any]:
    """What pictures of an owner in a cycle begin with; null where there is no such owner or cycle."""
    [(owner, cycle)] = keys  # a root field asks for one
    kinds = await reads.rows(Sql(_OWNER, id=owner))
    chosen = await cycle_of_today(reads, cycle)
    days = await reads.rows(Sql("select starts_on, ends_on from cycle where id = :id", id=chosen or 0))
    if not kinds or not days:
        return {}
    kind = kinds[0][1]
    units: frozenset[int] | None = None
    if kind == "TEAM":
        units = frozenset(row[0] for row in await reads.rows(Sql(_BELOW, id=owner)))
    elif kind == "PERSON":
        units = frozenset()
    asked = Asked(owner, kind == "PERSON", units, chosen or 0, days[0][0], days[0][1])
    ref = Ref("Person", owner) if asked.is_person else unit_ref(owner, kind)
    return {keys[0]: {"asked": asked, "cycle_key": asked.cycle, "owner": ref}}


def held(asked: Asked) -> Sql | None:
    """Objectives `t` of the owner asked for; None when all are."""
    if asked.is_person:
        return owned_by(Sql("= :owner", owner=asked.owner))
    return None if asked.units is None else Sql("t.unit_id in :units", units=sorted(asked.units))


def own(asked: Asked) -> Sql:
    """Of these, those whose progress makes the owner's: all of a person's, and a unit's without those below."""
    return Sql("1 = 1") if asked.is_person else Sql("t.owner_unit_id = :owner", owner=asked.owner)


def wanted(reads: Reads, asked: Asked, *, cycles: Collection[int] | None = None) -> Sql:
    """Objectives `t` that pictures are made of, as far as the viewer sees them: of the cycle asked for, or of these."""
    inner = Sql("t.cycle_id in (") + inside(asked.cycle) + Sql(")")
    in_cycle = inner if cycles is None else Sql("t.cycle_id in :cycles", cycles=list(cycles))
    return both(Sql("not t.archived"), in_cycle, held(asked), visible(reads.viewer, "t"))


Read = Callable[[Reads, Asked], Awaitable[Any]]


def one(read: Read) -> Callable[[Reads, Sequence[Asked]], Awaitable[Mapping[Asked, Any]]]:
    """A read of the one owner that a root field asks for, as the engine wants it: keys in, answers out."""

    async def batched(reads: Reads, keys: Sequence[Asked]) -> dict[Asked, Any]:
        [asked] = keys
        return {asked: await read(reads, asked)}

    return batched
