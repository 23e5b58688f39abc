"""Who may make, change and move cycles."""

from plumbline.organization.policy import can_manage
from plumbline.organization.viewer import Viewer


def can_edit_cycle(viewer: Viewer) -> bool:
    """Cycles are an admin's."""
    return can_manage(viewer)
