"""Agendas: of a running meeting as the goals stand, of a closed one as they stood."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plumbline.database import Cells, Row, Sql
from plumbline.engine import Reads, Ref
from plumbline.meetings.agenda import Measured, Reviewed, Stand, moved, place, topics
from plumbline.okrs.checkins import CheckInFacts, Standing, standing_of
from plumbline.okrs.policy import visible, visible_through
from plumbline.okrs.reads.duties import Source, check_ins_of

MOST = 300
"""Objectives on one agenda."""

GOAL = "t.id, t.title, t.health, t.state, t.outcome, t.progress, t.expected, t.confidence, t.updated_at"
"""What `news_of` wants to know of an objective."""

# The unit's own objectives, those of its people, those it shares, and those of the units right below.
_ON_AGENDA = f"""
with scope(meeting_id, objective_id) as (
    select m.id, o.id from meeting m join objective o on o.unit_id = m.unit_id where m.id in :ids
    union
    select m.id, o.id from meeting m join unit u on u.parent_id = m.unit_id join objective o on o.owner_unit_id = u.id
    where m.id in :ids
    union
    select m.id, c.objective_id from meeting m join co_owner c on c.unit_id = m.unit_id where m.id in :ids
)
select s.meeting_id, m.since, {GOAL}
from scope s join meeting m on m.id = s.meeting_id join objective t on t.id = s.objective_id
join cycle c on c.id = t.cycle_id
where c.phase in ('ACTIVE', 'GRADING') and t.state in ('PUBLISHED', 'CLOSED') and not t.archived and :seen
order by s.meeting_id, t.position, t.title, t.id
"""
_KEY_RESULTS = """
select objective_id, id, title, unit, start_value, current_value, progress, status
from key_result where objective_id in :ids and state = 'ACTIVE' order by objective_id, position, id
"""
_NOTES = """
select objective_id, note, author_id, happened_at from (
    select k.objective_id, c.note, c.author_id, c.happened_at,
        row_number() over (partition by k.objective_id order by c.happened_on desc, c.recorded_at desc, c.id desc) as n
    from check_in c join key_result k on k.id = c.key_result_id
    where k.objective_id in :ids and c.note is not null and not c.withdrawn
        and not exists (select 1 from check_in later where later.supersedes_id = c.id)
) noted where n = 1
"""
_BLOCKERS = """
select k.objective_id, b.text from blocker b join key_result k on k.id = b.key_result_id
where k.objective_id in :ids and b.resolved_at is null order by b.opened_at, b.id
"""
_FROZEN = """
select t.meeting_id, t.objective_id, t.facts from agenda_item t where t.meeting_id in :ids and :seen
order by t.meeting_id, t.position, t.id
"""


async def agendas(reads: Reads, keys: Sequence[tuple[int, datetime | None]]) -> dict[Any, list[dict[str, Any]]]:
    """The agenda of each meeting, given as (id, when it was closed), as far as the viewer sees the goals on it."""
    running = [key[0] for key in keys if key[1] is None]
    closed = [key[0] for key in keys if key[1] is not None]
    found = await written(reads, running, visible(reads.viewer, "t")) if running else {}
    if closed:
        for row in await reads.rows(Sql(_FROZEN, ids=closed, seen=visible_through(reads.viewer, "t.objective_id"))):
            facts = json.loads(row[2]) if isinstance(row[2], str) else row[2]
            found.setdefault(row[0], []).append({**facts, "objective_id": row[1]})
    return {key: [shown(item) for item in found.get(key[0], ())] for key in keys}


async def written(source: Source, meeting_ids: Sequence[int], seen: Sql) -> dict[int, list[dict[str, Any]]]:
    """What running agendas say now, in six statements whatever their number: plain facts, fit to be kept as JSON."""
    rows = await source.rows(Sql(_ON_AGENDA, ids=list(meeting_ids), seen=seen))
    found = {key: [item for item in items if item["topics"]] for key, items in (await news_of(source, rows)).items()}
    return {key: sorted(items, key=_place)[:MOST] for key, items in found.items() if items}


async def news_of(source: Source, rows: Sequence[Cells]) -> dict[int, list[dict[str, Any]]]:
    """What there is to say of goals, also of those without a topic, in four statements whatever their number.

    Each row holds what the goal is reviewed for, the instant to look back to, and `GOAL`.
    """
    ids = sorted({row[2] for row in rows})
    if not ids:
        return {}
    key_results = defaultdict(list)
    for row in await source.rows(Sql(_KEY_RESULTS, ids=ids)):
        key_results[row[0]].append(row)
    check_ins = await check_ins_of(source, (row[1] for each in key_results.values() for row in each))
    notes = {row[0]: row for row in await source.rows(Sql(_NOTES, ids=ids))}
    blockers: dict[int, list[str]] = defaultdict(list)
    for objective_id, text in await source.rows(Sql(_BLOCKERS, ids=ids)):
        blockers[objective_id].append(text)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for goal in rows:
        measured = [(each, _measured(each, check_ins.get(each[1], ()), goal[1])) for each in key_results[goal[2]]]
        found[goal[0]].append(_item(goal, measured, notes.get(goal[2]), blockers[goal[2]]))
    return found


def _place(item: dict[str, Any]) -> tuple[int, int]:
    return place(item["topics"], item["health"])


def _measured(key_result: Row, check_ins: Sequence[CheckInFacts], since: datetime) -> Measured:
    before = standing_of(each for each in check_ins if each.recorded_at <= since)
    now = standing_of(check_ins)
    start = key_result[4]
    return Measured(
        before=_stand(before, start),
        now=_stand(now, key_result[5] if now.value is None and not check_ins else start),
        reached_before=before.status == "DONE",
        reached=now.status == "DONE",
    )


def _stand(standing: Standing, otherwise: float | None) -> Stand:
    return (otherwise if standing.value is None else standing.value), len(standing.milestones_done or ())


def _item(
    row: Cells, measured: Sequence[tuple[Row, Measured]], note: Row | None, blockers: Sequence[str]
) -> dict[str, Any]:
    ended = row[5] == "CLOSED" and row[10] > row[1]
    reviewed = Reviewed(
        health=row[4],
        measured=[each for _, each in measured],
        is_blocked=bool(blockers),
        ended=ended,
        achieved=ended and row[6] == "ACHIEVED",
    )
    return {
        "objective_id": row[2],
        "title": row[3],
        "topics": [str(topic) for topic in topics(reviewed)],
        "health": row[4],
        "progress": row[7],
        "expected": row[8],
        "confidence": row[9],
        "note": note[1] if note else None,
        "note_by": note[2] if note else None,
        "note_at": note[3].isoformat() if note else None,
        "blockers": list(blockers),
        "movements": [_movement(key_result, each) for key_result, each in measured if moved(each)],
    }


def _movement(key_result: Row, measured: Measured) -> dict[str, Any]:
    (before, steps_before), (now, steps) = measured.before, measured.now
    counts_steps = steps_before != steps
    return {
        "key_result_id": key_result[1],
        "title": key_result[2],
        "unit": "milestones" if counts_steps else key_result[3],
        "value_before": steps_before if counts_steps else before,
        "value": steps if counts_steps else now,
    }


def shown(item: dict[str, Any]) -> dict[str, Any]:
    """An item as it is told: with its objective, and instants as such."""
    at = item["note_at"]
    return {
        **item,
        "objective": Ref("Objective", item["objective_id"]),
        "note_at": datetime.fromisoformat(at) if at else None,
    }


async def frozen(source: Source, meeting_id: int) -> list[dict[str, Any]]:
    """The agenda as it stands, of everything that is on it, whoever may see it."""
    return (await written(source, [meeting_id], Sql("1 = 1"))).get(meeting_id, [])
