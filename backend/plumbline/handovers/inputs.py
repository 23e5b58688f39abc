"""What is entered about handovers."""

import strawberry
from strawberry import field

from plumbline.handovers.reads.plans import Merge, Reassignment
from plumbline.kit.errors import TooLong
from plumbline.okrs.inputs import entries
from plumbline.okrs.inputs.entries import number
from plumbline.okrs.inputs.reasons import IF_VERSION, ChangeReasonInput

MOST_CHOSEN = 1_000


@strawberry.input(description="What a leaver's goals are to become.")
class GoalsReassignChoice:
    """What a leaver's goals are to become."""

    person_id: strawberry.ID = field(description="Who has left.")
    to_id: strawberry.ID = field(description="The person, team or company that takes over.")
    ids: list[strawberry.ID] | None = field(
        default=None, description="What to hand over, by the `subjectId` of handovers; none: all of it."
    )

    def chosen(self) -> Reassignment:
        """As the use-case takes it. Raises NotFound, TooLong."""
        if self.ids is not None and len(self.ids) > MOST_CHOSEN:
            raise TooLong(f"At most {MOST_CHOSEN} at a time, please.", path=("ids",))
        ids = (
            None
            if self.ids is None
            else frozenset(number(id_, "obj", "kr", "blk", "ini", field="ids") for id_ in self.ids)
        )
        return Reassignment(number(self.person_id, "per", field="personId"), entries.owner(self.to_id, "toId"), ids)


@strawberry.input(description="Hands over what waits for a leaver, all or some of it.")
class GoalsReassignInput(GoalsReassignChoice):
    """Hands over what waits for a leaver."""

    reason: ChangeReasonInput | None = field(
        default=None, description="Why; needed where a published goal of a running cycle changes its owner."
    )


@strawberry.input(description="Lets a team go into another.")
class TeamMergeInput:
    """Lets a team go into another."""

    id: strawberry.ID = field(description="The team that goes.")
    into_id: strawberry.ID = field(description="The team that stays.")
    if_version: int = field(description=IF_VERSION)
    reason: ChangeReasonInput | None = field(
        default=None, description="Why; none: the business changed. Kept with each published goal."
    )

    def merge(self) -> Merge:
        """As the use-case takes it. Raises NotFound."""
        return Merge(number(self.id, "team", field="id"), number(self.into_id, "team", field="intoId"))
