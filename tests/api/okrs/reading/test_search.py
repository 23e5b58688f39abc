"""Search finds beginnings of words in what one may see."""

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.words import ChangeReason
from tests.api.okrs.reading.asking import answer, codes
from tests.factories import ADMIN, World, built

GOALS = """
Win the German market @Acme
  = Märkte in Deutschland
  Marketing in Köln @Sales
Quiet market @Tech team
"""
SEARCH = """query ($text: String!, $first: Int, $after: String) { search(text: $text, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor snippet node { __typename ... on Goal { title } ... on Owner { name } } } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def found(world: World, text: str) -> list[str]:
    edges = (await answer(await world.viewer("Ben"), SEARCH, text=text))["search"]["edges"]
    return [edge["node"].get("title") or edge["node"]["name"] for edge in edges]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("market", ["Marketing in Köln", "Win the German market"]),
        ("MARK", ["Marketing in Köln", "Märkte in Deutschland", "Win the German market"]),
        ("koln", ["Marketing in Köln"]),
        ("german mark", ["Win the German market"]),
        ("an", ["Ana"]),
        ("sales", ["Sales", "Inside Sales"]),
        ("acme", ["Acme"]),
        ("quiet", []),
        ("' OR \" * & | ! : ( )", []),
        ("%", []),
        ("", []),
    ],
)
async def test_words_are_found_by_their_beginnings(world: World, text: str, expected: list[str]) -> None:
    assert sorted(await found(world, text)) == sorted(expected)


async def test_pages_hold_everything_once(world: World) -> None:
    ben = await world.viewer("Ben")
    names, after = [], None
    for _ in range(5):
        page = (await answer(ben, SEARCH, text="mark", first=1, after=after))["search"]
        assert page["totalCount"] == 3
        names += [edge["node"]["title"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert sorted(names) == sorted(["Marketing in Köln", "Märkte in Deutschland", "Win the German market"])


async def test_a_snippet_shows_where_the_words_are(world: World) -> None:
    text = "We begin where we know people. " * 5 + "Then the bakeries follow. " + "And so on. " * 20
    goal = world.goals["Win the German market"]
    why = ReasonEntry(ChangeReason.CORRECTION)
    await okrs.update_objective(ADMIN, goal, {"description": text}, if_version=2, reason=why)
    [edge] = (await answer(ADMIN, SEARCH, text="bakeries win"))["search"]["edges"]
    assert "bakeries" in edge["snippet"]
    assert edge["snippet"].startswith("…") and edge["snippet"].endswith("…")


@pytest.mark.parametrize("asked", [{"text": "a" * 201}, {"text": "a", "first": 101}, {"text": "a", "after": "x"}])
async def test_a_search_has_its_limits(world: World, asked: dict[str, object]) -> None:
    assert await codes(ADMIN, SEARCH, **asked) == ["BAD_USER_INPUT"]
