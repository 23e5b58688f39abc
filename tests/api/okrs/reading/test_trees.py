"""Trees in preorder: whole, narrowed, page by page, and as columns."""

from typing import Any

import pytest

from plumbline.database import statements
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from tests.api.okrs.reading.asking import answer, codes, drawn, tree
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
      Call leads @Ben
      Write letters @Eve
  Build faster @Tech +Sales
    Ship weekly @Dan
Please people @Acme
"""
WHOLE = """\
Grow
  Sell more
    Call leads
    Write letters
  Build faster
    Ship weekly
Please people
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def test_the_company_root_shows_the_whole_tree_a_parent_before_its_children(world: World) -> None:
    page = await tree(ADMIN, {"companyId": world.id("Acme")})
    assert drawn(page["edges"]) == WHOLE
    assert page["totalCount"] == 7
    below = {edge["node"]["title"]: edge["node"]["parentObjectiveId"] for edge in page["edges"]}
    assert below["Sell more"] == world.id("Grow")


async def test_the_team_root_shows_what_its_units_and_their_people_own_or_share(world: World) -> None:
    page = await tree(ADMIN, {"teamId": world.id("Sales")})
    assert drawn(page["edges"]) == "Sell more\n  Call leads\n  Write letters\nBuild faster\n"


async def test_the_person_root_shows_theirs(world: World) -> None:
    assert drawn((await tree(ADMIN, {"personId": world.id("Ben")}))["edges"]) == "Call leads\n"


async def test_the_objective_root_shows_it_and_what_is_below(world: World) -> None:
    page = await tree(ADMIN, {"objectiveId": world.id("Sell more")})
    assert drawn(page["edges"]) == "Sell more\n  Call leads\n  Write letters\n"


@pytest.mark.parametrize("root", ["companyId", "teamId", "personId", "objectiveId"])
@pytest.mark.parametrize(
    "id", ["", "nonsense", encode("obj", 7), encode("com", 7), encode("team", 7), encode("per", 7)]
)
async def test_an_unknown_root_gives_an_empty_tree(world: World, root: str, id: str) -> None:
    page = await tree(ADMIN, {root: id})
    assert (page["edges"], page["totalCount"]) == ([], 0)


async def test_a_filter_keeps_the_way_to_what_matches(world: World) -> None:
    page = await tree(ADMIN, {"companyId": world.id("Acme")}, filter={"ownerIds": [world.id("Eve")]})
    assert drawn(page["edges"]) == "(Grow)\n  (Sell more)\n    Write letters\n"
    assert page["totalCount"] == 3


@pytest.mark.parametrize(
    ("filter", "matches"),
    [
        ({"levels": ["COMPANY"]}, ["Grow", "Please people"]),
        ({"titleContains": "SELL"}, ["Sell more"]),
        ({"titleContains": "%"}, []),
        ({"aligned": False}, []),
        ({"aligned": True}, ["Sell more", "Call leads", "Write letters", "Build faster", "Ship weekly"]),
        ({"states": ["DRAFT"]}, []),
        ({"health": ["PENDING"], "levels": ["TEAM"]}, ["Sell more", "Build faster"]),
        ({"ownerIds": ["nonsense"]}, []),
    ],
)
async def test_each_part_of_a_filter_narrows(world: World, filter: dict[str, Any], matches: list[str]) -> None:
    text = "query ($filter: ObjectiveFilter) { objectives(filter: $filter) { totalCount nodes { title } } }"
    found = (await answer(ADMIN, text, filter=filter))["objectives"]
    assert [node["title"] for node in found["nodes"]] == matches
    assert found["totalCount"] == len(matches)


async def test_max_depth_counts_from_the_roots(world: World) -> None:
    page = await tree(ADMIN, {"companyId": world.id("Acme")}, maxDepth=1)
    assert drawn(page["edges"]) == "Grow\n  Sell more\n  Build faster\nPlease people\n"


async def test_pages_make_the_whole_tree_while_rows_are_added_in_between(world: World) -> None:
    root, edges, after = {"companyId": world.id("Acme")}, [], None
    for turn in range(20):
        page = await tree(ADMIN, root, first=2, after=after)
        edges += page["edges"]
        after = page["pageInfo"]["endCursor"]
        await world.draw(f"Aside {turn} @Tech")
        if not page["pageInfo"]["hasNextPage"]:
            break
    shown = drawn([edge for edge in edges if not edge["node"]["title"].startswith("Aside")])
    assert shown == WHOLE
    assert len({edge["node"]["id"] for edge in edges}) == len(edges)


