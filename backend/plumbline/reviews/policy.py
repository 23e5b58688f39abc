"""Who may review what; who may grade an objective is said in the policy of goals."""

from plumbline.organization.viewer import Viewer


def can_review(viewer: Viewer, unit_id: int) -> bool:
    """Whether the viewer writes the retrospectives of the unit: its lead, or an admin."""
    return viewer.may_write and (viewer.is_admin or unit_id in viewer.leads)
