"""Thousands of shelves with ten books each, and a watch over what a large answer keeps others waiting for."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import pairwise
from typing import TypeVar

from plumbline.kit.memory import settle
from tests.api.engine.conftest import furnish

Result = TypeVar("Result")

FIRST = 100
"""The id of the first shelf."""

MOST = 0.05
"""Seconds of processor time that others may have to wait."""

_NUMBERS = {
    "sqlite": "with recursive n(i) as (select 100 union all select i + 1 from n where i < 99 + {0})",
    "postgres": "with n(i) as (select generate_series(100, 99 + {0}))",
}


async def crowd(dialect: str, *, shelves: int, title: str = "Book ") -> None:
    """Fill the library."""
    numbers = _NUMBERS[dialect]
    await furnish(
        f"insert into shelf {numbers.format(shelves)} select i, 'shelf ' || i from n",
        f"""insert into book {numbers.format(shelves * 10)} select i, '{title}' || i, i % 500, null, null, 'calm',
            i / 8.0, false, date('2026-01-01'), '2026-01-01 10:00:00', 1, 100 + i % {shelves} from n""".replace(
            "'2026-01-01 10:00:00'",
            "timestamp '2026-01-01 10:00:00'" if dialect == "postgres" else "'2026-01-01 10:00:00'",
        ),
        "create index book_shelf on book (shelf_id, added_on desc, title, id)",
        "analyze",
    )


@contextmanager
def as_served() -> Iterator[None]:
    """The garbage collector as a server has it."""
    threshold = gc.get_threshold()
    gc.freeze()  # what a thousand tests have left behind is not looked through: that takes half a minute
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)


class Longest:
    """The longest turn of the loop: seconds of processor time of this thread."""

    seconds = 0.0


@asynccontextmanager
async def turns_watched() -> AsyncIterator[Longest]:
    """Watch the loop; how long its longest turn was is there after the block."""
    longest = Longest()
    turns: list[float] = []

    async def watched() -> None:
        while True:
            turns.append(time.thread_time())
            await asyncio.sleep(0)

    watching = asyncio.create_task(watched())
    await asyncio.sleep(0)
    try:
        yield longest
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    finally:
        watching.cancel()
    longest.seconds = max(after - before for before, after in pairwise(turns))


async def calmest(work: Callable[[], Awaitable[Result]]) -> tuple[float, Result]:
    """The longest turn in the calmest of up to three runs, and what the last one made.

    A busy machine has slow moments; a slice that is too long is too long every time.
    """
    seconds = float("inf")
    for _ in range(3):
        async with turns_watched() as longest:
            result = await work()
        seconds = min(seconds, longest.seconds)
        if seconds < MOST:
            break
    return seconds, result
