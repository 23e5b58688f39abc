"""The closed choices of exchange."""

from enum import StrEnum


class OwnerKind(StrEnum):
    """What an owner is whom an outline names."""

    COMPANY = "COMPANY"
    TEAM = "TEAM"
    PERSON = "PERSON"
