"""The closed choices of goals, spelled as in the database and in GraphQL."""

from enum import StrEnum


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
    """Whether the latest value counts, or the share of due check-ins that kept the bounds."""

    LATEST = "LATEST"
    KEPT_SHARE = "KEPT_SHARE"


class ValueFrom(StrEnum):
    """Where the current value of a key result comes from."""

    CHECK_INS = "CHECK_INS"
    MEAN = "MEAN"
    SUM = "SUM"


class ProgressSource(StrEnum):
    """What drives the progress of an objective."""

    KEY_RESULTS = "KEY_RESULTS"
    CONTRIBUTIONS = "CONTRIBUTIONS"
    BOTH = "BOTH"
    MANUAL = "MANUAL"


class Health(StrEnum):
    """The one word shown for a goal."""

    PENDING = "PENDING"
    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    OUTDATED = "OUTDATED"
    DONE = "DONE"
    CLOSED = "CLOSED"


class Status(StrEnum):
    """What the last check-in says."""

    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    DONE = "DONE"


class Pace(StrEnum):
    """Progress against where the line says it should have been on the day of the last check-in."""

    ON_PACE = "ON_PACE"
    BEHIND = "BEHIND"
    FAR_BEHIND = "FAR_BEHIND"


class ObjectiveKind(StrEnum):
    """What is promised: all of it, a stretch, or an answer."""

    COMMITTED = "COMMITTED"
    ASPIRATIONAL = "ASPIRATIONAL"
    LEARNING = "LEARNING"


class Level(StrEnum):
    """Whose objective it is: the company's, a team's or a person's."""

    COMPANY = "COMPANY"
    TEAM = "TEAM"
    INDIVIDUAL = "INDIVIDUAL"


class ObjectiveState(StrEnum):
    """How far an objective has come from first words to its end."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    PUBLISHED = "PUBLISHED"
    CLOSED = "CLOSED"


class KeyResultState(StrEnum):
    """Whether a key result still counts."""

    ACTIVE = "ACTIVE"
    DROPPED = "DROPPED"


class Outcome(StrEnum):
    """The word given at the end."""

    ACHIEVED = "ACHIEVED"
    PARTIAL = "PARTIAL"
    MISSED = "MISSED"
    DROPPED = "DROPPED"


class Visibility(StrEnum):
    """Who may know of an objective once it is published."""

    EVERYONE = "EVERYONE"
    TEAM = "TEAM"
    PRIVATE = "PRIVATE"


class AlignmentKind(StrEnum):
    """Whether an edge counts in the roll-up or is only shown."""

    CONTRIBUTES = "CONTRIBUTES"
    SUPPORTS = "SUPPORTS"


class Indicator(StrEnum):
    """Whether a key result tells early or late."""

    LEADING = "LEADING"
    LAGGING = "LAGGING"


class InitiativeState(StrEnum):
    """Where the work on an initiative stands."""

    PLANNED = "PLANNED"
    DOING = "DOING"
    DONE = "DONE"
    DROPPED = "DROPPED"


class ChangeReason(StrEnum):
    """Why something already published was changed."""

    BUSINESS_CHANGE = "BUSINESS_CHANGE"
    ENVIRONMENT_CHANGE = "ENVIRONMENT_CHANGE"
    LACK_OF_PROGRESS = "LACK_OF_PROGRESS"
    RESOURCES_MOVED = "RESOURCES_MOVED"
    CORRECTION = "CORRECTION"
    OTHER = "OTHER"
