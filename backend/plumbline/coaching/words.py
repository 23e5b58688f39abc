"""The closed choices of coaching."""

from enum import StrEnum


class HelpKind(StrEnum):
    """Why an owner may need help, the gravest first."""

    OUTDATED = "OUTDATED"
    NEVER_REPORTED = "NEVER_REPORTED"
    LOW_CONFIDENCE = "LOW_CONFIDENCE"
    FINDINGS = "FINDINGS"


class CoachingReply(StrEnum):
    """What somebody who was invited has said."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
