"""Who is asking, as a plain value that every rule and every read can use."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What an account may do everywhere; leading a unit is said by its membership."""

    ADMIN = "ADMIN"
    COACH = "COACH"
    MEMBER = "MEMBER"
    READER = "READER"
    SERVICE = "SERVICE"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person or service behind a request, with the units and people that decide what it may see and do.

    `led_subtree` holds the units in `leads` and every unit below them; `reports` the people whose manager it is.
    `piloted` says whether a pilot is on; `admitted` is false for whoever does not take part in it and is told nothing.
    `scopes` are those of an access token; a session has every scope.
    """

    account_id: int | None = None
    person_id: int | None = None
    role: Role = Role.READER
    scopes: frozenset[str] = frozenset({"read", "write"})
    member_of: frozenset[int] = field(default=frozenset())
    leads: frozenset[int] = field(default=frozenset())
    led_subtree: frozenset[int] = field(default=frozenset())
    reports: frozenset[int] = field(default=frozenset())
    piloted: bool = False
    admitted: bool = True

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN

    @property
    def may_write(self) -> bool:
        """Readers only look; a token writes only with the `write` scope."""
        return self.role is not Role.READER and "write" in self.scopes
