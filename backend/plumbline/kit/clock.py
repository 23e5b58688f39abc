"""The one source of time. Nothing else in the package asks the machine what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class Hands:
    """The hands of a stopped clock: they stand at `at` until moved."""

    at: datetime

    def forward(self, by: timedelta) -> None:
        """Move the hands; a negative step moves them back."""
        self.at += by


_own: ContextVar[Hands | None] = ContextVar("own_clock", default=None)
_shared: list[Hands] = []


def now() -> datetime:
    """The present instant, aware, in UTC, to the microsecond."""
    hands = _own.get() or (_shared[-1] if _shared else None)
    return hands.at if hands else datetime.now(UTC)


@contextmanager
def frozen(at: datetime) -> Iterator[Hands]:
    """Stop the clock for this task and the tasks it starts. `at` must be aware."""
    token = _own.set(_stopped(at))
    try:
        yield _stands(_own.get())
    finally:
        _own.reset(token)


@contextmanager
def frozen_everywhere(at: datetime) -> Iterator[Hands]:
    """Stop the clock for the whole process, other threads and tasks included."""
    hands = _stopped(at)
    _shared.append(hands)
    try:
        yield hands
    finally:
        _shared.remove(hands)


def _stopped(at: datetime) -> Hands:
    if at.tzinfo is None:
        raise ValueError("a clock can only be stopped at an aware instant")
    return Hands(at.astimezone(UTC))


def _stands(hands: Hands | None) -> Hands:
    assert hands is not None
    return hands
