"""What can be done in coaching: one function, one verb, one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from plumbline.coaching.models import CoachingAnswer, CoachingSession
from plumbline.coaching.policy import can_coach, can_edit_session, is_invited, sessions_seen
from plumbline.coaching.words import CoachingReply
from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, OutOfRange
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, given, text
from plumbline.organization.service.idempotency import claim
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer

SHORTEST, LONGEST = 5, 480
"""Minutes that a session takes."""

FARTHEST = timedelta(days=730)
"""How far ahead a session may be offered."""


def _minutes(value: Any) -> int:
    if not SHORTEST <= given(value) <= LONGEST:
        raise OutOfRange(f"A session takes {SHORTEST} to {LONGEST} minutes.")
    return int(value)


def _ahead(value: Any) -> datetime:
    at: datetime = given(value)
    if at.tzinfo is None:
        raise Invalid("Say in which zone, such as 2026-05-06T10:00:00Z.")
    if not clock.now() < at <= clock.now() + FARTHEST:
        raise OutOfRange("A session is offered for a time to come, within two years.")
    return at


SESSION: Rules = {"topic": Line(200, required=True), "starts_at": _ahead, "minutes": _minutes, "note": text(20_000)}


@dataclass(frozen=True, slots=True)
class _Offered:
    owner_id: int
    topic: str
    starts_at: datetime
    minutes: int


@transaction
async def offer(
    viewer: Viewer, owner_id: int, *, topic: str, starts_at: datetime, minutes: int, idempotency_key: str
) -> int:
    """Offer a session to the members of a unit, or to a person. Raises NotFound, Forbidden, Invalid, OutOfRange."""
    if not can_coach(viewer):
        raise Forbidden("A coach or an admin offers sessions.")
    column = await _column_of(owner_id)
    if owner_id == viewer.person_id:
        raise Invalid("A session is for somebody else.", path=("ownerId",))
    session_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Offered(owner_id, topic, starts_at, minutes), session_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"topic": topic, "starts_at": starts_at, "minutes": minutes}, SESSION)
    whose: dict[str, Any] = {column: owner_id, "coach_id": viewer.person_id, "created_at": clock.now()}
    await CoachingSession.create(id=session_id, **whose, **clean)
    await record("coaching_session.offered", "coaching_session", session_id)
    return session_id


@transaction
async def update(viewer: Viewer, session_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a session, or note what came of it. With another time those invited are asked again.

    Raises NotFound, Forbidden, Invalid once it is taken back, OutOfRange, VersionConflict.
    """
    session = await _editable(viewer, session_id)
    values = cleaned(changes, SESSION)
    if not await save_version(CoachingSession, session_id, if_version, values):
        return session_id
    if values.get("starts_at", session.starts_at) != session.starts_at:
        await CoachingAnswer.filter(session_id=session_id).delete()
    await record("coaching_session.updated", "coaching_session", session_id)
    return session_id


@transaction
async def cancel(viewer: Viewer, session_id: int, *, if_version: int) -> int:
    """Take back a session. Raises NotFound, Forbidden, Invalid when it was taken back already, VersionConflict."""
    await _editable(viewer, session_id)
    await save_version(CoachingSession, session_id, if_version, {"cancelled_at": clock.now()})
    await record("coaching_session.cancelled", "coaching_session", session_id)
    return session_id


@transaction
async def answer(viewer: Viewer, session_id: int, reply: CoachingReply) -> int:
    """Say whether one comes, until it begins. Raises NotFound, Forbidden, Invalid."""
    session = await _seen(viewer, session_id)
    if not viewer.may_write or not is_invited(viewer, session.unit_id, session.person_id):
        raise Forbidden("Only those invited say whether they come.")
    if session.cancelled_at is not None or session.starts_at <= clock.now():
        raise Invalid("It has begun or was taken back.", path=("id",))
    said = """
        insert into coaching_answer (id, session_id, person_id, reply, at) values (:id, :session, :me, :reply, :at)
        on conflict (session_id, person_id) do update set reply = excluded.reply, at = excluded.at
    """
    once = Sql(said, id=new_id(), session=session_id, me=viewer.person_id, reply=reply.value, at=clock.now())
    await current().run(once)
    await record("coaching_session.answered", "coaching_session", session_id)
    return session_id


async def _column_of(owner_id: int) -> str:
    sql = """
        select 'unit_id' from unit where id = :id and not archived
        union all
        select 'person_id' from person where id = :id and active
    """
    rows = await current().rows(Sql(sql, id=owner_id))
    if not rows:
        raise NotFound("There is no such team or person.", path=("ownerId",))
    return str(rows[0][0])


async def _seen(viewer: Viewer, session_id: int) -> CoachingSession:
    asked = Sql("select 1 from coaching_session t where t.id = :id and", id=session_id)
    if not await current().rows(asked + sessions_seen(viewer, "t")):
        raise NotFound("There is no such session.", path=("id",))
    # The row is held, so that nobody accepts a time while it is moved.
    return await CoachingSession.filter(id=session_id).select_for_update().get()


async def _editable(viewer: Viewer, session_id: int) -> CoachingSession:
    session = await _seen(viewer, session_id)
    if not can_edit_session(viewer, session.coach_id):
        raise Forbidden("Whoever offered it, or an admin, may do this.")
    if session.cancelled_at is not None:
        raise Invalid("It was taken back; offer another.", path=("id",))
    return session


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """Sessions that were offered to a team are offered to the one it went into."""
    await CoachingSession.filter(unit_id=team_id).update(unit_id=await merged_into(team_id))
