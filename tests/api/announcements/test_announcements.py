"""A unit's goals are told to its people and those below, once a cycle; who answers for them sees who has read it."""

from datetime import date
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, do, done, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
  Sell inside @Inside_Sales draft
"""
UNREAD = "{ viewer { unreadAnnouncements { unit { name } text viewerHasRead } } }"
READ = """
query ($id: ID!) { announcement(id: $id) { viewerHasRead audienceCount readCount viewerCanSeeReaders
  readers { totalCount nodes { name } } notReadBy { totalCount nodes { name } } } }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def announced(who: Viewer, world: World, unit: str, text: str | None = None) -> str:
    given = {"unitId": world.id(unit), "cycleId": encode("cyc", world.cycle_id), "text": text}
    made = await done(who, "announcementCreate", given, "announcement { id }")
    return str(made["announcement"]["id"])


async def unread(viewer: Viewer) -> list[Any]:
    return [each["unit"]["name"] for each in (await ask(viewer, UNREAD))["viewer"]["unreadAnnouncements"]]


async def test_it_waits_for_the_people_of_the_unit_and_of_those_below_until_they_have_read_it(world: World) -> None:
    ana, ben, eve, dan = [await world.viewer(name) for name in ("Ana", "Ben", "Eve", "Dan")]
    id_ = await announced(ana, world, "Sales", "Ours")
    assert [await unread(each) for each in (ana, ben, eve, dan)] == [[], ["Sales"], ["Sales"], []]
    await done(eve, "announcementRead", {"id": id_})
    await done(eve, "announcementRead", {"id": id_})
    assert [await unread(each) for each in (ben, eve)] == [["Sales"], []]


async def test_who_answers_for_the_unit_sees_who_has_read_it_and_nobody_else_does(world: World) -> None:
    ana, eve = await world.viewer("Ana"), await world.viewer("Eve")
    id_ = await announced(ana, world, "Sales")
    await done(eve, "announcementRead", {"id": id_})
    seen = {"audienceCount": 3, "readCount": 2, "viewerCanSeeReaders": True}
    readers = {"totalCount": 2, "nodes": [{"name": "Ana"}, {"name": "Eve"}]}
    waiting = {"totalCount": 1, "nodes": [{"name": "Ben"}]}
    coach = await world.viewer("Dan", Role.COACH)
    for viewer, has_read in ((ana, True), (coach, False)):
        found = (await ask(viewer, READ, id=id_))["announcement"]
        assert found == {"viewerHasRead": has_read, **seen, "readers": readers, "notReadBy": waiting}
    found = (await ask(eve, READ, id=id_))["announcement"]
    nobody = {"audienceCount": None, "readCount": None, "viewerCanSeeReaders": False}
    none = {"totalCount": 0, "nodes": []}
    assert found == {"viewerHasRead": True, **nobody, "readers": none, "notReadBy": none}


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    ana, cycle = await world.viewer("Ana"), encode("cyc", world.cycle_id)
    days: dict[str, Any] = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30)}
    later = encode("cyc", await cycles.create_cycle(ADMIN, name="Q3 2026", **days))
    await announced(ana, world, "Sales")
    table = {
        "again": {"unitId": world.id("Sales"), "cycleId": cycle},
        "nothing published": {"unitId": world.id("Inside Sales"), "cycleId": cycle},
        "another cycle": {"unitId": world.id("Sales"), "cycleId": later},
        "not theirs": {"unitId": world.id("Acme"), "cycleId": cycle},
        "no cycle": {"unitId": world.id("Sales"), "cycleId": encode("cyc", 7)},
        "no unit": {"unitId": encode("team", 7), "cycleId": cycle},
        "long": {"unitId": world.id("Inside Sales"), "cycleId": cycle, "text": "x" * 5_001},
    }
    found = await refusals(ana, "announcementCreate", table)
    assert {name: code for name, (code, _) in found.items()} == {
        "again": "DUPLICATE",
        "nothing published": "INVALID",
        "another cycle": "INVALID",
        "not theirs": "FORBIDDEN",
        "no cycle": "NOT_FOUND",
        "no unit": "NOT_FOUND",
        "long": "TOO_LONG",
    }
    program = Viewer(account_id=9, role=Role.SERVICE)
    assert told(await do(program, "announcementRead", {"id": encode("ann", 7)}))[0] == "NOT_FOUND"
