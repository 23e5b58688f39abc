"""Viewers taken on trust: who was behind a key a moment ago, until the statement that answers proves it again."""

from collections import OrderedDict

from plumbline.database import Dialect, Row, Sql
from plumbline.identity.reads import Key, Presence
from plumbline.kit import clock
from plumbline.organization.viewer import Viewer

MOST = 10_000
"""Keys that are remembered."""


class Claim:
    """That a key still speaks for this viewer: the proof that the engine reads together with an answer."""

    def __init__(self, key: Key, viewer: Viewer) -> None:
        self.viewer = viewer
        self.presence: Presence | None = None
        self._key = key

    def sql(self, dialect: Dialect) -> Sql:
        """The row behind the key; who leads nothing has nothing below it, and without a pilot everybody takes part."""
        return self._key.sql(dialect, leads=bool(self.viewer.leads), pilot=self.viewer.piloted)

    def holds(self, row: Row) -> bool:
        """Whether that row still speaks for the very same viewer, with the same rights."""
        self.presence = self._key.presence(row, clock.now())
        return self.presence is not None and self.presence.viewer == self.viewer


class Trust:
    """The viewers of the keys that were used last."""

    def __init__(self) -> None:
        self._viewers: OrderedDict[Key, Viewer] = OrderedDict()

    def claim(self, key: Key) -> Claim | None:
        """What to take a key for; None for one that was not met yet."""
        viewer = self._viewers.get(key)
        if viewer is None:
            return None
        self._viewers.move_to_end(key)
        return Claim(key, viewer)

    def remember(self, key: Key, viewer: Viewer) -> None:
        """Take the key for this viewer from now on."""
        self._viewers[key] = viewer
        if len(self._viewers) > MOST:
            self._viewers.popitem(last=False)

    def forget(self, key: Key) -> None:
        """Take the key for nobody."""
        self._viewers.pop(key, None)
