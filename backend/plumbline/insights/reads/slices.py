"""Long lists gone through in slices, between which other requests have their turn."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

T = TypeVar("T")

SLICE = 500
"""So many are worked on in one go, for a few milliseconds."""


async def in_slices(items: Iterable[T]) -> AsyncIterator[T]:
    """Each of them."""
    for place, each in enumerate(items, 1):
        yield each
        if place % SLICE == 0:
            await asyncio.sleep(0)
