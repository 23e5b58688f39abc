"""Edges: no loop, nothing that leaks, and numbers that follow."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, do, done, everything, told
from tests.factories import ADMIN, World, built

WHY = {"kind": "CORRECTION"}
GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
      Call leads @Ben
        = Leads
Build @Tech
  = Uptime
"""
EDGES = "query ($id: ID!) { node(id: $id) { ... on Objective { progress parentObjectiveId alignments { kind primary weight toId } } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def edge(world: World, below: str, above: str, **more: Any) -> dict[str, Any]:
    """The input of an edge, with a reason."""
    return {"fromId": world.id(below), "to": {"toId": world.id(above)} | more, "reason": WHY}


async def edges_of(world: World, title: str, viewer: Viewer = ADMIN) -> list[tuple[str, bool, str]]:
    """Kind, whether primary, and the title of each target of an objective."""
    titles = {world.id(name): name for name in world.goals}
    found = (await ask(viewer, EDGES, id=world.id(title)))["node"]["alignments"]
    return [(each["kind"], each["primary"], titles[each["toId"]]) for each in found]


async def progress(world: World, title: str) -> float | None:
    """The stored progress of an objective."""
    found: float | None = (await ask(ADMIN, EDGES, id=world.id(title)))["node"]["progress"]
    return found


@pytest.mark.parametrize(
    "below, above, loop",
    [
        ("Grow", "Call leads", ["Grow", "Call leads", "Sell more", "Revenue"]),
        ("Grow", "Leads", ["Grow", "Leads", "Call leads", "Sell more", "Revenue"]),
        ("Revenue", "Sell more", ["Revenue", "Sell more"]),
        ("Grow", "Grow", ["Grow"]),
        ("Revenue", "Revenue", ["Revenue"]),
        ("Sell more", "Calls", ["Sell more", "Calls"]),
    ],
)
async def test_a_loop_is_refused_and_named(world: World, below: str, above: str, loop: list[str]) -> None:
    before = await everything()
    payload = await do(ADMIN, "alignmentSet", edge(world, below, above))
    assert told(payload) == ("LOOP", "input.to.toId")
    assert [goal["id"] for goal in payload["userErrors"][0]["loop"]] == [world.id(title) for title in loop]
    assert await everything() == before


async def test_a_loop_names_only_goals_that_the_viewer_sees(world: World) -> None:
    await world.draw("Secret @Cleo private")
    admin_cleo = await world.viewer("Cleo", ADMIN.role)
    await done(admin_cleo, "alignmentSet", edge(world, "Secret", "Call leads", kind="SUPPORTS", primary=True))
    seen = [world.id(title) for title in ("Grow", "Call leads", "Sell more", "Revenue")]
    payload = await do(ADMIN, "alignmentSet", edge(world, "Grow", "Call leads", primary=True))
    assert [goal["id"] for goal in payload["userErrors"][0]["loop"]] == seen


async def test_a_support_that_draws_no_tree_closes_no_loop(world: World) -> None:
    await done(ADMIN, "alignmentSet", edge(world, "Grow", "Build", kind="SUPPORTS"))
    await done(ADMIN, "alignmentSet", edge(world, "Build", "Grow", kind="SUPPORTS", primary=False))


async def test_a_key_result_is_not_aligned_to_its_own_objective(world: World) -> None:
    assert told(await do(ADMIN, "alignmentSet", edge(world, "Calls", "Sell more"))) == ("INVALID", "input.to.toId")


async def test_the_same_pair_twice_is_one_edge_with_what_was_said_last(world: World) -> None:
    asked = "alignment { id kind weight primary }"
    first = (await done(ADMIN, "alignmentSet", edge(world, "Build", "Grow"), asked))["alignment"]
    assert (first["kind"], first["weight"], first["primary"]) == ("CONTRIBUTES", 1, True)
    second = (await done(ADMIN, "alignmentSet", edge(world, "Build", "Grow", kind="SUPPORTS", weight=2.5), asked))[
        "alignment"
    ]
    assert second == {"id": first["id"], "kind": "SUPPORTS", "weight": 2.5, "primary": True}


async def test_one_of_several_edges_is_primary_and_a_move_takes_it_along(world: World) -> None:
    await done(ADMIN, "alignmentSet", edge(world, "Build", "Grow"))
    await done(ADMIN, "alignmentSet", edge(world, "Build", "Sell more", primary=True))
    assert sorted(await edges_of(world, "Build")) == [
        ("CONTRIBUTES", False, "Grow"),
        ("CONTRIBUTES", True, "Sell more"),
    ]
    await done(
        ADMIN, "objectiveMove", {"id": world.id("Build"), "ifVersion": 2, "toId": world.id("Revenue"), "reason": WHY}
    )
    assert sorted(await edges_of(world, "Build")) == [("CONTRIBUTES", False, "Grow"), ("CONTRIBUTES", True, "Revenue")]
    moved = {"id": world.id("Build"), "ifVersion": 3, "toId": world.id("Uptime"), "reason": WHY}
    assert told(await do(ADMIN, "objectiveMove", moved)) == ("LOOP", "input.toId")


