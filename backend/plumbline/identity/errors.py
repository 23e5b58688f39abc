"""What identity says no with."""

from plumbline.kit.errors import Refused


class WrongPassword(Refused):
    """The name or the password is wrong; which of the two is not told."""

    code = "UNAUTHENTICATED"

    def __init__(self) -> None:
        super().__init__("The e-mail address or the password is wrong.")


class WrongCurrentPassword(Refused):
    """Whoever is signed in did not know the password that they wanted to change."""

    code = "INVALID"

    def __init__(self) -> None:
        super().__init__("This is not your current password.", path=("current",))


class TooManyAttempts(Refused):
    """Too many wrong passwords from one place; it opens again after `retry_after` seconds."""

    code = "RATE_LIMITED"

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many attempts. Please wait a few minutes and try again.", data=retry_after)
        self.retry_after = retry_after


class LinkSpent(Refused):
    """A one-time link that was used, is too old or never existed; which of these is not told."""

    code = "NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("This link is no longer valid. Please ask for a new one.")
