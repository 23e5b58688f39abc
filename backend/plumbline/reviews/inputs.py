"""What is entered in a review."""

import strawberry

from plumbline.okrs.inputs.entries import number, perhaps
from plumbline.okrs.inputs.reasons import IF_VERSION, field
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import Outcome
from plumbline.reviews.entries import KeyResultGrade, ObjectiveGrade
from plumbline.reviews.words import CarryDecision, MissCause


@strawberry.input(description="The score of a key result.")
class KeyResultGradeInput:
    """The score of a key result."""

    id: strawberry.ID = field(description="The key result.")
    score: float | None = field(default=None, description="0 to 1; none given: its progress.")
    note: str | None = field(default=None, description="Why the score is not the proposed one; needed then.")
    cause: MissCause | None = field(default=None, description="Why it was missed; needed below 0.4.")
    cause_note: str | None = field(default=None, description="The cause in words; needed with OTHER.")


@strawberry.input(description="The grade of an objective and of its key results; what is not given is as proposed.")
class ObjectiveGradeInput:
    """The grade of an objective and of its key results."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    score: float | None = field(default=None, description="0 to 1; none given: the mean of its key results.")
    outcome: Outcome | None = field(default=None, description="The word for how it ended; none given: by the score.")
    note: str | None = field(
        default=None, description="Needed where the grade is not the proposed one, and to drop it."
    )
    post_mortem: str | None = field(default=None, description="What it taught; needed for a promise not kept.")
    key_results: list[KeyResultGradeInput] = field(default_factory=list, description="Scores of its key results.")

    def entry(self) -> ObjectiveGrade:
        """As plain values. Raises NotFound for a foreign id."""
        key_results = []
        for place, each in enumerate(self.key_results):
            with within("keyResults", str(place)):
                id_ = number(each.id, "kr", field="id")
            key_results.append(KeyResultGrade(id_, each.score, each.note, each.cause, each.cause_note))
        objective_id = number(self.id, "obj", field="id")
        return ObjectiveGrade(objective_id, self.score, self.outcome, self.note, self.post_mortem, tuple(key_results))


@strawberry.input(description="A unit's retrospective of a cycle.")
class RetrospectiveSaveInput:
    """A unit's retrospective of a cycle."""

    unit_id: strawberry.ID = field(description="The company or team.")
    cycle_id: strawberry.ID = field(description="The cycle.")
    if_version: int | None = field(default=None, description="That of the one there is; none where there is none.")
    worked: str | None = field(default=None, description="What worked.")
    did_not_work: str | None = field(default=None, description="What did not.")
    to_change: str | None = field(default=None, description="What the unit changes.")

    @property
    def places(self) -> tuple[int, int]:
        """The unit and the cycle. Raises NotFound for foreign ids."""
        unit_id = number(self.unit_id, "com", "team", field="unitId")
        return unit_id, number(self.cycle_id, "cyc", field="cycleId")


@strawberry.input(description="What becomes of an unfinished objective.")
class ObjectiveCarryInput:
    """What becomes of an unfinished objective."""

    id: strawberry.ID = field(description="The objective.")
    decision: CarryDecision = field(description="Whether it goes on.")
    to_cycle_id: strawberry.ID | None = field(default=None, description="The later cycle it goes on in.")
    with_values: bool = field(
        default=True, description="Whether start and current value go along; else it starts where it was left."
    )
    reason: str | None = field(default=None, description="Why; needed to end it.")

    @property
    def cycle_id(self) -> int | None:
        """The later cycle, if one is given. Raises NotFound for a foreign id."""
        return perhaps(self.to_cycle_id, "cyc", field="toCycleId")


@strawberry.input(description="Closes a cycle that has been graded.")
class CycleCloseInput:
    """Closes a cycle that has been graded."""

    id: strawberry.ID = field(description="The cycle.")
    if_version: int = field(description=IF_VERSION)
    accept_proposals: bool = field(
        default=False, description="Whether what has no grade yet gets the proposed one, marked so."
    )
