"""The closed choices of notifications."""

from enum import StrEnum


class NotificationKind(StrEnum):
    """What happened."""

    GOAL_CHANGED = "GOAL_CHANGED"
    GOAL_ALIGNED = "GOAL_ALIGNED"
    OBJECTIVE_HANDED_DOWN = "OBJECTIVE_HANDED_DOWN"
    OBJECTIVE_PROPOSED = "OBJECTIVE_PROPOSED"
    OBJECTIVE_RETURNED = "OBJECTIVE_RETURNED"
    OBJECTIVE_PUBLISHED = "OBJECTIVE_PUBLISHED"
    BLOCKER_NAMED = "BLOCKER_NAMED"
    ANNOUNCED = "ANNOUNCED"
    COMMENTED = "COMMENTED"
    THANKED = "THANKED"
    FEEDBACK_ASKED = "FEEDBACK_ASKED"
    FEEDBACK_GIVEN = "FEEDBACK_GIVEN"
    FEEDBACK_DECLINED = "FEEDBACK_DECLINED"
    FEEDBACK_SHARED = "FEEDBACK_SHARED"
    CHECK_INS_DUE = "CHECK_INS_DUE"
    PERSON_LEFT = "PERSON_LEFT"


class Because(StrEnum):
    """Why somebody is told."""

    OWNS = "OWNS"
    ABOVE = "ABOVE"
    BELOW = "BELOW"
    WROTE = "WROTE"
    REVIEWS = "REVIEWS"
    NAMED = "NAMED"
    MEMBER = "MEMBER"
    MANAGES = "MANAGES"
    REPORTS = "REPORTS"
    LEADS = "LEADS"


class ReminderStep(StrEnum):
    """How far a due check-in has come without an answer."""

    DUE = "DUE"
    DAY_AFTER = "DAY_AFTER"
    GRACE_OVER = "GRACE_OVER"
