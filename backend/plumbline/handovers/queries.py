"""What may be asked of handovers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import strawberry

from plumbline.engine import BadInput, Info
from plumbline.handovers.inputs import GoalsReassignChoice
from plumbline.handovers.reads.plans import Merge, merge_previews, reassignment_previews
from plumbline.handovers.types import GoalsReassignPreview, TeamMergePreview
from plumbline.kit.errors import Refused
from plumbline.okrs.inputs.entries import number
from plumbline.organization.gates import Admin, SignedIn

Choice = Annotated[GoalsReassignChoice, strawberry.argument(description="What would become of the goals.")]
Going = Annotated[strawberry.ID, strawberry.argument(description="The team that would go.")]
Staying = Annotated[strawberry.ID, strawberry.argument(description="The team that would stay.")]


@contextmanager
def _asked(*path: str) -> Iterator[None]:
    """Turn what an argument is refused for into an error of the request. Raises BadInput."""
    try:
        yield
    except Refused as refusal:
        raise BadInput(refusal.message, path=(*path, *refusal.path)) from None


@strawberry.type
class HandoverQueries:
    """What may be asked of handovers."""

    @strawberry.field(permission_classes=[SignedIn], description="What reassigning goals would do. Nothing is kept.")
    def goals_reassign_preview(self, info: Info, choice: Choice) -> GoalsReassignPreview:
        with _asked("choice"):
            given = choice.chosen()
        return info.context.batch(reassignment_previews, given)

    @strawberry.field(permission_classes=[Admin], description="What merging two teams would do. Nothing is kept.")
    def team_merge_preview(self, info: Info, id: Going, into_id: Staying) -> TeamMergePreview:
        with _asked():
            teams = Merge(number(id, "team", field="id"), number(into_id, "team", field="intoId"))
        return info.context.batch(merge_previews, teams)
