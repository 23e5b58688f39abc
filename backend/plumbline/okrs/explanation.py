"""A number taken apart: formula, items, weights, clamps, and what was left out and why.

Two rules cover every number: MEAN (Σ counted × weight ÷ Σ weight) and MEASURED (the measure's own formula
over labelled items); the other rules make words and are in `verdicts`. `recomputed_from` puts the number together again from nothing but the explanation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from plumbline.okrs.goals import KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.measures import ON_THE_WAY, MeasureFacts
from plumbline.okrs.pool import GoalGraph, PoolItem
from plumbline.okrs.progress import exact, is_kept, progress_of, rounded, weighted_mean
from plumbline.okrs.sentences import (
    FORMULAS,
    WEIGHTLESS,
    Formula,
    FormulaCode,
    Label,
    LabelCode,
    Reason,
    ReasonCode,
)
from plumbline.okrs.words import Measure, ProgressSource, ValueFrom

_FACTS = {"start": LabelCode.START, "target": LabelCode.TARGET, "low": LabelCode.LOW, "high": LabelCode.HIGH}
_SPELLED_OUT = 6
_FORMULAS = {
    **dict.fromkeys(ON_THE_WAY, FormulaCode.WAY),
    Measure.AT_LEAST: FormulaCode.KEPT_AT_LEAST,
    Measure.AT_MOST: FormulaCode.KEPT_AT_MOST,
    Measure.IN_BAND: FormulaCode.KEPT_IN_BAND,
    Measure.BINARY: FormulaCode.BINARY,
    Measure.BASELINE: FormulaCode.BASELINE,
}
_MEAN: tuple[Formula, ...] = (Formula(FormulaCode.MEAN),)


class Rule(StrEnum):
    """How the items make the number."""

    MEAN = "MEAN"
    MEASURED = "MEASURED"
    WORST = "WORST"
    THIRD = "THIRD"
    REPORTED = "REPORTED"


@dataclass(frozen=True, slots=True)
class ExplanationItem:
    """One part of a number or word. `value` is as found, `counted` as it went in, `share` its part of all weight.

    `label` is a name that somebody gave, or says what it is.
    """

    label: str | Label
    value: float | None
    counted: float | None = None
    weight: float = 0.0
    share: float | None = None
    why: Reason | None = None
    goal_id: int | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """`value` and `word` are what is stored, the automatic ones what the items make; they differ when `manual`."""

    rule: Rule
    value: float | None
    automatic_value: float | None
    formula: tuple[Formula, ...]
    manual: bool
    items: tuple[ExplanationItem, ...]
    left_out: tuple[ExplanationItem, ...] = ()
    measure: Measure | None = None
    word: str | None = None
    automatic_word: str | None = None

    @property
    def formula_text(self) -> str:
        """The formula in English, numbers put in where they are few."""
        return "; ".join(
            _mean_spelled(self.items) if part.code is FormulaCode.MEAN else str(part) for part in self.formula
        )

    def item(self, code: LabelCode) -> ExplanationItem | None:
        """The fact of the goal itself that is called so."""
        return next((each for each in self.items if isinstance(each.label, Label) and each.label.code is code), None)


def objective_explained(
    graph: GoalGraph, node: ObjectiveNode, titles: Mapping[int, str], fresh: Mapping[int, Numbers]
) -> Explanation:
    """An objective's progress. `fresh` numbers (a what-if) stand in for the stored ones; `titles` by goal id."""
    numbers = fresh.get(node.id, node.numbers)
    pool = graph.pool_of_objective(node, fresh)
    items = weighed(_item(each, titles) for each in pool if each.left_out is None)
    manual = node.progress_from is ProgressSource.MANUAL
    formula: tuple[Formula, ...] = (Formula(FormulaCode.ENTERED), *_MEAN) if manual else _MEAN
    explanation = _explanation(Rule.MEAN, formula, items, numbers)
    return replace(explanation, manual=manual, left_out=_left_out(pool, titles))


def fed_explained(
    graph: GoalGraph, node: KeyResultNode, titles: Mapping[int, str], fresh: Mapping[int, Numbers]
) -> Explanation:
    """Progress of a key result that takes the MEAN or the SUM of its contributors."""
    numbers = fresh.get(node.id, node.numbers)
    pool = graph.pool_of_key_result(node, fresh)
    counting = [each for each in pool if each.left_out is None]
    if node.value_from is ValueFrom.SUM:
        items = (*(_addend(each, titles) for each in counting), *_facts_as_items(node.facts))
        rule, formula = Rule.MEASURED, (*_measured(node.facts), Formula(FormulaCode.SUM))
    else:
        items = weighed(_item(each, titles) for each in counting)
        rule, formula = Rule.MEAN, _MEAN
    explanation = _explanation(rule, formula, items, numbers, node.facts.measure)
    return replace(explanation, left_out=_left_out(pool, titles))


def measured_explained(facts: MeasureFacts, current: float | None, numbers: Numbers) -> Explanation:
    """Progress of a key result judged by its latest reported value (None: nothing reported yet)."""
    reported = ExplanationItem(
        Label(LabelCode.CURRENT), current, why=Reason(ReasonCode.NOTHING_REPORTED) if current is None else None
    )
    if facts.measure in ON_THE_WAY and numbers.raw_progress != numbers.progress:
        reported = replace(reported, why=_clamp(numbers.raw_progress))
    items = (reported, *_facts_as_items(facts))
    return _explanation(Rule.MEASURED, _measured(facts), items, numbers, facts.measure)


