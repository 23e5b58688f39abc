"""The closed choices of review meetings."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """How often a meeting of this kind comes round."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    OTHER = "OTHER"


class PointKind(StrEnum):
    """What comes out of a meeting."""

    DECISION = "DECISION"
    ACTION = "ACTION"


class Topic(StrEnum):
    """Why a goal is on an agenda, in the order in which a meeting goes through them."""

    BLOCKED = "BLOCKED"
    AT_RISK = "AT_RISK"
    OUTDATED = "OUTDATED"
    STUCK = "STUCK"
    WIN = "WIN"
    MOVED = "MOVED"
