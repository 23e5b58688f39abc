"""Who may change a template of the company. Everyone signed in sees the library."""

from plumbline.okrs.policy import SETTLED
from plumbline.okrs.words import ObjectiveState, Visibility
from plumbline.organization.viewer import Role, Viewer


def can_edit_template(viewer: Viewer, saved_by_id: int | None) -> bool:
    """Who saved it, coaches and admins."""
    mine = viewer.person_id is not None and viewer.person_id == saved_by_id
    return viewer.may_write and (mine or viewer.role in (Role.ADMIN, Role.COACH))


def can_replicate(viewer: Viewer, visibility: Visibility, state: ObjectiveState) -> bool:
    """Whoever may write, what is open to all; for which team decides the rule of creating."""
    return viewer.may_write and is_open_to_all(visibility, state)


def is_open_to_all(visibility: Visibility, state: ObjectiveState) -> bool:
    """Whether everyone may read the objective anyway, so that a copy of its words tells nobody anything new."""
    return visibility == Visibility.EVERYONE and state in SETTLED