async def test_a_contribution_moves_numbers_and_its_end_moves_them_back(world: World) -> None:
    await world.report("Uptime", 80)
    assert await progress(world, "Sell more") == 0.0
    made = await done(ADMIN, "alignmentSet", edge(world, "Build", "Sell more", weight=2), "affected { id }")
    assert [goal["id"] for goal in made["affected"]] == [world.id("Sell more")]
    assert await progress(world, "Sell more") == 0.4
    cut = {"fromId": world.id("Build"), "toId": world.id("Sell more"), "reason": WHY}
    assert (await done(ADMIN, "alignmentRemove", cut, "affected { id }"))["affected"] == made["affected"]
    assert await progress(world, "Sell more") == 0.0
    assert told(await do(ADMIN, "alignmentRemove", cut)) == ("NOT_FOUND", "input.toId")


async def test_a_restricted_goal_only_supports_what_others_see(world: World) -> None:
    await world.draw("Hidden @Sales team\nTeam plan @Sales team")
    hidden = world.id("Hidden")
    payload = await done(ADMIN, "alignmentSet", edge(world, "Hidden", "Grow", kind="CONTRIBUTES"), "alignment { kind }")
    assert payload["alignment"] == {"kind": "SUPPORTS"}
    same = await done(ADMIN, "alignmentSet", edge(world, "Hidden", "Team plan"), "alignment { kind }")
    assert same["alignment"] == {"kind": "CONTRIBUTES"}
    assert (await ask(await world.viewer("Dan"), EDGES, id=hidden))["node"] is None


async def test_a_primary_target_is_never_less_visible(world: World) -> None:
    await world.draw("Hidden @Sales team")
    assert told(await do(ADMIN, "alignmentSet", edge(world, "Build", "Hidden"))) == ("LESS_VISIBLE", "input.to.toId")
    moved = {"id": world.id("Build"), "ifVersion": 2, "toId": world.id("Hidden"), "reason": WHY}
    assert told(await do(ADMIN, "objectiveMove", moved)) == ("LESS_VISIBLE", "input.toId")
    await done(ADMIN, "alignmentSet", edge(world, "Build", "Hidden", kind="SUPPORTS", primary=False))


async def test_narrowing_a_goal_turns_its_contribution_into_support_and_numbers_follow(world: World) -> None:
    await world.report("Leads", 60)
    assert await progress(world, "Sell more") == 0.3
    narrowed = {"id": world.id("Call leads"), "ifVersion": 2, "visibility": "TEAM"}
    payload = await done(ADMIN, "objectiveUpdate", narrowed, "affected { id }")
    assert world.id("Sell more") in [goal["id"] for goal in payload["affected"]]
    assert await edges_of(world, "Call leads") == [("SUPPORTS", True, "Sell more")]
    assert await progress(world, "Sell more") == 0.0


async def test_narrowing_a_parent_lets_go_of_what_more_people_see(world: World) -> None:
    narrowed = {"id": world.id("Sell more"), "ifVersion": 2, "visibility": "PRIVATE"}
    await done(await world.viewer("Ana"), "objectiveUpdate", narrowed)
    ben = await world.viewer("Ben")
    assert (await ask(ben, EDGES, id=world.id("Call leads")))["node"]["parentObjectiveId"] is None
    assert (await ask(ben, EDGES, id=world.id("Call leads")))["node"]["alignments"] == []
    ana = await world.viewer("Ana")
    assert await edges_of(world, "Call leads", ana) == [("CONTRIBUTES", False, "Sell more")]


async def test_widening_a_goal_under_a_restricted_one_is_refused(world: World) -> None:
    await world.draw("Hidden @Sales team\n  Deeper @Sales team")
    widened = {"id": world.id("Deeper"), "ifVersion": 2, "visibility": "EVERYONE"}
    assert told(await do(ADMIN, "objectiveUpdate", widened)) == ("LESS_VISIBLE", "input.visibility")


async def test_a_new_home_team_takes_a_persons_goals_along(world: World) -> None:
    await world.draw("Plan @Sales team\n  Mine @Ben team\n    = Done")
    await world.report("Done", 50)
    assert await progress(world, "Plan") == 0.5
    dan, ana = await world.viewer("Dan"), await world.viewer("Ana")
    assert (await ask(dan, EDGES, id=world.id("Mine")))["node"] is None
    home = {"personId": world.id("Ben"), "unitId": world.id("Tech"), "home": True}
    await done(ADMIN, "membershipSet", home)
    assert (await ask(dan, EDGES, id=world.id("Mine")))["node"]["progress"] == 0.5
    assert (await ask(ana, EDGES, id=world.id("Mine")))["node"] is None
    assert await edges_of(world, "Mine") == [("SUPPORTS", False, "Plan")]
    assert await progress(world, "Plan") is None


async def test_what_a_private_goal_aligns_to_says_nothing_of_it(world: World) -> None:
    await world.draw("Secret @Cleo private")
    cleo, dan = await world.viewer("Cleo"), await world.viewer("Dan")
    revision = "query ($id: ID!) { objectiveTree(root: {objectiveId: $id}) { revision totalCount } }"
    before = await ask(dan, revision, id=world.id("Grow"))
    await done(cleo, "alignmentSet", edge(world, "Secret", "Grow"))
    assert await ask(dan, revision, id=world.id("Grow")) == before
    found = await do(dan, "alignmentSet", edge(world, "Secret", "Grow"))
    assert told(found) == ("NOT_FOUND", "input.fromId")
    nothing = edge(world, "Build", "Grow") | {"fromId": encode("obj", 4711)}
    assert (await do(dan, "alignmentSet", nothing))["userErrors"] == found["userErrors"]
