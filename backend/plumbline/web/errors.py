"""The closed list of top-level error codes, and the one place where an error gets its code, text and place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from plumbline.kit.errors import Refused, Unavailable
from plumbline.kit.ids import UnknownId
from plumbline.kit.paging import BadCursor

MOST_ERRORS = 20
"""More than so many errors in one answer help nobody; the rest is counted in the log."""


class Code(StrEnum):
    """What `extensions.code` of an error may say; clients can rely on there being no other."""

    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    QUERY_TOO_COMPLEX = "QUERY_TOO_COMPLEX"
    RATE_LIMITED = "RATE_LIMITED"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    TIMEOUT = "TIMEOUT"
    INTERNAL = "INTERNAL"


class BadRequest(Exception):
    """A request that is turned away before it is looked at as GraphQL; `status` is the HTTP one."""

    def __init__(
        self,
        message: str,
        *,
        status: HTTPStatus = HTTPStatus.BAD_REQUEST,
        code: Code = Code.BAD_USER_INPUT,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Told:
    """Errors as the client gets them, and what the log should know besides."""

    errors: list[dict[str, Any]]
    codes: tuple[str, ...]
    causes: tuple[BaseException, ...]
    """Failures that are our own: they are logged with their trace, the client gets a number."""
    unavailable: bool
    """Whether the database or the machine could not serve, so that asking again later may work."""


def told(errors: Sequence[GraphQLError], *, request_id: str, started: bool = True) -> Told:
    """Errors formatted. `started` is False for errors from before the operation ran: parsing, validation."""
    causes: list[BaseException] = []
    formatted: list[dict[str, Any]] = []
    unavailable = False
    for error in errors:
        code, message = _judged(error, started=started)
        if code is Code.INTERNAL:
            message, unavailable = _masked(error, causes, request_id, unavailable=unavailable)
        formatted.append(_formatted(error, code, message, request_id))
    codes = tuple(dict.fromkeys(error["extensions"]["code"] for error in formatted))
    return Told(formatted[:MOST_ERRORS], codes, tuple(causes), unavailable)


def plain(code: Code, message: str) -> dict[str, Any]:
    """One error that belongs to no place in a document."""
    return {"message": message, "extensions": {"code": code.value}}


def _judged(error: GraphQLError, *, started: bool) -> tuple[Code, str]:
    cause = error.original_error
    if isinstance(cause, Refused):
        return _known(cause.code) or Code.BAD_USER_INPUT, cause.message
    if isinstance(cause, UnknownId | BadCursor):
        return Code.BAD_USER_INPUT, "This is not an identifier or cursor that was given out here."
    if isinstance(cause, TimeoutError):
        return Code.TIMEOUT, "This took longer than a request may."
    if stated := _known((error.extensions or {}).get("code")):
        return stated, error.message
    if started and cause is not None and not isinstance(cause, GraphQLError):
        return Code.INTERNAL, error.message
    if isinstance(error, GraphQLSyntaxError):
        too_long = "Parsing aborted" in error.message
        return (Code.QUERY_TOO_COMPLEX if too_long else Code.GRAPHQL_PARSE_FAILED), error.message
    if error.message.endswith("Validation aborted."):
        return Code.QUERY_TOO_COMPLEX, "The document repeats itself too often to be checked."
    return (Code.BAD_USER_INPUT if started else Code.GRAPHQL_VALIDATION_FAILED), error.message


def _known(code: object) -> Code | None:
    return Code(code) if isinstance(code, str) and code in Code.__members__ else None


def _masked(
    error: GraphQLError, causes: list[BaseException], request_id: str, *, unavailable: bool
) -> tuple[str, bool]:
    cause = error.original_error or error
    causes.append(cause)
    if isinstance(cause, Unavailable):
        return str(cause), True
    return f"Something went wrong on the server. Its log knows more under {request_id}.", unavailable


def _formatted(error: GraphQLError, code: Code, message: str, request_id: str) -> dict[str, Any]:
    extensions: dict[str, Any] = {"code": code.value}
    if code is Code.INTERNAL:
        extensions["requestId"] = request_id
    answer: dict[str, Any] = {"message": message[:1_000]}
    if error.locations:
        answer["locations"] = [{"line": place.line, "column": place.column} for place in error.locations[:10]]
    if error.path is not None:
        answer["path"] = error.path
    answer["extensions"] = extensions
    return answer
