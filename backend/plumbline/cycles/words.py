"""The closed choices of cycles."""

from enum import StrEnum


class CyclePhase(StrEnum):
    """Where a cycle stands; an admin moves it one step at a time."""

    PLANNING = "PLANNING"
    ACTIVE = "ACTIVE"
    GRADING = "GRADING"
    CLOSED = "CLOSED"


class YearSplit(StrEnum):
    """What a year of cycles is divided into."""

    QUARTERS = "QUARTERS"
    TRIMESTERS = "TRIMESTERS"
    MONTHS = "MONTHS"
    WEEKS = "WEEKS"
    WHOLE = "WHOLE"
