"""Connections (SQLite or PostgreSQL), snapshots, and the one door through which anything is written."""

from tortoise.exceptions import IntegrityError

from plumbline.database.connection import Cells, Connection, Row
from plumbline.database.lock import FolderInUse
from plumbline.database.opening import close_database, database_open, open_database
from plumbline.database.sql import Dialect, Sql
from plumbline.database.statements import statements
from plumbline.database.telling import told_elsewhere
from plumbline.database.transactions import Once, after_commit, current, memory, reading, transaction

__all__ = [
    "Cells",
    "Connection",
    "Dialect",
    "FolderInUse",
    "IntegrityError",
    "Once",
    "Row",
    "Sql",
    "after_commit",
    "close_database",
    "current",
    "database_open",
    "memory",
    "open_database",
    "reading",
    "statements",
    "told_elsewhere",
    "transaction",
]
