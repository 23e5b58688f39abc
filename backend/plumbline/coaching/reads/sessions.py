"""Sessions that were offered, as lists, and what was said to them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plumbline.coaching.policy import can_read_note, sessions_seen
from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table, Way, Ways
from plumbline.organization.viewer import Viewer

SESSIONS = Table(
    "coaching_session",
    prefix="cos",
    visible=sessions_seen,
    expressions={"unit_kind": "select u.kind from unit u where u.id = t.unit_id"},
)
ALL_SESSIONS = Relation(SESSIONS, order=("-starts_at", "-id"), usual=20)
FOR_WHOM = Ways(Way("Person", "person_id"), Way("Company", "unit_id", "unit_kind", "COMPANY"), Way("Team", "unit_id"))

_ANSWERS = """
select a.session_id, a.person_id, a.reply, a.at from coaching_answer a join person p on p.id = a.person_id
where a.session_id in :ids order by p.name, p.id
"""
_OFFERS = """
select t.id from coaching_session t
where t.cancelled_at is null and t.starts_at > :now and (t.person_id = :me or t.unit_id in :mine) and t.coach_id <> :me
    and not exists (select 1 from coaching_answer a where a.session_id = t.id and a.person_id = :me)
order by t.starts_at, t.id
"""


async def answers(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What those invited have said to each session, by name."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for session_id, person_id, reply, at in await reads.rows(Sql(_ANSWERS, ids=list(keys))):
        found[session_id].append({"person": Ref("Person", person_id), "reply": reply, "at": at})
    return found


async def own_replies(reads: Reads, keys: Sequence[int]) -> dict[int, str]:
    """What the viewer has said to each session."""
    sql = "select session_id, reply from coaching_answer where session_id in :ids and person_id = :me"
    return {row[0]: row[1] for row in await reads.rows(Sql(sql, ids=list(keys), me=reads.viewer.person_id or 0))}


async def offers(reads: Reads, keys: Sequence[int | None]) -> dict[int | None, list[Ref]]:
    """Sessions to come that the viewer is invited to and has said nothing to, the next first."""
    viewer = reads.viewer
    if viewer.person_id is None:
        return {}
    mine = sorted(viewer.member_of | viewer.leads)
    rows = await reads.rows(Sql(_OFFERS, now=reads.now, me=viewer.person_id, mine=mine))
    return {viewer.person_id: [Ref("CoachingSession", row[0]) for row in rows]}


def note_for(viewer: Viewer, note: str | None, coach_id: int, unit_id: int | None, person_id: int | None) -> str | None:
    """The notes, for whoever they are for."""
    return note if can_read_note(viewer, coach_id, unit_id, person_id) else None


def has_begun(now: datetime, starts_at: datetime) -> bool:
    """Whether it is too late to answer."""
    return starts_at <= now


def is_cancelled(cancelled_at: datetime | None) -> bool:
    """Whether it was taken back."""
    return cancelled_at is not None
