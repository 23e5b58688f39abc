"""Batched reads of development."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from plumbline.database import Row, Sql
from plumbline.development.policy import can_edit, development_seen
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.tables import OBJECTIVES
from plumbline.organization.viewer import Viewer

ASPIRATIONS = Table("aspiration", prefix="asp", visible=development_seen)
STEPS = Table("development_step", prefix="dst", visible=development_seen)
ASPIRATIONS_OF = Relation(ASPIRATIONS, by="person_id", order=("id",))
STEPS_OF = Relation(STEPS, by="person_id", order=("due_on", "id"), usual=100)
STEPS_FOR = Relation(STEPS, by="aspiration_id", order=("due_on", "id"))
HELPFUL = Relation(
    OBJECTIVES,
    by="l.step_id",
    source="development_step_objective l join objective t on t.id = l.objective_id",
    order=("title", "id"),
)

_READERS = """
select r.person_id, p.id from development_reader r join person p on p.id = r.reader_id and p.active
where r.person_id = :me order by p.name, p.id
"""
_SHARED = """
select p.id from development_reader r join person p on p.id = r.person_id and p.active
where r.reader_id = :me order by p.name, p.id
"""


async def readers(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """Whom each person has named; told to nobody but the person."""
    found: dict[int, list[Ref]] = defaultdict(list)
    me = reads.viewer.person_id
    if me in keys:
        for person_id, reader_id in await reads.rows(Sql(_READERS, me=me)):
            found[person_id].append(Ref("Person", reader_id))
    return found


async def shared_with(reads: Reads, keys: Sequence[int | None]) -> dict[int | None, list[Ref]]:
    """Those who have named the viewer."""
    me = reads.viewer.person_id
    if me is None:
        return {}
    return {me: [Ref("Person", row[0]) for row in await reads.rows(Sql(_SHARED, me=me))]}


def may_edit(viewer: Viewer, person_id: int) -> bool:
    """Whether the viewer may change it."""
    return can_edit(viewer, person_id)


async def owner_seen(source: Any, viewer: Viewer, table: str, id_: int) -> int | None:
    """Whose development the row of that table is part of, if it exists for the viewer."""
    asked = Sql(f"select t.person_id from {table} t where t.id = :id and", id=id_) + development_seen(viewer, "t")
    rows = await source.rows(asked)
    return int(rows[0][0]) if rows else None


async def objectives_seen(source: Any, viewer: Viewer, ids: Sequence[int]) -> set[int]:
    """Those of the objectives that exist for the viewer."""
    asked = Sql("select t.id from objective t where t.id in :ids and", ids=list(ids)) + visible(viewer, "t")
    rows: list[Row] = await source.rows(asked) if ids else []
    return {row[0] for row in rows}
