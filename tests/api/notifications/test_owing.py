"""Who reports on a key result: lists of what is due and reminders name the same people."""

from plumbline.kit.clock import Hands
from plumbline.notifications import service
from tests.api.notifications.test_reminders import MONDAY, REMINDERS, moved
from tests.api.okrs.writing.asking import ask, done
from tests.factories import ADMIN, built

GOALS = """
Grow @Acme
  = Margin
  Sell more @Sales
    = Calls
    = Letters
    = Brand
    = Visits
    Dial @Ben
      = Dials
      = Rings
    Build @Dan
      = Modules
"""
DUE = "{ viewer { person { name } checkInsDue { keyResult { title } } } }"
REPORTS = {
    "Calls": "Dan",
    "Letters": "Cleo",
    "Brand": "Eve",
    "Visits": "Ana",
    "Dials": "Ben",
    "Rings": "Ida",
    "Modules": "Dan",
}
"""Who is to report on each; on the margin nobody, as nobody leads the company."""


async def test_who_owes_a_check_in_is_reminded_of_it_and_nobody_else(clock: Hands) -> None:
    world = await built(GOALS)
    for title, change in {
        "Calls": {"ownerId": world.id("Dan")},
        "Letters": {"ownerId": world.id("Tech")},
        "Brand": {"reporterId": world.id("Eve")},
        "Rings": {"ownerId": world.id("Eve"), "reporterId": world.id("Ida")},
    }.items():
        given = {"id": world.id(title), "ifVersion": 1, "reason": {"kind": "CORRECTION"}}
        await done(ADMIN, "keyResultUpdate", given | change)
    await service.tell_people()
    moved(clock, MONDAY)
    await service.remind()
    due, told = set(), set()
    for name in world.people:
        viewer = await world.viewer(name)
        due |= {(each["keyResult"]["title"], name) for each in (await ask(viewer, DUE))["viewer"]["checkInsDue"]}
        for each in (await ask(viewer, REMINDERS))["notifications"]["nodes"]:
            if each["kind"] == "CHECK_INS_DUE":
                told |= {(item["keyResult"]["title"], name) for item in each["subject"]["items"]}
    assert due == set(REPORTS.items())
    assert told == due
