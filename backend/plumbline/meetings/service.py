"""What can be done with review meetings: one function, one verb, one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from plumbline.cycles.reads import company_zone_of
from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, Refused
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, text
from plumbline.kit.zones import day_in
from plumbline.meetings.agenda import LOOKS_BACK
from plumbline.meetings.models import AgendaItem, Meeting, MeetingPoint
from plumbline.meetings.policy import can_hold, can_tick
from plumbline.meetings.reads.agendas import frozen
from plumbline.meetings.reads.lists import seen_meeting, seen_point
from plumbline.meetings.words import MeetingKind, PointKind
from plumbline.okrs.policy import visible
from plumbline.organization.models import Person, Unit
from plumbline.organization.service.idempotency import claim
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer

MEETING: Rules = {"title": Line(200, required=True), "held_on": given, "note": text(20_000)}
POINT: Rules = {"text": Line(2_000, required=True, lines=True), "owner_id": anything, "due_on": anything}


class MeetingClosed(Refused):
    """The meeting is over: what was on its agenda and what was decided stay as they are."""

    code: ClassVar[str] = "MEETING_CLOSED"


@dataclass(frozen=True, slots=True)
class _Called:
    unit_id: int
    kind: MeetingKind
    title: str | None
    held_on: date | None


@dataclass(frozen=True, slots=True)
class _Said:
    meeting_id: int
    kind: PointKind
    text: str
    objective_id: int | None
    owner_id: int | None
    due_on: date | None


@transaction
async def create_meeting(
    viewer: Viewer, unit_id: int, *, kind: MeetingKind, title: str | None, held_on: date | None, idempotency_key: str
) -> int:
    """Call a meeting of a unit; it looks back to the last one of its kind. Raises NotFound, Forbidden."""
    if not await Unit.exists(id=unit_id, archived=False):
        raise NotFound("There is no such team.", path=("unitId",))
    _require(can_hold(viewer, unit_id))
    meeting_id, now = new_id(), clock.now()
    made_before = await claim(viewer, idempotency_key, _Called(unit_id, kind, title, held_on), meeting_id)
    if made_before is not None:
        return made_before
    day = held_on or day_in(await company_zone_of(current()), now)
    clean = cleaned({"held_on": day} | ({"title": title} if title else {}), MEETING)
    last = await Meeting.filter(unit_id=unit_id, kind=kind, closed_at__isnull=False).order_by("-closed_at").first()
    since = last.closed_at if last and last.closed_at else now - LOOKS_BACK[kind]
    made: dict[str, Any] = {
        "id": meeting_id,
        "unit_id": unit_id,
        "kind": kind,
        "created_by_id": viewer.person_id,
        "created_at": now,
    }
    await Meeting.create(since=since, **made, **clean)
    await record("meeting.created", "meeting", meeting_id)
    return meeting_id


@transaction
async def update_meeting(viewer: Viewer, meeting_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change title, day or note of a running meeting. Raises NotFound, Forbidden, MeetingClosed, VersionConflict."""
    await _running(viewer, meeting_id)
    if not await save_version(Meeting, meeting_id, if_version, cleaned(changes, MEETING)):
        return meeting_id
    await record("meeting.updated", "meeting", meeting_id)
    return meeting_id


@transaction
async def close_meeting(viewer: Viewer, meeting_id: int, *, if_version: int) -> int:
    """End a meeting: its agenda stays as it is at this moment. Raises as `update_meeting`."""
    await _running(viewer, meeting_id)
    await save_version(Meeting, meeting_id, if_version, {"closed_at": clock.now()})
    items = await frozen(current(), meeting_id)
    rows = [
        AgendaItem(
            id=new_id(), meeting_id=meeting_id, objective_id=facts.pop("objective_id"), position=place, facts=facts
        )
        for place, facts in enumerate(items)
    ]
    await AgendaItem.bulk_create(rows, batch_size=100)
    await record("meeting.closed", "meeting", meeting_id)
    return meeting_id


@transaction
async def cancel_meeting(viewer: Viewer, meeting_id: int, *, if_version: int) -> int:
    """Take back a meeting that was called by mistake. Raises Invalid once something was decided; returns its unit."""
    meeting = await _running(viewer, meeting_id)
    await save_version(Meeting, meeting_id, if_version, {})
    if await MeetingPoint.filter(meeting_id=meeting_id).exists():
        raise Invalid("Something was decided in it: close it instead.", path=("id",))
    await meeting.delete()
    await record("meeting.cancelled", "meeting", meeting_id)
    return int(meeting.unit_id)


