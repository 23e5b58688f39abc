"""The closed choices of identity."""

from enum import StrEnum


class InvitationKind(StrEnum):
    """A one-time link: the first admin of an installation, or a person who is asked in."""

    SETUP = "SETUP"
    INVITE = "INVITE"


class Scope(StrEnum):
    """What an access token may do on behalf of its account."""

    READ = "read"
    WRITE = "write"
