"""The closed choices of 1:1s."""

from enum import StrEnum


class OneToOneInterval(StrEnum):
    """How often two people talk."""

    WEEKLY = "WEEKLY"
    TWO_WEEKS = "TWO_WEEKS"
    MONTHLY = "MONTHLY"


class OneToOneTopic(StrEnum):
    """Why a goal is on the agenda of a 1:1, in the order in which the two go through them."""

    BLOCKED = "BLOCKED"
    AT_RISK = "AT_RISK"
    OUTDATED = "OUTDATED"
    DUE = "DUE"
    WIN = "WIN"
    PRAISED = "PRAISED"
    MOVED = "MOVED"
