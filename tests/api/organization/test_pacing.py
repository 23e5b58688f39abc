"""How late is outdated and how far is behind: the company's settings, and what follows from them for its goals."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs.health import GRACE_DAYS
from plumbline.okrs.pace import DEFAULT_LIMITS
from plumbline.okrs.service import mark_outdated
from plumbline.organization import pacing
from tests.api.okrs.writing.asking import ask, done, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
"""
COMPANY = "{ company { version graceDays behindLimit farBehindLimit } }"
GOAL = "query ($id: ID!) { keyResult(id: $id) { health pace expected progress } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def settle(world: World, **changes: Any) -> Any:
    given = {"id": world.id("Acme"), "ifVersion": (await ask(ADMIN, COMPANY))["company"]["version"]}
    asked = "company { graceDays behindLimit farBehindLimit }"
    return (await done(ADMIN, "companyUpdate", given | changes, asked))["company"]


async def revenue(world: World) -> Any:
    return (await ask(ADMIN, GOAL, id=world.id("Revenue")))["keyResult"]


def test_the_usual_ones_are_those_of_the_rules() -> None:
    assert pacing.USUAL_GRACE_DAYS == GRACE_DAYS
    assert (DEFAULT_LIMITS.on_pace, DEFAULT_LIMITS.behind) == (pacing.USUAL_BEHIND, pacing.USUAL_FAR_BEHIND)


async def test_limits_of_pace_are_settings_and_every_open_goal_follows(world: World) -> None:
    assert await settle(world) == {"graceDays": 3, "behindLimit": 0, "farBehindLimit": 0.25}
    await world.report("Revenue", 30)
    found = await revenue(world)
    assert (found["expected"], found["pace"]) == (0.388889, "BEHIND")
    assert (await settle(world, behindLimit=0.1))["behindLimit"] == 0.1
    assert (await revenue(world))["pace"] == "ON_PACE"
    await settle(world, behindLimit=0.01, farBehindLimit=0.05)
    assert (await revenue(world))["pace"] == "FAR_BEHIND"
    assert await settle(world, behindLimit=None, farBehindLimit=None) == {
        "graceDays": 3,
        "behindLimit": 0,
        "farBehindLimit": 0.25,
    }
    assert (await revenue(world))["pace"] == "BEHIND"


async def test_the_grace_is_a_setting(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=7))  # Wednesday, two days after the first due moment
    await mark_outdated()
    assert (await revenue(world))["health"] == "PENDING"
    await settle(world, graceDays=1)
    assert (await revenue(world))["health"] == "OUTDATED"
    await settle(world, graceDays=10)
    assert (await revenue(world))["health"] == "PENDING"


async def test_limits_that_make_no_sense_are_refused_and_change_nothing(world: World) -> None:
    given = {"id": world.id("Acme"), "ifVersion": 1}
    table = {
        "less than no grace": given | {"graceDays": -1},
        "a grace without end": given | {"graceDays": 61},
        "ahead": given | {"behindLimit": -0.1},
        "more than all of it": given | {"farBehindLimit": 1.1},
        "the stricter word first": given | {"behindLimit": 0.5},
    }
    assert await refusals(ADMIN, "companyUpdate", table) == {
        "less than no grace": ("OUT_OF_RANGE", "input.graceDays"),
        "a grace without end": ("OUT_OF_RANGE", "input.graceDays"),
        "ahead": ("OUT_OF_RANGE", "input.behindLimit"),
        "more than all of it": ("OUT_OF_RANGE", "input.farBehindLimit"),
        "the stricter word first": ("OUT_OF_RANGE", "input.farBehindLimit"),
    }
