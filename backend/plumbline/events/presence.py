"""Who is where at this moment: kept in memory, told to the other processes, forgotten when nobody repeats it."""

import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from time import monotonic
from typing import TypeVar

AGAIN = 8.0
"""Seconds after which a process repeats who is with it."""

FORGOTTEN = 20.0
"""Seconds after which what another process said counts no more: it has ended, or cannot be heard."""

PAIRS = 100
"""Pairs of a room and a person in one message; PostgreSQL takes 8,000 bytes."""

Pair = tuple[str, int]
Key = TypeVar("Key", bound=Hashable)


class Presences:
    """People in rooms, by the streams that hold them there. A room is any text; `stir` asks to be told about soon."""

    def __init__(self, stir: Callable[[], None]) -> None:
        self._stir = stir
        self._process = secrets.token_hex(8)
        self._here: dict[str, Counter[int]] = defaultdict(Counter)
        self._there: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
        self._woken: dict[str, Counter[Callable[[], None]]] = defaultdict(Counter)
        self._news: dict[Pair, bool] = {}
        self._said = 0.0

    def people(self, room: str) -> set[int]:
        """Who is in a room, here or elsewhere."""
        return {*self._here.get(room, ()), *(person for _, person in self._there.get(room, ()))}

    def watch(self, room: str, woken: Callable[[], None]) -> None:
        """Call `woken` whenever somebody comes to the room or goes."""
        self._woken[room][woken] += 1

    def watch_no_longer(self, room: str, woken: Callable[[], None]) -> None:
        """The opposite of `watch`."""
        _one_less(self._woken, room, woken)

    def enter(self, room: str, person: int) -> None:
        """One more stream holds a person in a room."""
        self._here[room][person] += 1
        if self._here[room][person] == 1:
            self._tell(room, person, here=True)

    def leave(self, room: str, person: int) -> None:
        """One stream less does; without any, the person has gone."""
        _one_less(self._here, room, person)
        if person not in self._here.get(room, ()):
            self._tell(room, person, here=False)

    def words(self) -> list[str]:
        """What the other processes have not been told; now and then also what they have, for those that came later."""
        now = monotonic()
        if now - self._said >= AGAIN:
            self._said = now
            self._news |= {(room, person): True for room, people in self._here.items() for person in people}
        news, self._news = list(self._news.items()), {}
        parts = (news[begin : begin + PAIRS] for begin in range(0, len(news), PAIRS))
        return [json.dumps([self._process, [[*pair, here] for pair, here in part]]) for part in parts]

    def hear(self, text: str) -> None:
        """What another process said."""
        process, news = json.loads(text)
        changed = set()
        for room, person, here in news:
            before = self.people(room)
            if here:
                self._there[room][process, person] = monotonic()
            else:
                self._there[room].pop((process, person), None)
            if self.people(room) != before:
                changed.add(room)
        self._wake(changed)

    def forget(self) -> None:
        """Let go of what nobody has repeated."""
        late = monotonic() - FORGOTTEN
        changed = set()
        for room, heard in list(self._there.items()):
            for key in [key for key, at in heard.items() if at < late]:
                del heard[key]
                changed.add(room)
            if not heard:
                del self._there[room]
        self._wake(changed)

    def _tell(self, room: str, person: int, *, here: bool) -> None:
        self._news[room, person] = here
        self._wake((room,))
        self._stir()

    def _wake(self, rooms: Iterable[str]) -> None:
        for room in rooms:
            for woken in self._woken.get(room, ()):
                woken()


def _one_less(rooms: dict[str, Counter[Key]], room: str, key: Key) -> None:
    rooms[room][key] -= 1
    if not rooms[room][key]:
        del rooms[room][key]
    if not rooms[room]:
        del rooms[room]