def milestones_explained(milestones: Iterable[tuple[str, float, bool]], numbers: Numbers) -> Explanation:
    """Progress of a MILESTONES key result, from (name, weight, done)."""
    items = weighed(
        ExplanationItem(name, float(done), float(done), weight, why=None if done else Reason(ReasonCode.NOT_DONE))
        for name, weight, done in milestones
    )
    return _explanation(Rule.MEAN, (Formula(FormulaCode.MILESTONES),), items, numbers, Measure.MILESTONES)


def kept_share_explained(
    facts: MeasureFacts, answers: Iterable[tuple[datetime, float | None]], numbers: Numbers
) -> Explanation:
    """Progress by kept share, from (due moment, value reported for it or None) for every moment due so far."""
    items = weighed(
        ExplanationItem(
            Label(LabelCode.DUE_ON, {"day": moment.date().isoformat()}),
            value,
            float(value is not None and is_kept(facts, value)),
            1.0,
            why=Reason(ReasonCode.MISSED) if value is None else None,
        )
        for moment, value in answers
    )
    return _explanation(Rule.MEAN, (Formula(FormulaCode.KEPT_SHARE),), items, numbers, facts.measure)


def mean_explained(items: Iterable[ExplanationItem], formula: Formula) -> Explanation:
    """A weighted mean of what has a number."""
    found = list(items)
    counting = weighed(each for each in found if each.counted is not None)
    left_out = tuple(each for each in found if each.counted is None)
    mean = weighted_mean((each.weight, each.counted) for each in counting)
    return Explanation(Rule.MEAN, mean, mean, (formula,), manual=False, items=counting, left_out=left_out)


def recomputed_from(explanation: Explanation) -> float | None:
    """The automatic value, from the explanation alone."""
    if explanation.rule is Rule.MEAN:
        return weighted_mean((item.weight, item.counted) for item in explanation.items)
    if explanation.measure is None:
        return None
    reported = explanation.item(LabelCode.CURRENT)
    current = reported.value if reported else None
    if reported is None:
        added = [item.counted for item in explanation.items if item.counted is not None]
        if not added:
            return None
        current = rounded(sum((exact(each) for each in added), Decimal(0)))
    low, high, start, target = (
        each.value if (each := explanation.item(code)) else None
        for code in (LabelCode.LOW, LabelCode.HIGH, LabelCode.START, LabelCode.TARGET)
    )
    facts = MeasureFacts(explanation.measure, start=start, target=target, low=low, high=high)
    return progress_of(facts, current).counted


def _explanation(
    rule: Rule,
    formula: tuple[Formula, ...],
    items: tuple[ExplanationItem, ...],
    numbers: Numbers,
    measure: Measure | None = None,
) -> Explanation:
    return Explanation(
        rule=rule,
        value=numbers.progress,
        automatic_value=numbers.automatic_progress,
        formula=formula,
        manual=False,
        items=items,
        measure=measure,
    )


def _measured(facts: MeasureFacts) -> tuple[Formula, ...]:
    return (Formula(_FORMULAS[facts.measure]),)


def _item(each: PoolItem, titles: Mapping[int, str]) -> ExplanationItem:
    numbers = each.numbers
    found = numbers.progress if numbers.raw_progress is None else numbers.raw_progress
    return ExplanationItem(
        label=titles.get(each.goal_id, ""),
        value=found,
        counted=numbers.progress,
        weight=each.weight,
        why=_clamp(found) if each.weight else WEIGHTLESS,
        goal_id=each.goal_id,
    )


def _addend(each: PoolItem, titles: Mapping[int, str]) -> ExplanationItem:
    return ExplanationItem(
        label=titles.get(each.goal_id, ""),
        value=each.numbers.current_value,
        counted=each.numbers.current_value if each.weight else None,
        weight=each.weight,
        why=None if each.weight else WEIGHTLESS,
        goal_id=each.goal_id,
    )


def _left_out(pool: Iterable[PoolItem], titles: Mapping[int, str]) -> tuple[ExplanationItem, ...]:
    return tuple(
        ExplanationItem(
            label=titles.get(each.goal_id, ""),
            value=each.numbers.progress,
            weight=each.weight,
            why=Reason(ReasonCode[each.left_out.name]),
            goal_id=each.goal_id,
        )
        for each in pool
        if each.left_out is not None
    )


def _facts_as_items(facts: MeasureFacts) -> list[ExplanationItem]:
    numbers = ((code, getattr(facts, name)) for name, code in _FACTS.items())
    return [ExplanationItem(Label(code), number) for code, number in numbers if number is not None]


def weighed(items: Iterable[ExplanationItem]) -> tuple[ExplanationItem, ...]:
    """The items with their shares of the total weight; no shares when that is 0."""
    found = list(items)
    total = sum((exact(item.weight) for item in found), Decimal(0))
    if not total:
        return tuple(found)
    return tuple(replace(item, share=rounded(exact(item.weight) / total)) for item in found)


def _clamp(found: float | None) -> Reason | None:
    if found is None or 0 <= found <= 1:
        return None
    return Reason(ReasonCode.CLAMPED, {"found": found, "counted": float(found > 1)})


def _mean_spelled(items: Sequence[ExplanationItem]) -> str:
    weighing = [item for item in items if item.weight and item.counted is not None]
    if not 0 < len(weighing) <= _SPELLED_OUT:
        return FORMULAS[FormulaCode.MEAN]
    terms = " + ".join(f"{item.counted:.15g} × {item.weight:.15g}" for item in weighing)
    weights = " + ".join(f"{item.weight:.15g}" for item in weighing)
    return f"{FORMULAS[FormulaCode.MEAN]} = ({terms}) ÷ ({weights})"
