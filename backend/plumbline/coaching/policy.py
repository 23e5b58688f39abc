"""Who offers coaching, who sees what was offered, and whose need is told to whom."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.organization.viewer import Role, Viewer

_EVERYWHERE = (Role.ADMIN, Role.COACH)


def can_coach(viewer: Viewer) -> bool:
    """Whether the viewer may offer sessions: coaches and admins, in person."""
    return viewer.may_write and viewer.role in _EVERYWHERE and viewer.person_id is not None


def sees_every_need(viewer: Viewer) -> bool:
    """Whether the viewer is told of all who need help; leads are told of their units, those below, and their people."""
    return viewer.role in _EVERYWHERE


def can_edit_session(viewer: Viewer, coach_id: int) -> bool:
    """Whether the viewer may change a session or take it back: whoever offered it, and admins."""
    return viewer.may_write and (viewer.person_id == coach_id or viewer.is_admin)


def is_invited(viewer: Viewer, unit_id: int | None, person_id: int | None) -> bool:
    """Whether the session is for the viewer: for them, or for a unit they are a member or the lead of."""
    if viewer.person_id is None:
        return False
    return viewer.person_id == person_id or unit_id in viewer.member_of or unit_id in viewer.leads


def can_read_note(viewer: Viewer, coach_id: int, unit_id: int | None, person_id: int | None) -> bool:
    """Whether the notes are told: they stay between the coach and those invited."""
    return viewer.person_id == coach_id or is_invited(viewer, unit_id, person_id)


@lru_cache(maxsize=1024)
def sessions_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `coaching_session`: the coach, those invited, coaches and admins."""
    if viewer.role in _EVERYWHERE:
        return Sql("1 = 1")
    mine = f"({alias}.coach_id = :me or {alias}.person_id = :me or {alias}.unit_id in :mine)"
    return Sql(mine, me=viewer.person_id or 0, mine=sorted(viewer.member_of | viewer.leads))
