"""Who sees a 1:1, and who writes in it: the two whose it is, whatever else anybody may be."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.organization.viewer import Viewer


def can_see(viewer: Viewer, starter_id: int, guest_id: int) -> bool:
    """One of the two; `one_to_ones_seen` says the same in SQL."""
    return viewer.person_id is not None and viewer.person_id in (starter_id, guest_id)


def can_start(viewer: Viewer) -> bool:
    """Whether the viewer may start a 1:1: everybody who may write, in person."""
    return viewer.may_write and viewer.person_id is not None


def can_write(viewer: Viewer, starter_id: int, guest_id: int) -> bool:
    """Whether the viewer may change it, note in it, or end it: either of the two."""
    return viewer.may_write and can_see(viewer, starter_id, guest_id)


@lru_cache(maxsize=1024)
def one_to_ones_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `one_to_one`: the two; neither managers nor coaches nor admins."""
    if viewer.person_id is None:
        return Sql("1 = 0")
    return Sql(f"({alias}.starter_id = :me or {alias}.guest_id = :me)", me=viewer.person_id)


@lru_cache(maxsize=1024)
def seen_through(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows that hang on a 1:1: notes and actions."""
    link = f"exists (select 1 from one_to_one held where held.id = {alias}.one_to_one_id and"
    return Sql(link) + one_to_ones_seen(viewer, "held") + Sql(")")
