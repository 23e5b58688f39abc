"""What is entered about 1:1s."""

from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET, field

from plumbline.one_to_ones import choices as choices
from plumbline.one_to_ones.words import OneToOneInterval
from plumbline.organization.inputs import number
from plumbline.organization.words import Weekday

IF_VERSION = "The version the change was made from."
KEY = "Your own name for this call: the same again makes nothing twice."
WHEN = "At which time of the zone of whoever started it, such as 09:00."


@strawberry.input(description="A recurring conversation of the viewer with somebody.")
class OneToOneStartInput:
    """A recurring conversation of the viewer with somebody."""

    idempotency_key: strawberry.ID = field(description=KEY)
    person_id: strawberry.ID = field(description="With whom.")
    interval: OneToOneInterval = field(default=OneToOneInterval.TWO_WEEKS, description="How often.")
    weekday: Weekday = field(description="On which day of the week.")
    at: str = field(default="09:00", description=WHEN)
    starts_on: date | None = field(default=None, description="No date is before this day; none: today.")


@strawberry.input(description="When the two talk from now on; absent fields stay.")
class OneToOneUpdateInput:
    """When the two talk from now on."""

    id: strawberry.ID = field(description="The 1:1.")
    if_version: int = field(description=IF_VERSION)
    interval: OneToOneInterval | None = field(default=UNSET, description="How often.")
    weekday: Weekday | None = field(default=UNSET, description="On which day of the week.")
    at: str | None = field(default=UNSET, description=WHEN)
    starts_on: date | None = field(default=UNSET, description="No date from now on is before this day; none: today.")


@strawberry.input(description="Ends a 1:1; its notes and actions stay to be read by the two.")
class OneToOneEndInput:
    """Ends a 1:1."""

    id: strawberry.ID = field(description="The 1:1.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="The notes of one date, as a whole.")
class OneToOneNoteSetInput:
    """The notes of one date, as a whole."""

    one_to_one_id: strawberry.ID = field(description="The 1:1.")
    held_on: date = field(description="The date: the next one, or one that has been.")
    if_version: int = field(description="The version of the notes it was made from; 0 for those not written yet.")
    text: str | None = field(description="What the two note; none: nothing.")


@strawberry.input(description="What one of the two will do.")
class OneToOneActionAddInput:
    """What one of the two will do."""

    idempotency_key: strawberry.ID = field(description=KEY)
    one_to_one_id: strawberry.ID = field(description="The 1:1.")
    text: str = field(description="What is to be done.")
    owner_id: strawberry.ID = field(description="Who of the two does it.")
    due_on: date | None = field(default=None, description="By when it is done.")


@strawberry.input(description="A change to an action; absent fields stay.")
class OneToOneActionUpdateInput:
    """A change to an action."""

    id: strawberry.ID = field(description="The action.")
    if_version: int = field(description=IF_VERSION)
    text: str | None = field(default=UNSET, description="What is to be done.")
    owner_id: strawberry.ID | None = field(default=UNSET, description="Who of the two does it.")
    due_on: date | None = field(default=UNSET, description="By when it is done.")
    done: bool | None = field(default=UNSET, description="Whether it is done.")


def changes(given: Any) -> dict[str, Any]:
    """What was given, ids as numbers."""
    values = {name: value for name, value in vars(given).items() if value is not UNSET and name not in _NO_CHANGE}
    if values.get("owner_id"):
        values["owner_id"] = number(values["owner_id"], "per", field="ownerId")
    return values


_NO_CHANGE = ("id", "if_version")
