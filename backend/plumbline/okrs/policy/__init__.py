"""Who may do what with goals: one table of standings and verbs, and the same rule of sight as a SQL condition."""

from plumbline.okrs.policy.sight import reviewing_unit, to_review, visible, visible_by_row, visible_through
from plumbline.okrs.policy.standings import (
    SETTLED,
    Holders,
    Owned,
    Standing,
    Verb,
    audience,
    can,
    can_create,
    can_hand_down,
    can_move_initiative,
    can_see,
    require,
    standings,
)

__all__ = [
    "SETTLED",
    "Holders",
    "Owned",
    "Standing",
    "Verb",
    "audience",
    "can",
    "can_create",
    "can_hand_down",
    "can_move_initiative",
    "can_see",
    "require",
    "reviewing_unit",
    "standings",
    "to_review",
    "visible",
    "visible_by_row",
    "visible_through",
]
