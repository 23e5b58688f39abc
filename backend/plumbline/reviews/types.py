"""How reviews look in GraphQL, and what they add to the types of the rooms below."""

from datetime import datetime

import strawberry

from plumbline.cycles.reads import CYCLES
from plumbline.cycles.types import Cycle
from plumbline.engine import VIEWER, Rows, batch, column, derived, many, one
from plumbline.okrs.reads.abilities import gradable
from plumbline.okrs.reads.tables import OBJECTIVES
from plumbline.okrs.types import KeyResult, Objective
from plumbline.okrs.types.numbers import Explanation
from plumbline.okrs.words import Outcome
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import VERSION, Person, Unit
from plumbline.reviews import choices as choices
from plumbline.reviews.policy import can_review
from plumbline.reviews.reads import (
    CARRIES,
    GRADES,
    MISSED_IN,
    RETROSPECTIVES,
    RETROSPECTIVES_OF,
    carried_from,
    proposals,
    undecided_counts,
    units_without_retrospective,
    unscored_counts,
)
from plumbline.reviews.words import CarryDecision, MissCause

_BY = "Who said so; none for a program."


@strawberry.type(description="What was said with the score of a goal.")
class Grade(Rows):
    """What was said with the score of a goal."""

    load = GRADES
    note: str | None = column("note", description="Why the score is not the proposed one.")
    cause: MissCause | None = column("cause", description="Why a key result below 0.4 was missed.")
    cause_note: str | None = column("cause_note", description="The cause in words.")
    post_mortem: str | None = column("post_mortem", description="What a promise that was not kept has taught.")
    accepted: bool = column("accepted", description="Whether the proposal was taken as it was when the cycle closed.")
    by: Person | None = one(PEOPLE, "by_id", description=_BY)
    at: datetime = column("at", description="When it was said.")


@strawberry.type(description="The grade that is proposed for an objective.")
class GradeProposal(Rows):
    """The grade that is proposed for an objective."""

    score: float | None = column(
        "score", description="Mean of its key results' scores, or else of their progress; none without a number."
    )
    outcome: Outcome | None = column("outcome", description="The word for that score.")
    explain: Explanation = column("explain", description="The score, taken apart; the word is the outcome.")


@strawberry.type(description="What becomes of an unfinished objective.")
class Carry(Rows):
    """What becomes of an unfinished objective."""

    load = CARRIES
    decision: CarryDecision = column("decision", description="Whether it goes on.")
    with_values: bool = column("with_values", description="Whether start and current value went along.")
    reason: str | None = column("reason", description="Why.")
    objective: Objective | None = one(OBJECTIVES, "to_id", description="What it goes on as, if the viewer sees that.")
    by: Person | None = one(PEOPLE, "by_id", description=_BY)
    at: datetime = column("at", description="When it was decided.")


@strawberry.type(description="What a unit has learned in a cycle.")
class Retrospective(Rows):
    """What a unit has learned in a cycle."""

    load = RETROSPECTIVES
    cycle: Cycle = one(CYCLES, "cycle_id", description="The cycle.")
    worked: str | None = column("worked", description="What worked.")
    did_not_work: str | None = column("did_not_work", description="What did not.")
    to_change: str | None = column("to_change", description="What the unit changes.")
    by: Person | None = one(PEOPLE, "by_id", description=_BY)
    at: datetime = column("at", description="When it was written last.")
    version: int = column("version", description=VERSION)


@strawberry.type
class ObjectiveReview:
    """What reviews add to an objective."""

    grade: Grade | None = one(GRADES, "id", description="What was said with its score.")
    grade_proposal: GradeProposal = batch(proposals, "id", description="The grade that is proposed for it.")
    carry: Carry | None = one(CARRIES, "id", description="What becomes of it in the next cycle.")
    carried_from: Objective | None = batch(carried_from, "id", description="What it goes on with.")
    viewer_can_grade: bool = batch(gradable, "id", description="Whether the viewer may grade it now.")


@strawberry.type
class KeyResultReview:
    """What reviews add to a key result."""

    grade: Grade | None = one(GRADES, "id", description="What was said with its score.")
    carried_from: KeyResult | None = batch(carried_from, "id", description="What it goes on with.")


@strawberry.type
class UnitReviews:
    """What reviews add to every unit."""

    retrospectives: list[Retrospective] = many(RETROSPECTIVES_OF, description="What it has learned, the latest first.")
    missed_key_results: list[KeyResult] = many(
        MISSED_IN, description="Key results of its and its people's objectives whose cause of missing was named."
    )
    viewer_can_review: bool = derived(
        can_review, VIEWER, "id", description="Whether the viewer writes its retrospectives."
    )


@strawberry.type
class CycleReview:
    """What reviews add to a cycle."""

    unscored_count: int = batch(
        unscored_counts, "id", description="Published objectives the viewer sees that keep it from being closed."
    )
    undecided_count: int = batch(
        undecided_counts,
        "id",
        description="Unfinished objectives the viewer sees of which nobody has said what becomes of them.",
    )
    units_without_retrospective: list[Unit] = batch(
        units_without_retrospective,
        "id",
        description="Units with objectives in it, as far as the viewer sees them, that have not looked back on it.",
    )
