"""What happened, as events tell it, with what has to be known of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from plumbline.database import Connection, Sql
from plumbline.notifications.recipients import Matter
from plumbline.notifications.words import NotificationKind
from plumbline.okrs.reads.tables import named_goal

_NAMED = "(select coalesce((select k.objective_id from key_result k where k.id = {0}), {0}))"


def _named(column: str) -> str:
    goal = f"(case when c.field = 'alignment' then {named_goal(f'c.{column}')} end)"
    return f"{goal}, {_NAMED.format(goal)}"


_CHANGES = f"""
select c.id, c.objective_id, c.key_result_id, c.by_id, c.at, {_named("before")}, {_named("after")}
from change c where c.id in :ids
"""
_ALIGNMENTS = """
select a.id, a.from_objective_id, a.to_objective_id, a.to_key_result_id from alignment a
join objective o on o.id = a.from_objective_id and o.state in ('PUBLISHED', 'CLOSED')
where a.id in :ids or a.from_objective_id in :published
"""
_BLOCKERS = """
select b.id, k.objective_id, k.id, c.author_id, c.recorded_at
from blocker b join check_in c on c.id = b.check_in_id join key_result k on k.id = b.key_result_id
where c.id in :ids and b.needs_id is not null and b.resolved_at is null
"""
_COMMENTS = """
select c.id, c.objective_id, c.key_result_id, c.author_id, coalesce(c.edited_at, c.at)
from comment c where c.id in :ids and c.removed_at is null
"""
_THANKS = """
select r.id, r.objective_id, r.key_result_id, r.by_id, r.at from recognition r
where r.id in :ids and r.removed_at is null
"""
_ANNOUNCEMENTS = "select a.id, a.by_id, a.at from announcement a where a.id in :ids"


async def changes(connection: Connection, ids: Sequence[int]) -> list[Matter]:
    """These changes. One of an alignment speaks of the goals it names too."""
    found = []
    for id_, objective, key_result, by, at, gone, gone_of, new, new_of in await _rows(connection, _CHANGES, ids):
        shown = frozenset({objective, gone_of, new_of} - {None})
        newly = new if gone is None else None
        found.append(Matter(NotificationKind.GOAL_CHANGED, id_, objective, key_result, by, at, shown, newly))
    return found


async def alignments(
    connection: Connection,
    added: Mapping[int, tuple[int | None, datetime]],
    published: Mapping[int, tuple[int | None, datetime]],
) -> list[Matter]:
    """The edges from published goals among those that were added, and all from objectives that were published.

    Each is given with who did it and when. The goal of the matter is the upper end.
    """
    if not added and not published:
        return []
    asked = Sql(_ALIGNMENTS, ids=list(added), published=list(published))
    found = []
    for id_, source, objective, key_result in await connection.rows(asked):
        by, at = added[id_] if id_ in added else published[source]
        shown = frozenset({source, objective})
        found.append(Matter(NotificationKind.GOAL_ALIGNED, id_, objective, key_result, by, at, shown))
    return found


async def blockers(connection: Connection, check_in_ids: Sequence[int]) -> list[Matter]:
    """The open blockers of these check-ins that name somebody."""
    return [
        Matter(NotificationKind.BLOCKER_NAMED, id_, objective, key_result, by, at, frozenset({objective}))
        for id_, objective, key_result, by, at in await _rows(connection, _BLOCKERS, check_in_ids)
    ]


async def announcements(connection: Connection, ids: Sequence[int]) -> list[Matter]:
    """These announcements."""
    return [
        Matter(NotificationKind.ANNOUNCED, id_, None, None, by, at)
        for id_, by, at in await _rows(connection, _ANNOUNCEMENTS, ids)
    ]


async def comments(connection: Connection, ids: Sequence[int]) -> list[Matter]:
    """These comments, without those that were removed."""
    return [
        Matter(NotificationKind.COMMENTED, id_, objective, key_result, by, at, frozenset({objective}))
        for id_, objective, key_result, by, at in await _rows(connection, _COMMENTS, ids)
    ]


async def thanks(connection: Connection, ids: Sequence[int]) -> list[Matter]:
    """These thank-yous, without those that were taken back."""
    return [
        Matter(NotificationKind.THANKED, id_, objective, key_result, by, at, frozenset({objective}))
        for id_, objective, key_result, by, at in await _rows(connection, _THANKS, ids)
    ]


async def _rows(connection: Connection, text: str, ids: Iterable[int]) -> list[Any]:
    wanted = list(ids)
    return await connection.rows(Sql(text, ids=wanted)) if wanted else []
