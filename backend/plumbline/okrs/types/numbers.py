"""Counts and explanations of numbers."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from plumbline.engine import Connection, Rows, batch, column
from plumbline.okrs.reads.explained_units import explanations
from plumbline.okrs.reads.worded import page_of_parts
from plumbline.okrs.sentences import FormulaCode, LabelCode, ReasonCode
from plumbline.okrs.words import Health, Pace

if TYPE_CHECKING:
    from plumbline.okrs.types.goals import Goal
    from plumbline.okrs.types.parts import Change

_Goal = Annotated["Goal", strawberry.lazy("plumbline.okrs.types.goals")]
_Change = Annotated["Change", strawberry.lazy("plumbline.okrs.types.parts")]


@strawberry.type(description="How many goals have a health.")
class HealthCount(Rows):
    """How many goals have a health."""

    health: Health = column("health", description="The health.")
    count: int = column("count", description="How many have it.")


@strawberry.type(description="Counts of what stands below along CONTRIBUTES edges, as the viewer sees it.")
class Below(Rows):
    """Counts of what stands below along CONTRIBUTES edges."""

    objectives: int = column("objectives", description="Objectives, each counted once.")
    key_results: int = column("key_results", description="Key results of these that have not been dropped.")
    health: list[HealthCount] = column("health", description="The objectives by health, without zeros.")


@strawberry.type(description="Where a key result will be on its last day if it goes on as its recent check-ins did.")
class Forecast(Rows):
    """Where a key result will be on its last day if it goes on as it did."""

    from_on: date = column("from_on", description="The day of the last check-in, where the line begins.")
    from_value: float = column("from_value", description="Where the line begins; odd reports do not move it.")
    on: date = column("on", description="The last day of the key result.")
    value: float = column("value", description="The value expected on the last day.")
    low: float = column("low", description="The lower end of the band on the last day: from a quarter of the slopes.")
    high: float = column("high", description="The upper end of the band on the last day.")
    slope: float = column("slope", description="The median of the slopes between all pairs of check-ins, a day.")
    check_ins: int = column("check_ins", description="How many recent check-ins it is made of.")
    reached_on: date | None = column(
        "reached_on", description="The day on which the target is met; none when it never is on this line."
    )
    meets_target: bool = column("meets_target", description="Whether the target is met on the last day.")
    warns: bool = column(
        "warns",
        description="Whether the target is missed by 1 % of the way or more, or a value to be kept by anything, while "
        "the last status says ON_TRACK.",
    )
    formula: str = column("formula", description="How it is made, numbers put in.")


@strawberry.type(description="A value that stands in a sentence.")
class SentenceValue(Rows):
    """A value that stands in a sentence: a number or a text."""

    name: str = column("name", description="What it is called in the sentence of the code.")
    number: float | None = column("number", description="The value, if it is a number.")
    text: str | None = column("text", description="The value, if it is a text; a day as YYYY-MM-DD.")


@strawberry.type(description="One part of a formula, for whoever words it.")
class FormulaPart(Rows):
    """One part of a formula, for whoever words it."""

    code: FormulaCode = column("code", description="What it says.")
    values: list[SentenceValue] = column("values", description="What stands in it.")


@strawberry.type(description="One part of a number.")
class ExplanationItem(Rows):
    """One part of a number."""

    goal: _Goal | None = column("goal", description="The goal it comes from; none for a fact of the goal itself.")
    label: str = column("label", description="What it is.")
    label_code: LabelCode | None = column(
        "label_code", description="What it is, for whoever words it; none where the label is a name."
    )
    value: float | None = column("value", description="The number as found.")
    counted: float | None = column("counted", description="The number as it went in, after clamping.")
    weight: float = column("weight", description="Its weight.")
    share: float | None = column("share", description="Its part of the total weight, 0 to 1.")
    why: str | None = column("why", description="What was done to it, or why it was left out.")
    why_code: ReasonCode | None = column("why_code", description="The same, for whoever words it.")
    values: list[SentenceValue] = column("values", description="What stands in the label and in why.")
    word: str | None = column("word", description="The health it went in with, or the status that was said.")


@strawberry.type(description="A number or a word taken apart: formula over items.")
class Explanation(Rows):
    """A number or a word taken apart."""

    value: float | None = column(
        "value", description="The stored number; of a pace, expected − progress; none of a health."
    )
    automatic_value: float | None = column("automatic_value", description="What the items make.")
    word: str | None = column(
        "word", description="The stored word: a Health, a Pace or an Outcome; none of other numbers."
    )
    automatic_word: str | None = column("automatic_word", description="The word that the items make.")
    formula: str = column("formula", description="How the items make it.")
    formula_parts: list[FormulaPart] = column("formula_parts", description="The same, for whoever words it.")
    manual: bool = column("manual", description="Whether the number was entered, or the health stated, by hand.")
    change: _Change | None = column(
        "change", description="Who entered it, when and why; none if it is automatic or was entered in a draft."
    )
    items: list[ExplanationItem] = column("items", description="What went in: the first 1,000; `itemPage` has all.")
    left_out: list[ExplanationItem] = column(
        "left_out",
        description="What points here and did not go in, and why: the first 1,000; `leftOutPage` has all.",
    )
    item_page: Connection[ExplanationItem] = batch(page_of_parts, "parts", description="What went in.")
    left_out_page: Connection[ExplanationItem] = batch(
        page_of_parts, "parts_left_out", description="What points here and did not go in, and why."
    )


@strawberry.type(description="Counts over what the viewer sees of a unit, the units below it and their people.")
class UnitStats(Rows):
    """Counts over what the viewer sees of a unit, the units below it and their people."""

    objectives: int = column("objectives", description="Objectives.")
    key_results: int = column("key_results", description="Key results that have not been dropped.")
    progress: float | None = column(
        "progress", description="Mean progress of the unit's own objectives that have a number, 0 to 1."
    )
    health: list[HealthCount] = column("health", description="The objectives by health, without zeros.")
    unaligned: int = column("unaligned", description="Objectives below company level that align to nothing.")
    check_in_rate: float | None = column(
        "check_in_rate", description="Share of the key results that are reported on whose check-ins are up to date."
    )
    explain: Explanation = batch(explanations, "asked", description="Why a number of it is what it is.")


@strawberry.type(description="The numbers of a goal at one time.")
class GoalNumbers(Rows):
    """The numbers of a goal at one time."""

    progress: float | None = column("progress", description="Share of the way, 0 to 1; none without a number.")
    current_value: float | None = column("current_value", description="The value of a key result.")
    expected: float | None = column("expected", description="Where the line says it should be.")
    pace: Pace | None = column("pace", description="Progress against what is expected.")
    confidence: float | None = column("confidence", description="How sure the reporters are, 0 to 1.")
    health: Health = column("health", description="The one word for how it stands.")


@strawberry.type(description="What a supposition does to one goal.")
class SupposedGoal(Rows):
    """What a supposition does to one goal."""

    goal: _Goal = column("goal", description="The goal.")
    before: GoalNumbers = column("before", description="Its numbers as they are.")
    after: GoalNumbers = column("after", description="Its numbers as they would be.")
    explain: Explanation = column("explain", description="The progress that it would have, taken apart.")


@strawberry.type(description="What would follow from a supposition.")
class WhatIf(Rows):
    """What would follow from a supposition."""

    goals: list[SupposedGoal] = column(
        "goals", description="Goals whose numbers would change, as far as the viewer sees them, contributors first."
    )
