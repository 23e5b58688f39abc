"""Who may do what with goals, in one table of standings and verbs, and who sees them.

A viewer stands towards an objective in one or more ways (its owner, lead of its unit, …); a verb is allowed
when one of these standings allows it. A key result is seen as its objective is.
"""

from dataclasses import dataclass
from enum import StrEnum

from plumbline.kit.errors import Forbidden, NotFound
from plumbline.okrs.alignment import Audience
from plumbline.okrs.words import ObjectiveState, Visibility
from plumbline.organization.viewer import Role, Viewer

SETTLED = (ObjectiveState.PUBLISHED, ObjectiveState.CLOSED)


class Standing(StrEnum):
    """How a viewer stands towards an objective."""

    ADMIN = "ADMIN"
    COACH = "COACH"
    SERVICE = "SERVICE"
    OWNER = "OWNER"
    LEAD_OF_UNIT = "LEAD_OF_UNIT"
    LEAD_ABOVE = "LEAD_ABOVE"
    REVIEWER = "REVIEWER"
    MANAGER = "MANAGER"
    REPORTER = "REPORTER"
    NAMED = "NAMED"
    CREATOR = "CREATOR"
    MEMBER_OF_UNIT = "MEMBER_OF_UNIT"
    ANYONE = "ANYONE"


class Verb(StrEnum):
    """What somebody may want to do with an objective that they see."""

    EDIT = "EDIT"
    PROPOSE = "PROPOSE"
    PUBLISH = "PUBLISH"
    RETURN = "RETURN"
    CLOSE = "CLOSE"
    CHECK_IN = "CHECK_IN"
    GRADE = "GRADE"
    WEIGH = "WEIGH"
    COMMENT = "COMMENT"


_ANSWER = frozenset({Standing.ADMIN, Standing.OWNER, Standing.LEAD_OF_UNIT})
ALLOWED: dict[Verb, frozenset[Standing]] = {
    Verb.EDIT: _ANSWER | {Standing.SERVICE},
    Verb.PROPOSE: _ANSWER | {Standing.CREATOR},
    Verb.PUBLISH: _ANSWER | {Standing.REVIEWER},
    Verb.RETURN: frozenset({Standing.ADMIN, Standing.REVIEWER}),
    Verb.CLOSE: _ANSWER,
    Verb.CHECK_IN: _ANSWER | {Standing.REPORTER, Standing.SERVICE},
    Verb.GRADE: _ANSWER,
    Verb.WEIGH: _ANSWER,
    Verb.COMMENT: frozenset(Standing) - {Standing.SERVICE},
}
"""The table of `Who may do what`. A creator edits too, while it is a draft (see `can`)."""


@dataclass(frozen=True, slots=True)
class Holders:
    """Who answers for one key result by itself: the owner of its own and the named reporter, where it has them."""

    owner_unit_id: int | None = None
    owner_person_id: int | None = None
    reporter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Owned:
    """What decides who may see and do what with one objective.

    `unit_id` is the owning unit or the owning person's home team. `reviewing_unit_id`, whose lead reviews a proposal, is the
    nearest above the owner that has a lead (above a person is the home team); None where nobody leads: admins review those.
    `reporters` report on, or own, one of its key results: they see it. `holders`: one key result alone is meant.
    """

    id: int
    state: ObjectiveState
    visibility: Visibility
    owner_unit_id: int | None
    owner_person_id: int | None
    unit_id: int | None
    reviewing_unit_id: int | None
    created_by_id: int | None
    co_owner_units: frozenset[int] = frozenset()
    co_owner_people: frozenset[int] = frozenset()
    named_people: frozenset[int] = frozenset()
    reporters: frozenset[int] = frozenset()
    holders: Holders | None = None


def standings(viewer: Viewer, owned: Owned) -> frozenset[Standing]:
    """Every way in which the viewer stands towards the objective."""
    me = viewer.person_id
    units = owned.co_owner_units | ({owned.owner_unit_id} if owned.owner_unit_id else set())
    people = owned.co_owner_people | ({owned.owner_person_id} if owned.owner_person_id else set())
    draft = owned.state in (ObjectiveState.DRAFT, ObjectiveState.PROPOSED)
    holds = {
        Standing.ADMIN: viewer.is_admin and owned.visibility is not Visibility.PRIVATE,
        Standing.COACH: viewer.role is Role.COACH and owned.visibility is not Visibility.PRIVATE,
        Standing.SERVICE: viewer.role is Role.SERVICE,
        Standing.OWNER: me in people,
        Standing.LEAD_OF_UNIT: bool(units & viewer.leads),
        Standing.LEAD_ABOVE: owned.unit_id in viewer.led_subtree,
        Standing.REVIEWER: owned.state is ObjectiveState.PROPOSED and _reviews(viewer, owned),
        Standing.MANAGER: bool(people & viewer.reports),
        Standing.REPORTER: me in owned.reporters,
        Standing.NAMED: me in owned.named_people,
        Standing.CREATOR: draft and me is not None and me == owned.created_by_id,
        Standing.MEMBER_OF_UNIT: owned.unit_id in viewer.member_of,
        Standing.ANYONE: True,
    }
    return frozenset(standing for standing, true in holds.items() if true)


