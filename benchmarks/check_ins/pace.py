"""Many clients that each do one thing after another, timed."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

Call = Callable[[int], Awaitable[object]]
"""Does one thing for the client of this number."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Calls a second, and what a call took, in milliseconds."""

    per_second: float
    p50: float
    p99: float


async def timed(call: Call, *, clients: int, each: int) -> Pace:
    """All clients at once, each with so many calls one after another."""
    took: list[float] = []

    async def client(number: int) -> None:
        for _ in range(each):
            begun = time.perf_counter()
            await call(number)
            took.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(clients)))
    seconds = time.perf_counter() - begun
    took.sort()
    return Pace(len(took) / seconds, 1e3 * took[len(took) // 2], 1e3 * took[int(len(took) * 0.99)])


def middle(paces: Sequence[Pace]) -> Pace:
    """The median of each figure."""
    figures = ([getattr(pace, name) for pace in paces] for name in ("per_second", "p50", "p99"))
    return Pace(*(statistics.median(each) for each in figures))
