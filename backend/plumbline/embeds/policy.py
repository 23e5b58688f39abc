"""Who may make a link, and what one ever shows: what its maker sees and everybody in the company may see as well."""

from plumbline.database import Sql
from plumbline.okrs.policy import SETTLED, Owned, can_see, visible
from plumbline.okrs.words import Visibility
from plumbline.organization.policy import can_edit_team
from plumbline.organization.viewer import Viewer


def can_embed_unit(viewer: Viewer, unit_id: int) -> bool:
    """A person who is an admin or leads the unit or one above it; asked again whenever the link is opened."""
    return viewer.person_id is not None and viewer.admitted and can_edit_team(viewer, unit_id)


def can_embed(viewer: Viewer, owned: Owned) -> bool:
    """Of an objective: who may of its unit, and sees it."""
    return owned.unit_id is not None and can_embed_unit(viewer, owned.unit_id) and can_see(viewer, owned)


def is_open(owned: Owned) -> bool:
    """Whether everybody in the company may see the objective, in its state and by its visibility."""
    return owned.state in SETTLED and owned.visibility is Visibility.EVERYONE


def can_revoke(viewer: Viewer, *, may_embed: bool, by_id: int) -> bool:
    """Who made the link, and whoever may make such a one. They are told of it; nobody else is."""
    return may_embed or (viewer.may_write and viewer.person_id == by_id)


def shown(maker: Viewer, alias: str) -> Sql:
    """The condition on rows of `objective` (named `alias`) that a link of this maker shows; the twin of `is_open`."""
    everybodys = (
        f"{alias}.state in ('PUBLISHED', 'CLOSED') and {alias}.visibility = 'EVERYONE' and not {alias}.archived"
    )
    return Sql(f"({everybodys} and ") + visible(maker, alias) + Sql(")")
