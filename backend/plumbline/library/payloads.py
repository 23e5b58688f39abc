"""What mutations of the library answer."""

import strawberry

from plumbline.library.types import LibraryTemplate
from plumbline.okrs.types import Objective
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError


@strawberry.type(description="The template after the change.")
class LibraryTemplatePayload:
    """The template after the change."""

    template: LibraryTemplate | None = strawberry.field(description="The template.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What was removed.")
class LibraryTemplateRemovePayload:
    """What was removed."""

    removed_id: strawberry.ID | None = strawberry.field(description="The id of the template that is gone.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of the copy for one team.")
class ReplicaResult:
    """What became of the copy for one team."""

    unit_id: strawberry.ID = strawberry.field(description="The team, as it was given.")
    objective: Objective | None = strawberry.field(
        description="The copy: a draft where the viewer may publish for the team, else proposed; none when refused."
    )
    user_errors: list[UserError] = strawberry.field(description="Why there is no copy for this team.")


@strawberry.type(description="What became of the copies, in the order of the teams.")
class ObjectiveReplicatePayload:
    """What became of the copies."""

    results: list[ReplicaResult] = strawberry.field(description="One result a team, in their order.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
