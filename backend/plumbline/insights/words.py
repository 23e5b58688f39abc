"""The closed choices of findings."""

from enum import StrEnum


class FindingKind(StrEnum):
    """What a check has found."""

    METRIC_IN_TITLE = "METRIC_IN_TITLE"
    OWNER_LEFT = "OWNER_LEFT"
    TITLE_LENGTH = "TITLE_LENGTH"
    NO_WHY = "NO_WHY"
    NO_PRIORITY = "NO_PRIORITY"
    KEY_RESULT_COUNT = "KEY_RESULT_COUNT"
    NO_NUMBER = "NO_NUMBER"
    ACTIVITY = "ACTIVITY"
    ALL_LAGGING = "ALL_LAGGING"
    SANDBAGGING = "SANDBAGGING"
    WISHFUL = "WISHFUL"
    NOT_ALIGNED = "NOT_ALIGNED"
    LEVEL_SKIP = "LEVEL_SKIP"
    NEAR_DUPLICATE = "NEAR_DUPLICATE"
    OPPOSITE = "OPPOSITE"
    TOO_MANY_OBJECTIVES = "TOO_MANY_OBJECTIVES"
    SILO = "SILO"
    OVERLOAD = "OVERLOAD"


class SmartCriterion(StrEnum):
    """What a piece of work should be."""

    SPECIFIC = "SPECIFIC"
    MEASURABLE = "MEASURABLE"
    ASSIGNED = "ASSIGNED"
    RELEVANT = "RELEVANT"
    TIMED = "TIMED"


class SmartVerdict(StrEnum):
    """What a check of a piece of work says."""

    NAMED = "NAMED"
    TOO_SHORT = "TOO_SHORT"
    VAGUE = "VAGUE"
    COUNTED = "COUNTED"
    SIZED = "SIZED"
    UNCOUNTED = "UNCOUNTED"
    OWNED = "OWNED"
    UNOWNED = "UNOWNED"
    FOR_A_KEY_RESULT = "FOR_A_KEY_RESULT"
    FOR_NONE = "FOR_NONE"
    DATED = "DATED"
    UNDATED = "UNDATED"
    TOO_LATE = "TOO_LATE"


class PictureKind(StrEnum):
    """What a picture of a dashboard shows."""

    PROGRESS = "PROGRESS"
    HEALTH = "HEALTH"
    HEALTH_HISTORY = "HEALTH_HISTORY"
    CHECK_INS = "CHECK_INS"
    REPORTING = "REPORTING"
    BLOCKERS = "BLOCKERS"
    ALIGNMENT = "ALIGNMENT"
    FORECAST = "FORECAST"
    TEAMS = "TEAMS"
    CYCLES = "CYCLES"
