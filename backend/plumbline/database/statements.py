"""Which statements ran: every statement of the program passes by here and is counted and guarded."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

from plumbline.database.failures import named

_counting: ContextVar[tuple[list[str], ...]] = ContextVar("counting_statements", default=())


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL texts that run inside, in order; beginning and ending a transaction do not count."""
    texts: list[str] = []
    token = _counting.set((*_counting.get(), texts))
    try:
        yield texts
    finally:
        _counting.reset(token)


@contextmanager
def watched(text: str) -> Iterator[None]:
    """Count a statement, and raise what goes wrong in it under the name the program knows."""
    counted(text)
    with guarded():
        yield


def counted(text: str) -> None:
    """Count a statement."""
    for texts in _counting.get():
        texts.append(text)


@contextmanager
def guarded() -> Iterator[None]:
    """Raise driver failures as DatabaseUnavailable, IntegrityError, or as they are."""
    try:
        yield
    except Exception as failure:
        raise_named(failure)


def raise_named(failure: Exception) -> NoReturn:
    """Raise a driver's failure as DatabaseUnavailable, IntegrityError, or as it is."""
    known = named(failure)
    if known is failure:
        raise failure
    raise known from (failure.args[0] if _wraps(failure) else failure)


def _wraps(failure: Exception) -> bool:
    return bool(failure.args) and isinstance(failure.args[0], Exception)


class Watched:
    """Mixed into Tortoise's clients, so that what models do is counted and guarded too."""

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        with watched(query):
            return await super().execute_insert(query, values)  # type: ignore[misc] # a mixin before a Tortoise client

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        with watched(query):
            await super().execute_many(query, values)  # type: ignore[misc] # a mixin before a Tortoise client

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        with watched(query):
            return await super().execute_query(query, values)  # type: ignore[misc] # a mixin before a Tortoise client

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> Any:
        with watched(query):
            return await super().execute_query_dict(query, values)  # type: ignore[misc] # a mixin before a Tortoise client

    async def execute_script(self, query: str) -> None:
        with watched(query):
            await super().execute_script(query)  # type: ignore[misc] # a mixin before a Tortoise client
