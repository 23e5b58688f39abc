"""Opening and closing the database of this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tortoise.context import TortoiseContext

from plumbline.database import transactions
from plumbline.database.postgres import PostgresDatabase
from plumbline.database.sqlite import SqliteDatabase
from plumbline.database.transactions import Door, Store
from plumbline.settings import Settings

APP = "plumbline"
MODELS = (
    "plumbline.organization.models",
    "plumbline.identity.models",
    "plumbline.cycles.models",
    "plumbline.okrs.models",
    "plumbline.reviews.models",
    "plumbline.meetings.models",
    "plumbline.insights.models",
    "plumbline.announcements.models",
    "plumbline.notifications.models",
    "plumbline.library.models",
    "plumbline.coaching.models",
    "plumbline.conversations.models",
    "plumbline.one_to_ones.models",
    "plumbline.development.models",
    "plumbline.embeds.models",
    "plumbline.saved_views.models",
    "plumbline.events.models",
)
MIGRATIONS = "plumbline.migrations"
DRAIN_SECONDS = 20


def orm(store: Store) -> dict[str, Any]:
    """Tortoise's configuration for a store."""
    return {
        # Named after the dialect: Tortoise keeps the statements it has built under this name.
        "connections": {store.dialect: store.tortoise()},
        "apps": {
            APP: {
                "models": list(MODELS),
                "default_connection": store.dialect,
                "migrations": MIGRATIONS,
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def database_open(settings: Settings) -> AsyncIterator[Store]:
    """Open the database for all of this process; it must have been migrated.

    Raises CannotStart with one sentence that says what to do.
    """
    await open_database(settings)
    try:
        yield transactions.opened().store
    finally:
        await close_database()


_contexts: list[TortoiseContext] = []


async def open_database(settings: Settings) -> None:
    """Open the database; `close_database` must follow. Raises CannotStart."""
    store: Store = PostgresDatabase(settings) if settings.dialect == "postgres" else SqliteDatabase(settings)
    await install(store)


async def install(store: Store) -> None:
    """Open a store and make it the one the door leads to."""
    if transactions._door:
        raise RuntimeError("a database is open already")
    await store.open()
    context = TortoiseContext()
    try:
        # The fallback for the whole process: requests run in tasks that never saw this one.
        with context:
            await context.init(config=orm(store), _enable_global_fallback=True)
    except BaseException:
        await store.close()
        raise
    _contexts.append(context)
    transactions._door.append(Door(store, context.connections.get(store.dialect)))


async def close_database() -> None:
    """Wait for the transactions on their way, then close everything."""
    door = transactions._door.pop()
    if door.running:
        await asyncio.wait(door.running, timeout=DRAIN_SECONDS)
    door.parent._connection = None  # it was only lent
    await _contexts.pop().close_connections()
    await door.store.close()
