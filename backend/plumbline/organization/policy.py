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


ADMITTED = """(
    a.role in ('ADMIN', 'COACH', 'SERVICE') or not exists (select 1 from pilot_unit)
    or exists (
        with recursive up(id) as (
            select m.unit_id from membership m where m.person_id = a.person_id
            union
            select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
        ) select 1 from up join pilot_unit p on p.unit_id = up.id
    ) or exists (
        with recursive up(id) as (
            select p.unit_id from pilot_unit p
            union
            select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
        ) select 1 from up join membership m on m.unit_id = up.id where m.person_id = a.person_id
    )
)"""
"""Whether an account `a` takes part: everybody without a pilot; in one its units, those below and those above them,
admins, coaches and programs. Every door asks for it: `Viewer.admitted` is read with each request."""
