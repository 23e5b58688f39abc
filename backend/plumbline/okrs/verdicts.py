"""Health, pace and confidence taken apart, as progress is: what was looked at, and which rule decided.

`health_from`, `pace_from` and `confidence_from` put the answer together again from nothing but the explanation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from plumbline.okrs.explanation import Explanation, ExplanationItem, Rule, weighed
from plumbline.okrs.goals import KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.health import (
    A_THIRD,
    health_from_contributions,
    health_from_key_results,
    key_result_health,
    share_of,
)
from plumbline.okrs.pace import PaceLimits, pace_of
from plumbline.okrs.pool import GoalGraph, LeftOut, PoolItem
from plumbline.okrs.progress import exact, rounded, weighted_mean
from plumbline.okrs.sentences import WEIGHTLESS, Formula, FormulaCode, Label, LabelCode, Reason, ReasonCode
from plumbline.okrs.words import Health, Pace, ProgressSource, Status, ValueFrom

_WORST = {
    Health.OFF_TRACK: FormulaCode.ONE_OFF_TRACK,
    Health.AT_RISK: FormulaCode.ONE_AT_RISK,
    Health.OUTDATED: FormulaCode.ONE_OUTDATED,
    Health.PENDING: FormulaCode.NOTHING_REPORTED,
    Health.DONE: FormulaCode.ALL_DONE,
}
_OF_WEIGHT = {
    Health.OFF_TRACK: (frozenset({Health.OFF_TRACK}), FormulaCode.THIRD_OFF_TRACK),
    Health.AT_RISK: (frozenset({Health.OFF_TRACK, Health.AT_RISK}), FormulaCode.THIRD_AT_RISK),
    Health.OUTDATED: (frozenset({Health.OUTDATED}), FormulaCode.THIRD_OUTDATED),
}
_OF_REPORTED = {
    Health.CLOSED: FormulaCode.CLOSED,
    Health.DONE: FormulaCode.SAID_DONE,
    Health.OUTDATED: FormulaCode.OVERDUE,
    Health.PENDING: FormulaCode.NOTHING_REPORTED,
}


@dataclass(frozen=True, slots=True)
class Reported:
    """What a key result's health is judged by; `expected_by` is the day of its last check-in."""

    status: Status | None
    days_overdue: int
    grace_days: int
    expected_by: date | None = None
    line: ReasonCode = ReasonCode.STRAIGHT_LINE


def objective_health_explained(
    graph: GoalGraph, node: ObjectiveNode, titles: Mapping[int, str], fresh: Mapping[int, Numbers]
) -> Explanation:
    """Why an objective has its health; `manual` when its owner stated one that still holds."""
    numbers = fresh.get(node.id, node.numbers)
    pool = graph.pool_of_objective(node, fresh)
    own = [each for each in _speaking(pool) if each.own and each.weight > 0]
    from_above = node.progress_from is ProgressSource.CONTRIBUTIONS
    by_own = not from_above and (bool(own) or node.progress_from is ProgressSource.KEY_RESULTS)
    heard = own if by_own else [each for each in _speaking(pool) if not each.own]
    silent = [each for each in pool if each not in heard]
    items = _worded(heard, titles)
    derived = numbers.derived_health
    formula = _worst(derived) if by_own else _third(derived, heard)
    explanation = _health(Rule.WORST if by_own else Rule.THIRD, numbers, formula, items)
    return replace(explanation, left_out=_unheard(silent, titles, by_own=by_own))


def fed_health_explained(
    graph: GoalGraph, node: KeyResultNode, titles: Mapping[int, str], fresh: Mapping[int, Numbers]
) -> Explanation:
    """Why a key result that takes the MEAN or the SUM of its contributors has its health."""
    numbers = fresh.get(node.id, node.numbers)
    pool = graph.pool_of_key_result(node, fresh)
    heard = _speaking(pool)
    explanation = _health(Rule.THIRD, numbers, _third(numbers.health, heard), _worded(heard, titles))
    return replace(explanation, left_out=_unheard([each for each in pool if each not in heard], titles, by_own=False))


def reported_health_explained(numbers: Numbers, said: Reported) -> Explanation:
    """Why a key result that is fed by check-ins has its health."""
    items = (
        ExplanationItem(
            Label(LabelCode.LAST_STATUS),
            None,
            word=said.status,
            why=None if said.status else Reason(ReasonCode.NOTHING_REPORTED),
        ),
        ExplanationItem(Label(LabelCode.DAYS_OVERDUE), float(said.days_overdue)),
        ExplanationItem(Label(LabelCode.DAYS_OF_GRACE), float(said.grace_days)),
    )
    formula = Formula(_OF_REPORTED.get(numbers.health, FormulaCode.LAST_SAID))
    return _health(Rule.REPORTED, numbers, formula, items)


