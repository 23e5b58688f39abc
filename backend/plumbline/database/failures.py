"""What went wrong in the database, told apart: not there now, a rule of the tables, or our mistake."""

import apsw
import asyncpg
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError

from plumbline.kit.errors import DatabaseUnavailable

_SQLITE_TROUBLE = {
    apsw.SQLITE_BUSY: "The database is busy.",
    apsw.SQLITE_LOCKED: "The database is locked.",
    apsw.SQLITE_READONLY: "The database is read-only.",
    apsw.SQLITE_FULL: "The disk of the database is full.",
    apsw.SQLITE_IOERR: "The disk of the database fails.",
    apsw.SQLITE_CANTOPEN: "The database cannot be opened.",
    apsw.SQLITE_PERM: "The database may not be written.",
    apsw.SQLITE_CORRUPT: "The database is damaged.",
    apsw.SQLITE_NOTADB: "The database is damaged.",
    apsw.SQLITE_INTERRUPT: "The database took too long.",
}
_ABSENT = "The database does not answer."
_POSTGRES_TROUBLE: tuple[tuple[type[BaseException], str], ...] = (
    (asyncpg.DiskFullError, "The disk of the database is full."),
    (asyncpg.InsufficientResourcesError, "The database is overloaded."),
    (asyncpg.ReadOnlySQLTransactionError, "The database is read-only."),
    (asyncpg.LockNotAvailableError, "The database is busy."),
    (asyncpg.QueryCanceledError, "The database took too long."),
    (asyncpg.IdleInTransactionSessionTimeoutError, "The database took too long."),
    (asyncpg.OperatorInterventionError, _ABSENT),
    (asyncpg.PostgresConnectionError, _ABSENT),
    (asyncpg.InvalidAuthorizationSpecificationError, "The database refuses the user or password."),
    (asyncpg.InvalidCatalogNameError, "There is no database of that name."),
    (asyncpg.PostgresSystemError, "The disk of the database fails."),
    (asyncpg.InternalServerError, "The database failed."),
    (asyncpg.InterfaceError, _ABSENT),
    # The farewell of a server that ended the connection came in while the next statement went out.
    (asyncpg.InternalClientError, _ABSENT),
    (TimeoutError, "The database took too long."),
    (OSError, _ABSENT),
)

# Two transactions met; the one that lost has left nothing behind and may simply run again.
MET_ANOTHER = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)


def named(failure: Exception) -> Exception:
    """The failure as the rest of the program knows it, or the failure itself when it is our mistake.

    DatabaseUnavailable says in words that are safe to show; IntegrityError is a broken rule of
    the tables, from whichever driver.
    """
    cause: BaseException = failure
    if isinstance(failure, OperationalError | DBConnectionError) and failure.args:
        inner = failure.args[0]
        cause = inner if isinstance(inner, BaseException) else failure.__cause__ or failure
    if isinstance(cause, Exception) and isinstance(cause, MET_ANOTHER):
        return cause
    if isinstance(cause, apsw.ConstraintError | asyncpg.IntegrityConstraintViolationError):
        return IntegrityError(cause)
    trouble = _trouble(cause)
    return DatabaseUnavailable(trouble) if trouble else failure


def _trouble(cause: BaseException) -> str | None:
    if isinstance(cause, apsw.Error):
        return _SQLITE_TROUBLE.get(getattr(cause, "result", 0))
    if isinstance(cause, ValueError) and isinstance(cause, asyncpg.InterfaceError):
        return None  # a value that does not fit its place, not a connection that broke
    for kind, trouble in _POSTGRES_TROUBLE:
        if isinstance(cause, kind):
            return trouble
    return None


def lost(failure: BaseException) -> bool:
    """Whether the connection that raised this cannot be trusted any more."""
    cause = failure.__cause__ or failure
    return isinstance(
        cause,
        asyncpg.PostgresConnectionError
        | asyncpg.InterfaceError
        | asyncpg.InternalClientError
        | asyncpg.OperatorInterventionError
        | TimeoutError
        | OSError,
    )
