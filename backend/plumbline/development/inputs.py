"""What is entered about development."""

from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET, field

from plumbline.development import choices as choices
from plumbline.development.words import DevelopmentStepState
from plumbline.organization.inputs import number

IF_VERSION = "The version the change was made from."
KEY = "Your own name for this call: the same again makes nothing twice."
HELPFUL = "The objectives that help to take it, of those the viewer sees."


@strawberry.input(description="Where the viewer wants to get to.")
class AspirationCreateInput:
    """Where the viewer wants to get to."""

    idempotency_key: strawberry.ID = field(description=KEY)
    title: str = field(description="What it is, in a few words.")
    description: str | None = field(default=None, description="Why, and what it would look like.")


@strawberry.input(description="A change to an aspiration; absent fields stay.")
class AspirationUpdateInput:
    """A change to an aspiration."""

    id: strawberry.ID = field(description="The aspiration.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="What it is, in a few words.")
    description: str | None = field(default=UNSET, description="Why, and what it would look like.")


@strawberry.input(description="Takes an aspiration away; its steps stay, without one.")
class AspirationRemoveInput:
    """Takes an aspiration away."""

    id: strawberry.ID = field(description="The aspiration.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="A development step of the viewer.")
class DevelopmentStepCreateInput:
    """A development step of the viewer."""

    idempotency_key: strawberry.ID = field(description=KEY)
    title: str = field(description="What is to be learned or tried.")
    due_on: date = field(description="By when.")
    starts_on: date | None = field(default=None, description="From when; none: today, or the day it is due.")
    note: str | None = field(default=None, description="What else there is to say.")
    state: DevelopmentStepState = field(default=DevelopmentStepState.PLANNED, description="How far it is.")
    aspiration_id: strawberry.ID | None = field(default=None, description="The aspiration that it serves.")
    objective_ids: list[strawberry.ID] = field(default_factory=list, description=HELPFUL)


@strawberry.input(description="A change to a development step; absent fields stay.")
class DevelopmentStepUpdateInput:
    """A change to a development step."""

    id: strawberry.ID = field(description="The step.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="What is to be learned or tried.")
    due_on: date | None = field(default=UNSET, description="By when.")
    starts_on: date | None = field(default=UNSET, description="From when.")
    note: str | None = field(default=UNSET, description="What else there is to say.")
    state: DevelopmentStepState | None = field(default=UNSET, description="How far it is.")
    aspiration_id: strawberry.ID | None = field(default=UNSET, description="The aspiration that it serves.")
    objective_ids: list[strawberry.ID] | None = field(default=UNSET, description=HELPFUL)


@strawberry.input(description="Who may look at the viewer's development, all of them.")
class DevelopmentReadersSetInput:
    """Who may look at the viewer's development."""

    person_ids: list[strawberry.ID] = field(description="The people; none: nobody else.")


def entered(given: Any) -> dict[str, Any]:
    """What was given, ids as numbers."""
    values = {name: value for name, value in vars(given).items() if value is not UNSET and name not in _NO_CHANGE}
    if values.get("aspiration_id"):
        values["aspiration_id"] = number(values["aspiration_id"], "asp", field="aspirationId")
    if "objective_ids" in values:
        values["objective_ids"] = [number(each, "obj", field="objectiveIds") for each in values["objective_ids"] or ()]
    return values


_NO_CHANGE = ("id", "if_version", "idempotency_key")
