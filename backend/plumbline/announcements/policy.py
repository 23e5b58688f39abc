"""Who may announce a unit's goals, and who sees who has read them. The announcement itself everyone signed in sees."""

from plumbline.database import Sql
from plumbline.organization.policy import can_edit_team
from plumbline.organization.viewer import Role, Viewer


def can_announce(viewer: Viewer, unit_id: int) -> bool:
    """An admin, or who leads the unit or one above it."""
    return can_edit_team(viewer, unit_id)


def can_see_readers(viewer: Viewer, unit_id: int) -> bool:
    """Who answers for the unit, coaches and admins; `readers_seen` says the same in SQL."""
    return viewer.role in (Role.ADMIN, Role.COACH) or unit_id in viewer.led_subtree


def readers_seen(viewer: Viewer, column: str) -> Sql:
    """The condition on who has read what the unit in that column announced."""
    if viewer.role in (Role.ADMIN, Role.COACH):
        return Sql("1 = 1")
    return Sql(f"{column} in :led", led=sorted(viewer.led_subtree))
