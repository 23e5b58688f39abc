"""Who may change a template of the company. Everyone signed in sees the library."""

from plumbline.okrs.policy import SETTLED, Owned
from plumbline.okrs.words import Visibility
from plumbline.organization.viewer import Role, Viewer


def can_edit_template(viewer: Viewer, saved_by_id: int | None) -> bool:
    """Who saved it, coaches and admins."""
    mine = viewer.person_id is not None and viewer.person_id == saved_by_id
    return viewer.may_write and (mine or viewer.role in (Role.ADMIN, Role.COACH))


def is_open_to_all(owned: Owned) -> bool:
    """Whether everyone may read the objective anyway, so that a copy of its words tells nobody anything new."""
    return owned.visibility is Visibility.EVERYONE and owned.state in SETTLED
