"""Who is reminded of which check-ins, when, and how often, asked through the API."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from plumbline.database import Sql, current, statements, transaction
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.notifications import service
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, done, refusal
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
      Dial @Ben
        = Dials
  Build @Tech
    Refactor @Dan private
      = Modules
"""
REMINDERS = """{
  viewer { unreadNotificationCount }
  notifications(first: 100, unreadOnly: true) { nodes {
    kind because by { name }
    subject { ... on Reminder { day items { keyResult { title } daysOverdue step } } } } }
}"""
LATE = """query ($id: ID!) { team(id: $id) {
  lateReporters { ...L } lateReporterPage { totalCount nodes { ...L } } } }
  fragment L on LateReporter { person { name } count daysOverdue wasRemindedToday viewerCanNudge }"""
SETTINGS = "{ viewer { reminders { wanted quietFrom quietUntil } } }"
MONDAY = datetime.fromisoformat("2026-05-11T09:00:00+02:00")
"""The first due moment, in Berlin; the world stands still on the Wednesday before."""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await service.tell_people()
    return world


def moved(clock: Hands, to: datetime) -> None:
    clock.forward(to - clock.at)


async def reminded(viewer: Viewer) -> list[list[str]]:
    """What each unread reminder lists, after everybody was reminded."""
    await service.remind()
    found = (await ask(viewer, REMINDERS))["notifications"]["nodes"]
    told = [each for each in found if each["kind"] == "CHECK_INS_DUE"]
    return [[f"{item['keyResult']['title']} {item['step']}" for item in each["subject"]["items"]] for each in told]


async def test_whoever_reports_is_reminded_when_it_is_due_and_a_day_after_and_then_their_lead(
    world: World, clock: Hands
) -> None:
    ben, ana = await world.viewer("Ben"), await world.viewer("Ana")
    moved(clock, MONDAY - timedelta(minutes=1))
    assert await reminded(ben) == []
    moved(clock, MONDAY)
    assert await reminded(ben) == [["Dials DUE"]]
    assert await reminded(ana) == [["Calls DUE"]]
    moved(clock, MONDAY + timedelta(days=1))
    assert await reminded(ben) == [["Dials DAY_AFTER"]], "the newest one stands for those before it"
    moved(clock, MONDAY + timedelta(days=3, hours=23))
    assert await reminded(ana) == [["Calls DAY_AFTER"]]
    moved(clock, MONDAY + timedelta(days=4))
    assert await reminded(ana) == [["Calls DAY_AFTER", "Dials GRACE_OVER"]]


async def test_an_answered_reminder_is_gone(world: World, clock: Hands) -> None:
    ben = await world.viewer("Ben")
    moved(clock, MONDAY)
    assert await reminded(ben) == [["Dials DUE"]]
    await world.report("Dials", 5)
    found = await ask(ben, REMINDERS)
    assert found["viewer"]["unreadNotificationCount"] == 0
    assert found["notifications"]["nodes"] == []


async def test_what_is_quiet_is_told_when_the_quiet_hours_end(world: World, clock: Hands) -> None:
    ben = await world.viewer("Ben")
    await done(ben, "remindersSet", {"wanted": True, "quietFrom": "08:00", "quietUntil": "12:30"}, "viewer { role }")
    moved(clock, MONDAY + timedelta(hours=3, minutes=29))
    assert await reminded(ben) == []
    moved(clock, MONDAY + timedelta(hours=3, minutes=30))
    assert await reminded(ben) == [["Dials DUE"]]


async def test_whoever_does_not_want_it_is_not_reminded(world: World, clock: Hands) -> None:
    ben = await world.viewer("Ben")
    wish = {"wanted": False, "quietFrom": "20:00", "quietUntil": "08:00"}
    saved = await done(ben, "remindersSet", wish, "viewer { reminders { wanted quietFrom quietUntil } }")
    assert saved["viewer"]["reminders"] == wish == (await ask(ben, SETTINGS))["viewer"]["reminders"]
    moved(clock, MONDAY)
    assert await reminded(ben) == []


async def test_a_reader_and_a_program_have_nothing_to_set(world: World) -> None:
    wish = {"wanted": True, "quietFrom": "20:00", "quietUntil": "08:00"}
    for viewer in (await world.viewer("Ben", Role.READER), ADMIN):
        assert (await ask(viewer, SETTINGS))["viewer"]["reminders"] is None
        assert (await refusal(viewer, "remindersSet", wish))[0] == "FORBIDDEN"


async def test_a_bad_time_is_refused(world: World) -> None:
    ben = await world.viewer("Ben")
    for wrong in ("8", "25:00", "08:00:00", "T0800", "soon"):
        wish = {"wanted": True, "quietFrom": wrong, "quietUntil": "08:00"}
        assert (await refusal(ben, "remindersSet", wish))[0] == "INVALID"


async def test_nobody_is_reminded_of_what_they_may_not_see_nor_of_what_is_over(world: World, clock: Hands) -> None:
    cleo, dan = await world.viewer("Cleo"), await world.viewer("Dan")
    moved(clock, MONDAY)
    assert await reminded(dan) == [["Modules DUE"]]
    moved(clock, MONDAY + timedelta(days=4))
    assert await reminded(cleo) == [], "the lead does not see the private objective"
    await drop(world, "Modules")
    assert await reminded(dan) == []


@transaction
async def drop(world: World, title: str) -> None:
    await current().run(Sql("update key_result set state = 'DROPPED' where id = :id", id=world.goals[title]))