def pooled_pace_explained(
    pool: Iterable[PoolItem], numbers: Numbers, titles: Mapping[int, str], limits: PaceLimits
) -> Explanation:
    """Why a goal has its pace: expected − progress over the goals that have both. The value is that difference."""
    lined: list[PoolItem] = []
    silent: list[PoolItem] = []
    for each in pool:
        has_line = each.left_out is None and each.numbers.expected is not None and each.numbers.progress is not None
        (lined if has_line else silent).append(each)
    items = weighed(
        ExplanationItem(
            titles.get(each.goal_id, ""),
            each.numbers.expected,
            each.numbers.progress,
            each.weight,
            goal_id=each.goal_id,
        )
        for each in lined
    )
    left_out = tuple(_silent(each, titles, _because(each, ReasonCode.NOTHING_EXPECTED)) for each in silent)
    formula = (Formula(FormulaCode.GAP_OF_MEANS), _limits(limits))
    explanation = Explanation(Rule.MEAN, None, None, formula, manual=False, items=items, left_out=left_out)
    gap = gap_from(explanation)
    return replace(explanation, value=gap, automatic_value=gap, word=numbers.pace, automatic_word=numbers.pace)


def reported_pace_explained(numbers: Numbers, said: Reported, limits: PaceLimits) -> Explanation:
    """Why a key result that is fed by check-ins has its pace."""
    items: tuple[ExplanationItem, ...] = ()
    if numbers.expected is not None and numbers.progress is not None:
        day = said.expected_by
        label = Label(LabelCode.EXPECTED_BY, {"day": day.isoformat()}) if day else Label(LabelCode.EXPECTED)
        items = (ExplanationItem(label, numbers.expected, numbers.progress, 1.0, 1.0, why=Reason(said.line)),)
    formula = (Formula(FormulaCode.GAP), _limits(limits)) if items else (Formula(FormulaCode.NO_PACE),)
    explanation = Explanation(Rule.MEAN, None, None, formula, manual=False, items=items)
    gap = gap_from(explanation)
    return replace(explanation, value=gap, automatic_value=gap, word=numbers.pace, automatic_word=numbers.pace)


def pooled_confidence_explained(pool: Iterable[PoolItem], numbers: Numbers, titles: Mapping[int, str]) -> Explanation:
    """How sure the reporters of what counts are, by weight."""
    sure: list[PoolItem] = []
    silent: list[PoolItem] = []
    for each in pool:
        (sure if each.left_out is None and each.numbers.confidence is not None else silent).append(each)
    items = weighed(
        ExplanationItem(
            titles.get(each.goal_id, ""),
            each.numbers.confidence,
            each.numbers.confidence,
            each.weight,
            goal_id=each.goal_id,
        )
        for each in sure
    )
    left_out = tuple(_silent(each, titles, _because(each, ReasonCode.NO_CONFIDENCE)) for each in silent)
    value = numbers.confidence
    formula = (Formula(FormulaCode.MEAN_CONFIDENCE),)
    return Explanation(Rule.MEAN, value, value, formula, manual=False, items=items, left_out=left_out)


def reported_confidence_explained(numbers: Numbers) -> Explanation:
    """How sure the reporter of a key result was last."""
    value = numbers.confidence
    label = Label(LabelCode.LAST_CONFIDENCE)
    items = () if value is None else (ExplanationItem(label, value, value, 1.0, 1.0),)
    formula = Formula(FormulaCode.NO_CONFIDENCE if value is None else FormulaCode.LAST_CONFIDENCE)
    return Explanation(Rule.MEAN, value, value, (formula,), manual=False, items=items)


def health_from(explanation: Explanation) -> Health:
    """The derived health, from the explanation alone; CLOSED is a fact and stays."""
    if explanation.automatic_word == Health.CLOSED:
        return Health.CLOSED
    if explanation.rule is Rule.REPORTED:
        said, overdue, grace = (
            explanation.item(code) for code in (LabelCode.LAST_STATUS, LabelCode.DAYS_OVERDUE, LabelCode.DAYS_OF_GRACE)
        )
        return key_result_health(
            closed=False,
            days_overdue=int(overdue.value or 0) if overdue else 0,
            last_status=Status(said.word) if said and said.word else None,
            grace_days=int(grace.value or 0) if grace else 0,
        )
    words = [(item.weight, Health(item.word)) for item in explanation.items if item.word]
    if explanation.rule is Rule.WORST:
        return health_from_key_results(health for _, health in words)
    return health_from_contributions(words)


