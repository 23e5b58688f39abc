"""The outbox: one row for each thing that happened, in the same transaction, so neither is without the other."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Connection, Row, Sql, after_commit, current
from plumbline.database.recordset import recordset
from plumbline.events.live import committed
from plumbline.kit.clock import now
from plumbline.kit.ids import new_id

# The number of the writing transaction, or on SQLite, where transactions come one by one, of the row.
_COMMIT_ORDER = {
    "postgres": Sql("pg_current_xact_id()::text::bigint"),
    "sqlite": Sql("(select coalesce(max(commit_order), 0) + 1 from event)"),
}
HORIZON = {
    "postgres": Sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint"),
    "sqlite": Sql("select coalesce(max(commit_order), 0) + 1 from event"),
}
"""The statement behind `horizon`, for a caller that asks more with it."""


Reaction = Callable[[int], Awaitable[None]]
_reactions: dict[str, list[Reaction]] = {}


def reacts_to(kind: str) -> Callable[[Reaction], Reaction]:
    """Let an upper room act on what a lower one records, in the same transaction.

    The function is given the subject's id. It is called by `record`, once for each event of this kind.
    """

    def registered(reaction: Reaction) -> Reaction:
        _reactions.setdefault(kind, []).append(reaction)
        return reaction

    return registered


async def record(
    kind: str,
    subject_type: str,
    subject_id: int,
    *,
    objective_id: int | None = None,
    payload: Mapping[str, Any] | None = None,
) -> int:
    """Write that this happened; `kind` reads like `objective.closed`. Only inside a transaction.

    `payload` is JSON and holds identifiers and numbers, never private text: whoever reads the event is
    told no more than they may see. Returns the event's id.
    """
    connection, event_id = current(), new_id()
    await connection.run(
        Sql(
            "insert into event (id, commit_order, kind, subject_type, subject_id, objective_id, payload, happened_at)"
            " values (:id, :commit_order, :kind, :subject_type, :subject_id, :objective_id, :payload, :at)",
            id=event_id,
            commit_order=_COMMIT_ORDER[connection.dialect],
            kind=kind,
            subject_type=subject_type,
            subject_id=subject_id,
            objective_id=objective_id,
            payload=json.dumps(dict(payload or {}), separators=(",", ":")),
            at=now(),
        )
    )
    after_commit(committed)
    for reaction in _reactions.get(kind, ()):
        await reaction(subject_id)
    return event_id


async def horizon(connection: Connection) -> int:
    """The commit order below which nothing more can appear.

    PostgreSQL numbers transactions when they begin to write but shows them when they commit, so a higher
    number may be seen before a lower one. Every transaction below the oldest one still running (`xmin` of
    the snapshot) has ended: what it wrote is visible now or never. A reader that takes the events from its
    last horizon (inclusive) up to this one (exclusive) therefore skips none and takes none twice; the price
    is that one long transaction holds the horizon back for its length. On SQLite writers queue, so the
    horizon is one past the last row.
    """
    rows = await connection.rows(HORIZON[connection.dialect])
    return int(rows[0][0])


async def events(connection: Connection, *, since: int, before: int, most: int = 1_000) -> list[Row]:
    """Events with `since <= commit_order < before`, oldest first, at most `most`.

    When `most` come back, go on with the last one's commit order, leaving out the ids already seen.
    """
    return await connection.rows(
        Sql(
            "select id, commit_order, kind, subject_type, subject_id, objective_id, payload, happened_at from event"
            " where commit_order >= :since and commit_order < :before order by commit_order, id limit :most",
            since=since,
            before=before,
            most=most,
        )
    )


@dataclass(frozen=True, slots=True)
class Happening:
    """Something to be recorded; `kind`, subject and payload as for `record`."""

    kind: str
    subject_type: str
    subject_id: int
    objective_id: int | None = None
    payload: Mapping[str, Any] | None = None


_EVENT = {
    "id": "bigint",
    "kind": "text",
    "subject_type": "text",
    "subject_id": "bigint",
    "objective_id": "bigint",
    "payload": "jsonb",
}


def recorded(happenings: Iterable[Happening]) -> list[Sql]:
    """The statement that records all of these, if any; for a caller that writes more in the same round trip.

    Unlike `record` it calls no reaction. Only inside a transaction.
    """
    rows = [
        {
            "id": new_id(),
            "kind": each.kind,
            "subject_type": each.subject_type,
            "subject_id": each.subject_id,
            "objective_id": each.objective_id,
            "payload": dict(each.payload or {}),
        }
        for each in happenings
    ]
    if not rows:
        return []
    dialect = current().dialect
    after_commit(committed)
    written = Sql(
        "insert into event (id, commit_order, kind, subject_type, subject_id, objective_id, payload, happened_at)"
        " select v.id, :commit_order, v.kind, v.subject_type, v.subject_id, v.objective_id, v.payload, :at from",
        commit_order=_COMMIT_ORDER[dialect],
        at=now(),
    )
    return [written + recordset(dialect, rows, _EVENT)]


async def record_all(
    kind: str, subject_type: str, subjects: Sequence[tuple[int, int | None, Mapping[str, Any] | None]]
) -> None:
    """`record` for many subjects of one kind, given as (subject id, objective id, payload), in one statement."""
    for statement in recorded(Happening(kind, subject_type, *subject) for subject in subjects):
        await current().run(statement)
