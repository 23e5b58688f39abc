"""How coaching looks in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.coaching import choices as choices
from plumbline.coaching.policy import can_coach, can_edit_session, is_invited
from plumbline.coaching.reads.sessions import (
    FOR_WHOM,
    SESSIONS,
    answers,
    has_begun,
    is_cancelled,
    note_for,
    offers,
    own_replies,
)
from plumbline.coaching.words import CoachingReply, HelpKind
from plumbline.engine import NOW, VIEWER, Rows, batch, column, derived, one, refer
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import VERSION, Node, Owner, Person


@strawberry.type(description="What somebody who is invited has said.")
class CoachingAnswer(Rows):
    """What somebody who is invited has said."""

    person: Person = column("person", description="Who.")
    reply: CoachingReply = column("reply", description="What.")
    at: datetime = column("at", description="When.")


@strawberry.type(description="A slot that a coach offers to the members of a unit or to one person.")
class CoachingSession(Node, Rows):
    """A slot that a coach offers to the members of a unit or to one person."""

    load = SESSIONS
    topic: str = column("topic", description="What it is about.")
    starts_at: datetime = column("starts_at", description="When it begins.")
    minutes: int = column("minutes", description="How long it takes.")
    owner: Owner = refer(FOR_WHOM, description="For whom it is: the members of a unit, or a person.")
    coach: Person = one(PEOPLE, "coach_id", description="Who offers it.")
    note: str | None = derived(
        note_for,
        VIEWER,
        "note",
        "coach_id",
        "unit_id",
        "person_id",
        description="What was noted; told to the coach and those invited.",
    )
    has_begun: bool = derived(has_begun, NOW, "starts_at", description="Whether it has begun, or is over.")
    is_cancelled: bool = derived(is_cancelled, "cancelled_at", description="Whether it was taken back.")
    answers: list[CoachingAnswer] = batch(answers, "id", description="What those invited have said, by name.")
    viewer_reply: CoachingReply | None = batch(own_replies, "id", description="What the viewer has said.")
    viewer_is_invited: bool = derived(
        is_invited, VIEWER, "unit_id", "person_id", description="Whether it is for the viewer."
    )
    viewer_can_edit: bool = derived(
        can_edit_session, VIEWER, "coach_id", description="Whether the viewer may change it or take it back."
    )
    version: int = column("version", description=VERSION)


@strawberry.type(description="One reason why an owner may need help.")
class HelpReason(Rows):
    """One reason why an owner may need help."""

    kind: HelpKind = column("kind", description="Why.")
    count: int = column("count", description="How many there are.")
    of: int = column("of", description="How many key results they answer for.")
    message: str = column("message", description="The same in a sentence.")


@strawberry.type(description="An owner who may need help, and why.")
class HelpNeed(Rows):
    """An owner who may need help, and why."""

    owner: Owner = column("owner", description="Who.")
    need: int = column(
        "need",
        description="Points: 3 for each key result outdated or never reported, 2 for each of low confidence, "
        "1 for each finding.",
    )
    reasons: list[HelpReason] = column("reasons", description="Why, what counts most first.")
    next_session: CoachingSession | None = column(
        "next_session", description="The next session offered to them, as far as the viewer sees it."
    )


@strawberry.type
class AskerCoaching:
    """What coaching adds to the viewer."""

    coaching_offers: list[CoachingSession] = batch(
        offers, "person_id", description="Sessions to come that the viewer has said nothing to yet, the next first."
    )
    can_coach: bool = derived(can_coach, VIEWER, description="Whether the viewer may offer sessions.")
