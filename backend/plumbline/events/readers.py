"""Reading the outbox: each reader has every event once, whatever happens to its process."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.database import Sql, current
from plumbline.events.outbox import horizon

_PLACE = "select commit_order, event_id from event_reader where name = :name"
_BEGUN = """
insert into event_reader (name, commit_order, event_id) values (:name, 0, 0) on conflict (name) do nothing
"""
_BEYOND = "from event e where (e.commit_order, e.id) > (:commit_order, :event_id) and e.commit_order < :before"
_NEXT = f"select e.id, e.commit_order, e.kind, e.subject_id, e.payload, e.happened_at {_BEYOND} and e.kind in :kinds"


@dataclass(frozen=True, slots=True)
class Taken:
    """An event as a reader takes it."""

    id: int
    kind: str
    subject_id: int
    payload: dict[str, Any]
    happened_at: datetime


async def take_events(name: str, kinds: Sequence[str], *, most: int) -> list[Taken]:
    """The next events of these kinds, oldest first, at most `most`; this reader is not given them again.

    Only inside a transaction: what is written about the events and the place where the reader stands are kept
    together or not at all.
    """
    connection = current()
    await connection.run(Sql(_BEGUN, name=name))
    held = " for update" if connection.dialect == "postgres" else ""
    (place,) = await connection.rows(Sql(_PLACE + held, name=name))
    where = {"commit_order": place[0], "event_id": place[1], "before": await horizon(connection)}
    ordered = Sql(f"{_NEXT} order by e.commit_order, e.id limit :most", kinds=list(kinds), most=most, **where)
    found = await connection.rows(ordered)
    if len(found) == most:
        await _move(name, found[-1][1], found[-1][0])
    elif await connection.rows(Sql(f"select 1 {_BEYOND} limit 1", **where)):
        await _move(name, where["before"], 0)
    return [Taken(row[0], row[2], row[3], _read(row[4]), row[5]) for row in found]


async def _move(name: str, commit_order: int, event_id: int) -> None:
    moved = "update event_reader set commit_order = :commit_order, event_id = :event_id where name = :name"
    await current().run(Sql(moved, name=name, commit_order=commit_order, event_id=event_id))


def _read(payload: Any) -> dict[str, Any]:
    found = json.loads(payload) if isinstance(payload, str) else payload
    return dict(found or {})
