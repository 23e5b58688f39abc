"""Dashboards of units: who keeps them, who sees them, what is refused."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import ask, done, refusal, refusals
from tests.factories import ADMIN, World, built


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built("Grow @Acme\n")


async def test_a_dashboard_is_seen_by_everyone_and_kept_by_who_edits_the_unit(world: World) -> None:
    text = """query ($id: ID!) { node(id: $id) { ... on Unit { viewerCanEditDashboard
      dashboard { title pictures version by { name } unit { ... on Team { name } } } } } }"""
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    given = {"unitId": world.id("Sales"), "title": "Our Monday", "pictures": ["REPORTING", "PROGRESS"]}
    made = await done(ana, "dashboardCreate", given | {"idempotencyKey": "1"}, "dashboard { id version }")
    again = await done(ana, "dashboardCreate", given | {"idempotencyKey": "1"}, "dashboard { id version }")
    assert again["dashboard"] == made["dashboard"]
    seen = (await ask(ben, text, id=world.id("Sales")))["node"]
    assert seen == {
        "viewerCanEditDashboard": False,
        "dashboard": {
            "title": "Our Monday",
            "pictures": ["REPORTING", "PROGRESS"],
            "version": 1,
            "by": {"name": "Ana"},
            "unit": {"name": "Sales"},
        },
    }
    changed = {"id": made["dashboard"]["id"], "ifVersion": 1, "pictures": ["HEALTH"]}
    told = await done(ADMIN, "dashboardUpdate", changed, "dashboard { title pictures version }")
    assert told["dashboard"] == {"title": "Our Monday", "pictures": ["HEALTH"], "version": 2}
    removed = await done(ana, "dashboardRemove", {"id": changed["id"]}, "removedId unit { id }")
    assert (removed["removedId"], removed["unit"]["id"]) == (changed["id"], world.id("Sales"))
    assert (await ask(ben, text, id=world.id("Sales")))["node"]["dashboard"] is None


async def test_what_makes_no_dashboard_is_refused_and_changes_nothing(world: World) -> None:
    there = {"unitId": world.id("Sales"), "title": "Ours", "pictures": ["HEALTH"], "idempotencyKey": "there"}
    made = (await done(ADMIN, "dashboardCreate", there, "dashboard { id }"))["dashboard"]["id"]
    good = {"unitId": world.id("Tech"), "title": "Ours", "pictures": ["HEALTH"], "idempotencyKey": "bad"}
    table: dict[str, dict[str, Any]] = {
        "no team": good | {"unitId": encode("team", 5)},
        "a person": good | {"unitId": world.id("Dan")},
        "no title": good | {"title": " "},
        "a long title": good | {"title": "x" * 201},
        "no picture": good | {"pictures": []},
        "a picture twice": good | {"pictures": ["HEALTH", "HEALTH"]},
        "a second one": good | {"unitId": world.id("Sales")},
        "the key of another": good | {"idempotencyKey": "there"},
    }
    assert await refusals(ADMIN, "dashboardCreate", table) == {
        "no team": ("NOT_FOUND", "input.unitId"),
        "a person": ("NOT_FOUND", "input.unitId"),
        "no title": ("BLANK", "input.title"),
        "a long title": ("TOO_LONG", "input.title"),
        "no picture": ("BLANK", "input.pictures"),
        "a picture twice": ("DUPLICATE", "input.pictures"),
        "a second one": ("DUPLICATE", "input.unitId"),
        "the key of another": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
    }
    update: dict[str, dict[str, Any]] = {
        "an old version": {"id": made, "ifVersion": 7, "title": "Theirs"},
        "nothing of it": {"id": encode("dash", 5), "ifVersion": 1},
        "no pictures": {"id": made, "ifVersion": 1, "pictures": None},
        "no title": {"id": made, "ifVersion": 1, "title": None},
    }
    assert await refusals(ADMIN, "dashboardUpdate", update) == {
        "an old version": ("VERSION_CONFLICT", "input"),
        "nothing of it": ("NOT_FOUND", "input.id"),
        "no pictures": ("INVALID", "input.pictures"),
        "no title": ("BLANK", "input.title"),
    }
    assert await refusal(ADMIN, "dashboardRemove", {"id": world.id("Grow")}) == ("NOT_FOUND", "input.id")


@pytest.mark.parametrize(
    ("who", "role", "allowed"),
    [
        ("Ana", Role.MEMBER, True),
        ("Ida", Role.ADMIN, True),
        ("Ben", Role.MEMBER, False),
        ("Eve", Role.MEMBER, False),
        ("Cleo", Role.MEMBER, False),
        ("Ben", Role.COACH, False),
        ("Ana", Role.READER, False),
    ],
)
async def test_who_edits_the_unit_keeps_its_dashboard(world: World, who: str, role: Role, allowed: bool) -> None:
    viewer = await world.viewer(who, role)
    there = {"unitId": world.id("Sales"), "title": "Ours", "pictures": ["HEALTH"], "idempotencyKey": "there"}
    made = (await done(ADMIN, "dashboardCreate", there, "dashboard { id }"))["dashboard"]["id"]
    text = "query ($id: ID!) { node(id: $id) { ... on Unit { viewerCanEditDashboard } } }"
    assert (await ask(viewer, text, id=world.id("Sales")))["node"]["viewerCanEditDashboard"] is allowed
    told = await refusal(viewer, "dashboardUpdate", {"id": made, "ifVersion": 1, "title": "Mine"})
    assert told == (("", "") if allowed else ("FORBIDDEN", "input"))
    told = await refusal(viewer, "dashboardRemove", {"id": made})
    assert told == (("", "") if allowed else ("FORBIDDEN", "input"))


@pytest.mark.parametrize(("theirs", "kept"), [(None, "Ours"), ("Theirs", "Theirs")])
async def test_a_dashboard_goes_with_its_team_into_another_that_has_none(
    world: World, theirs: str | None, kept: str
) -> None:
    for team, title in (("Sales", "Ours"), ("Tech", theirs)):
        given = {"unitId": world.id(team), "title": title, "pictures": ["HEALTH"], "idempotencyKey": team}
        if title is not None:
            await done(ADMIN, "dashboardCreate", given)
    await done(ADMIN, "teamMerge", {"id": world.id("Sales"), "intoId": world.id("Tech"), "ifVersion": 1})
    text = "query ($id: ID!) { team(id: $id) { dashboard { title } } }"
    assert (await ask(ADMIN, text, id=world.id("Tech")))["team"]["dashboard"] == {"title": kept}
    assert (await ask(ADMIN, text, id=world.id("Sales")))["team"]["dashboard"] is None
