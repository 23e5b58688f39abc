"""What days that go by do to goals: stated healths, kept shares, and numbers that only programs look at."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.okrs.service import count_kept_shares, mark_outdated
from tests.api.okrs.writing.asking import ask, done
from tests.factories import ADMIN, World, built

WHY = {"kind": "CORRECTION"}
GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
"""
GOAL = """query ($id: ID!) { node(id: $id) {
  ... on Objective { health derivedHealth progress }
  ... on KeyResult { health progress nextCheckInOn } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def goal(world: World, title: str) -> Any:
    """What is stored of a goal."""
    return (await ask(ADMIN, GOAL, id=world.id(title)))["node"]


async def test_a_health_stated_while_a_check_in_is_late_lasts_until_the_next_due_day(
    world: World, clock: Hands
) -> None:
    clock.forward(timedelta(days=6))  # a Tuesday, one day after what nobody has answered
    said = {"statedHealth": "AT_RISK", "statedHealthNote": "The deal is late"}
    await done(ADMIN, "objectiveUpdate", {"id": world.id("Sell more"), "ifVersion": 2} | said)
    assert (await goal(world, "Sell more"))["health"] == "AT_RISK"
    clock.forward(timedelta(days=2))
    await mark_outdated()
    assert (await goal(world, "Sell more"))["health"] == "AT_RISK"
    await world.report("Calls", 10)
    assert (await goal(world, "Sell more")) == {"health": "AT_RISK", "derivedHealth": "ON_TRACK", "progress": 0.1}
    clock.forward(timedelta(days=4))  # the Monday on which the next one is due
    await mark_outdated()
    assert (await goal(world, "Sell more"))["health"] == "ON_TRACK"


async def test_due_moments_that_pass_while_a_cycle_is_graded_still_count_in_a_kept_share(
    world: World, clock: Hands
) -> None:
    kept = {"title": "Uptime", "measure": "AT_LEAST", "targetValue": 99, "scoredBy": "KEPT_SHARE"}
    given = {"idempotencyKey": "u", "objectiveId": world.id("Sell more"), "keyResult": kept, "reason": WHY}
    made = (await done(ADMIN, "keyResultCreate", given, "keyResult { id }"))["keyResult"]["id"]
    clock.forward(timedelta(days=6))
    report = {"idempotencyKey": "r", "keyResultId": made, "status": "ON_TRACK", "value": 99.5}
    await done(ADMIN, "checkInCreate", {"checkIns": [report]})
    asked = "query ($id: ID!) { keyResult(id: $id) { progress } }"
    assert (await ask(ADMIN, asked, id=made))["keyResult"]["progress"] == 1
    await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.GRADING, if_version=2)
    clock.forward(timedelta(days=7))
    await count_kept_shares()
    assert (await ask(ADMIN, asked, id=made))["keyResult"]["progress"] == 0.5
