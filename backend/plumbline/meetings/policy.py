"""Who may hold meetings of a unit, and who sees them."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.okrs.policy import visible_through
from plumbline.organization.viewer import Role, Viewer

_EVERYWHERE = (Role.ADMIN, Role.COACH)
_MINE = """
with recursive up(id) as (
    select id from unit where id in :mine
    union
    select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
)
select id from up
"""


def can_hold(viewer: Viewer, unit_id: int) -> bool:
    """Whether the viewer may make and run meetings of the unit: its lead, a lead above, a coach, an admin."""
    return viewer.may_write and (viewer.role in _EVERYWHERE or unit_id in viewer.led_subtree)


def can_tick(viewer: Viewer, unit_id: int, owner_id: int | None) -> bool:
    """Whether the viewer may say that an action is done: who runs the meetings, and who took it on."""
    return can_hold(viewer, unit_id) or (viewer.may_write and owner_id is not None and owner_id == viewer.person_id)


@lru_cache(maxsize=1024)
def meetings_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `meeting`: the people of its unit and of those below, the leads above, coaches, admins."""
    if viewer.role in _EVERYWHERE:
        return Sql("1 = 1")
    led = Sql(f"({alias}.unit_id in :led or {alias}.unit_id in (", led=sorted(viewer.led_subtree))
    return led + Sql(_MINE, mine=sorted(viewer.member_of)) + Sql("))")


@lru_cache(maxsize=1024)
def points_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `meeting_point`: seen as the meeting is, and as the objective it is about."""
    link = f"exists (select 1 from meeting held where held.id = {alias}.meeting_id and"
    about = Sql(f"({alias}.objective_id is null or") + visible_through(viewer, f"{alias}.objective_id") + Sql(")")
    return Sql(link) + meetings_seen(viewer, "held") + Sql(") and") + about
