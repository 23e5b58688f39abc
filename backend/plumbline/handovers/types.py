"""How handovers look in GraphQL."""

import strawberry

from plumbline.engine import Rows, batch, column
from plumbline.handovers import choices as choices
from plumbline.handovers.reads.leavers import can_be_handed_over, handovers, leavers
from plumbline.handovers.words import HandoverKind
from plumbline.okrs.types import Alignment, Blocker, Initiative, KeyResult, Objective
from plumbline.organization.types import Person

_LOOSENED = "The alignments that no longer fit, as far as the viewer sees both of their ends."


@strawberry.type(description="Something that waits for a person who has left.")
class Handover(Rows):
    """Something that waits for a person who has left."""

    kind: HandoverKind = column("kind", description="In which way it waits.")
    subject_id: strawberry.ID = column(
        "subject_id", description="What to name to hand it over: the objective, key result, blocker or initiative."
    )
    objective: Objective | None = column("objective", description="The objective it belongs to.")
    key_result: KeyResult | None = column("key_result", description="The key result it belongs to, if any.")
    blocker: Blocker | None = column("blocker", description="The blocker, if it is one.")
    initiative: Initiative | None = column("initiative", description="The initiative, if it is one.")


@strawberry.type(description="A person who has left, with something still waiting.")
class Leaver(Rows):
    """A person who has left, with something still waiting."""

    person: Person = column("person", description="Who has left.")
    count: int = column("count", description="How many things wait, as far as the viewer sees them.")


@strawberry.type(description="An alignment that no longer fits, because other people may see one of its ends.")
class LoosenedAlignment(Rows):
    """An alignment that no longer fits."""

    alignment: Alignment | None = column("alignment", description="The alignment, if the viewer still sees it.")
    becomes_supports: bool = column("becomes_supports", description="Whether it is shown and no longer counts.")
    stands_alone: bool = column("stands_alone", description="Whether its source no longer stands under its target.")


@strawberry.type(description="What reassigning goals would do.")
class GoalsReassignPreview(Rows):
    """What reassigning goals would do."""

    count: int = column("count", description="How many things would go over.")
    loosened: list[LoosenedAlignment] = column("loosened", description=_LOOSENED)


@strawberry.type(description="What merging two teams would do.")
class TeamMergePreview(Rows):
    """What merging two teams would do."""

    people: int = column("people", description="How many people would go over.")
    teams: int = column("teams", description="How many teams right below it would go over.")
    objectives: int = column("objectives", description="How many objectives that the viewer sees would go over.")
    loosened: list[LoosenedAlignment] = column("loosened", description=_LOOSENED)


@strawberry.type
class UnitLeavers:
    """What handovers add to every unit."""

    leavers: list[Leaver] = batch(
        leavers,
        "id",
        description="Its leavers, and those of the units below, for whom something waits; told to whoever answers for it.",
    )


@strawberry.type
class PersonHandovers:
    """What handovers add to a person."""

    handovers: list[Handover] = batch(
        handovers,
        "id",
        description="What waits for them once they have left; told to whoever may hand it over. At most 1,000.",
    )
    viewer_can_hand_over: bool = batch(
        can_be_handed_over, "id", description="Whether they have left and the viewer may hand over what waits."
    )
