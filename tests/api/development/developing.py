"""What tests of development ask and do."""

from typing import Any

from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, done
from tests.factories import World

GOALS = """
Be the partner that customers choose @Acme
  Win back lost customers @Ben
  Something that few see @Dan private supports
"""
STEP = "id title note startsOn dueOn state version viewerCanEdit aspiration { title } objectives { title }"
OF = f"""query ($id: ID!) {{ person(id: $id) {{
  aspirations {{ id title version viewerCanEdit steps {{ title }} }} developmentReaders {{ name }}
  developmentSteps {{ totalCount nodes {{ {STEP} }} }} }} }}"""


async def of(viewer: Viewer, world: World, name: str = "Ben") -> Any:
    return (await ask(viewer, OF, id=world.id(name)))["person"]


async def aspired(world: World, title: str = "Lead a team", who: str = "Ben") -> str:
    given = {"idempotencyKey": title, "title": title, "description": "In two years."}
    payload = await done(await world.viewer(who), "aspirationCreate", given, "aspiration { id }")
    return str(payload["aspiration"]["id"])


def step(title: str = "Run a retrospective", **more: Any) -> dict[str, Any]:
    return {"idempotencyKey": title, "title": title, "dueOn": "2026-09-30"} | more


async def noted(world: World, title: str = "Run a retrospective", who: str = "Ben", **more: Any) -> str:
    payload = await done(await world.viewer(who), "developmentStepCreate", step(title, **more), "step { id }")
    return str(payload["step"]["id"])


async def shared(world: World, *names: str, who: str = "Ben") -> None:
    given = {"personIds": [world.id(name) for name in names]}
    await done(await world.viewer(who), "developmentReadersSet", given)
