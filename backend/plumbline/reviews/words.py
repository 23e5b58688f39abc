"""The closed choices of reviews."""

from enum import StrEnum


class MissCause(StrEnum):
    """Why a key result was missed."""

    STARTED_LATE = "STARTED_LATE"
    TOO_AMBITIOUS = "TOO_AMBITIOUS"
    TOO_MANY_GOALS = "TOO_MANY_GOALS"
    RESOURCES_MISSING = "RESOURCES_MISSING"
    DEPENDENCY = "DEPENDENCY"
    PRIORITIES_CHANGED = "PRIORITIES_CHANGED"
    WRONG_APPROACH = "WRONG_APPROACH"
    NOT_MEASURED = "NOT_MEASURED"
    OTHER = "OTHER"


class CarryDecision(StrEnum):
    """What becomes of an unfinished objective."""

    KEEP = "KEEP"
    MODIFY = "MODIFY"
    ABANDON = "ABANDON"
