"""Targets said in percent of the start."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from tests.api.okrs.writing.asking import ask
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Calls
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def test_a_target_by_twenty_percent_is_that_much_above_the_start_or_in_percent_of_change(world: World) -> None:
    text = """mutation ($input: KeyResultCreateInput!) { keyResultCreate(input: $input) {
      keyResult { startValue targetValue unit } userErrors { code } } }"""

    async def made(**given: Any) -> Any:
        key_result = {"title": str(given), "measure": "INCREASE", "byPercent": 20} | given
        asked = {"idempotencyKey": str(given), "objectiveId": world.id("Grow"), "keyResult": key_result}
        return (await ask(ADMIN, text, input=asked))["keyResultCreate"]["keyResult"]

    assert await made(startValue=250, unit="EUR") == {"startValue": 250, "targetValue": 300, "unit": "EUR"}
    falls = await made(measure="DECREASE", startValue=250)
    assert falls == {"startValue": 250, "targetValue": 200, "unit": None}
    assert await made() == {"startValue": 0, "targetValue": 20, "unit": "% change"}
    assert await made(measure="DECREASE") == {"startValue": 0, "targetValue": -20, "unit": "% change"}


async def test_a_target_changes_by_so_many_percent_of_the_start_that_is_there_or_comes_with_it(world: World) -> None:
    text = """mutation ($input: KeyResultUpdateInput!) { keyResultUpdate(input: $input) {
      keyResult { version startValue targetValue } userErrors { code path } } }"""

    async def changed(version: int, **given: Any) -> Any:
        key = {"id": world.id("Calls"), "ifVersion": version, "reason": {"kind": "CORRECTION"}}
        return (await ask(ADMIN, text, input=key | given))["keyResultUpdate"]

    twice = (await changed(1, startValue=40, byPercent=20))["keyResult"]
    assert twice == {"version": 2, "startValue": 40, "targetValue": 48}
    assert (await changed(2, byPercent=50))["keyResult"]["targetValue"] == 60
    refused = await changed(3, byPercent=50, targetValue=60)
    assert refused["userErrors"] == [{"code": "INVALID", "path": ["input", "byPercent"]}]
    assert (await changed(3, byPercent=None, title="Rings"))["keyResult"]["targetValue"] == 60
