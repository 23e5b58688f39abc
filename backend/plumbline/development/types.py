"""How development looks in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.development import choices as choices
from plumbline.development.reads import (
    ASPIRATIONS,
    ASPIRATIONS_OF,
    HELPFUL,
    STEPS,
    STEPS_FOR,
    STEPS_OF,
    may_edit,
    readers,
    shared_with,
)
from plumbline.development.words import DevelopmentStepState
from plumbline.engine import VIEWER, Connection, Rows, batch, column, derived, many, one, page
from plumbline.okrs.types import Objective
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import CAN_EDIT, VERSION, Node, Person


@strawberry.type(
    description="A personal growth aim; never scored, and no goal. Seen by the person and those they name."
)
class DevelopmentStep(Node, Rows):
    """A personal growth aim."""

    load = STEPS
    person: Person = one(PEOPLE, "person_id", description="Whose it is.")
    title: str = column("title", description="What is to be learned or tried.")
    note: str | None = column("note", description="What else there is to say.")
    starts_on: date = column("starts_on", description="From when.")
    due_on: date = column("due_on", description="By when.")
    state: DevelopmentStepState = column("state", description="How far it is.")
    done_at: datetime | None = column("done_at", description="When it was done.")
    aspiration: "Aspiration | None" = one(ASPIRATIONS, "aspiration_id", description="The aspiration that it serves.")
    objectives: list[Objective] = many(HELPFUL, description="The objectives that help, of those the viewer sees.")
    created_at: datetime = column("created_at", description="When it was noted.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(may_edit, VIEWER, "person_id", description=CAN_EDIT)


@strawberry.type(description="Where a person wants to get to. Seen by the person and those they name.")
class Aspiration(Node, Rows):
    """Where a person wants to get to."""

    load = ASPIRATIONS
    person: Person = one(PEOPLE, "person_id", description="Whose it is.")
    title: str = column("title", description="What it is, in a few words.")
    description: str | None = column("description", description="Why, and what it would look like.")
    steps: list[DevelopmentStep] = many(STEPS_FOR, description="The steps that serve it, by the day they are due.")
    created_at: datetime = column("created_at", description="When it was noted.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(may_edit, VIEWER, "person_id", description=CAN_EDIT)


@strawberry.type
class PersonDevelopment:
    """What development adds to a person."""

    aspirations: list[Aspiration] = many(
        ASPIRATIONS_OF, description="Where they want to get to; none for whoever they have not named."
    )
    development_steps: Connection[DevelopmentStep] = page(
        STEPS_OF, description="Their development steps by the day they are due; none for whoever they have not named."
    )
    development_readers: list[Person] = batch(
        readers, "id", description="Whom they let look at their development; told to nobody but the person."
    )


@strawberry.type
class AskerDevelopment:
    """What development adds to the viewer."""

    development_shared_by: list[Person] = batch(
        shared_with, "person_id", description="Who lets the viewer look at their development, by name."
    )
