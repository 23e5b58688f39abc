"""The words of the domain that are choices: one enum per choice, spelled as the API spells it."""

from enum import StrEnum


class ObjectiveKind(StrEnum):
    """What is promised: all of it, most of it, or to find out."""

    COMMITTED = "COMMITTED"
    ASPIRATIONAL = "ASPIRATIONAL"
    LEARNING = "LEARNING"


class Level(StrEnum):
    """Whose objective it is: the company's, a team's or one person's."""

    COMPANY = "COMPANY"
    TEAM = "TEAM"
    INDIVIDUAL = "INDIVIDUAL"


class ObjectiveState(StrEnum):
    """How far an objective has come; only PUBLISHED and CLOSED ones count for others."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    PUBLISHED = "PUBLISHED"
    CLOSED = "CLOSED"


class KeyResultState(StrEnum):
    """A dropped key result stays readable and counts for nothing."""

    ACTIVE = "ACTIVE"
    DROPPED = "DROPPED"


class Outcome(StrEnum):
    """The word for how it ended, given when a cycle or an objective closes."""

    ACHIEVED = "ACHIEVED"
    PARTIAL = "PARTIAL"
    MISSED = "MISSED"
    DROPPED = "DROPPED"


class Visibility(StrEnum):
    """Who may see a goal."""

    EVERYONE = "EVERYONE"
    TEAM = "TEAM"
    PRIVATE = "PRIVATE"


class ProgressSource(StrEnum):
    """What drives an objective's progress."""

    KEY_RESULTS = "KEY_RESULTS"
    CONTRIBUTIONS = "CONTRIBUTIONS"
    BOTH = "BOTH"
    MANUAL = "MANUAL"


class Measure(StrEnum):
    """How a key result is measured."""

    INCREASE = "INCREASE"
    DECREASE = "DECREASE"
    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    IN_BAND = "IN_BAND"
    BINARY = "BINARY"
    MILESTONES = "MILESTONES"
    BASELINE = "BASELINE"


class ScoredBy(StrEnum):
    """Whether a kept bound is judged now, or by the share of due check-ins that kept it."""

    LATEST = "LATEST"
    KEPT_SHARE = "KEPT_SHARE"


class ValueFrom(StrEnum):
    """Where a key result's current value comes from."""

    CHECK_INS = "CHECK_INS"
    MEAN = "MEAN"
    SUM = "SUM"


class Indicator(StrEnum):
    """Whether a key result shows early (LEADING) or only afterwards (LAGGING)."""

    LEADING = "LEADING"
    LAGGING = "LAGGING"


class Health(StrEnum):
    """The one word shown on the map."""

    PENDING = "PENDING"
    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    OUTDATED = "OUTDATED"
    DONE = "DONE"
    CLOSED = "CLOSED"


class Status(StrEnum):
    """What a check-in says."""

    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    DONE = "DONE"


class Pace(StrEnum):
    """Progress against where the line says it should have been."""

    ON_PACE = "ON_PACE"
    BEHIND = "BEHIND"
    FAR_BEHIND = "FAR_BEHIND"


class ExplainedNumber(StrEnum):
    """What of a goal is explained."""

    PROGRESS = "PROGRESS"
    HEALTH = "HEALTH"
    PACE = "PACE"
    CONFIDENCE = "CONFIDENCE"


class UnitNumber(StrEnum):
    """What of a unit is explained."""

    PROGRESS = "PROGRESS"
    CHECK_IN_RATE = "CHECK_IN_RATE"


class AlignmentKind(StrEnum):
    """CONTRIBUTES counts in the roll-up; SUPPORTS is shown and does not count."""

    CONTRIBUTES = "CONTRIBUTES"
    SUPPORTS = "SUPPORTS"


class ChangeReason(StrEnum):
    """Why something published was changed."""

    BUSINESS_CHANGE = "BUSINESS_CHANGE"
    ENVIRONMENT_CHANGE = "ENVIRONMENT_CHANGE"
    LACK_OF_PROGRESS = "LACK_OF_PROGRESS"
    RESOURCES_MOVED = "RESOURCES_MOVED"
    CORRECTION = "CORRECTION"
    OTHER = "OTHER"


class InitiativeState(StrEnum):
    """How far a piece of work has come."""

    PLANNED = "PLANNED"
    DOING = "DOING"
    DONE = "DONE"
    DROPPED = "DROPPED"
