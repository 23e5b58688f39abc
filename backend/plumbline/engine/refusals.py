"""What the engine itself says no with; the codes are those of top-level errors."""

from plumbline.kit.errors import Refused


class BadInput(Refused):
    """An argument that no read can be made with; the message names the limit or the reason."""

    code = "BAD_USER_INPUT"


class TooComplex(Refused):
    """The request asks for more than one request may; the message names the limit."""

    code = "QUERY_TOO_COMPLEX"


class TimedOut(Refused):
    """The request took longer than one request may."""

    code = "TIMEOUT"
