"""What mutations of review meetings answer."""

import strawberry

from plumbline.meetings.types import Meeting, MeetingPoint
from plumbline.organization.mutations import ERRORS
from plumbline.organization.types import Unit
from plumbline.organization.user_errors import UserError


@strawberry.type(description="The meeting after the change.")
class MeetingPayload:
    """The meeting after the change."""

    meeting: Meeting | None = strawberry.field(description="The meeting.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The unit whose meeting was taken back.")
class MeetingCancelPayload:
    """The unit whose meeting was taken back."""

    unit: Unit | None = strawberry.field(description="The unit.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The decision or action after the change.")
class MeetingPointPayload:
    """The decision or action after the change."""

    point: MeetingPoint | None = strawberry.field(description="The decision or action.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
