"""Who may do what with goals: one row of the table, one test."""

from dataclasses import replace

import pytest

from plumbline.okrs.policy import Owned, Standing, Verb, can, can_create, can_hand_down, can_see, standings
from plumbline.okrs.words import ObjectiveState, Visibility
from plumbline.organization.viewer import Role, Viewer

COMPANY, SALES, NORTH, ELSEWHERE = 1, 2, 3, 4
OWNER, COLLEAGUE, LEAD, LEAD_ABOVE, MANAGER, REPORTER, NAMED, STRANGER, ADMIN, COACH = range(11, 21)

VIEWERS = {
    "admin": Viewer(account_id=1, person_id=ADMIN, role=Role.ADMIN),
    "coach": Viewer(account_id=1, person_id=COACH, role=Role.COACH),
    "lead of the unit": Viewer(
        account_id=1,
        person_id=LEAD,
        role=Role.MEMBER,
        member_of=frozenset({NORTH}),
        leads=frozenset({NORTH}),
        led_subtree=frozenset({NORTH}),
    ),
    "lead above": Viewer(
        account_id=1,
        person_id=LEAD_ABOVE,
        role=Role.MEMBER,
        member_of=frozenset({SALES}),
        leads=frozenset({SALES}),
        led_subtree=frozenset({SALES, NORTH}),
    ),
    "owner": Viewer(account_id=1, person_id=OWNER, role=Role.MEMBER, member_of=frozenset({NORTH})),
    "member": Viewer(account_id=1, person_id=COLLEAGUE, role=Role.MEMBER, member_of=frozenset({NORTH})),
    "manager": Viewer(account_id=1, person_id=MANAGER, role=Role.MEMBER, reports=frozenset({OWNER})),
    "reporter": Viewer(account_id=1, person_id=REPORTER, role=Role.MEMBER, member_of=frozenset({ELSEWHERE})),
    "named": Viewer(account_id=1, person_id=NAMED, role=Role.MEMBER, member_of=frozenset({ELSEWHERE})),
    "stranger": Viewer(account_id=1, person_id=STRANGER, role=Role.MEMBER, member_of=frozenset({ELSEWHERE})),
    "reader": Viewer(account_id=1, person_id=STRANGER, role=Role.READER),
    "service": Viewer(account_id=1, role=Role.SERVICE, scopes=frozenset({"read", "write"})),
    "reading service": Viewer(account_id=1, role=Role.SERVICE, scopes=frozenset({"read"})),
}
OF_A_PERSON = Owned(
    id=100,
    state=ObjectiveState.PUBLISHED,
    visibility=Visibility.EVERYONE,
    owner_unit_id=None,
    owner_person_id=OWNER,
    unit_id=NORTH,
    reviewing_unit_id=NORTH,
    created_by_id=OWNER,
    named_people=frozenset({NAMED}),
    reporters=frozenset({REPORTER}),
)
OF_A_TEAM = replace(OF_A_PERSON, owner_person_id=None, owner_unit_id=NORTH, reviewing_unit_id=SALES, created_by_id=LEAD)
OF_THE_COMPANY = replace(
    OF_A_PERSON,
    owner_person_id=None,
    owner_unit_id=COMPANY,
    unit_id=COMPANY,
    reviewing_unit_id=None,
    created_by_id=LEAD,
)

VERBS = tuple(Verb)
MAY_WITH_A_PERSONS = {
    #                     EDIT PROPOSE PUBLISH RETURN CLOSE CHECK_IN GRADE WEIGH COMMENT
    "admin":             "x    x       x       x      x     x        x     x     x",
    "coach":             ".    .       .       .      .     .        .     .     x",
    "lead of the unit":  ".    .       .       .      .     .        .     .     x",
    "lead above":        ".    .       .       .      .     .        .     .     x",
    "owner":             "x    x       x       .      x     x        x     x     x",
    "member":            ".    .       .       .      .     .        .     .     x",
    "manager":           ".    .       .       .      .     .        .     .     x",
    "reporter":          ".    .       .       .      .     x        .     .     x",
    "named":             ".    .       .       .      .     .        .     .     x",
    "stranger":          ".    .       .       .      .     .        .     .     x",
    "reader":            ".    .       .       .      .     .        .     .     .",
    "service":           "x    .       .       .      .     x        .     .     x",
    "reading service":   ".    .       .       .      .     .        .     .     .",
}  # fmt: skip
MAY_WITH_A_TEAMS = MAY_WITH_A_PERSONS | {
    "owner":             ".    .       .       .      .     .        .     .     x",
    "lead of the unit":  "x    x       x       .      x     x        x     x     x",
}  # fmt: skip


def cells(table: dict[str, str]) -> list[tuple[str, Verb, bool]]:
    return [
        (who, verb, mark == "x")
        for who, marks in table.items()
        for verb, mark in zip(VERBS, marks.split(), strict=True)
    ]


@pytest.mark.parametrize(("who", "verb", "allowed"), cells(MAY_WITH_A_PERSONS))
def test_with_an_objective_of_a_person(who: str, verb: Verb, allowed: bool) -> None:
    assert can(VIEWERS[who], verb, OF_A_PERSON) is allowed


@pytest.mark.parametrize(("who", "verb", "allowed"), cells(MAY_WITH_A_TEAMS))
def test_with_an_objective_of_a_team(who: str, verb: Verb, allowed: bool) -> None:
    assert can(VIEWERS[who], verb, OF_A_TEAM) is allowed


