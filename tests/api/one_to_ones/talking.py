"""What tests of 1:1s ask and do."""

from typing import Any

from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, done
from tests.factories import World

GOALS = """
Be the partner that customers choose @Acme
  Win back lost customers @Ben
    = Customers won back
  Shorten the onboarding @Ana +Ben
    = Days until a customer is live
  Something of my own that few see @Ben private supports
    = Hidden
  Build a platform that scales @Dan
    = Requests a second
"""
ITEM = "title topics health note blockers owners { name } movements { title valueBefore value } due { title }"
PAGE = f"""query ($id: ID!) {{ oneToOne(id: $id) {{
  starter {{ name }} guest {{ name }} other {{ name }} interval weekday at timeZone startsOn hasEnded nextOn nextAt since
  version viewerCanEdit agenda {{ {ITEM} }} nextNote {{ id text version writtenBy {{ name }} }}
  notes {{ nodes {{ heldOn text }} }}
  actions(open: true) {{ nodes {{ id text heldOn dueOn doneAt version owner {{ name }} viewerCanEdit }} }} }} }}"""
MINE = "query ($ended: Boolean) { oneToOnes(ended: $ended) { totalCount nodes { other { name } agenda { title } } } }"


def entry(world: World, person: str = "Ben", **more: Any) -> dict[str, Any]:
    given = {"personId": world.id(person), "interval": "WEEKLY", "weekday": "FRIDAY", "at": "10:30"}
    return {"idempotencyKey": f"with {person}"} | given | more


async def started(world: World, who: str = "Ana", person: str = "Ben", **more: Any) -> str:
    viewer = await world.viewer(who)
    payload = await done(viewer, "oneToOneStart", entry(world, person, **more), "oneToOne { id }")
    return str(payload["oneToOne"]["id"])


async def page_of(viewer: Viewer, id_: str) -> Any:
    return (await ask(viewer, PAGE, id=id_))["oneToOne"]


async def agenda(viewer: Viewer, id_: str) -> dict[str, Any]:
    return {item["title"]: item for item in (await page_of(viewer, id_))["agenda"]}


def note(id_: str, text: str | None, version: int, day: str = "2026-05-08") -> dict[str, Any]:
    return {"oneToOneId": id_, "heldOn": day, "ifVersion": version, "text": text}


def action(world: World, id_: str, owner: str = "Ben", **more: Any) -> dict[str, Any]:
    given = {"idempotencyKey": "call", "oneToOneId": id_, "text": "Call the supplier", "ownerId": world.id(owner)}
    return given | more


async def agreed(world: World, id_: str, **more: Any) -> str:
    payload = await done(await world.viewer("Ana"), "oneToOneActionAdd", action(world, id_, **more), "action { id }")
    return str(payload["action"]["id"])
