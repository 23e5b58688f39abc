"""What is entered about review meetings."""

from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET, field

from plumbline.meetings import choices as choices
from plumbline.meetings.words import MeetingKind, PointKind
from plumbline.organization.inputs import number

IF_VERSION = "The version the change was made from."
KEY = "Your own name for this call: the same again makes nothing twice."


@strawberry.input(description="A meeting of a unit to be called.")
class MeetingCreateInput:
    """A meeting of a unit to be called."""

    idempotency_key: strawberry.ID = field(description=KEY)
    unit_id: strawberry.ID = field(description="The company or team whose goals are reviewed.")
    kind: MeetingKind = field(default=MeetingKind.WEEKLY, description="How often it comes round.")
    title: str | None = field(default=None, description="What it is called; none: by its kind, unit and day.")
    held_on: date | None = field(default=None, description="Its day; none: the company's today.")


@strawberry.input(description="A change to a running meeting; absent fields stay.")
class MeetingUpdateInput:
    """A change to a running meeting."""

    id: strawberry.ID = field(description="The meeting.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="What it is called.")
    held_on: date | None = field(default=UNSET, description="Its day.")
    note: str | None = field(default=UNSET, description="What else there is to say.")


@strawberry.input(description="Ends a running meeting; its agenda stays as it is.")
class MeetingCloseInput:
    """Ends a running meeting."""

    id: strawberry.ID = field(description="The meeting.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="Takes back a meeting in which nothing was decided.")
class MeetingCancelInput:
    """Takes back a meeting in which nothing was decided."""

    id: strawberry.ID = field(description="The meeting.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="A decision or an action of a running meeting.")
class MeetingPointAddInput:
    """A decision or an action of a running meeting."""

    idempotency_key: strawberry.ID = field(description=KEY)
    meeting_id: strawberry.ID = field(description="The meeting.")
    kind: PointKind = field(description="Which of the two.")
    text: str = field(description="What was decided, or what is to be done.")
    objective_id: strawberry.ID | None = field(default=None, description="The objective it is about.")
    owner_id: strawberry.ID | None = field(default=None, description="Who does it; an action has one.")
    due_on: date | None = field(default=None, description="By when it is done.")


@strawberry.input(description="A change to a decision or an action; absent fields stay.")
class MeetingPointUpdateInput:
    """A change to a decision or an action."""

    id: strawberry.ID = field(description="The decision or action.")
    if_version: int = field(description=IF_VERSION)
    text: str | None = field(default=UNSET, description="What was decided, or what is to be done.")
    owner_id: strawberry.ID | None = field(default=UNSET, description="Who does it.")
    due_on: date | None = field(default=UNSET, description="By when it is done.")
    done: bool | None = field(default=UNSET, description="Whether it is done; an action only.")


def changes(given: Any) -> dict[str, Any]:
    """What was given, ids as numbers."""
    values = {name: value for name, value in vars(given).items() if value is not UNSET and name not in _NO_CHANGE}
    if values.get("owner_id"):
        values["owner_id"] = number(values["owner_id"], "per", field="ownerId")
    return values


_NO_CHANGE = ("id", "if_version")
