"""What mutations of 1:1s answer."""

import strawberry

from plumbline.one_to_ones.types import OneToOne, OneToOneAction, OneToOneNote
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError


@strawberry.type(description="The 1:1 after the change.")
class OneToOnePayload:
    """The 1:1 after the change."""

    one_to_one: OneToOne | None = strawberry.field(description="The 1:1.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The notes of a date after the change.")
class OneToOneNotePayload:
    """The notes of a date after the change."""

    note: OneToOneNote | None = strawberry.field(description="The notes.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The action after the change.")
class OneToOneActionPayload:
    """The action after the change."""

    action: OneToOneAction | None = strawberry.field(description="The action.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