async def test_each_is_told_once_however_often_and_by_however_many_servers(world: World, clock: Hands) -> None:
    ben = await world.viewer("Ben")
    moved(clock, MONDAY)
    for _ in range(3):
        assert await reminded(ben) == [["Dials DUE"]]
    moved(clock, MONDAY + timedelta(hours=10))
    assert await reminded(ben) == [["Dials DUE"]]
    assert await counted() == 3


@transaction
async def counted() -> int:
    rows = await current().rows(Sql("select count(*) from notification where kind = 'CHECK_INS_DUE'"))
    return int(rows[0][0])


async def test_what_ends_in_the_middle_begins_again(
    world: World, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = await world.viewer("Ben")
    moved(clock, MONDAY)
    stored = service.reminding._store

    async def broken(*given: Any, **named: Any) -> None:
        await stored(*given, **named)
        raise RuntimeError("cut off")

    monkeypatch.setattr(service.reminding, "_store", broken)
    with pytest.raises(RuntimeError):
        await service.remind()
    assert await counted() == 0
    monkeypatch.undo()
    assert await reminded(ben) == [["Dials DUE"]]


async def test_a_nudge_is_the_reminder_of_the_day(world: World, clock: Hands) -> None:
    ben, ana = await world.viewer("Ben"), await world.viewer("Ana")
    given = {"personId": world.id("Ben")}
    assert (await refusal(ana, "personNudge", given))[0] == "INVALID", "nothing waits yet"
    moved(clock, MONDAY)
    [late] = [each for each in await late_of(ana, world, "Sales") if each["person"]["name"] == "Ben"]
    assert late == {
        "person": {"name": "Ben"},
        "count": 1,
        "daysOverdue": 0,
        "wasRemindedToday": False,
        "viewerCanNudge": True,
    }
    await done(ana, "personNudge", given, "person { name }")
    [told] = (await ask(ben, REMINDERS))["notifications"]["nodes"]
    assert told["by"] == {"name": "Ana"}
    assert await reminded(ben) == [["Dials DUE"]], "the clock does not remind again on that day"
    assert (await refusal(ana, "personNudge", given))[0] == "DUPLICATE"
    assert [each["viewerCanNudge"] for each in await late_of(ana, world, "Sales")] == [False, False]


async def test_whoever_is_late_for_weeks_can_still_be_nudged_but_is_not_reminded_by_the_clock(
    world: World, clock: Hands
) -> None:
    ben, ana = await world.viewer("Ben"), await world.viewer("Ana")
    moved(clock, MONDAY + timedelta(days=20))
    assert await reminded(ben) == []
    await done(ana, "personNudge", {"personId": world.id("Ben")}, "person { name }")
    assert await reminded(ben) == [["Dials DAY_AFTER"]]


async def late_of(viewer: Viewer, world: World, team: str) -> Any:
    found = (await ask(viewer, LATE, id=world.id(team)))["team"]
    late = found["lateReporters"]
    assert found["lateReporterPage"] == {"totalCount": len(late), "nodes": late}
    return late


async def test_only_who_leads_may_nudge_and_is_told_who_is_late(world: World, clock: Hands) -> None:
    moved(clock, MONDAY)
    given = {"personId": world.id("Ben")}
    for name, role in (("Cleo", Role.MEMBER), ("Ben", Role.MEMBER), ("Dan", Role.COACH)):
        viewer = await world.viewer(name, role)
        assert await late_of(viewer, world, "Sales") == []
        assert (await refusal(viewer, "personNudge", given))[0] == "FORBIDDEN"
    assert (await refusal(ADMIN, "personNudge", {"personId": encode("per", 1)}))[0] == "NOT_FOUND"


async def test_quiet_hours_and_wishes_hold_for_nudges_too(world: World, clock: Hands) -> None:
    ben, ana = await world.viewer("Ben"), await world.viewer("Ana")
    moved(clock, MONDAY + timedelta(hours=12))
    assert (await refusal(ana, "personNudge", {"personId": world.id("Ben")}))[0] == "INVALID"
    moved(clock, MONDAY + timedelta(hours=24))
    await done(ben, "remindersSet", {"wanted": False, "quietFrom": "20:00", "quietUntil": "08:00"}, "viewer { role }")
    assert (await refusal(ana, "personNudge", {"personId": world.id("Ben")}))[0] == "INVALID"


async def test_without_a_lead_of_the_team_the_next_one_above_is_told(world: World, clock: Hands) -> None:
    acme, sales = world.units["Acme"], world.units["Sales"]
    await organization.set_membership(ADMIN, person_id=world.people["Ida"], unit_id=acme, lead=True, home=True)
    await organization.set_membership(ADMIN, person_id=world.people["Ana"], unit_id=sales, lead=False, home=True)
    moved(clock, MONDAY + timedelta(days=4))
    assert await reminded(await world.viewer("Ida")) == [["Calls GRACE_OVER", "Dials GRACE_OVER"]]


async def test_many_cost_as_many_statements_as_few(world: World, clock: Hands) -> None:
    async def texts() -> int:
        with statements() as found:
            await service.remind()
        return len(found)

    moved(clock, MONDAY)
    few = await texts()
    await forget()
    await world.draw("".join(f"Goal {n} @{name}\n  = Result {n}\n" for n, name in enumerate(["Ben", "Dan", "Eve"] * 5)))
    moved(clock, MONDAY + timedelta(minutes=1))
    assert await texts() == few
    assert await counted() > 3


@transaction
async def forget() -> None:
    for table in ("reminder_item", "reminder", "notification"):
        await current().run(Sql(f"delete from {table}"))


def test_the_world_stands_before_the_first_due_moment() -> None:
    assert NOW < MONDAY
