"""What somebody enters in a review, as plain values."""

from dataclasses import dataclass

from plumbline.okrs.words import Outcome
from plumbline.reviews.words import MissCause


@dataclass(frozen=True, slots=True)
class KeyResultGrade:
    """The score of one key result, 0 to 1; None: as proposed."""

    key_result_id: int
    score: float | None = None
    note: str | None = None
    cause: MissCause | None = None
    cause_note: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveGrade:
    """The grade of an objective with those of its key results; a score or outcome of None: as proposed."""

    objective_id: int
    score: float | None = None
    outcome: Outcome | None = None
    note: str | None = None
    post_mortem: str | None = None
    key_results: tuple[KeyResultGrade, ...] = ()
