"""What an answer costs, and what happens to one that would cost too much."""

from pathlib import Path

import httpx
import pytest

from plumbline.kit.clock import Hands
from plumbline.schema import schema
from plumbline.settings import Settings
from tests.api.http.conftest import site_of
from tests.api.http.readers import Reader, reader
from tests.factories import World, built

GOALS = "Grow @Acme\n" + "".join(f"  = Number {number}\n" for number in range(12))
KEY_RESULTS = "{ objectives { nodes { keyResults { nodes { id } } } } }"
TWICE = "{ objectives { nodes { keyResults { nodes { objective { keyResults { nodes { id } } } } } } } }"
BUDGET = 100


@pytest.fixture
async def ben(clock: Hands, database: Settings, tmp_path: Path) -> Reader:
    world: World = await built(GOALS)
    site = site_of(database.but(objects=BUDGET), built=tmp_path, schema=schema)
    return await reader(site.app, world, "Ben")


async def posted(ben: Reader, document: str, accept: str = "application/json", **more: object) -> httpx.Response:
    return await ben.client.post("/graphql", json={"query": document} | more, headers={"accept": accept})


async def test_the_cost_is_told_to_whoever_asks_and_to_nobody_else(ben: Reader) -> None:
    asked = (await posted(ben, KEY_RESULTS, extensions={"cost": True})).json()
    # The objective, its key results, and the two connections they stand in.
    assert asked["extensions"] == {"cost": {"objects": 15, "budget": BUDGET}}
    assert "extensions" not in (await posted(ben, KEY_RESULTS)).json()


async def test_an_answer_over_the_budget_is_refused_whole_and_says_what_the_budget_is(ben: Reader) -> None:
    for accept, status in (("application/json", 200), ("application/graphql-response+json", 400)):
        answer = await posted(ben, TWICE, accept)
        content = answer.json()
        assert answer.status_code == status
        assert content.get("data") is None
        assert [each["extensions"]["code"] for each in content["errors"]] == ["QUERY_TOO_COMPLEX"]
        assert content["extensions"]["cost"]["budget"] == BUDGET
