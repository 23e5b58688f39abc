"""What days that go by do to goals: stated healths, kept shares, and numbers that only programs look at."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.okrs.service import Moved, count_kept_shares, mark_outdated
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, do, done, told
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


SERVICE = Viewer(account_id=9, role=Role.SERVICE)
REPORTED = """results { userErrors { code path } checkIn { automatic status author { name }
  keyResult { health pace noOneHasLooked } } }"""


async def by_program(world: World, key: str, **given: Any) -> Any:
    """What a service reports of the calls."""
    entry = {"idempotencyKey": key, "keyResultId": world.id("Calls")} | given
    payload = await done(SERVICE, "checkInCreate", {"checkIns": [entry]}, REPORTED)
    return payload["results"][0]["checkIn"]


async def test_what_a_service_reports_takes_its_status_from_the_pace_of_its_day(world: World) -> None:
    found = await by_program(world, "a", value=50)
    assert (found["automatic"], found["author"], found["status"]) == (True, None, "ON_TRACK")
    assert (await by_program(world, "b", value=30))["status"] == "AT_RISK"
    behind = await by_program(world, "c", value=1)
    assert (behind["status"], behind["keyResult"]["pace"], behind["keyResult"]["health"]) == (
        "OFF_TRACK",
        "FAR_BEHIND",
        "OFF_TRACK",
    )
    early = await by_program(world, "d", value=1, happenedAt="2026-04-01T10:00:00Z")
    assert (early["status"], early["keyResult"]["health"]) == ("ON_TRACK", "OFF_TRACK")
    assert await by_program(world, "c", value=1) == behind


async def test_a_person_says_how_it_stands(world: World) -> None:
    entry = {"idempotencyKey": "p", "keyResultId": world.id("Calls"), "value": 1}
    payload = await do(ADMIN, "checkInCreate", {"checkIns": [entry]}, REPORTED)
    assert told(payload["results"][0]) == ("INVALID", "input.checkIns.0.status")


async def test_after_two_due_moments_with_programs_alone_no_one_has_looked(world: World, clock: Hands) -> None:
    async def seen() -> tuple[bool, str]:
        asked = "query ($id: ID!) { keyResult(id: $id) { noOneHasLooked health } }"
        found = (await ask(ADMIN, asked, id=world.id("Calls")))["keyResult"]
        return found["noOneHasLooked"], found["health"]

    clock.forward(timedelta(days=2))
    await world.report("Calls", 40)  # Friday, 8 May, by a person: it answers Monday's moment
    clock.forward(timedelta(days=10))  # Monday, 18 May
    assert not (await by_program(world, "a", value=60))["keyResult"]["noOneHasLooked"]
    clock.forward(timedelta(days=7))  # Monday, 25 May
    await mark_outdated()
    assert await seen() == (True, "ON_TRACK")
    assert await mark_outdated() == Moved([])
    assert (await by_program(world, "b", value=61))["keyResult"]["noOneHasLooked"]
    await world.report("Calls", 62)
    assert await seen() == (False, "ON_TRACK")
