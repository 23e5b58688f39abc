"""Who sees a person's development, and who changes it: the person, and to look those they name, whatever else they are."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.organization.viewer import Viewer


def can_develop(viewer: Viewer) -> bool:
    """Whether the viewer has a development of their own to write."""
    return viewer.may_write and viewer.person_id is not None


def can_edit(viewer: Viewer, person_id: int) -> bool:
    """Whether the viewer may change the development of that person: only the person."""
    return can_develop(viewer) and viewer.person_id == person_id


@lru_cache(maxsize=1024)
def development_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows with a `person_id`: the person themselves, and those they have named."""
    if viewer.person_id is None:
        return Sql("1 = 0")
    named = f"select 1 from development_reader r where r.person_id = {alias}.person_id and r.reader_id = :me"
    return Sql(f"({alias}.person_id = :me or exists ({named}))", me=viewer.person_id)
