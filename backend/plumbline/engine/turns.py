"""Long work in slices: between them other requests get their turn, and the time is looked at."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

SLICE = 2_000
"""Objects that are worked on in one go, for a few milliseconds."""

BYTES = 4 * 1024 * 1024
"""Bytes of written texts that are worked on in one go, likewise."""


class Turns:
    """Counts the objects one request has worked on. `check` raises when the request has to stop."""

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check
        self._since = 0

    async def taken(self, objects: int) -> None:
        """After work on so many objects."""
        self._since += objects
        if self._since > SLICE:
            await self.over()

    async def over(self) -> None:
        """Let others have their turn now."""
        self._since = 0
        await asyncio.sleep(0)
        self._check()

    async def spans(self, count: int) -> AsyncIterator[tuple[int, int]]:
        """The numbers from 0 to `count` as (begin, end), a slice after the other."""
        for begin in range(0, count, SLICE):
            end = min(begin + SLICE, count)
            yield begin, end
            await self.taken(end - begin)

    async def dropped(self, values: list[Any]) -> None:
        """Let go of many values, and of the rows that only they hold."""
        while values:
            del values[-SLICE:]
            await self.taken(SLICE)


def heaped(sizes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Texts of these sizes as (begin, end) of heaps, each of not much more than `BYTES`, and of at most `SLICE` texts."""
    begin, end, heap = 0, 0, 0
    for end, size in enumerate(sizes, 1):
        heap += size
        if heap >= BYTES or end - begin == SLICE:
            yield begin, end
            begin, heap = end, 0
    if end > begin:
        yield begin, end


async def together(works: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """What several pieces of work give; when one fails the others end, and its error is raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        return [await task for task in tasks]
    finally:
        await ended(*tasks)


async def ended(*tasks: asyncio.Task[Any]) -> None:
    """End tasks that nobody waits for any more."""
    left = [task for task in tasks if not task.done()]
    for task in left:
        task.cancel()
    if left:
        await asyncio.gather(*left, return_exceptions=True)
    for task in tasks:
        if not task.cancelled():
            task.exception()  # it was looked at: nobody else will
