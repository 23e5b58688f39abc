"""Telling the other processes at the same database that there is something new."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg

from plumbline.database.postgres import PostgresDatabase
from plumbline.database.transactions import opened
from plumbline.kit.errors import DatabaseUnavailable

CHANNEL = "plumbline"
CONNECT_SECONDS = 5
COMMAND_SECONDS = 5


@asynccontextmanager
async def told_elsewhere(hear: Callable[[str], None]) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
    """Call `hear` with what another process tells; gives what tells the others, up to 8,000 bytes each time.

    On PostgreSQL by NOTIFY on a connection of its own, which holds up no commit; SQLite has one process only. Raises
    DatabaseUnavailable, also from what it gives.
    """
    store = opened().store
    if not isinstance(store, PostgresDatabase):
        yield _nobody_else
        return
    try:
        connection = await asyncpg.connect(
            store.address, timeout=CONNECT_SECONDS, command_timeout=COMMAND_SECONDS,
            server_settings={"application_name": "plumbline live"},
        )  # fmt: skip
    except (asyncpg.PostgresError, OSError, TimeoutError) as problem:
        raise DatabaseUnavailable("The database cannot be reached.") from problem
    try:
        own = connection.get_server_pid()
        await connection.add_listener(CHANNEL, lambda _c, pid, _channel, text: None if pid == own else hear(text))

        async def tell(text: str) -> None:
            try:
                await connection.execute("select pg_notify($1, $2)", CHANNEL, text)
            except (TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as problem:
                raise DatabaseUnavailable("The database cannot be reached.") from problem

        yield tell
    finally:
        connection.terminate()


async def _nobody_else(_text: str) -> None:
    pass
