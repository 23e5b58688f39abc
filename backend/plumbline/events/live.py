"""Waking whoever follows what happens: one debounced notifier per process, after commit and outside every transaction."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field

from plumbline.database import Once, Sql, told_elsewhere
from plumbline.events.presence import Presences
from plumbline.kit.errors import Unavailable

PAUSE = 0.1
"""Seconds in which commits become one call."""

LOOK = 2.0
"""Seconds between looks at the outbox: a call that was lost, or a process that cannot call, costs no more than this."""

_HORIZON = {
    "postgres": "select coalesce(max(commit_order), 0), pg_snapshot_xmin(pg_current_snapshot())::text::bigint from event",
    "sqlite": "select coalesce(max(commit_order), 0), coalesce(max(commit_order), 0) + 1 from event",
}
_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Place:
    """How far one stream has come, by the name of what it follows, and whether there was anything to say.

    `called` is set when it should look again, `room` is where it holds a person.
    """

    reached: dict[str, str] = field(default_factory=dict)
    said: bool = False
    has_more: bool = False
    called: asyncio.Event = field(default_factory=asyncio.Event)
    room: tuple[str, int | None] | None = None


PLACE: ContextVar[Place | None] = ContextVar("place", default=None)
"""The place of the stream that is being read for; None for a plain request."""


class Calls:
    """Wakes everybody who waits in this process, and by way of the database those of the others."""

    def __init__(self) -> None:
        self.closing = False
        self.present = Presences(self._stir)
        self._places: set[Place] = set()
        self._waiting: set[asyncio.Event] = set()
        self._committed = False
        self._stirred = asyncio.Event()

    def call(self) -> None:
        """Something was committed here."""
        self._committed = True
        self._stir()
        for each in self._waiting:
            each.set()

    @contextmanager
    def commits(self) -> Iterator[asyncio.Event]:
        """What is set by each commit of this process, until the end of the block."""
        heard = asyncio.Event()
        self._waiting.add(heard)
        try:
            yield heard
        finally:
            self._waiting.remove(heard)

    def wake(self) -> None:
        """Let everybody look."""
        for place in self._places:
            place.called.set()

    def close(self) -> None:
        """Let everybody go: the process ends."""
        self.closing = True
        self.wake()

    @contextmanager
    def followed(self, place: Place) -> Iterator[None]:
        """Call this place until the end of the block, then leave its room."""
        self._places.add(place)
        try:
            yield
        finally:
            self._places.remove(place)
            self.move(place, None, None)

    def move(self, place: Place, room: str | None, person: int | None) -> None:
        """Hold a person in a room by this place, and in no other any more; without a person it only looks in."""
        now = None if room is None else (room, person)
        if now == place.room:
            return
        (left, left_by), place.room = place.room or (None, None), now
        if room is not None:
            self.present.watch(room, place.called.set)
            if person is not None:
                self.present.enter(room, person)
        if left is not None:
            self.present.watch_no_longer(left, place.called.set)
            if left_by is not None:
                self.present.leave(left, left_by)

    async def waited(self, place: Place, *, seconds: float) -> bool:
        """Wait until somebody calls this place, at most so long; says whether somebody did."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await place.called.wait()
        return place.called.is_set()

    async def rounds(self) -> None:
        """Call when something was committed, here or elsewhere, until cancelled."""
        newest = -1
        async with told_elsewhere(self._heard) as tell:
            while True:
                here = await self._rang()
                self.present.forget()
                for words in self.present.words():
                    await tell(words)
                found, settled = await _looked()
                if here:
                    await tell("")
                if here or found != newest or not settled:
                    self.wake()
                newest = found

    def _stir(self) -> None:
        self._stirred.set()

    def _heard(self, text: str) -> None:
        if text:
            self.present.hear(text)
        else:
            self.wake()

    async def _rang(self) -> bool:
        try:
            async with asyncio.timeout(LOOK):
                await self._stirred.wait()
        except TimeoutError:
            return False
        await asyncio.sleep(PAUSE)
        self._stirred.clear()
        here, self._committed = self._committed, False
        return here


async def _looked() -> tuple[int, bool]:
    """The newest commit, and whether a revision counts it yet: none does while an older transaction runs."""
    once = Once()
    newest, horizon = (await once.rows(Sql(_HORIZON[once.dialect])))[0]
    return int(newest), int(newest) < int(horizon)


_open: list[Calls] = []


def committed() -> None:
    """To be called after a commit that somebody may follow; does nothing in a process that serves nobody."""
    for calls in _open:
        calls.call()


def calls() -> Calls | None:
    """Those of this process; None while it serves nobody."""
    return _open[-1] if _open else None


@asynccontextmanager
async def calls_open() -> AsyncIterator[Calls]:
    """Wake followers as things happen, until the end of the block."""
    opened = Calls()
    _open.append(opened)
    rounds = asyncio.create_task(_kept_up(opened), name="live events")
    try:
        yield opened
    finally:
        opened.close()
        _open.remove(opened)
        rounds.cancel()
        await asyncio.gather(rounds, return_exceptions=True)


async def _kept_up(opened: Calls) -> None:
    while True:
        try:
            await opened.rounds()
        except Unavailable as problem:
            _log.warning("live events wait: %s", problem)
            await asyncio.sleep(LOOK)
        except Exception:
            _log.exception("live events begin anew")
            await asyncio.sleep(LOOK)
