"""What a leaver has left is flagged to whoever answers for it, and goes to somebody else in one step."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.test_numbers_stay_true import differences
from tests.api.okrs.writing.asking import ask, done, execute, refusals
from tests.factories import ADMIN, World, built

WHY = {"kind": "RESOURCES_MOVED"}
GOALS = """
Grow @Acme
  Sell more @Sales team +Ben
    Call leads @Ben team
      = Calls
    Visit fairs @Ben team draft
  Secret plan @Ben private
  Build @Dan
"""
LEFT = """
query ($id: ID!) { person(id: $id) { viewerCanHandOver handovers { kind subjectId objective { title } } } }
"""
LEAVERS = "query ($id: ID!) { node(id: $id) { ... on Unit { leavers { count person { name } } } } }"
PREVIEW = """
query ($choice: GoalsReassignChoice!) { goalsReassignPreview(choice: $choice) { count loosened { ...L } } }
"""
EDGE = """
fragment L on LoosenedAlignment {
  becomesSupports standsAlone alignment { kind primary from { ... on Objective { title } } }
}
"""
ANSWERED = "count affected { id } loosened { becomesSupports standsAlone }"
OWNERS = """
query ($id: ID!) { objective(id: $id) {
  owner { name } coOwners { name } level keyResults { nodes { owner { name } reporter { name } } }
  initiatives { nodes { owner { name } } } changes { nodes { field before after reasonKind } }
} }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    """Ben has left: he owns goals, shares one, does work, and somebody waits for him."""
    world = await built(GOALS)
    await done(ADMIN, "personUpdate", {"id": world.id("Ben"), "ifVersion": 1, "managerId": world.id("Dan")})
    await world.report("Calls", 40)
    work = {"idempotencyKey": "i", "goalId": world.id("Build"), "title": "Ask around", "ownerId": world.id("Ben")}
    await done(ADMIN, "initiativeCreate", work)
    await _leave(world, "Ben")
    return world


async def _leave(world: World, name: str) -> None:
    person = (await ask(ADMIN, "query ($id: ID!) { person(id: $id) { version } }", id=world.id(name)))["person"]
    await done(ADMIN, "personUpdate", {"id": world.id(name), "ifVersion": person["version"], "active": False})


async def waiting(viewer: Viewer, world: World) -> list[tuple[str, str]]:
    found = (await ask(viewer, LEFT, id=world.id("Ben")))["person"]["handovers"]
    return [(each["kind"], each["objective"]["title"]) for each in found]


async def test_it_is_told_to_the_lead_above_to_the_manager_and_to_admins_as_far_as_they_see_it(world: World) -> None:
    ana, eve, dan, cleo = [await world.viewer(name) for name in ("Ana", "Eve", "Dan", "Cleo")]
    seen = [("INITIATIVE", "Build"), ("OBJECTIVE", "Call leads"), ("CO_OWNED", "Sell more")]
    assert await waiting(ana, world) == seen
    assert await waiting(ADMIN, world) == [*seen, ("OBJECTIVE", "Visit fairs")]
    assert await waiting(dan, world) == [seen[0], ("OBJECTIVE", "Secret plan")]
    assert await waiting(eve, world) == await waiting(cleo, world) == []
    flags = [(await ask(who, LEAVERS, id=world.id("Sales")))["node"]["leavers"] for who in (ana, eve, cleo, ADMIN)]
    assert [[each["count"] for each in flag] for flag in flags] == [[3], [], [], [4]]
    company = (await ask(ADMIN, LEAVERS, id=world.id("Acme")))["node"]["leavers"]
    assert company == [{"count": 4, "person": {"name": "Ben"}}]


async def test_everything_goes_to_another_person_in_one_step_with_its_reason(world: World) -> None:
    ana = await world.viewer("Ana")
    given = {"personId": world.id("Ben"), "toId": world.id("Ana"), "reason": WHY}
    answer = await done(ana, "goalsReassign", given, ANSWERED)
    assert (answer["count"], answer["loosened"]) == (3, [])
    found = (await ask(ADMIN, OWNERS, id=world.id("Call leads")))["objective"]
    assert (found["owner"], found["level"]) == ({"name": "Ana"}, "INDIVIDUAL")
    change = {"field": "owner", "before": "Ben", "after": "Ana", "reasonKind": "RESOURCES_MOVED"}
    assert found["changes"]["nodes"][0] == change
    shared = (await ask(ADMIN, OWNERS, id=world.id("Sell more")))["objective"]
    assert shared["coOwners"] == [{"name": "Ana"}]
    work = (await ask(ADMIN, OWNERS, id=world.id("Build")))["objective"]
    assert work["initiatives"]["nodes"] == [{"owner": {"name": "Ana"}}]
    assert await waiting(ana, world) == []
    assert (await done(ana, "goalsReassign", given, ANSWERED))["count"] == 0
    assert await differences() == {}


