"""What grades are proposed, and what has to be said with them.

Scores are 0 to 1. The bars are those of the domain: an aspirational objective that reaches 0.7 is achieved, a committed
one only at 1.0; below 0.4 it is missed.
"""

from collections.abc import Iterable

from plumbline.okrs.explanation import Explanation, ExplanationItem, Rule, weighed
from plumbline.okrs.progress import weighted_mean
from plumbline.okrs.sentences import Formula, FormulaCode, Reason, ReasonCode
from plumbline.okrs.words import ObjectiveKind, Outcome

COMMITTED_BAR = 1.0
OTHER_BAR = 0.7
PARTIAL_BAR = 0.4


def proposed_score(key_results: Iterable[tuple[float, float | None]], progress: float | None) -> float | None:
    """The weighted mean of (weight, score) of the key results; without any score the objective's own progress."""
    mean = weighted_mean(key_results)
    return progress if mean is None else mean


def proposed_outcome(kind: ObjectiveKind, score: float | None) -> Outcome | None:
    """The word for a score; None without one. DROPPED is never proposed."""
    if score is None:
        return None
    if score >= (COMMITTED_BAR if kind is ObjectiveKind.COMMITTED else OTHER_BAR):
        return Outcome.ACHIEVED
    return Outcome.PARTIAL if score >= PARTIAL_BAR else Outcome.MISSED


def score_explained(
    kind: ObjectiveKind, key_results: Iterable[tuple[int, str, float, float | None, bool]], progress: float | None
) -> Explanation:
    """Why a score is proposed, from (id, title, weight, score or progress, whether it is scored) of each key result."""
    graded = list(key_results)
    items = weighed(
        ExplanationItem(
            title, score, score, weight, why=None if is_scored else Reason(ReasonCode.NOT_SCORED), goal_id=id_
        )
        for id_, title, weight, score, is_scored in graded
        if score is not None
    )
    silent = [(id_, title, weight) for id_, title, weight, score, _ in graded if score is None]
    score = proposed_score(((item.weight, item.counted) for item in items), progress)
    bar = COMMITTED_BAR if kind is ObjectiveKind.COMMITTED else OTHER_BAR
    made = FormulaCode.MEAN_SCORE if any(item.weight for item in items) else FormulaCode.OWN_PROGRESS
    word = proposed_outcome(kind, score)
    return Explanation(
        Rule.MEAN,
        score,
        score,
        (Formula(made), Formula(FormulaCode.OUTCOME_BARS, {"achieved": bar, "partly": PARTIAL_BAR})),
        manual=False,
        items=items,
        left_out=tuple(
            ExplanationItem(title, None, weight=weight, why=Reason(ReasonCode.NO_NUMBER), goal_id=id_)
            for id_, title, weight in silent
        ),
        word=word,
        automatic_word=word,
    )


def needs_post_mortem(kind: ObjectiveKind, score: float | None, outcome: Outcome) -> bool:
    """Whether it has to be said what a promise that was not kept has taught."""
    return kind is ObjectiveKind.COMMITTED and outcome is not Outcome.DROPPED and score is not None and score < 1


def needs_cause(score: float | None) -> bool:
    """Whether a key result was missed so far that its cause has to be named."""
    return score is not None and score < PARTIAL_BAR
