"""What one may not see does not exist: the answers equal those from a world without it."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, ReasonEntry
from plumbline.okrs.words import ChangeReason, Visibility
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.reading.asking import answer, drawn, tree
from tests.factories import ADMIN, World, built

WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)
OPEN = """
Grow @Acme
  = Revenue
  Sell more @Sales
Build faster @Tech
"""
RESTRICTED = """
Merge quietly @Tech team
  = Offers
  Find lawyers @Tech team
My own matter @Dan private
  = Calm
Half a thought @Tech draft
"""
EVERYTHING = """
query ($acme: TreeRootInput!, $grow: ID!, $tech: ID!) {
  objectives { totalCount nodes { ...O } }
  unalignedObjectives { totalCount nodes { title } }
  objectiveTree(root: $acme) { totalCount edges { cursor depth node { title } } pageInfo { endCursor hasNextPage } }
  objectiveTreeColumns(root: $acme) { count titles parents belowCounts extraTargets keyResultCounts owners { name } }
  search(text: "m") { totalCount edges { cursor snippet node { __typename id } } }
  objective(id: $grow) { ...O descendants { totalCount nodes { title } } }
  team(id: $tech) { stats { objectives keyResults progress unaligned checkInRate health { health count } }
    objectives { totalCount nodes { title } } members { nodes { name objectives { totalCount }
      keyResults { totalCount } checkInsDue { daysOverdue } } } }
}
fragment O on Objective { title progress health parentId parent { title } parentObjectiveId ancestors { title }
  below { objectives keyResults health { health count } } contributions { totalCount nodes { title } }
  alignments { to { title } } alignedFrom { totalCount nodes { from { title } } }
  explain { value items { label } leftOut { label } } keyResults { nodes { title alignedFrom { totalCount } } } }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(OPEN)


async def everything(world: World, viewer: Viewer) -> Any:
    ids = {"grow": world.id("Grow"), "tech": world.id("Tech"), "acme": {"companyId": world.id("Acme")}}
    return await answer(viewer, EVERYTHING, **ids)


async def test_a_stranger_to_restricted_goals_sees_the_world_without_them(world: World) -> None:
    ben = await world.viewer("Ben")
    before = await everything(world, ben)
    await world.draw(RESTRICTED)
    supports = AlignmentEntry(world.goals["Grow"])
    for title in ("Merge quietly", "Half a thought"):
        await okrs.align(ADMIN, world.goals[title], supports, reason=WHY)
    dan = await world.viewer("Dan")
    await okrs.align(dan, world.goals["My own matter"], AlignmentEntry(world.goals["Revenue"]), reason=WHY)
    assert await everything(world, ben) == before


@pytest.mark.parametrize(
    ("name", "role", "titles"),
    [
        ("Ben", Role.MEMBER, []),
        ("Dan", Role.MEMBER, ["Merge quietly", "Find lawyers", "My own matter"]),
        ("Cleo", Role.MEMBER, ["Merge quietly", "Find lawyers", "Half a thought"]),
        ("Ida", Role.COACH, ["Merge quietly", "Find lawyers"]),
        ("Ida", Role.ADMIN, ["Merge quietly", "Find lawyers", "Half a thought"]),
    ],
)
async def test_who_sees_what_is_restricted(world: World, name: str, role: Role, titles: list[str]) -> None:
    await world.draw(RESTRICTED)
    viewer = await world.viewer(name, role)
    page = await tree(viewer, {"companyId": world.id("Acme")})
    restricted = {"Merge quietly", "Find lawyers", "My own matter", "Half a thought"}
    assert [edge["node"]["title"] for edge in page["edges"] if edge["node"]["title"] in restricted] == titles
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Objective { title } } }"
    found = (await answer(viewer, text, ids=[world.id(title) for title in sorted(restricted)]))["nodes"]
    assert [node["title"] for node in found if node] == sorted(titles)


