"""A reason may cite the key result that showed it: any that one sees, and no other."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from tests.api.okrs.writing.asking import ask, done, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Build @Tech
    = Releases
Secret @Ben private
  = Hidden
"""
CHANGES = "query ($id: ID!) { keyResult(id: $id) { changes { nodes { field indicator { title } } } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def change(world: World, indicator_id: str, **more: Any) -> dict[str, Any]:
    why = {"kind": "CORRECTION", "indicatorId": indicator_id}
    return {"id": world.id("Calls"), "ifVersion": 1, "targetValue": 90, "reason": why} | more


async def test_the_key_result_of_another_team_may_have_shown_it(world: World) -> None:
    await done(ADMIN, "keyResultUpdate", change(world, world.id("Calls")))
    await done(ADMIN, "keyResultUpdate", change(world, world.id("Releases"), ifVersion=2, targetValue=80))
    found = (await ask(ADMIN, CHANGES, id=world.id("Calls")))["keyResult"]["changes"]["nodes"]
    assert [each["indicator"]["title"] for each in found] == ["Releases", "Calls"]


async def test_one_that_is_hidden_is_refused_as_one_that_is_not_there(world: World) -> None:
    table = {"hidden": change(world, world.id("Hidden")), "nothing": change(world, encode("kr", 7))}
    refused = ("INVALID", "input.reason.indicatorId")
    assert await refusals(ADMIN, "keyResultUpdate", table) == {"hidden": refused, "nothing": refused}
