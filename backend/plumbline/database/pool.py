"""A pool of asyncpg in which whoever waits longest is served first."""

import asyncio
from typing import Any

import asyncpg

from plumbline.database.statements import guarded
from plumbline.kit.errors import DatabaseUnavailable


class Pool:
    """Connections of one kind.

    asyncpg's own queue lets newcomers overtake those who wait; under load some requests then took three times as long as
    most. So nobody waits there: a place comes first.
    """

    def __init__(self, pool: Any, *, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._places = asyncio.Semaphore(pool.get_max_size())

    @classmethod
    async def opened(cls, address: str, *, seconds: float, **options: Any) -> "Pool":
        """Connect. `seconds` is how long anybody waits for a connection."""
        return cls(await asyncpg.create_pool(address, min_size=1, reset=_as_it_is, **options), seconds=seconds)

    @property
    def is_spacious(self) -> bool:
        """Whether at least half of it is idle."""
        return bool(self._pool.get_size() - self._pool.get_idle_size() <= self._pool.get_max_size() // 2)

    async def taken(self) -> Any:
        """A connection. Raises DatabaseUnavailable when none comes free."""
        if self._places.locked():
            await self._waited()
        else:
            await self._places.acquire()
        try:
            with guarded():
                return await self._pool.acquire()
        except BaseException:
            self._places.release()
            raise

    async def returned(self, raw: Any) -> None:
        """Give a connection back."""
        try:
            await self._pool.release(raw)
        finally:
            self._places.release()

    async def close(self) -> None:
        """Close all connections, at once if they do not come back in time."""
        try:
            async with asyncio.timeout(self._seconds):
                await self._pool.close()
        except (TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            self._pool.terminate()

    async def _waited(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await self._places.acquire()
        except TimeoutError:
            raise DatabaseUnavailable("The database took too long.") from None


async def _as_it_is(connection: Any) -> None:
    """Nothing to reset: no statement of ours leaves anything behind in its session."""
