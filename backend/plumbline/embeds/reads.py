"""What a link shows today: nothing is remembered from when it was made. And which links there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.cycles.reads import company_zone_of, running_cycle
from plumbline.database import Connection, Row, Sql
from plumbline.embeds.policy import can_embed, can_embed_unit, can_revoke, shown
from plumbline.engine import Reads, Ref
from plumbline.identity.keys import sha256_of
from plumbline.identity.reads import viewers_of
from plumbline.kit.ids import encode
from plumbline.kit.zones import day_in
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.organization.viewer import Viewer

MOST = 500
"""Objectives that one link shows."""

DEEPEST = 40
"""Steps below the objectives that a link begins with."""

_LINK = """
    select e.objective_id, e.unit_id, e.by_id, e.expires_at, u.name as unit_name from embed e
    join account a on a.person_id = e.by_id and a.active
    left join unit u on u.id = e.unit_id
    where e.key_sha256 = :key_sha256 and e.revoked_at is null and (u.id is null or not u.archived)
"""
# Names of people stay inside: an owner is told only where it is a unit.
_COLUMNS = """
    select o.id, below.parent_id, o.title, o.state, o.progress, o.health, o.due_on, u.name as unit_name
    from below join objective o on o.id = below.id left join unit u on u.id = o.owner_unit_id
    order by below.depth, o.position, o.id limit :most
"""
_KEY_RESULTS = """
    select k.id, k.objective_id, k.title, k.progress, k.health from key_result k
    where k.objective_id in :ids and k.state = 'ACTIVE' order by k.objective_id, k.position, k.id
"""
_LINKS = """
    select e.id, e.objective_id, e.unit_id, e.by_id, e.at, e.expires_at from embed e
    where e.revoked_at is null and e.expires_at > :now and e.{what} in :ids order by e.at desc, e.id
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """Objectives by depth; those a link begins with have no `parent_id`, every other's came before it.

    `unit_name` and `cycle_name` head the picture of a unit; one of an objective is headed by it.
    """

    objectives: list[Row]
    key_results: list[Row]
    unit_name: str | None = None
    cycle_name: str | None = None


async def picture_behind(connection: Connection, key: str, now: datetime) -> Picture | None:
    """What the link with this key shows; None when it shows nothing, or nothing any more.

    So it is when it was altered, revoked or has expired, when its maker has left, lost the right to make it or does not
    take part in a pilot, and when its objective is not everybody's any more.
    """
    rows = await connection.rows(Sql(_LINK, key_sha256=sha256_of(key)))
    if not rows or rows[0]["expires_at"] <= now:
        return None
    link = rows[0]
    maker = (await viewers_of(connection, [link["by_id"]])).get(link["by_id"])
    if maker is None:
        return None
    if link["unit_id"] is not None:
        return await _of_unit(connection, maker, link, now)
    owned = (await owned_by_id(connection, [link["objective_id"]])).get(link["objective_id"])
    if owned is None or not can_embed(maker, owned):
        return None
    begin = Sql("o.id = :objective_id", objective_id=link["objective_id"])
    objectives, key_results = await _goals(connection, maker, begin)
    return Picture(objectives, key_results) if objectives else None


async def _of_unit(connection: Connection, maker: Viewer, link: Row, now: datetime) -> Picture | None:
    if not can_embed_unit(maker, link["unit_id"]):
        return None
    cycle = await running_cycle(connection, day_in(await company_zone_of(connection), now))
    names = await connection.rows(Sql("select name from cycle where id = :id", id=cycle or 0))
    begin = Sql("o.owner_unit_id = :unit_id and o.cycle_id = :cycle_id", unit_id=link["unit_id"], cycle_id=cycle or 0)
    objectives, key_results = await _goals(connection, maker, begin)
    return Picture(objectives, key_results, link["unit_name"], names[0]["name"] if names else None)


async def _goals(connection: Connection, maker: Viewer, begin: Sql) -> tuple[list[Row], list[Row]]:
    """The objectives that fit and what stands below them, as far as every step on the way is shown."""
    begun = Sql(
        "with recursive below(id, parent_id, depth) as (select o.id, cast(null as bigint), 0 from objective o where ("
    )
    step = Sql(
        """ union all
            select o.id, below.id, below.depth + 1 from below join objective o on o.parent_objective_id = below.id
            where below.depth < :deepest and """,
        deepest=DEEPEST,
    )
    tree = (
        begun + begin + Sql(") and ") + shown(maker, "o") + step + shown(maker, "o") + Sql(f") {_COLUMNS}", most=MOST)
    )
    objectives = list(await connection.rows(tree))
    ids = [row["id"] for row in objectives]
    return objectives, list(await connection.rows(Sql(_KEY_RESULTS, ids=ids))) if ids else []


async def embeddable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may make links to each of these objectives."""
    owned = await owned_by_id(reads.connection, keys)
    return {key: can_embed(reads.viewer, owned[key]) for key in keys if key in owned}


async def embeds_of_objectives(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The links to each objective that still open, the latest first, as far as the viewer may revoke them."""
    return await _links(reads, "objective_id", keys, await embeddable(reads, keys))


async def embeds_of_units(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The same of each unit."""
    return await _links(reads, "unit_id", keys, {key: can_embed_unit(reads.viewer, key) for key in keys})


async def _links(
    reads: Reads, what: str, keys: Sequence[int], allowed: dict[int, bool]
) -> dict[int, list[dict[str, Any]]]:
    found = defaultdict[int, list[dict[str, Any]]](list)
    for row in await reads.rows(Sql(_LINKS.format(what=what), ids=list(keys), now=reads.now)):
        if can_revoke(reads.viewer, may_embed=allowed.get(row[what], False), by_id=row["by_id"]):
            id_, by = encode("emb", row["id"]), Ref("Person", row["by_id"])
            found[row[what]].append({"id": id_, "by": by, "at": row["at"], "expires_at": row["expires_at"]})
    return found
