"""A key result with an owner or a reporter of its own: who answers for it, and for it alone."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, document, done, execute
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
    = Letters
    = Brand
    = Visits
"""
TABLE = """
            Calls        Letters      Brand        Visits
Dan         report,edit  -            -            -
Cleo        -            report,edit  -            -
Eve         -            -            report       -
Ben         -            -            -            -
Ana         report,edit  report,edit  report,edit  report,edit
"""
ABILITIES = "query ($id: ID!) { keyResult(id: $id) { viewerCanEdit viewerCanCheckIn } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    """Calls belong to Dan, Letters to the team that Cleo leads, on Brand Eve reports."""
    world = await built(GOALS)
    for title, change in {
        "Calls": {"ownerId": world.id("Dan")},
        "Letters": {"ownerId": world.id("Tech")},
        "Brand": {"reporterId": world.id("Eve")},
    }.items():
        given = {"id": world.id(title), "ifVersion": 1, "reason": {"kind": "CORRECTION"}}
        await done(ADMIN, "keyResultUpdate", given | change)
    return world


def expected() -> dict[tuple[str, str], str]:
    heading, *rows = filter(str.strip, TABLE.splitlines())
    return {
        (who, title): may
        for who, *cells in map(str.split, rows)
        for title, may in zip(heading.split(), cells, strict=True)
    }


async def done_with(world: World, viewer: Viewer, title: str) -> str:
    """What the viewer gets done with a key result; nothing is changed by trying."""
    entry: dict[str, Any] = {"idempotencyKey": "k", "keyResultId": world.id(title), "status": "ON_TRACK", "value": 1e12}
    asked = document("checkInCreate", "results { userErrors { code } }")
    report = (await execute(viewer, asked, input={"checkIns": [entry]})).data["checkInCreate"]["results"][0]
    edit = {"id": world.id(title), "ifVersion": 99, "title": "x"}
    change = (await execute(viewer, document("keyResultUpdate"), input=edit)).data["keyResultUpdate"]
    allowed = {
        "report": "FORBIDDEN" not in str(report["userErrors"]),
        "edit": "FORBIDDEN" not in str(change["userErrors"]),
    }
    return ",".join(name for name, may in allowed.items() if may) or "-"


async def said_of(world: World, viewer: Viewer, title: str) -> str:
    """What the viewer is told they may do with it."""
    found = (await ask(viewer, ABILITIES, id=world.id(title)))["keyResult"]
    allowed = {"report": found["viewerCanCheckIn"], "edit": found["viewerCanEdit"]}
    return ",".join(name for name, may in allowed.items() if may) or "-"


async def test_whoever_answers_for_one_key_result_answers_for_no_other(world: World) -> None:
    viewers = {name: await world.viewer(name) for name in ("Dan", "Cleo", "Eve", "Ben", "Ana")}
    wanted = expected()
    assert {cell: await done_with(world, viewers[cell[0]], cell[1]) for cell in wanted} == wanted
    assert {cell: await said_of(world, viewers[cell[0]], cell[1]) for cell in wanted} == wanted


async def test_who_owes_a_check_in_may_make_it(world: World) -> None:
    due = "query ($id: ID!) { person(id: $id) { checkInsDue { keyResult { title viewerCanCheckIn } } } }"
    for name, titles in {"Dan": {"Calls"}, "Cleo": {"Letters"}, "Eve": {"Brand"}, "Ana": {"Visits"}}.items():
        found = (await ask(await world.viewer(name), due, id=world.id(name)))["person"]["checkInsDue"]
        assert {each["keyResult"]["title"] for each in found} <= titles
        assert all(each["keyResult"]["viewerCanCheckIn"] for each in found)


async def test_the_owner_of_a_key_result_weighs_what_contributes_to_it_and_aligns_it(world: World) -> None:
    dan = await world.viewer("Dan")
    edge = {"fromId": world.id("Calls"), "to": {"toId": world.id("Grow"), "kind": "SUPPORTS"}}
    await done(dan, "alignmentSet", edge | {"reason": {"kind": "CORRECTION"}})
    refused = await execute(dan, document("alignmentSet"), input=edge | {"fromId": world.id("Visits")})
    assert refused.data["alignmentSet"]["userErrors"][0]["code"] == "FORBIDDEN"