def gap_from(explanation: Explanation) -> float | None:
    """Expected − progress, from the explanation of a pace alone."""
    expected = weighted_mean((item.weight, item.value) for item in explanation.items)
    progress = weighted_mean((item.weight, item.counted) for item in explanation.items)
    return None if expected is None or progress is None else rounded(exact(expected) - exact(progress))


def pace_from(explanation: Explanation, limits: PaceLimits) -> Pace | None:
    """The pace, from the explanation alone."""
    gap = gap_from(explanation)
    return None if gap is None else pace_of(gap, 0.0, limits)


def confidence_from(explanation: Explanation) -> float | None:
    """The confidence, from the explanation alone."""
    return weighted_mean((item.weight, item.counted) for item in explanation.items)


def has_pool(node: ObjectiveNode | KeyResultNode) -> bool:
    """Whether the goal's numbers come from others; else they come from its own check-ins."""
    return isinstance(node, ObjectiveNode) or node.value_from is not ValueFrom.CHECK_INS


def _health(rule: Rule, numbers: Numbers, formula: Formula, items: tuple[ExplanationItem, ...]) -> Explanation:
    stated = numbers.health is not numbers.derived_health
    if numbers.derived_health is Health.CLOSED:
        formula = Formula(FormulaCode.CLOSED)
    parts = (Formula(FormulaCode.STATED), formula) if stated else (formula,)
    return Explanation(
        rule,
        None,
        None,
        parts,
        manual=stated,
        items=items,
        word=numbers.health,
        automatic_word=numbers.derived_health,
    )


def _worst(derived: Health) -> Formula:
    return Formula(_WORST.get(derived, FormulaCode.NONE_WORSE))


def _third(derived: Health, heard: Iterable[PoolItem]) -> Formula:
    if derived is Health.PENDING:
        return Formula(FormulaCode.NOTHING_COUNTED_REPORTED)
    if derived not in _OF_WEIGHT:
        return Formula(FormulaCode.LESS_THAN_A_THIRD)
    words, code = _OF_WEIGHT[derived]
    share = share_of(words, ((each.weight, each.numbers.health) for each in heard))
    return Formula(code, {"limit": float(A_THIRD), "share": float(share or 0)})


def _worded(heard: Iterable[PoolItem], titles: Mapping[int, str]) -> tuple[ExplanationItem, ...]:
    return weighed(
        ExplanationItem(
            titles.get(each.goal_id, ""),
            None,
            weight=each.weight,
            why=None if each.weight else WEIGHTLESS,
            goal_id=each.goal_id,
            word=each.numbers.health,
        )
        for each in heard
    )


def _unheard(silent: Iterable[PoolItem], titles: Mapping[int, str], *, by_own: bool) -> tuple[ExplanationItem, ...]:
    why = ReasonCode.KEY_RESULTS_SPEAK if by_own else ReasonCode.NOT_DRIVING
    return tuple(
        replace(
            _silent(each, titles, _unheard_because(each, why)),
            word=each.numbers.health,
        )
        for each in silent
    )


def _unheard_because(each: PoolItem, why: ReasonCode) -> Reason:
    if each.left_out not in (None, LeftOut.NO_NUMBER):
        return _because(each, why)
    return Reason(why) if each.weight else WEIGHTLESS


def _because(each: PoolItem, otherwise: ReasonCode) -> Reason:
    return Reason(ReasonCode[each.left_out.name] if each.left_out else otherwise)


def _silent(each: PoolItem, titles: Mapping[int, str], why: Reason) -> ExplanationItem:
    return ExplanationItem(
        titles.get(each.goal_id, ""), each.numbers.progress, weight=each.weight, why=why, goal_id=each.goal_id
    )


def _speaking(pool: Iterable[PoolItem]) -> list[PoolItem]:
    return [each for each in pool if each.left_out in (None, LeftOut.NO_NUMBER)]


def _limits(limits: PaceLimits) -> Formula:
    return Formula(FormulaCode.PACE_LIMITS, {"on_pace": limits.on_pace, "behind": limits.behind})