@transaction
async def add_point(
    viewer: Viewer,
    meeting_id: int,
    *,
    kind: PointKind,
    text: str,
    objective_id: int | None,
    owner_id: int | None,
    due_on: date | None,
    idempotency_key: str,
) -> int:
    """Note a decision or an action of a running meeting. Raises NotFound, Forbidden, MeetingClosed, Invalid."""
    await _running(viewer, meeting_id, field="meetingId")
    point_id = new_id()
    said = _Said(meeting_id, kind, text, objective_id, owner_id, due_on)
    made_before = await claim(viewer, idempotency_key, said, point_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"text": text, "owner_id": owner_id, "due_on": due_on}, POINT)
    await _check(kind, clean)
    if objective_id is not None:
        await _require_objective(viewer, objective_id)
    made: dict[str, Any] = {"id": point_id, "meeting_id": meeting_id, "kind": kind, "objective_id": objective_id}
    await MeetingPoint.create(created_at=clock.now(), **made, **clean)
    await record("meeting_point.created", "meeting_point", point_id)
    return point_id


@transaction
async def update_point(viewer: Viewer, point_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change an action or a decision while its meeting runs; say at any time that an action is done, or is not.

    Raises NotFound, Forbidden, MeetingClosed, Invalid, VersionConflict.
    """
    row = await seen_point(current(), viewer, point_id)
    point = await MeetingPoint.get_or_none(id=point_id) if row else None
    if point is None:
        raise NotFound("There is no such decision or action.", path=("id",))
    meeting = await Meeting.get(id=point.meeting_id)
    values = cleaned({name: value for name, value in changes.items() if name != "done"}, POINT)
    _require(can_hold(viewer, meeting.unit_id) or (not values and can_tick(viewer, meeting.unit_id, point.owner_id)))
    if values and meeting.closed_at is not None:
        raise MeetingClosed("The meeting is over; what was decided stays.", path=("id",))
    await _check(point.kind, {"owner_id": point.owner_id, "due_on": point.due_on} | values)
    if "done" in changes:
        values |= {"done_at": _done_at(point, done=bool(changes["done"]))}
    if not await save_version(MeetingPoint, point_id, if_version, values):
        return point_id
    await record("meeting_point.updated", "meeting_point", point_id)
    return point_id


def _done_at(point: MeetingPoint, *, done: bool) -> Any:
    if point.kind is not PointKind.ACTION:
        raise Invalid("Only an action can be done.", path=("done",))
    return (point.done_at or clock.now()) if done else None


async def _check(kind: PointKind, values: Mapping[str, Any]) -> None:
    if kind is PointKind.DECISION:
        for name, field in (("owner_id", "ownerId"), ("due_on", "dueOn")):
            if values.get(name) is not None:
                raise Invalid("A decision has neither owner nor day; an action has.", path=(field,))
    elif values.get("owner_id") is None:
        raise Invalid("Say who does it.", path=("ownerId",))
    elif not await Person.filter(id=values["owner_id"], active=True).exists():
        raise NotFound("There is no such person.", path=("ownerId",))


async def _require_objective(viewer: Viewer, objective_id: int) -> None:
    asked = Sql("select 1 from objective t where t.id = :id and", id=objective_id) + visible(viewer, "t")
    if not await current().rows(asked):
        raise NotFound("There is no such goal.", path=("objectiveId",))


async def _running(viewer: Viewer, meeting_id: int, *, field: str = "id") -> Meeting:
    """The meeting, if the viewer runs it and it is not over. Raises NotFound, Forbidden, MeetingClosed."""
    if await seen_meeting(current(), viewer, meeting_id) is None:
        raise NotFound("There is no such meeting.", path=(field,))
    # The row is held, so that nothing is added to a meeting while it closes.
    meeting = await Meeting.filter(id=meeting_id).select_for_update().get()
    _require(can_hold(viewer, meeting.unit_id))
    if meeting.closed_at is not None:
        raise MeetingClosed("The meeting is over; call the next one.", path=(field,))
    return meeting


def _require(allowed: bool) -> None:
    if not allowed:
        raise Forbidden("You may not do this. The lead of the team, a coach or an admin can.")


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """A team's meetings, past and planned, are those of the team it went into."""
    await Meeting.filter(unit_id=team_id).update(unit_id=await merged_into(team_id))
