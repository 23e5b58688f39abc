"""How 1:1s look in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.engine import NOW, VIEWER, Connection, Rows, batch, column, derived, identifier, one, page, refer
from plumbline.meetings.types import AgendaMovement
from plumbline.okrs.types import KeyResult, Objective
from plumbline.okrs.words import Health
from plumbline.one_to_ones import choices as choices
from plumbline.one_to_ones.reads.agendas import agendas
from plumbline.one_to_ones.reads.lists import (
    ACTIONS,
    ACTIONS_OF,
    NOTES,
    NOTES_OF,
    ONE_TO_ONES,
    WHEN,
    is_set,
    may_write,
    next_at,
    next_on,
    notes_of_next,
    other_of,
    since,
    weekday_of,
)
from plumbline.one_to_ones.words import OneToOneInterval, OneToOneTopic
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import VERSION, Node, Person
from plumbline.organization.words import Weekday


@strawberry.type(description="A goal of one of the two, or of both, that there is something to say of.")
class OneToOneAgendaItem(Rows):
    """A goal of one of the two that there is something to say of."""

    objective: Objective = column("objective", description="The objective.")
    owners: list[Person] = column("owners", description="Whose of the two it is.")
    title: str = column("title", description="What it is called.")
    topics: list[OneToOneTopic] = column("topics", description="Why it is talked about.")
    health: Health = column("health", description="Its health.")
    progress: float | None = column("progress", description="Its progress, 0 to 1.")
    expected: float | None = column("expected", description="Where the line said its progress should be.")
    confidence: float | None = column("confidence", description="How sure the reporters were, 0 to 1.")
    note: str | None = column("note", description="The last note on it.")
    note_by: Person | None = one(PEOPLE, "note_by", description="Who wrote the note.")
    note_at: datetime | None = column("note_at", description="When the note was written.")
    blockers: list[str] = column("blockers", description="What is in the way.")
    movements: list[AgendaMovement] = column("movements", description="Its key results that have moved.")
    due: list[KeyResult] = column(
        "due", description="Its key results whose check-in is due, or which end before the date after this one."
    )


@strawberry.type(description="What the two have noted of one date; only they see it.")
class OneToOneNote(Node, Rows):
    """What the two have noted of one date."""

    load = NOTES
    one_to_one_id: strawberry.ID = identifier("one_to_one_id", "oto", description="The 1:1.")
    held_on: date = column("held_on", description="The date.")
    text: str | None = column("text", description="The notes.")
    written_by: Person = one(PEOPLE, "written_by_id", description="Who saved them last.")
    written_at: datetime = column("written_at", description="When they were saved last.")
    version: int = column("version", description=VERSION)


@strawberry.type(description="What one of the two will do; only they see it.")
class OneToOneAction(Node, Rows):
    """What one of the two will do."""

    load = ACTIONS
    one_to_one_id: strawberry.ID = identifier("one_to_one_id", "oto", description="The 1:1.")
    held_on: date = column("held_on", description="The date on which it was agreed; while it is open it comes back.")
    text: str = column("text", description="What is to be done.")
    owner: Person = one(PEOPLE, "owner_id", description="Who does it.")
    due_on: date | None = column("due_on", description="By when.")
    done_at: datetime | None = column("done_at", description="When it was done; none while it is open.")
    created_at: datetime = column("created_at", description="When it was noted.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(
        may_write, VIEWER, "starter_id", "guest_id", "ended_at", description="Whether the viewer may change it."
    )


@strawberry.type(description="A recurring conversation of two people; for everybody else it does not exist.")
class OneToOne(Node, Rows):
    """A recurring conversation of two people."""

    load = ONE_TO_ONES
    starter: Person = one(PEOPLE, "starter_id", description="Who started it; its times are in their zone.")
    guest: Person = one(PEOPLE, "guest_id", description="With whom.")
    other: Person = refer(
        other_of, VIEWER, "starter_id", "guest_id", description="The one of the two who is not the viewer."
    )
    interval: OneToOneInterval = column("interval", description="How often they talk.")
    weekday: Weekday = derived(weekday_of, "weekday", description="On which day of the week.")
    at: str = column("at", description="At which time, such as 09:00.")
    time_zone: str = column("zone", description="The zone of that time.")
    starts_on: date = column("starts_on", description="No date from now on is before this day.")
    ended_at: datetime | None = column("ended_at", description="When it ended; none while it goes on.")
    has_ended: bool = derived(is_set, "ended_at", description="Whether it has ended.")
    next_on: date | None = derived(
        next_on, NOW, "ended_at", *WHEN, description="The date of today, else the next one; none once it has ended."
    )
    next_at: datetime | None = derived(next_at, NOW, "ended_at", *WHEN, description="The instant of that date.")
    since: datetime = derived(
        since, NOW, "looks_back_to", *WHEN, description="What that date looks back to: the one before it."
    )
    agenda: list[OneToOneAgendaItem] = batch(
        agendas,
        "id",
        "ended_at",
        "looks_back_to",
        *WHEN,
        description="What there is to say of the goals of the two, as far as the viewer sees them.",
    )
    next_note: OneToOneNote | None = batch(
        notes_of_next, "id", "ended_at", *WHEN, description="The notes of that date; none: not written yet."
    )
    notes: Connection[OneToOneNote] = page(NOTES_OF, description="The notes of all dates, the latest first.")
    actions: Connection[OneToOneAction] = page(ACTIONS_OF, description="What the two will do, the latest first.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(
        may_write, VIEWER, "starter_id", "guest_id", "ended_at", description="Whether the viewer may write in it."
    )
