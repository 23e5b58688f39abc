"""Who may change the organization. Everyone signed in sees it."""

from plumbline.kit.errors import Forbidden
from plumbline.organization.viewer import Viewer


def can_manage(viewer: Viewer) -> bool:
    """Company, priorities, teams, people and cycles are an admin's."""
    return viewer.is_admin and viewer.may_write


def can_edit_team(viewer: Viewer, unit_id: int) -> bool:
    """An admin, or who leads the team or a unit above it."""
    return can_manage(viewer) or (viewer.may_write and unit_id in viewer.led_subtree)


def can_edit_person(viewer: Viewer, person_id: int) -> bool:
    """An admin; and everyone their own name, title and time zone."""
    return can_manage(viewer) or (viewer.may_write and viewer.person_id == person_id)


def require(allowed: bool) -> None:
    """Refuse what is not allowed. Raises Forbidden."""
    if not allowed:
        raise Forbidden("You may not do this. An admin of your company can.")
