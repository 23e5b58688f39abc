"""Proof that the viewer of a request is who it was taken for, read together with the answer."""

from typing import Protocol

from plumbline.database.connection import Row
from plumbline.database.sql import Dialect, Sql


class Unproved(Exception):
    """The viewer is no longer who it was taken for: whatever was read is not for it."""


class Proof(Protocol):
    """What must hold in the snapshot that an answer comes from."""

    def sql(self, dialect: Dialect) -> Sql:
        """A statement of one row, or of none."""

    def holds(self, row: Row) -> bool:
        """Whether that row, with or without further columns after its own, is what was expected."""
