"""Two people saving at once: one effect, or one wins and the other is told."""

import asyncio
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from tests.api.okrs.writing.asking import ask, do, refusal
from tests.factories import ADMIN, World, built

WHY = {"kind": "CORRECTION"}
GOALS = """
Grow @Acme
  = Calls
Build @Tech
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def both(mutation: str, *inputs: dict[str, Any]) -> list[str]:
    """The codes that inputs given at once are refused for, sorted."""
    found = await asyncio.gather(*(refusal(ADMIN, mutation, given) for given in inputs))
    return sorted(code for code, _ in found)


async def test_of_two_edits_of_one_version_one_wins(world: World) -> None:
    edits = [{"id": world.id("Grow"), "ifVersion": 2, "title": f"Edit {number}"} for number in range(4)]
    assert await both("objectiveUpdate", *edits) == ["", *["VERSION_CONFLICT"] * 3]


async def test_two_edges_that_would_close_a_loop_together_are_not_both_made(world: World) -> None:
    grow, build = world.id("Grow"), world.id("Build")
    edges = [{"fromId": below, "to": {"toId": above}, "reason": WHY} for below, above in ((grow, build), (build, grow))]
    assert await both("alignmentSet", *edges) == ["", "LOOP"]


async def test_two_moves_of_teams_and_of_managers_close_no_loop(world: World) -> None:
    pairs = (("Sales", "Tech"), ("Tech", "Sales"))
    moves = [{"id": world.id(team), "ifVersion": 1, "parentId": world.id(above)} for team, above in pairs]
    assert await both("teamMove", *moves) == ["", "INVALID"]
    people = (("Ana", "Ben"), ("Ben", "Ana"))
    manage = [{"id": world.id(person), "ifVersion": 1, "managerId": world.id(above)} for person, above in people]
    assert await both("personUpdate", *manage) == ["", "INVALID"]


async def test_what_there_can_be_one_of_is_made_once(world: World) -> None:
    days = {"startsOn": "2026-07-01", "endsOn": "2026-09-30"}
    assert await both("cycleCreate", *[{"name": "Q3"} | days] * 3) == ["", "DUPLICATE", "DUPLICATE"]
    assert await both("personCreate", *[{"name": "Zoë", "email": "z@acme.example"}] * 2) == ["", "DUPLICATE"]
    homes = [{"personId": world.id("Ben"), "unitId": world.id(unit), "home": True} for unit in ("Tech", "Acme")]
    assert await both("membershipSet", *homes) == ["", ""]


async def test_the_same_report_sent_twice_at_once_has_one_effect(world: World) -> None:
    report = {"idempotencyKey": "r", "keyResultId": world.id("Calls"), "status": "ON_TRACK", "value": 7}
    asked = "results { repeated checkIn { id } }"
    sent = [do(ADMIN, "checkInCreate", {"checkIns": [report]}, asked) for _ in range(4)]
    results = [payload["results"][0] for payload in await asyncio.gather(*sent)]
    assert sorted(result["repeated"] for result in results) == [False, True, True, True]
    assert len({result["checkIn"]["id"] for result in results}) == 1
    text = "query ($id: ID!) { node(id: $id) { ... on KeyResult { checkIns { totalCount } } } }"
    assert (await ask(ADMIN, text, id=world.id("Calls")))["node"]["checkIns"]["totalCount"] == 1
