"""What another process does to the database of a running server, without a word to it."""

import sqlite3
from contextlib import closing

import asyncpg

from plumbline.settings import Settings

_PATIENCE = 5
"""Seconds that it waits for the server's own writing."""


async def elsewhere(settings: Settings, statement: str) -> None:
    """Run a statement on the database."""
    if settings.dialect == "sqlite":
        with closing(sqlite3.connect(settings.sqlite_file, timeout=_PATIENCE)) as file, file:
            file.execute(statement)
        return
    connection = await asyncpg.connect(settings.database_url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