async def test_a_visible_child_of_an_invisible_parent_is_a_root(world: World) -> None:
    await world.draw("Hidden @Tech team")
    await world.draw("Known @Tech\n  Shown @Tech")
    await okrs.update_objective(ADMIN, world.goals["Shown"], {"visibility": Visibility.TEAM}, if_version=2, reason=WHY)
    await okrs.move_objective(ADMIN, world.goals["Shown"], to_id=world.goals["Hidden"], if_version=3, reason=WHY)
    shared = {"co_owners": (world.owner("Ben"),)}
    await okrs.update_objective(ADMIN, world.goals["Shown"], shared, if_version=4, reason=WHY)
    page = await tree(await world.viewer("Cleo"), {"companyId": world.id("Acme")})
    assert "Hidden\n  Shown\n" in drawn(page["edges"])
    ben = await world.viewer("Ben")
    page = await tree(ben, {"companyId": world.id("Acme")})
    assert "\nShown\n" in drawn(page["edges"])
    text = "query ($id: ID!) { objective(id: $id) { parentId parent { id } parentObjectiveId ancestors { id } } }"
    alone = (await answer(ben, text, id=world.id("Shown")))["objective"]
    assert alone == {"parentId": None, "parent": None, "parentObjectiveId": None, "ancestors": []}


async def test_key_results_and_what_hangs_on_them_are_seen_as_their_objective_is(world: World) -> None:
    await world.draw(RESTRICTED)
    await world.report("Offers", 10)
    text = """query ($id: ID!, $kr: ID!) { node(id: $id) { id } keyResult(id: $kr) { id }
        search(text: "offers") { totalCount nodes { id } } }"""
    hidden = await answer(await world.viewer("Ben"), text, id=world.id("Offers"), kr=world.id("Offers"))
    assert hidden == {"node": None, "keyResult": None, "search": {"totalCount": 0, "nodes": []}}
    shown = await answer(await world.viewer("Dan"), text, id=world.id("Offers"), kr=world.id("Offers"))
    assert shown["search"] == {"totalCount": 1, "nodes": [{"id": world.id("Offers")}]}


async def test_a_change_of_an_alignment_to_what_is_hidden_is_absent(world: World) -> None:
    await world.draw(RESTRICTED)
    sell = world.goals["Sell more"]
    await okrs.align(ADMIN, sell, AlignmentEntry(world.goals["Merge quietly"], primary=False), reason=WHY)
    text = "query ($id: ID!) { objective(id: $id) { changes { totalCount nodes { field after } } } }"
    asked = {"id": world.id("Sell more")}
    hidden = (await answer(await world.viewer("Ben"), text, **asked))["objective"]["changes"]
    assert hidden == {"totalCount": 0, "nodes": []}
    shown = (await answer(await world.viewer("Cleo"), text, **asked))["objective"]["changes"]
    assert shown["totalCount"] == 1
    assert "Merge quietly" in shown["nodes"][0]["after"]


async def test_archived_objectives_leave_lists_and_stay_by_id(world: World) -> None:
    await okrs.archive(ADMIN, world.goals["Sell more"], archived=True, if_version=2)
    page = await tree(ADMIN, {"companyId": world.id("Acme")})
    assert drawn(page["edges"]) == "Grow\nBuild faster\n"
    text = """query ($id: ID!, $grow: ID!) { objective(id: $id) { archived parent { title } }
        above: objective(id: $grow) { contributions { totalCount } below { objectives } } }"""
    found = await answer(ADMIN, text, id=world.id("Sell more"), grow=world.id("Grow"))
    assert found["objective"] == {"archived": True, "parent": {"title": "Grow"}}
    assert found["above"] == {"contributions": {"totalCount": 0}, "below": {"objectives": 0}}


@pytest.mark.parametrize(
    ("name", "edits", "checks_in"), [("Ben", False, False), ("Ana", True, True), ("Dan", False, False)]
)
async def test_abilities_are_those_of_the_policy(world: World, name: str, edits: bool, checks_in: bool) -> None:
    await world.draw("Call more @Sales\n  = Rings\nNot yet @Ana draft\n  = Later")
    text = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Objective { viewerCanEdit viewerCanCheckIn }
        ... on KeyResult { viewerCanEdit viewerCanCheckIn } } }"""
    viewer = await world.viewer(name)
    found = (
        await answer(
            viewer, text, ids=[world.id("Call more"), world.id("Rings"), world.id("Not yet"), world.id("Later")]
        )
    )["nodes"]
    published = {"viewerCanEdit": edits, "viewerCanCheckIn": checks_in}
    draft = {"viewerCanEdit": True, "viewerCanCheckIn": False} if name == "Ana" else None
    assert found == [published, published, draft, draft]


async def test_visibility_is_as_it_is_now(world: World) -> None:
    ben = await world.viewer("Ben")
    text = "query ($id: ID!) { objective(id: $id) { title } }"
    await okrs.update_objective(
        ADMIN, world.goals["Build faster"], {"visibility": Visibility.TEAM}, if_version=2, reason=WHY
    )
    assert (await answer(ben, text, id=world.id("Build faster")))["objective"] is None