async def test_what_goes_to_another_team_loosens_what_no_longer_fits_as_the_preview_said(world: World) -> None:
    choice = {"personId": world.id("Ben"), "toId": world.id("Cleo"), "ids": [world.id("Call leads")]}
    preview = (await ask(ADMIN, PREVIEW + EDGE, choice=choice))["goalsReassignPreview"]
    edge = {"kind": "CONTRIBUTES", "primary": True, "from": {"title": "Call leads"}}
    assert preview == {"count": 1, "loosened": [{"becomesSupports": True, "standsAlone": True, "alignment": edge}]}
    answer = await done(ADMIN, "goalsReassign", {**choice, "reason": WHY}, ANSWERED)
    assert answer["loosened"] == [{"becomesSupports": True, "standsAlone": True}]
    found = (await ask(ADMIN, OWNERS, id=world.id("Call leads")))["objective"]
    assert found["owner"] == {"name": "Cleo"}
    assert ("OBJECTIVE", "Visit fairs") in await waiting(ADMIN, world)
    assert await differences() == {}


async def test_a_team_takes_over_and_is_never_owner_and_further_owner_at_once(world: World) -> None:
    await done(ADMIN, "goalsReassign", {"personId": world.id("Ben"), "toId": world.id("Sales"), "reason": WHY})
    shared = (await ask(ADMIN, OWNERS, id=world.id("Sell more")))["objective"]
    assert (shared["owner"], shared["coOwners"]) == ({"name": "Sales"}, [])
    found = (await ask(ADMIN, OWNERS, id=world.id("Call leads")))["objective"]
    assert (found["owner"], found["level"]) == ({"name": "Sales"}, "TEAM")
    assert await differences() == {}


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    ben, ana = world.id("Ben"), world.id("Ana")
    base = {"personId": ben, "toId": ana, "reason": WHY}
    table: dict[str, dict[str, Any]] = {
        "no reason": base | {"reason": None},
        "other without words": base | {"reason": {"kind": "OTHER"}},
        "an indicator that is none": base | {"reason": WHY | {"indicatorId": encode("kr", 7)}},
        "nobody": base | {"personId": encode("per", 7)},
        "still here": base | {"personId": ana},
        "to nobody": base | {"toId": encode("per", 7)},
        "to a leaver": base | {"toId": ben},
        "to an objective": base | {"toId": world.id("Grow")},
        "not waiting": base | {"ids": [world.id("Build")]},
        "hidden": base | {"ids": [world.id("Secret plan")]},
        "no id": base | {"ids": ["nonsense"]},
        "too many": base | {"ids": [world.id("Build")] * 1_001},
    }
    found = await refusals(ADMIN, "goalsReassign", table)
    assert found == {
        "no reason": ("REASON_REQUIRED", "input.reason"),
        "other without words": ("REASON_REQUIRED", "input.reason.text"),
        "an indicator that is none": ("INVALID", "input.reason.indicatorId"),
        "nobody": ("NOT_FOUND", "input.personId"),
        "still here": ("INVALID", "input.personId"),
        "to nobody": ("NOT_FOUND", "input.toId"),
        "to a leaver": ("NOT_FOUND", "input.toId"),
        "to an objective": ("NOT_FOUND", "input.toId"),
        "not waiting": ("NOT_FOUND", "input.ids"),
        "hidden": ("NOT_FOUND", "input.ids"),
        "no id": ("NOT_FOUND", "input.ids"),
        "too many": ("TOO_LONG", "input.ids"),
    }
    for who in (
        await world.viewer("Eve"),
        await world.viewer("Ana", Role.READER),
        await world.viewer("Ida", Role.COACH),
    ):
        assert await refusals(who, "goalsReassign", {"may not": base}) == {"may not": ("FORBIDDEN", "input")}
        asked = await execute(who, PREVIEW + EDGE, choice={"personId": ben, "toId": ana})
        assert [error.extensions["code"] for error in asked.errors] == ["FORBIDDEN"]


async def test_a_closed_cycle_keeps_its_owners(clock: Hands) -> None:
    world = await built("Grow @Ben\n  = Calls")
    await world.report("Calls", 100)
    cycle = {"id": encode("cyc", world.cycle_id)}
    await done(ADMIN, "cycleMove", cycle | {"to": "GRADING", "ifVersion": 2})
    await done(ADMIN, "cycleClose", cycle | {"acceptProposals": True, "ifVersion": 3})
    await _leave(world, "Ben")
    assert await waiting(ADMIN, world) == []
    given = {"personId": world.id("Ben"), "toId": world.id("Ana"), "reason": WHY}
    assert (await done(ADMIN, "goalsReassign", given, ANSWERED))["count"] == 0
