"""Who may say that a finding does not apply, and who keeps a dashboard. Whoever sees what they are about sees them."""

from collections.abc import Collection

from plumbline.okrs.policy import Owned, Standing, Verb, can, standings
from plumbline.organization.policy import can_edit_team
from plumbline.organization.viewer import Role, Viewer


def can_dismiss(viewer: Viewer, owned: Owned) -> bool:
    """Of an objective: whoever edits it, leads above it or coaches."""
    held = standings(viewer, owned)
    return can(viewer, Verb.COMMENT, owned) and (
        can(viewer, Verb.EDIT, owned) or bool(held & {Standing.COACH, Standing.LEAD_ABOVE})
    )


def can_dismiss_of_owner(viewer: Viewer, owner_id: int, homes: Collection[int]) -> bool:
    """Of a unit or person: admins, coaches, the person, their manager, and who leads the unit, the home team or above."""
    if not viewer.may_write:
        return False
    if viewer.role in (Role.ADMIN, Role.COACH) or owner_id == viewer.person_id or owner_id in viewer.reports:
        return True
    return bool(viewer.led_subtree & {owner_id, *homes})


def can_edit_dashboard(viewer: Viewer, unit_id: int) -> bool:
    """Of a unit: whoever edits the unit."""
    return can_edit_team(viewer, unit_id)
