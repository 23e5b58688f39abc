"""Who may hand over what a leaver has left behind."""

from plumbline.organization.policy import can_manage
from plumbline.organization.viewer import Viewer


def can_hand_over(viewer: Viewer, leaver_id: int, home_id: int | None) -> bool:
    """An admin, whoever leads the home team or a unit above it, and the leaver's manager; of what each of them sees."""
    if not viewer.may_write:
        return False
    return can_manage(viewer) or home_id in viewer.led_subtree or leaver_id in viewer.reports
