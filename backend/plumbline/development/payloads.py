"""What mutations of development answer."""

import strawberry

from plumbline.development.types import Aspiration, DevelopmentStep
from plumbline.organization.mutations import ERRORS
from plumbline.organization.types import Person
from plumbline.organization.user_errors import UserError


@strawberry.type(description="The aspiration after the change.")
class AspirationPayload:
    """The aspiration after the change."""

    aspiration: Aspiration | None = strawberry.field(description="The aspiration.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The development step after the change.")
class DevelopmentStepPayload:
    """The development step after the change."""

    step: DevelopmentStep | None = strawberry.field(description="The step.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The person whose development has changed.")
class DevelopmentPayload:
    """The person whose development has changed."""

    person: Person | None = strawberry.field(description="The person.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
