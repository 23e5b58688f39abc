"""Two people talk again and again: the agenda fills itself, notes and actions are theirs, and nobody else's."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from plumbline.okrs.words import Status
from tests.api.okrs.writing.asking import ask, do, done, everything, refusal, refusals, told
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Be the partner that customers choose @Acme
  Win back lost customers @Ben
    = Customers won back
  Shorten the onboarding @Ana
    = Days until a customer is live
  Something of my own that few see @Ben private
    = Hidden
"""
ITEM = "title topics health note blockers owners { name } movements { title valueBefore value } due { title }"
PAGE = f"""query ($id: ID!) {{ oneToOne(id: $id) {{
  starter {{ name }} guest {{ name }} other {{ name }} interval weekday at timeZone startsOn hasEnded nextOn nextAt since
  version viewerCanEdit agenda {{ {ITEM} }} nextNote {{ id text version writtenBy {{ name }} }}
  notes {{ nodes {{ heldOn text }} }} actions(open: true) {{ nodes {{ id text heldOn dueOn doneAt version owner {{ name }} }} }} }} }}"""
MINE = "{ oneToOnes { totalCount nodes { id other { name } } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def entry(world: World, person: str = "Ben", **more: Any) -> dict[str, Any]:
    given = {"personId": world.id(person), "interval": "WEEKLY", "weekday": "FRIDAY", "at": "10:30"}
    return {"idempotencyKey": f"with {person}"} | given | more


async def started(world: World, who: str = "Ana", person: str = "Ben", **more: Any) -> str:
    viewer = await world.viewer(who)
    payload = await done(viewer, "oneToOneStart", entry(world, person, **more), "oneToOne { id }")
    return str(payload["oneToOne"]["id"])


async def page_of(viewer: Viewer, id_: str) -> Any:
    return (await ask(viewer, PAGE, id=id_))["oneToOne"]


async def test_two_talk_on_their_weekday_by_the_clock_of_whoever_started(world: World) -> None:
    id_ = await started(world)
    found = await page_of(await world.viewer("Ben"), id_)
    print(found)
    assert (found["starter"]["name"], found["guest"]["name"], found["other"]["name"]) == ("Ana", "Ben", "Ana")
    assert (found["nextOn"], found["weekday"], found["at"]) == ("2026-05-08", "FRIDAY", "10:30")
