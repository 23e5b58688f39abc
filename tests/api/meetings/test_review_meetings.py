"""A review of a unit's goals: its agenda writes itself, what was decided comes back, and a closed one stays as it was."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import BlockerEntry, CheckInEntry
from plumbline.okrs.words import Status
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, done, refusal, refusals
from tests.factories import World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Deals
    = Calls
    Sell inside @Inside_Sales
      = Letters
    Ben sells @Ben
      = Visits
  Secret sale @Ben private
    = Secret visits
  Build @Tech
    = Releases
"""
AGENDA = """
query ($id: ID!) { meeting(id: $id) { isClosed viewerCanRun version note unit { name }
  agenda { title topics health progress note noteBy { name } blockers objective { title }
    movements { title valueBefore value unit keyResult { title } } }
  points { kind text } carried { kind text doneAt viewerCanTick } } }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    clock.at += timedelta(days=10)
    for title in ("Deals", "Calls", "Letters", "Visits", "Secret visits", "Releases"):
        await world.report(title, 10)
    clock.at += timedelta(days=10)
    return world


async def meeting_of(viewer: Viewer, world: World, unit: str, key: str, **more: Any) -> str:
    given = {"unitId": world.id(unit), "idempotencyKey": key, **more}
    made = await done(viewer, "meetingCreate", given, "meeting { id title since }")
    return str(made["meeting"]["id"])


async def seen(viewer: Viewer, id_: str) -> Any:
    return (await ask(viewer, AGENDA, id=id_))["meeting"]


async def closed(viewer: Viewer, id_: str) -> None:
    await done(viewer, "meetingClose", {"id": id_, "ifVersion": (await seen(viewer, id_))["version"]})


def titles(meeting: Any) -> dict[str, list[str]]:
    return {item["title"]: item["topics"] for item in meeting["agenda"]}


async def say(who: Viewer, world: World, title: str, status: Status, value: float, **more: Any) -> None:
    entry = CheckInEntry(f"{title} {value} {status}", world.goals[title], status, value, **more)
    results, _ = await okrs.check_in(who, [entry])
    assert not results[0].refusals


async def test_the_agenda_says_what_moved_what_is_stuck_in_the_way_and_won(world: World, clock: Hands) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    await say(ana, world, "Deals", Status.AT_RISK, 25, note="Slow", blockers=(BlockerEntry("No prices"),))
    await say(await world.viewer("Eve"), world, "Letters", Status.ON_TRACK, 10)
    await say(ben, world, "Visits", Status.DONE, 100)
    found = await seen(ana, await meeting_of(ana, world, "Sales", "a"))
    assert titles(found) == {
        "Sell more": ["BLOCKED", "AT_RISK", "MOVED"],
        "Sell inside": ["STUCK"],
        "Ben sells": ["WIN", "MOVED"],
    }
    first = found["agenda"][0]
    assert (first["note"], first["noteBy"], first["blockers"]) == ("Slow", {"name": "Ana"}, ["No prices"])
    assert first["movements"] == [
        {"title": "Deals", "valueBefore": 10, "value": 25, "unit": None, "keyResult": {"title": "Deals"}}
    ]


async def test_what_a_viewer_may_not_see_is_on_no_agenda_of_theirs(world: World) -> None:
    ana, ben, eve = [await world.viewer(name) for name in ("Ana", "Ben", "Eve")]
    id_ = await meeting_of(ana, world, "Sales", "a")
    assert "Secret sale" not in titles(await seen(ana, id_))
    assert "Secret sale" in titles(await seen(ben, id_))
    await closed(ana, id_)
    assert "Secret sale" not in titles(await seen(eve, id_))
    assert "Secret sale" in titles(await seen(ben, id_))


async def test_a_meeting_exists_for_its_unit_those_below_and_whoever_is_above(world: World) -> None:
    ana = await world.viewer("Ana")
    id_ = await meeting_of(ana, world, "Sales", "a")
    at_company = await meeting_of(await world.viewer("Ida", Role.COACH), world, "Acme", "b")
    for name, role, sees, runs in (
        ("Ben", Role.MEMBER, True, False),
        ("Eve", Role.MEMBER, True, False),
        ("Dan", Role.MEMBER, False, False),
        ("Cleo", Role.MEMBER, False, False),
        ("Cleo", Role.COACH, True, True),
        ("Dan", Role.ADMIN, True, True),
        ("Ben", Role.READER, True, False),
    ):
        viewer = await world.viewer(name, role)
        found = await seen(viewer, id_)
        assert (found is not None, bool(found and found["viewerCanRun"])) == (sees, runs), (name, role)
        listed = await ask(viewer, "{ meetings { totalCount nodes { id } } }")
        wanted = [at_company, id_] if sees else [at_company]
        assert [each["id"] for each in listed["meetings"]["nodes"]] == wanted, (name, role)
        node = await ask(viewer, "query ($id: ID!) { node(id: $id) { id } }", id=id_)
        assert (node["node"] is not None) == sees


async def test_a_closed_meeting_stays_as_it_was(world: World, clock: Hands) -> None:
    ana = await world.viewer("Ana")
    await say(ana, world, "Deals", Status.ON_TRACK, 25, note="Fine")
    id_ = await meeting_of(ana, world, "Sales", "a")
    await closed(ana, id_)
    before = await seen(ana, id_)
    clock.at += timedelta(days=7)
    await say(ana, world, "Deals", Status.OFF_TRACK, 5, note="Fell")
    assert (await seen(ana, id_))["agenda"] == before["agenda"]
    later = await seen(ana, await meeting_of(ana, world, "Sales", "b"))
    movement = {"title": "Deals", "valueBefore": 25, "value": 5, "unit": None, "keyResult": {"title": "Deals"}}
    assert next(each for each in later["agenda"] if each["title"] == "Sell more")["movements"] == [movement]


async def test_open_actions_and_the_last_decisions_come_back_until_they_are_done(world: World, clock: Hands) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    first = await meeting_of(ana, world, "Sales", "a")
    action = {"meetingId": first, "kind": "ACTION", "text": "Send prices", "ownerId": world.id("Ben")}
    action |= {"dueOn": "2026-06-01", "idempotencyKey": "p"}
    made = await done(ana, "meetingPointAdd", action, "point { id version owner { name } }")
    again = await done(ana, "meetingPointAdd", action, "point { id version owner { name } }")
    assert made["point"] == again["point"]
    decision = {"meetingId": first, "kind": "DECISION", "text": "Prices go up", "idempotencyKey": "d"}
    await done(ana, "meetingPointAdd", decision | {"objectiveId": world.id("Sell more")})
    await closed(ana, first)
    clock.at += timedelta(days=7)
    second = await meeting_of(ana, world, "Sales", "b")
    back = (await seen(ben, second))["carried"]
    assert [(each["text"], each["viewerCanTick"]) for each in back] == [("Send prices", True), ("Prices go up", False)]
    tick = {"id": made["point"]["id"], "ifVersion": 1, "done": True}
    assert await refusal(await world.viewer("Eve"), "meetingPointUpdate", tick) == ("FORBIDDEN", "input")
    await done(ben, "meetingPointUpdate", tick)
    assert (await seen(ben, second))["carried"][0]["doneAt"] is not None
    await closed(ana, second)
    clock.at += timedelta(days=7)
    third = await seen(ben, await meeting_of(ana, world, "Sales", "c"))
    assert third["carried"] == []


async def test_what_is_decided_about_a_hidden_goal_is_hidden_with_it(world: World) -> None:
    ben = await world.viewer("Ben")
    ana = await world.viewer("Ana")
    id_ = await meeting_of(ana, world, "Sales", "a")
    hidden = {"meetingId": id_, "kind": "DECISION", "text": "Hush", "objectiveId": world.id("Secret sale")}
    assert await refusal(ana, "meetingPointAdd", hidden | {"idempotencyKey": "x"}) == (
        "NOT_FOUND",
        "input.objectiveId",
    )
    lead = Viewer(
        **{name: getattr(ben, name) for name in ("account_id", "person_id", "role", "member_of")},
        led_subtree=ana.led_subtree,
    )
    await done(lead, "meetingPointAdd", hidden | {"idempotencyKey": "y"})
    assert [each["text"] for each in (await seen(ben, id_))["points"]] == ["Hush"]
    assert (await seen(ana, id_))["points"] == []


async def test_a_meeting_without_a_title_is_called_by_its_kind_unit_and_day_whatever_becomes_of_these(
    world: World,
) -> None:
    ana = await world.viewer("Ana")
    id_ = await meeting_of(ana, world, "Sales", "a", heldOn="2026-02-02")

    async def called(**change: Any) -> Any:
        version = (await seen(ana, id_))["version"]
        await done(ana, "meetingUpdate", {"id": id_, "ifVersion": version, **change})
        found = await ask(ana, "query ($id: ID!) { meeting(id: $id) { title givenTitle } }", id=id_)
        return found["meeting"]

    moved = await called(heldOn="2026-02-09")
    assert moved == {"title": "Weekly review of Sales, 2026-02-09", "givenTitle": None}
    assert await called(title="Deals") == {"title": "Deals", "givenTitle": "Deals"}


async def test_bad_input_has_its_code_and_changes_nothing(world: World, clock: Hands) -> None:
    ana = await world.viewer("Ana")
    id_, over = await meeting_of(ana, world, "Sales", "a"), await meeting_of(ana, world, "Sales", "b")
    await closed(ana, over)
    point = {"meetingId": id_, "idempotencyKey": "p", "text": "Do"}
    table: dict[str, tuple[str, dict[str, Any]]] = {
        "unit": ("meetingCreate", {"unitId": world.id("Tech"), "idempotencyKey": "z"}),
        "no unit": ("meetingCreate", {"unitId": encode("team", 7), "idempotencyKey": "z"}),
        "key": ("meetingCreate", {"unitId": world.id("Sales"), "title": "Other", "idempotencyKey": "a"}),
        "blank": ("meetingUpdate", {"id": id_, "ifVersion": 1, "title": " "}),
        "stale": ("meetingUpdate", {"id": id_, "ifVersion": 9, "title": "New"}),
        "over": ("meetingUpdate", {"id": over, "ifVersion": 2, "title": "New"}),
        "closed twice": ("meetingClose", {"id": over, "ifVersion": 2}),
        "added late": ("meetingPointAdd", point | {"meetingId": over, "kind": "DECISION"}),
        "nobody does it": ("meetingPointAdd", point | {"kind": "ACTION"}),
        "owned decision": ("meetingPointAdd", point | {"kind": "DECISION", "ownerId": world.id("Ben")}),
        "no such person": ("meetingPointAdd", point | {"kind": "ACTION", "ownerId": encode("per", 7)}),
        "long": ("meetingPointAdd", point | {"kind": "DECISION", "text": "x" * 2_001}),
    }
    found: dict[str, tuple[str, str]] = {}
    for name, (mutation, given) in table.items():
        found |= await refusals(ana, mutation, {name: given})
    assert {name: code for name, (code, _) in found.items()} == {
        "unit": "FORBIDDEN",
        "no unit": "NOT_FOUND",
        "key": "IDEMPOTENCY_KEY_REUSED",
        "blank": "BLANK",
        "stale": "VERSION_CONFLICT",
        "over": "MEETING_CLOSED",
        "closed twice": "MEETING_CLOSED",
        "added late": "MEETING_CLOSED",
        "nobody does it": "INVALID",
        "owned decision": "INVALID",
        "no such person": "NOT_FOUND",
        "long": "TOO_LONG",
    }


async def test_only_who_runs_a_meeting_ends_it_or_takes_it_back(world: World) -> None:
    ana, dan = await world.viewer("Ana"), await world.viewer("Dan")
    id_ = await meeting_of(ana, world, "Sales", "a")
    assert await refusal(dan, "meetingClose", {"id": id_, "ifVersion": 1}) == ("NOT_FOUND", "input.id")
    assert await refusal(await world.viewer("Ben"), "meetingClose", {"id": id_, "ifVersion": 1}) == (
        "FORBIDDEN",
        "input",
    )
    await done(ana, "meetingCancel", {"id": id_, "ifVersion": 1})
    assert await seen(ana, id_) is None
