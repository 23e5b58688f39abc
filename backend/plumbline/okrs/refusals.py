"""What the rules refuse. Plain facts with a code; the service turns them into answers for the user."""

from typing import ClassVar


class RuleBroken(Exception):
    """A rule of the domain says no. `code` is one of the API's user error codes."""

    code: ClassVar[str] = "INVALID"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(RuleBroken):
    """The facts do not make sense together."""

    code = "INVALID"


class OutOfRange(RuleBroken):
    """A number is outside what is permitted."""

    code = "OUT_OF_RANGE"


class StartEqualsTarget(RuleBroken):
    """There is no way to go, so no share of it."""

    code = "START_EQUALS_TARGET"


class TargetAgainstDirection(RuleBroken):
    """An increase that ends lower, or a decrease that ends higher, than it starts."""

    code = "TARGET_AGAINST_DIRECTION"


class MixedUnits(RuleBroken):
    """A sum over different units, or over percentages."""

    code = "MIXED_UNITS"


class Duplicate(RuleBroken):
    """The same pair of goals is aligned already."""

    code = "DUPLICATE"


class AlignmentLoop(RuleBroken):
    """The edge would make a goal contribute to itself; `loop` names the way round, each goal once."""

    code = "LOOP"

    def __init__(self, loop: list[int]) -> None:
        super().__init__("This alignment would close a loop.")
        self.loop = loop


class NotTheNewest(RuleBroken):
    """A correction of a check-in that has been corrected already; `current_id` is the newest."""

    code = "VERSION_CONFLICT"

    def __init__(self, current_id: int) -> None:
        super().__init__("This check-in has been corrected already.")
        self.current_id = current_id


class UnknownCheckIn(RuleBroken):
    """A correction of a check-in that this key result does not have."""

    code = "NOT_FOUND"