async def test_a_page_goes_on_where_a_row_stood_that_is_gone(world: World) -> None:
    root = {"companyId": world.id("Acme")}
    page = await tree(ADMIN, root, first=3)
    await okrs.archive(ADMIN, world.goals["Call leads"], archived=True, if_version=2)
    rest = await tree(ADMIN, root, after=page["pageInfo"]["endCursor"])
    assert drawn(rest["edges"]) == "    Write letters\n  Build faster\n    Ship weekly\nPlease people\n"


@pytest.mark.parametrize("after", ["", "nonsense", "W10", "W1tdXQ", "WzFd", "x" * 200_000, "é"])
async def test_a_foreign_cursor_is_refused(world: World, after: str) -> None:
    text = "query ($r: TreeRootInput!, $a: String) { objectiveTree(root: $r, after: $a) { totalCount } }"
    assert await codes(ADMIN, text, r={"companyId": world.id("Acme")}, a=after) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("first", [-1, 1001])
async def test_a_page_has_its_limits(world: World, first: int) -> None:
    text = "query ($r: TreeRootInput!, $f: Int) { objectiveTree(root: $r, first: $f) { totalCount } }"
    assert await codes(ADMIN, text, r={"companyId": world.id("Acme")}, f=first) == ["BAD_USER_INPUT"]


async def test_descendants_are_what_is_below_at_depth_one_and_deeper(world: World) -> None:
    text = """query ($id: ID!) { objective(id: $id) { descendants(maxDepth: 1) { totalCount revision edges {
        depth matches node { title } } } all: descendants { edges { depth matches node { title } } } } }"""
    found = (await answer(ADMIN, text, id=world.id("Grow")))["objective"]
    assert drawn(found["descendants"]["edges"]) == "  Sell more\n  Build faster\n"
    whole = "  Sell more\n    Call leads\n    Write letters\n  Build faster\n    Ship weekly\n"
    assert drawn(found["all"]["edges"]) == whole


async def test_a_cycle_includes_the_cycles_inside_it(world: World) -> None:
    await world.draw("Last @Acme year")
    root = {"companyId": world.id("Acme")}
    assert drawn((await tree(ADMIN, root))["edges"]) == WHOLE
    year = await tree(ADMIN, root, cycleId=encode("cyc", world.year_id))
    assert "Last" in drawn(year["edges"]) and "Grow" in drawn(year["edges"])
    assert (await tree(ADMIN, root, cycleId="nonsense"))["edges"] == []


COLUMNS = """query ($r: TreeRootInput!) { objectiveTreeColumns(root: $r) { count revision ids parents depths titles
    progress expected health confidence kinds levels states keyResultCounts belowCounts ownerPositions
    owners { __typename name } unitPositions units { __typename name } extraTargets versions } }"""


async def test_columns_are_the_rows_of_the_tree_in_the_same_order(world: World) -> None:
    columns = (await answer(ADMIN, COLUMNS, r={"companyId": world.id("Acme")}))["objectiveTreeColumns"]
    shown = ["  " * depth + title for depth, title in zip(columns["depths"], columns["titles"], strict=True)]
    assert "\n".join(shown) + "\n" == WHOLE
    assert columns["parents"] == [None, 0, 1, 1, 0, 4, None]
    assert columns["belowCounts"] == [5, 2, 0, 0, 1, 0, 0]
    assert columns["keyResultCounts"] == [1, 1, 0, 0, 0, 0, 0]
    owners = [columns["owners"][place]["name"] for place in columns["ownerPositions"]]
    assert owners == ["Acme", "Sales", "Ben", "Eve", "Tech", "Dan", "Acme"]
    units = [columns["units"][place]["name"] for place in columns["unitPositions"]]
    assert units == ["Acme", "Sales", "Sales", "Inside Sales", "Tech", "Tech", "Acme"]
    assert columns["extraTargets"] == [0] * 7
    lengths = {len(value) for key, value in columns.items() if key not in ("count", "revision", "owners", "units")}
    assert lengths == {columns["count"]} == {7}


async def test_statements_do_not_grow_with_rows(world: World) -> None:
    async def counted() -> tuple[int, int]:
        root = {"companyId": world.id("Acme")}
        with statements() as first:
            await tree(ADMIN, root)
        with statements() as second:
            await answer(ADMIN, COLUMNS, r=root)
        return len(first), len(second)

    before = await counted()
    await world.draw("\n".join(f"More {number} @Tech" for number in range(5)))
    assert await counted() == before
    assert max(before) <= 16
