"""How review meetings look in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.engine import VIEWER, Connection, Rows, batch, column, derived, identifier, many, one, page, refer
from plumbline.meetings import choices as choices
from plumbline.meetings.agenda import title_of
from plumbline.meetings.policy import can_hold, can_tick
from plumbline.meetings.reads.agendas import agendas
from plumbline.meetings.reads.lists import MEETINGS, MEETINGS_OF, POINTS, POINTS_OF, carried, is_closed
from plumbline.meetings.words import MeetingKind, PointKind, Topic
from plumbline.okrs.reads.tables import KEY_RESULTS, OBJECTIVES
from plumbline.okrs.types import KeyResult, Objective
from plumbline.okrs.words import Health
from plumbline.organization.reads import PEOPLE, unit_id, unit_ways
from plumbline.organization.types import VERSION, Node, Person, Unit


@strawberry.type(description="How a key result has moved since the last meeting.")
class AgendaMovement(Rows):
    """How a key result has moved since the last meeting."""

    key_result: KeyResult = one(KEY_RESULTS, "key_result_id", description="The key result.")
    title: str = column("title", description="What it was called.")
    unit: str | None = column("unit", description="What the values count.")
    value_before: float | None = column("value_before", description="The value at the last meeting.")
    value: float | None = column("value", description="The value at this one.")


@strawberry.type(description="An objective on an agenda: as it stands while the meeting runs, as it stood once closed.")
class AgendaItem(Rows):
    """An objective on an agenda."""

    objective: Objective = column("objective", description="The objective as it is today.")
    title: str = column("title", description="What it was called.")
    topics: list[Topic] = column("topics", description="Why it is talked about.")
    health: Health = column("health", description="Its health.")
    progress: float | None = column("progress", description="Its progress, 0 to 1.")
    expected: float | None = column("expected", description="Where the line said its progress should be.")
    confidence: float | None = column("confidence", description="How sure the reporters were, 0 to 1.")
    note: str | None = column("note", description="The last note on it.")
    note_by: Person | None = one(PEOPLE, "note_by", description="Who wrote the note.")
    note_at: datetime | None = column("note_at", description="When the note was written.")
    blockers: list[str] = column("blockers", description="What is in the way.")
    movements: list[AgendaMovement] = column("movements", description="Its key results that have moved.")


@strawberry.type(description="A decision or an action that a meeting has come to.")
class MeetingPoint(Node, Rows):
    """A decision or an action."""

    load = POINTS
    kind: PointKind = column("kind", description="Which of the two.")
    text: str = column("text", description="What was decided, or what is to be done.")
    meeting_id: strawberry.ID = identifier("meeting_id", "mtg", description="The meeting it comes from.")
    objective: Objective | None = one(OBJECTIVES, "objective_id", description="What it is about.")
    owner: Person | None = one(PEOPLE, "owner_id", description="Who does it.")
    due_on: date | None = column("due_on", description="By when.")
    done_at: datetime | None = column("done_at", description="When it was done; none while it is open.")
    created_at: datetime = column("created_at", description="When it was noted.")
    version: int = column("version", description=VERSION)
    viewer_can_tick: bool = derived(
        can_tick, VIEWER, "unit_id", "owner_id", description="Whether the viewer may say that it is done."
    )


@strawberry.type(description="A review of a unit's goals.")
class Meeting(Node, Rows):
    """A review of a unit's goals."""

    load = MEETINGS
    unit_id: strawberry.ID = derived(unit_id, "unit_id", "unit_kind", description="Whose goals are reviewed.")
    unit: Unit = refer(unit_ways("unit_id", "unit_kind"), description="Whose goals are reviewed.")
    kind: MeetingKind = column("kind", description="How often it comes round.")
    title: str = derived(
        title_of,
        "title",
        "kind",
        "unit_name",
        "held_on",
        description="What it is called: its title, else kind, unit and day.",
    )
    given_title: str | None = column("title", description="The title that it was given, if any.")
    held_on: date = column("held_on", description="Its day.")
    since: datetime = column("since", description="What it looks back to: the last meeting of its kind.")
    note: str | None = column("note", description="What else was said.")
    closed_at: datetime | None = column("closed_at", description="When it was closed; none while it runs.")
    is_closed: bool = derived(is_closed, "closed_at", description="Whether it is over.")
    agenda: list[AgendaItem] = batch(
        agendas, "id", "closed_at", description="What there is to talk about, as far as the viewer sees it."
    )
    points: list[MeetingPoint] = many(POINTS_OF, description="What was decided, and what is to be done.")
    carried: list[MeetingPoint] = batch(
        carried, "id", description="Open actions of earlier meetings, and what the last one decided."
    )
    version: int = column("version", description=VERSION)
    viewer_can_run: bool = derived(can_hold, VIEWER, "unit_id", description="Whether the viewer runs it.")


@strawberry.type
class UnitMeetings:
    """What meetings add to every unit."""

    meetings: Connection[Meeting] = page(MEETINGS_OF, description="Its review meetings, the latest first.")
    viewer_can_hold_meetings: bool = derived(
        can_hold, VIEWER, "id", description="Whether the viewer may call and run its review meetings."
    )
