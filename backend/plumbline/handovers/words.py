"""The closed choices of handovers."""

from enum import StrEnum


class HandoverKind(StrEnum):
    """In which way something waits for a person who has left."""

    OBJECTIVE = "OBJECTIVE"
    CO_OWNED = "CO_OWNED"
    KEY_RESULT = "KEY_RESULT"
    REPORT = "REPORT"
    BLOCKER = "BLOCKER"
    INITIATIVE = "INITIATIVE"
