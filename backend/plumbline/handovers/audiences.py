"""Who may see goals once they have been handed over."""

from dataclasses import replace

from plumbline.okrs.alignment import Audience, fitting_kind, may_be_primary
from plumbline.okrs.words import AlignmentKind


def with_team_merged(audience: Audience, *, team_id: int, into_id: int) -> Audience:
    """The same goal once the team has gone into the other."""
    owners = frozenset(into_id if owner == team_id else owner for owner in audience.owner_ids)
    return replace(audience, unit_id=into_id if audience.unit_id == team_id else audience.unit_id, owner_ids=owners)


def with_owner_replaced(audience: Audience, *, leaver_id: int, to_id: int, unit_id: int | None) -> Audience:
    """The same goal once another owns it in the leaver's place; `unit_id` is whose rules of visibility apply then."""
    return replace(audience, unit_id=unit_id, owner_ids=audience.owner_ids - {leaver_id} | {to_id})


def loosened(kind: AlignmentKind, *, primary: bool, below: Audience, above: Audience) -> tuple[bool, bool]:
    """Whether an edge has to become SUPPORTS, and whether its source can no longer stand under its target."""
    return fitting_kind(kind, below, above) is not kind, primary and not may_be_primary(below, above)
