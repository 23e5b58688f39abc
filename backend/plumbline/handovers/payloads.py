"""What mutations of handovers answer."""

import strawberry

from plumbline.handovers.types import LoosenedAlignment
from plumbline.okrs.payloads import AFFECTED
from plumbline.okrs.types import Goal
from plumbline.organization.mutations import ERRORS
from plumbline.organization.types import Person, Team
from plumbline.organization.user_errors import UserError

_LOOSENED = "The alignments that no longer fitted, as far as the viewer sees both of their ends."


@strawberry.type(description="The leaver after their goals were reassigned.")
class GoalsReassignPayload:
    """The leaver after their goals were reassigned."""

    person: Person | None = strawberry.field(description="Who has left.")
    count: int = strawberry.field(description="How many things went over.")
    loosened: list[LoosenedAlignment] = strawberry.field(description=_LOOSENED)
    affected: list[Goal] = strawberry.field(description=AFFECTED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The team that stays after a merge.")
class TeamMergePayload:
    """The team that stays after a merge."""

    team: Team | None = strawberry.field(description="The team that stays.")
    loosened: list[LoosenedAlignment] = strawberry.field(description=_LOOSENED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
