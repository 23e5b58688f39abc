"""The closed choices of the organization."""

from enum import StrEnum


class UnitKind(StrEnum):
    """The company is the root unit; every other unit is a team."""

    COMPANY = "COMPANY"
    TEAM = "TEAM"


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "MONDAY"
    TUESDAY = "TUESDAY"
    WEDNESDAY = "WEDNESDAY"
    THURSDAY = "THURSDAY"
    FRIDAY = "FRIDAY"
    SATURDAY = "SATURDAY"
    SUNDAY = "SUNDAY"


class CadenceInterval(StrEnum):
    """How often a check-in is due."""

    WEEKLY = "WEEKLY"
    TWO_WEEKS = "TWO_WEEKS"
    MONTHLY = "MONTHLY"
    CUSTOM = "CUSTOM"