SEES = {
    #                     published: EVERYONE TEAM PRIVATE  draft: EVERYONE PRIVATE  proposed
    "admin":             "x          x        .             x               .        x",
    "coach":             "x          x        .             .               .        .",
    "lead of the unit":  "x          x        .             .               .        x",
    "lead above":        "x          x        .             .               .        .",
    "owner":             "x          x        x             x               x        x",
    "member":            "x          x        .             .               .        .",
    "manager":           "x          .        x             .               .        .",
    "reporter":          "x          x        x             .               .        .",
    "named":             "x          x        x             .               .        .",
    "stranger":          "x          .        .             .               .        .",
    "reader":            "x          .        .             .               .        .",
    "service":           "x          .        .             .               .        .",
}  # fmt: skip
CASES = (
    (ObjectiveState.PUBLISHED, Visibility.EVERYONE),
    (ObjectiveState.PUBLISHED, Visibility.TEAM),
    (ObjectiveState.PUBLISHED, Visibility.PRIVATE),
    (ObjectiveState.DRAFT, Visibility.EVERYONE),
    (ObjectiveState.DRAFT, Visibility.PRIVATE),
    (ObjectiveState.PROPOSED, Visibility.EVERYONE),
)


@pytest.mark.parametrize(
    ("who", "state", "visibility", "sees"),
    [(who, *case, mark == "x") for who, marks in SEES.items() for case, mark in zip(CASES, marks.split(), strict=True)],
)
def test_who_sees_what(who: str, state: ObjectiveState, visibility: Visibility, sees: bool) -> None:
    assert can_see(VIEWERS[who], replace(OF_A_PERSON, state=state, visibility=visibility)) is sees


@pytest.mark.parametrize(
    ("who", "unit_id", "person_id", "allowed"),
    [
        ("admin", COMPANY, None, True),
        ("admin", None, OWNER, True),
        ("member", NORTH, None, True),
        ("member", None, COLLEAGUE, True),
        ("member", SALES, None, False),
        ("member", None, OWNER, False),
        ("lead of the unit", NORTH, None, True),
        ("coach", NORTH, None, False),
        ("reader", None, STRANGER, False),
        ("reading service", NORTH, None, False),
    ],
)
def test_who_writes_for_whom(who: str, unit_id: int | None, person_id: int | None, allowed: bool) -> None:
    assert can_create(VIEWERS[who], unit_id=unit_id, person_id=person_id) is allowed


def test_a_creator_edits_and_proposes_a_draft_for_their_unit_but_does_not_publish_it() -> None:
    draft = replace(OF_A_TEAM, state=ObjectiveState.DRAFT, created_by_id=COLLEAGUE)
    allowed = {verb for verb in Verb if can(VIEWERS["member"], verb, draft)}
    assert allowed == {Verb.EDIT, Verb.PROPOSE, Verb.COMMENT}


def test_the_lead_above_publishes_what_is_proposed_below() -> None:
    proposed = replace(OF_A_TEAM, state=ObjectiveState.PROPOSED)
    assert can(VIEWERS["lead above"], Verb.PUBLISH, proposed)
    assert not can(VIEWERS["lead above"], Verb.EDIT, proposed)


def test_the_lead_of_the_home_team_publishes_what_a_person_proposes() -> None:
    proposed = replace(OF_A_PERSON, state=ObjectiveState.PROPOSED)
    assert can(VIEWERS["lead of the unit"], Verb.PUBLISH, proposed)
    assert not can(VIEWERS["lead above"], Verb.PUBLISH, proposed)


@pytest.mark.parametrize(
    ("who", "owned", "may"),
    [
        ("lead of the unit", OF_A_PERSON, True),
        ("lead above", OF_A_PERSON, False),
        ("lead above", OF_A_TEAM, True),
        ("lead of the unit", OF_A_TEAM, False),
        ("admin", OF_A_TEAM, True),
        ("owner", OF_A_PERSON, False),
        ("member", OF_A_TEAM, False),
        ("coach", OF_A_TEAM, False),
        ("admin", OF_THE_COMPANY, True),
        ("lead above", OF_THE_COMPANY, False),
        ("admin", replace(OF_THE_COMPANY, visibility=Visibility.PRIVATE), False),
    ],
)
def test_a_proposal_is_returned_by_whoever_reviews_it(who: str, owned: Owned, may: bool) -> None:
    assert can(VIEWERS[who], Verb.RETURN, replace(owned, state=ObjectiveState.PROPOSED)) is may


def test_a_proposal_that_no_unit_is_above_is_reviewed_by_admins() -> None:
    proposed = replace(OF_THE_COMPANY, state=ObjectiveState.PROPOSED)
    reviewing = {who for who, viewer in VIEWERS.items() if Standing.REVIEWER in standings(viewer, proposed)}
    assert reviewing == {"admin"}


@pytest.mark.parametrize(
    ("who", "unit_id", "person_id", "place_id", "allowed"),
    [
        ("lead above", NORTH, None, NORTH, True),
        ("lead above", None, OWNER, NORTH, True),
        ("lead above", ELSEWHERE, None, ELSEWHERE, False),
        ("lead of the unit", SALES, None, SALES, False),
        ("lead of the unit", None, OWNER, NORTH, True),
        ("member", NORTH, None, NORTH, True),
        ("member", None, OWNER, NORTH, False),
        ("admin", ELSEWHERE, None, ELSEWHERE, True),
        ("coach", NORTH, None, NORTH, False),
        ("reader", None, STRANGER, ELSEWHERE, False),
    ],
)
def test_who_hands_down_to_whom(
    who: str, unit_id: int | None, person_id: int | None, place_id: int, allowed: bool
) -> None:
    assert can_hand_down(VIEWERS[who], unit_id=unit_id, person_id=person_id, place_id=place_id) is allowed
