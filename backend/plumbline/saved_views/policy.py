"""Who sees, keeps and shares a saved view. What it shows is decided anew for whoever opens it."""

from plumbline.database import Sql
from plumbline.organization.policy import can_edit_team
from plumbline.organization.viewer import Viewer

_AROUND = """(
    select id from unit where kind = 'COMPANY'
    union select id from unit where id in :led
    union select id from (
        with recursive up(id) as (
            select id from unit where id in :mine
            union
            select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
        ) select id from up
    ) above
)"""


def units_around(viewer: Viewer) -> Sql:
    """The units whose views the viewer sees, and shares with: the company, their own with those above, and what they lead."""
    return Sql(_AROUND, mine=sorted(viewer.member_of), led=sorted(viewer.led_subtree))


def views_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `saved_view` (named `alias`) that exist for the viewer: theirs, and those shared around them."""
    shared = Sql(f"{alias}.unit_id in ") + units_around(viewer)
    return Sql(f"({alias}.by_id = :me or ", me=viewer.person_id or 0) + shared + Sql(")")


def can_save_view(viewer: Viewer) -> bool:
    """Any person, those who only read too: a view of one's own changes nothing for others."""
    return viewer.person_id is not None and viewer.admitted


def can_share_view(viewer: Viewer) -> bool:
    """Whoever may write, with the units around them."""
    return can_save_view(viewer) and viewer.may_write


def can_edit_view(viewer: Viewer, by_id: int, unit_id: int | None) -> bool:
    """Whoever made it; one that is shared with a unit, whoever edits the unit as well."""
    return by_id == viewer.person_id or (unit_id is not None and can_edit_team(viewer, unit_id))
