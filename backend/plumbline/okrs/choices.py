"""The choices of goals, as GraphQL shows them."""

import re
from collections.abc import Mapping
from typing import Any

from plumbline.engine.choices import choice
from plumbline.okrs import sentences, words
from plumbline.okrs.difference import DifferenceKind

choice(
    words.ObjectiveKind,
    COMMITTED="Promised in full.",
    ASPIRATIONAL="Reaching far; most of it would be a success.",
    LEARNING="To find something out.",
)
choice(words.Level, COMPANY="The company's own.", TEAM="A team's.", INDIVIDUAL="One person's.")
choice(
    words.ObjectiveState,
    DRAFT="Its owners see it and write it.",
    PROPOSED="The lead of the nearest unit above that has one reviews it.",
    PUBLISHED="Others see it and rely on it.",
    CLOSED="Ended early, with an outcome.",
)
choice(words.KeyResultState, ACTIVE="It counts.", DROPPED="Readable, and counts for nothing.")
choice(
    words.Outcome,
    ACHIEVED="Reached.",
    PARTIAL="Reached in part.",
    MISSED="Not reached.",
    DROPPED="Given up, with a reason.",
)
choice(
    words.Visibility,
    EVERYONE="Everybody who is signed in.",
    TEAM="The members of its unit and the leads above.",
    PRIVATE="Its owners, their managers and the people named on it.",
)
choice(
    words.ProgressSource,
    KEY_RESULTS="Its key results.",
    CONTRIBUTIONS="The goals that contribute to it.",
    BOTH="Its key results and the goals that contribute to it.",
    MANUAL="A number entered by hand.",
)
choice(
    words.Measure,
    INCREASE="From a start up to a target.",
    DECREASE="From a start down to a target.",
    AT_LEAST="Kept while the value is at least the target.",
    AT_MOST="Kept while the value is at most the target.",
    IN_BAND="Kept while the value lies between low and high.",
    BINARY="Done or not.",
    MILESTONES="The weight of the milestones that are done.",
    BASELINE="Finding out where we stand; no number yet.",
)
choice(
    DifferenceKind,
    APPEARED="It was not in the tree.",
    GONE="It is no longer in the tree.",
    CHANGED="It is not as it was.",
)
choice(
    words.ExplainedNumber,
    PROGRESS="The share of the way.",
    HEALTH="The one word for how it stands.",
    PACE="Progress against what was expected.",
    CONFIDENCE="How sure the reporters are.",
)
choice(
    words.UnitNumber,
    PROGRESS="The mean progress of its own objectives.",
    CHECK_IN_RATE="The share of key results whose check-ins are up to date.",
)
choice(
    words.ScoredBy,
    LATEST="By the latest value.",
    KEPT_SHARE="By the share of due check-ins that kept the bounds.",
)
choice(
    words.ValueFrom,
    CHECK_INS="Somebody reports it.",
    MEAN="The mean of what contributes to it.",
    SUM="The sum of the values that contribute to it.",
)
choice(words.Indicator, LEADING="Shows early.", LAGGING="Shows only afterwards.")
choice(
    words.Health,
    PENDING="Nothing reported yet.",
    ON_TRACK="As it should be.",
    AT_RISK="In danger.",
    OFF_TRACK="It will not be met like this.",
    OUTDATED="A check-in is overdue beyond grace.",
    DONE="Reached.",
    CLOSED="Ended.",
)
choice(
    words.Status,
    ON_TRACK="As it should be.",
    AT_RISK="In danger.",
    OFF_TRACK="It will not be met like this.",
    DONE="Reached.",
)
choice(words.Pace, ON_PACE="As expected, or ahead.", BEHIND="Somewhat behind.", FAR_BEHIND="Far behind.")
choice(
    words.AlignmentKind,
    CONTRIBUTES="Counts in the progress of its target, with a weight.",
    SUPPORTS="Is shown, and counts for nothing.",
)
choice(
    words.ChangeReason,
    BUSINESS_CHANGE="The business changed.",
    ENVIRONMENT_CHANGE="The world around it changed.",
    LACK_OF_PROGRESS="It did not move.",
    RESOURCES_MOVED="People or money went elsewhere.",
    CORRECTION="It was written wrongly.",
    OTHER="Something else, said in words.",
)
choice(
    words.InitiativeState,
    PLANNED="Not begun.",
    DOING="Under way.",
    DONE="Finished.",
    DROPPED="Given up.",
)


def _meanings(english: Mapping[Any, str]) -> dict[str, str]:
    """Each sentence with the names of its values describes its code."""
    return {code.name: re.sub(r":[^{}]*}", "}", said) for code, said in english.items()}


choice(sentences.FormulaCode, **_meanings(sentences.FORMULAS))
choice(sentences.LabelCode, **_meanings(sentences.LABELS))
choice(sentences.ReasonCode, **_meanings(sentences.REASONS))
