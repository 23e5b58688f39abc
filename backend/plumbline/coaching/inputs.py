"""What is entered about coaching."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import UNSET, field

from plumbline.coaching import choices as choices
from plumbline.coaching.words import CoachingReply

IF_VERSION = "The version the change was made from."


@strawberry.input(description="A session to be offered.")
class CoachingSessionOfferInput:
    """A session to be offered."""

    idempotency_key: strawberry.ID = field(
        description="Your own name for this call: the same again offers nothing twice."
    )
    owner_id: strawberry.ID = field(
        description="For whom: the company or a team, whose members are invited, or a person."
    )
    topic: str = field(description="What it is about.")
    starts_at: datetime = field(description="When it begins.")
    minutes: int = field(default=30, description="How long it takes: 5 to 480.")


@strawberry.input(description="A change to a session; absent fields stay.")
class CoachingSessionUpdateInput:
    """A change to a session."""

    id: strawberry.ID = field(description="The session.")
    if_version: int = field(description=IF_VERSION)
    topic: str | None = field(default=UNSET, description="What it is about.")
    starts_at: datetime | None = field(
        default=UNSET, description="When it begins. With another time, those invited are asked again."
    )
    minutes: int | None = field(default=UNSET, description="How long it takes: 5 to 480.")
    note: str | None = field(default=UNSET, description="What was noted.")

    @property
    def changes(self) -> dict[str, Any]:
        """What was given."""
        named = {name: getattr(self, name) for name in ("topic", "starts_at", "minutes", "note")}
        return {name: value for name, value in named.items() if value is not UNSET}


@strawberry.input(description="Takes back a session.")
class CoachingSessionCancelInput:
    """Takes back a session."""

    id: strawberry.ID = field(description="The session.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="What somebody who is invited says to a session; the last word counts.")
class CoachingSessionAnswerInput:
    """What somebody who is invited says to a session."""

    id: strawberry.ID = field(description="The session.")
    reply: CoachingReply = field(description="Whether they come.")
