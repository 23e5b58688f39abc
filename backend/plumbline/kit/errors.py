"""What the program says no with. A domain raises the fact; the edge formats it once."""

from typing import Any, ClassVar


class Refused(Exception):
    """A request that breaks a rule of the domain; nothing was changed.

    `code` is what programs read, `message` what people read, `path` the field of the input
    that is to blame, `data` whatever the answer of that code carries besides.
    """

    code: ClassVar[str] = "INVALID"

    def __init__(self, message: str, *, path: tuple[str, ...] = (), data: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.data = data

    def at(self, *path: str) -> "Refused":
        """The same refusal, blamed on a field further out: `at("input")` before `title`."""
        self.path = (*path, *self.path)
        return self


class Invalid(Refused):
    """The value makes no sense here."""


class Blank(Refused):
    """A text with nothing in it where something is needed."""

    code = "BLANK"


class TooLong(Refused):
    """A text or list longer than allowed."""

    code = "TOO_LONG"


class OutOfRange(Refused):
    """A number that is not finite, too large or too fine."""

    code = "OUT_OF_RANGE"


class NotFound(Refused):
    """There is no such thing, or the asker may not know that there is."""

    code = "NOT_FOUND"


class Forbidden(Refused):
    """The asker sees the thing and may not do this with it."""

    code = "FORBIDDEN"


class Duplicate(Refused):
    """There is one like it already."""

    code = "DUPLICATE"


class VersionConflict(Refused):
    """Somebody else saved first; `data` is the number (id) of what to read again, `kind` the table it is in."""

    code = "VERSION_CONFLICT"

    def __init__(self, message: str, *, current: int, kind: str = "", path: tuple[str, ...] = ()) -> None:
        super().__init__(message, path=path, data=current)
        self.current = current
        self.kind = kind


class Unavailable(Exception):
    """The program cannot do it now, whoever asks; asking again later may work.

    The message is safe to show: it names no host, no file and no statement.
    """

    code: ClassVar[str] = "UNAVAILABLE"


class DatabaseUnavailable(Unavailable):
    """The database does not answer, is locked, is read-only or its disk is full."""


class Overloaded(Unavailable):
    """Too many are asking at once."""


class CannotStart(Exception):
    """The command cannot do its work here; the message is one sentence that says what to do."""
