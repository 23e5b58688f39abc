"""How the objectives of a demo cycle ended, from the progress of their key results."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.okrs.words import ObjectiveKind, Outcome

_NOTES = {
    Outcome.ACHIEVED: "Done, and it held. We would set it a little higher next time.",
    Outcome.PARTIAL: "Most of the way. What is left goes on as everyday work.",
    Outcome.MISSED: "We started too late and followed too much at once.",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """The score from 0 to 1, the word for it, and what its owner said."""

    score: float
    outcome: Outcome
    note: str


def graded(kind: ObjectiveKind, shares: Sequence[float]) -> Grade:
    """The grade of an objective from the progress of its key results that have one."""
    if not shares:
        return Grade(0.0, Outcome.MISSED, "We never found a number for it.")
    score = round(sum(shares) / len(shares), 2)
    bar = 1.0 if kind is ObjectiveKind.COMMITTED else 0.7
    outcome = Outcome.ACHIEVED if score >= bar else Outcome.PARTIAL if score >= 0.4 else Outcome.MISSED
    return Grade(score, outcome, _NOTES[outcome])