def _acting(viewer: Viewer, owned: Owned) -> frozenset[Standing]:
    """As whom the viewer acts: with a key result also as its own owner, and as a reporter only on that one."""
    held, holders, me = standings(viewer, owned), owned.holders, viewer.person_id
    if holders is None:
        return held
    own = {
        Standing.REPORTER: me is not None and me == holders.reporter_id,
        Standing.OWNER: me is not None and me == holders.owner_person_id,
        Standing.LEAD_OF_UNIT: holders.owner_unit_id in viewer.leads,
    }
    return (held - {Standing.REPORTER}) | {standing for standing, true in own.items() if true}


def _reviews(viewer: Viewer, owned: Owned) -> bool:
    """Whoever leads the reviewing unit; where there is none, as above the company, an admin."""
    if owned.reviewing_unit_id is None:
        return viewer.is_admin and owned.visibility is not Visibility.PRIVATE
    return owned.reviewing_unit_id in viewer.leads


_ALWAYS = frozenset({Standing.OWNER, Standing.LEAD_OF_UNIT})
_TEAM = _ALWAYS | {
    Standing.ADMIN,
    Standing.COACH,
    Standing.LEAD_ABOVE,
    Standing.REPORTER,
    Standing.NAMED,
    Standing.MEMBER_OF_UNIT,
}
_PRIVATE = _ALWAYS | {Standing.MANAGER, Standing.REPORTER, Standing.NAMED}
_DRAFT = _ALWAYS | {Standing.ADMIN, Standing.CREATOR}
SEES: dict[tuple[bool, Visibility], frozenset[Standing]] = {
    (True, Visibility.EVERYONE): frozenset({Standing.ANYONE}),
    (True, Visibility.TEAM): _TEAM,
    (True, Visibility.PRIVATE): _PRIVATE,
    (False, Visibility.EVERYONE): _DRAFT | {Standing.REVIEWER},
    (False, Visibility.TEAM): _DRAFT | {Standing.REVIEWER},
    (False, Visibility.PRIVATE): _ALWAYS | {Standing.CREATOR},
}
"""Who sees an objective, by whether it has been published and by its visibility."""


def can_see(viewer: Viewer, owned: Owned) -> bool:
    """Whether the objective exists for the viewer. `visible` says the same in SQL (sight.py)."""
    return bool(SEES[owned.state in SETTLED, owned.visibility] & standings(viewer, owned))


def can(viewer: Viewer, verb: Verb, owned: Owned) -> bool:
    """Whether the viewer may do this with the objective."""
    if not viewer.may_write or not can_see(viewer, owned):
        return False
    held = _acting(viewer, owned)
    if verb is Verb.EDIT and owned.state not in SETTLED and Standing.CREATOR in held:
        return True
    return bool(ALLOWED[verb] & held)


def can_create(viewer: Viewer, *, unit_id: int | None, person_id: int | None) -> bool:
    """Whether the viewer may write an objective for that owner: their own, their units', or any as an admin.

    A member proposes for a unit; only who answers for it publishes.
    """
    if not viewer.may_write:
        return False
    if viewer.role in (Role.ADMIN, Role.SERVICE) or (person_id is not None and person_id == viewer.person_id):
        return True
    return unit_id is not None and (unit_id in viewer.member_of or unit_id in viewer.leads)


def can_hand_down(viewer: Viewer, *, unit_id: int | None, person_id: int | None, place_id: int | None) -> bool:
    """Whether the viewer may write a draft for that owner, whose unit or home team is `place_id`.

    For whom they may write anyway, and for every unit that they lead or that is below one, and its people.
    """
    below = viewer.may_write and place_id in viewer.led_subtree
    return below or can_create(viewer, unit_id=unit_id, person_id=person_id)


def can_move_initiative(
    viewer: Viewer, owned: Owned, *, owner_unit_id: int | None, owner_person_id: int | None
) -> bool:
    """Whether the viewer may say how far the work has come: who may edit or report, and whoever does the work."""
    if can(viewer, Verb.EDIT, owned) or can(viewer, Verb.CHECK_IN, owned):
        return True
    works = viewer.person_id is not None and owner_person_id == viewer.person_id
    return viewer.may_write and can_see(viewer, owned) and (works or owner_unit_id in viewer.leads)


def require(viewer: Viewer, verb: Verb, owned: Owned | None) -> Owned:
    """The objective, if the viewer may do this with it. Raises NotFound when it does not exist for them, Forbidden."""
    if owned is None or not can_see(viewer, owned):
        raise NotFound("There is no such goal.")
    if not can(viewer, verb, owned):
        raise Forbidden("You may not do this with this goal; its owner can.")
    return owned


def audience(owned: Owned) -> Audience:
    """Who may see the objective, as the rules of alignment ask for it."""
    people = owned.co_owner_people | ({owned.owner_person_id} if owned.owner_person_id else set())
    units = owned.co_owner_units | ({owned.owner_unit_id} if owned.owner_unit_id else set())
    return Audience(
        visibility=owned.visibility, unit_id=owned.unit_id, owner_ids=people | units, named_ids=owned.named_people
    )
