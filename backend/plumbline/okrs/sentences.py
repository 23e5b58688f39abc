"""What explanations say: a code and the values that stand in the sentence, so that others may word it; and the English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FormulaCode(StrEnum):
    """What one part of a formula says."""

    ENTERED = "ENTERED"
    MEAN = "MEAN"
    WAY = "WAY"
    KEPT_AT_LEAST = "KEPT_AT_LEAST"
    KEPT_AT_MOST = "KEPT_AT_MOST"
    KEPT_IN_BAND = "KEPT_IN_BAND"
    BINARY = "BINARY"
    BASELINE = "BASELINE"
    SUM = "SUM"
    MILESTONES = "MILESTONES"
    KEPT_SHARE = "KEPT_SHARE"
    STATED = "STATED"
    CLOSED = "CLOSED"
    SAID_DONE = "SAID_DONE"
    OVERDUE = "OVERDUE"
    NOTHING_REPORTED = "NOTHING_REPORTED"
    LAST_SAID = "LAST_SAID"
    ONE_OFF_TRACK = "ONE_OFF_TRACK"
    ONE_AT_RISK = "ONE_AT_RISK"
    ONE_OUTDATED = "ONE_OUTDATED"
    ALL_DONE = "ALL_DONE"
    NONE_WORSE = "NONE_WORSE"
    NOTHING_COUNTED_REPORTED = "NOTHING_COUNTED_REPORTED"
    THIRD_OFF_TRACK = "THIRD_OFF_TRACK"
    THIRD_AT_RISK = "THIRD_AT_RISK"
    THIRD_OUTDATED = "THIRD_OUTDATED"
    LESS_THAN_A_THIRD = "LESS_THAN_A_THIRD"
    GAP_OF_MEANS = "GAP_OF_MEANS"
    GAP = "GAP"
    PACE_LIMITS = "PACE_LIMITS"
    NO_PACE = "NO_PACE"
    MEAN_CONFIDENCE = "MEAN_CONFIDENCE"
    LAST_CONFIDENCE = "LAST_CONFIDENCE"
    NO_CONFIDENCE = "NO_CONFIDENCE"
    OWN_OBJECTIVES = "OWN_OBJECTIVES"
    CHECKED_IN = "CHECKED_IN"
    MEAN_SCORE = "MEAN_SCORE"
    OWN_PROGRESS = "OWN_PROGRESS"
    OUTCOME_BARS = "OUTCOME_BARS"


class LabelCode(StrEnum):
    """What an item is that nobody named."""

    CURRENT = "CURRENT"
    START = "START"
    TARGET = "TARGET"
    LOW = "LOW"
    HIGH = "HIGH"
    DUE_ON = "DUE_ON"
    LAST_STATUS = "LAST_STATUS"
    DAYS_OVERDUE = "DAYS_OVERDUE"
    DAYS_OF_GRACE = "DAYS_OF_GRACE"
    EXPECTED = "EXPECTED"
    EXPECTED_BY = "EXPECTED_BY"
    LAST_CONFIDENCE = "LAST_CONFIDENCE"
    HOMELESS = "HOMELESS"


class ReasonCode(StrEnum):
    """What was done to an item, or why it was left out."""

    NOT_PUBLISHED = "NOT_PUBLISHED"
    DROPPED = "DROPPED"
    NOT_DRIVING = "NOT_DRIVING"
    OTHER_UNIT = "OTHER_UNIT"
    NO_NUMBER = "NO_NUMBER"
    WEIGHTLESS = "WEIGHTLESS"
    CLAMPED = "CLAMPED"
    NOTHING_REPORTED = "NOTHING_REPORTED"
    NOT_DONE = "NOT_DONE"
    MISSED = "MISSED"
    KEY_RESULTS_SPEAK = "KEY_RESULTS_SPEAK"
    NOTHING_EXPECTED = "NOTHING_EXPECTED"
    NO_CONFIDENCE = "NO_CONFIDENCE"
    STRAIGHT_LINE = "STRAIGHT_LINE"
    PHASED_LINE = "PHASED_LINE"
    MILESTONES_DUE = "MILESTONES_DUE"
    UP_TO_DATE = "UP_TO_DATE"
    NOT_SCORED = "NOT_SCORED"


FORMULAS: Mapping[FormulaCode, str] = {
    FormulaCode.ENTERED: "entered by hand, in place of what follows",
    FormulaCode.MEAN: "Σ counted × weight ÷ Σ weight",
    FormulaCode.WAY: "(current − start) ÷ (target − start)",
    FormulaCode.KEPT_AT_LEAST: "1 while current ≥ target, else 0",
    FormulaCode.KEPT_AT_MOST: "1 while current ≤ target, else 0",
    FormulaCode.KEPT_IN_BAND: "1 while low ≤ current ≤ high, else 0",
    FormulaCode.BINARY: "1 when done, else 0",
    FormulaCode.BASELINE: "no number while the baseline is being found",
    FormulaCode.SUM: "current = Σ counted",
    FormulaCode.MILESTONES: "weight of the done ones ÷ weight of all",
    FormulaCode.KEPT_SHARE: "due check-ins kept ÷ due so far",
    FormulaCode.STATED: "stated by its owner until the next check-in is due, in place of what follows",
    FormulaCode.CLOSED: "closed with its objective or its cycle",
    FormulaCode.SAID_DONE: "the last check-in says that it is done",
    FormulaCode.OVERDUE: "outdated when a check-in is overdue by more than the days of grace",
    FormulaCode.NOTHING_REPORTED: "pending as long as nothing has been reported",
    FormulaCode.LAST_SAID: "what the last check-in says, as long as none is overdue beyond the days of grace",
    FormulaCode.ONE_OFF_TRACK: "off track as soon as one key result is",
    FormulaCode.ONE_AT_RISK: "at risk as soon as one key result is, and none is off track",
    FormulaCode.ONE_OUTDATED: "outdated as soon as one key result is, and none is at risk or off track",
    FormulaCode.ALL_DONE: "done when all key results are",
    FormulaCode.NONE_WORSE: "on track: no key result is off track, at risk or outdated",
    FormulaCode.NOTHING_COUNTED_REPORTED: "pending as long as nothing that counts has been reported",
    FormulaCode.THIRD_OFF_TRACK: "off track from a third of the weight ({limit:.6g}) on; it is {share:.6g}",
    FormulaCode.THIRD_AT_RISK: "at risk or off track from a third of the weight ({limit:.6g}) on; it is {share:.6g}",
    FormulaCode.THIRD_OUTDATED: "outdated from a third of the weight ({limit:.6g}) on; it is {share:.6g}",
    FormulaCode.LESS_THAN_A_THIRD: (
        "on track: less than a third of the weight is off track, at risk or worse, or outdated"
    ),
    FormulaCode.GAP_OF_MEANS: "Σ expected × weight ÷ Σ weight − Σ progress × weight ÷ Σ weight",
    FormulaCode.GAP: "expected − progress",
    FormulaCode.PACE_LIMITS: "on pace up to {on_pace:.6g}, behind up to {behind:.6g}, far behind beyond",
    FormulaCode.NO_PACE: "no pace: nothing is expected of it, or nothing has been reported",
    FormulaCode.MEAN_CONFIDENCE: "Σ confidence × weight ÷ Σ weight",
    FormulaCode.LAST_CONFIDENCE: "what the last check-in that says so says",
    FormulaCode.NO_CONFIDENCE: "nobody has said how sure",
    FormulaCode.OWN_OBJECTIVES: "the mean of its own objectives that have a number",
    FormulaCode.CHECKED_IN: "key results whose check-ins are up to date ÷ key results that are reported on",
    FormulaCode.MEAN_SCORE: "Σ score × weight ÷ Σ weight",
    FormulaCode.OWN_PROGRESS: "no key result has a number: its own progress",
    FormulaCode.OUTCOME_BARS: "achieved from {achieved:g}, partly from {partly:g}, missed below",
}
LABELS: Mapping[LabelCode, str] = {
    LabelCode.CURRENT: "Current value",
    LabelCode.START: "Start",
    LabelCode.TARGET: "Target",
    LabelCode.LOW: "Low",
    LabelCode.HIGH: "High",
    LabelCode.DUE_ON: "{day}",
    LabelCode.LAST_STATUS: "Status of the last check-in",
    LabelCode.DAYS_OVERDUE: "Days overdue",
    LabelCode.DAYS_OF_GRACE: "Days of grace",
    LabelCode.EXPECTED: "Expected",
    LabelCode.EXPECTED_BY: "Expected by {day}",
    LabelCode.LAST_CONFIDENCE: "Confidence of the last check-in",
    LabelCode.HOMELESS: "People without a home team",
}
REASONS: Mapping[ReasonCode, str] = {
    ReasonCode.NOT_PUBLISHED: "not yet published",
    ReasonCode.DROPPED: "dropped",
    ReasonCode.NOT_DRIVING: "does not drive this goal",
    ReasonCode.OTHER_UNIT: "has no value in this unit",
    ReasonCode.NO_NUMBER: "no number yet",
    ReasonCode.WEIGHTLESS: "weight 0: shown, not counted",
    ReasonCode.CLAMPED: "{found:.15g} is counted as {counted:g}",
    ReasonCode.NOTHING_REPORTED: "nothing reported yet",
    ReasonCode.NOT_DONE: "not done",
    ReasonCode.MISSED: "missing, so a miss",
    ReasonCode.KEY_RESULTS_SPEAK: "the key results speak for it",
    ReasonCode.NOTHING_EXPECTED: "nothing is expected of it",
    ReasonCode.NO_CONFIDENCE: "nobody has said how sure",
    ReasonCode.STRAIGHT_LINE: "a straight line from the first to the last day",
    ReasonCode.PHASED_LINE: "a line through its phased targets",
    ReasonCode.MILESTONES_DUE: "the weight of the milestones due by then",
    ReasonCode.UP_TO_DATE: "{kept:g} of {due:g} up to date",
    ReasonCode.NOT_SCORED: "not scored: its progress",
}

_ENGLISH: Mapping[type, Mapping[Any, str]] = {FormulaCode: FORMULAS, LabelCode: LABELS, ReasonCode: REASONS}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as its code and the values in it; days among them are ISO texts."""

    code: FormulaCode | LabelCode | ReasonCode
    values: Mapping[str, float | str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in English."""
        return _ENGLISH[type(self.code)][self.code].format_map(self.values)


@dataclass(frozen=True, slots=True)
class Formula(Sentence):
    """One part of a formula."""

    code: FormulaCode


@dataclass(frozen=True, slots=True)
class Label(Sentence):
    """What an item is."""

    code: LabelCode


@dataclass(frozen=True, slots=True)
class Reason(Sentence):
    """What was done to an item, or why it was left out."""

    code: ReasonCode


WEIGHTLESS = Reason(ReasonCode.WEIGHTLESS)


def in_sentence(values: Mapping[str, float | str]) -> list[dict[str, float | str | None]]:
    """What stands in a sentence, as the API tells it."""
    return [
        {"name": name, "number": None, "text": value}
        if isinstance(value, str)
        else {"name": name, "number": float(value), "text": None}
        for name, value in values.items()
    ]
