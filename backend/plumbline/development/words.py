"""The closed choices of development."""

from enum import StrEnum


class DevelopmentStepState(StrEnum):
    """How far a development step is."""

    PLANNED = "PLANNED"
    DOING = "DOING"
    DONE = "DONE"
    DROPPED = "DROPPED"
