"""Check-ins: each stands alone, none is lost, and every number above them follows in the same answer."""

import itertools
from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, do, done, everything, told
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
      Call leads @Ben
        = Leads
  = Brand
"""
RESULTS = """
  affected { id ... on Objective { progress } ... on KeyResult { progress } }
  results {
    repeated overtaken userErrors { code path ... on VersionConflictError { current { id } } }
    checkIn { id value status confidence happenedAt note withdrawn keyResult { current: currentValue } }
  }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    fed = {"id": world.id("Revenue"), "ifVersion": 1, "valueFrom": "MEAN", "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "keyResultUpdate", fed)
    return world


async def report(viewer: Viewer, *reports: dict[str, Any]) -> Any:
    """The payload of some reports; status and key have defaults."""
    filled = [{"status": "ON_TRACK", "idempotencyKey": f"key {place}"} | each for place, each in enumerate(reports)]
    return await do(viewer, "checkInCreate", {"checkIns": filled}, RESULTS)


_keys = itertools.count(1)


async def one(viewer: Viewer, **given: Any) -> Any:
    """What became of one report with a key of its own."""
    payload = await report(viewer, {"idempotencyKey": f"one {next(_keys)}"} | given)
    return payload["results"][0]


def code(result: Any) -> tuple[str, str]:
    """Code and path of what one report was refused for."""
    return told(result)


EXPLAINED = """
query ($ids: [ID!]!) { nodes(ids: $ids) { id
  ... on Objective { progress explain { value automaticValue manual formula items { value counted weight share } } }
  ... on KeyResult { progress explain { value automaticValue manual formula items { value counted weight share } } } } }
"""


async def test_a_check_in_on_a_persons_key_result_moves_the_company_in_the_same_answer(world: World) -> None:
    ben = await world.viewer("Ben")
    payload = await report(ben, {"keyResultId": world.id("Leads"), "value": 40})
    assert [(goal["id"], goal["progress"]) for goal in payload["affected"]] == [
        (world.id("Leads"), 0.4),
        (world.id("Call leads"), 0.4),
        (world.id("Sell more"), 0.2),
        (world.id("Revenue"), 0.2),
        (world.id("Grow"), 0.1),
    ]


async def test_explain_recomputes_to_the_stored_number_at_every_step(world: World) -> None:
    ben = await world.viewer("Ben")
    ids = [world.id(title) for title in ("Leads", "Call leads", "Calls", "Sell more", "Revenue", "Grow")]
    for value in (13.7, 66.6, 100.0):
        await one(ben, keyResultId=world.id("Leads"), value=value)
        for goal in (await ask(ADMIN, EXPLAINED, ids=ids))["nodes"]:
            explained = goal["explain"]
            assert explained["value"] == goal["progress"]
            if not goal["id"].startswith("obj"):
                continue
            weights = sum(item["weight"] for item in explained["items"])
            counted = sum(item["counted"] * item["weight"] for item in explained["items"])
            assert round(counted / weights, 6) == goal["progress"], goal


async def test_results_come_in_the_order_of_their_reports_and_each_stands_alone(world: World) -> None:
    payload = await report(
        ADMIN,
        {"keyResultId": world.id("Calls"), "value": 1},
        {"keyResultId": "nonsense", "value": 2},
        {"keyResultId": world.id("Brand"), "value": 1e12},
        {"keyResultId": world.id("Brand"), "value": 4},
    )
    assert [result["checkIn"] and result["checkIn"]["value"] for result in payload["results"]] == [1, None, None, 4]
    assert [told(result)[0] for result in payload["results"]] == ["", "NOT_FOUND", "OUT_OF_RANGE", ""]


async def test_a_hundred_reports_fit_in_one_call_and_a_hundred_and_one_do_not(world: World) -> None:
    hundred = [{"keyResultId": world.id("Calls"), "value": value} for value in range(100)]
    before = await everything()
    for extra in ({"keyResultId": world.id("Calls")}, {"keyResultId": "nonsense"}):
        refused = await report(ADMIN, *hundred, extra)
        assert (told(refused), refused["results"]) == (("TOO_LONG", "input.checkIns"), [])
    assert await everything() == before
    payload = await report(ADMIN, *hundred)
    assert [result["checkIn"]["value"] for result in payload["results"]] == list(range(100))
    assert payload["results"][0]["checkIn"]["keyResult"]["current"] == 99


async def test_the_same_key_and_content_gives_the_stored_check_in_as_it_reads_now(world: World, clock: Hands) -> None:
    given = {"keyResultId": world.id("Calls"), "value": 10, "idempotencyKey": "mine"}
    first = (await report(ADMIN, given))["results"][0]
    await one(ADMIN, keyResultId=world.id("Calls"), value=50)
    clock.forward(timedelta(minutes=1))
    before = await everything()
    again = await report(ADMIN, given)
    assert await everything() == before
    assert again["affected"] == []
    assert again["results"][0]["repeated"]
    assert again["results"][0]["checkIn"]["id"] == first["checkIn"]["id"]
    assert again["results"][0]["checkIn"]["keyResult"]["current"] == 50


async def test_a_key_with_other_content_is_refused_and_another_persons_key_is_independent(world: World) -> None:
    ana, ida = await world.viewer("Ana"), ADMIN
    given = {"keyResultId": world.id("Calls"), "value": 10, "idempotencyKey": "mine"}
    await report(ana, given)
    other = (await report(ana, given | {"value": 11}))["results"][0]
    assert code(other) == ("IDEMPOTENCY_KEY_REUSED", "input.checkIns.0.idempotencyKey")
    hers = (await report(ida, given | {"value": 12}))["results"][0]
    assert (hers["checkIn"]["value"], hers["repeated"]) == (12, False)


async def test_a_refused_report_frees_its_key(world: World) -> None:
    given = {"keyResultId": world.id("Calls"), "idempotencyKey": "mine"}
    assert code((await report(ADMIN, given | {"value": 1e12}))["results"][0])[0] == "OUT_OF_RANGE"
    assert (await report(ADMIN, given | {"value": 12}))["results"][0]["checkIn"]["value"] == 12


async def test_the_same_key_twice_in_one_call_has_one_effect(world: World) -> None:
    given = {"keyResultId": world.id("Calls"), "value": 10, "idempotencyKey": "mine"}
    payload = await report(ADMIN, given, given, given | {"value": 11})
    first, second, third = payload["results"]
    assert first["checkIn"]["id"] == second["checkIn"]["id"]
    assert (first["repeated"], second["repeated"]) == (False, True)
    assert code(third)[0] == "IDEMPOTENCY_KEY_REUSED"


async def test_a_queue_that_tries_again_later_is_known_by_its_key_though_the_report_has_aged(world: World) -> None:
    queued = {"idempotencyKey": "queued", "keyResultId": world.id("Leads"), "value": 12}
    first = (await report(ADMIN, queued | {"ageSeconds": 60}))["results"][0]
    again = (await report(ADMIN, queued | {"ageSeconds": 90}))["results"][0]
    assert (again["repeated"], again["checkIn"]) == (True, first["checkIn"])


async def test_a_report_that_was_overtaken_is_kept_and_told_so(world: World) -> None:
    first = await one(ADMIN, keyResultId=world.id("Calls"), value=10)
    seen = first["checkIn"]["id"]
    second = await one(ADMIN, keyResultId=world.id("Calls"), value=20, seenCheckInId=seen)
    third = await one(ADMIN, keyResultId=world.id("Calls"), value=30, seenCheckInId=seen)
    assert (second["overtaken"], third["overtaken"]) == (False, True)
    assert third["checkIn"]["value"] == 30


async def test_a_correction_keeps_the_day_and_supersedes_the_newest_of_its_chain(world: World, clock: Hands) -> None:
    first = (await one(ADMIN, keyResultId=world.id("Calls"), value=10))["checkIn"]
    clock.forward(timedelta(days=2))
    second = (await one(ADMIN, keyResultId=world.id("Calls"), value=15, supersedesId=first["id"]))["checkIn"]
    assert (second["happenedAt"], second["keyResult"]["current"]) == (first["happenedAt"], 15)
    late = await one(ADMIN, keyResultId=world.id("Calls"), value=16, supersedesId=first["id"])
    assert code(late) == ("VERSION_CONFLICT", "input.checkIns.0.supersedesId")
    assert late["userErrors"][0]["current"]["id"] == second["id"]
    elsewhere = await one(ADMIN, keyResultId=world.id("Brand"), value=16, supersedesId=first["id"])
    assert code(elsewhere)[0] == "NOT_FOUND"


async def test_a_withdrawn_chain_no_longer_counts(world: World) -> None:
    first = (await one(ADMIN, keyResultId=world.id("Calls"), value=10))["checkIn"]
    second = (await one(ADMIN, keyResultId=world.id("Calls"), value=20))["checkIn"]
    back = (await one(ADMIN, keyResultId=world.id("Calls"), supersedesId=second["id"], withdraw=True))["checkIn"]
    assert (back["withdrawn"], back["keyResult"]["current"]) == (True, 10)
    gone = (await one(ADMIN, keyResultId=world.id("Calls"), supersedesId=first["id"], withdraw=True))["checkIn"]
    assert gone["keyResult"]["current"] == 0
    again = (await one(ADMIN, keyResultId=world.id("Calls"), value=12, supersedesId=gone["id"]))["checkIn"]
    assert again["keyResult"]["current"] == 12


@pytest.mark.parametrize(
    "given, at, refused",
    [
        ({"happenedAt": NOW - timedelta(days=9)}, NOW - timedelta(days=9), ""),
        ({"happenedAt": NOW + timedelta(minutes=5)}, NOW, ""),
        ({"happenedAt": NOW + timedelta(minutes=5, seconds=1)}, None, "IN_THE_FUTURE"),
        ({"ageSeconds": 3600}, NOW - timedelta(hours=1), ""),
        ({"ageSeconds": 3600, "happenedAt": NOW + timedelta(days=1)}, NOW - timedelta(hours=1), ""),
        ({}, NOW, ""),
    ],
)
async def test_a_report_is_for_the_past_or_for_now(world: World, given: Any, at: Any, refused: str) -> None:
    if "happenedAt" in given:
        given = given | {"happenedAt": given["happenedAt"].isoformat()}
    result = await one(ADMIN, keyResultId=world.id("Calls"), value=1, **given)
    assert code(result)[0] == refused
    if at is not None:
        assert result["checkIn"]["happenedAt"].replace("Z", "+00:00") == at.isoformat()


async def test_what_is_not_said_stays_and_the_latest_day_is_current(world: World) -> None:
    calls = world.id("Calls")
    await one(ADMIN, keyResultId=calls, value=30, confidence=0.5)
    yesterday = (NOW - timedelta(days=1)).isoformat()
    earlier = await one(ADMIN, keyResultId=calls, value=20, happenedAt=yesterday)
    assert earlier["checkIn"]["keyResult"]["current"] == 30
    silent = await one(ADMIN, keyResultId=calls, status="AT_RISK", note="No number yet")
    assert silent["checkIn"]["keyResult"]["current"] == 30
    told_of = "query ($id: ID!) { node(id: $id) { ... on KeyResult { confidence status progress } } }"
    assert (await ask(ADMIN, told_of, id=calls))["node"] == {"confidence": 0.5, "status": "AT_RISK", "progress": 0.3}


async def test_milestones_change_by_check_in_only_as_the_whole_set(world: World) -> None:
    steps = [{"name": "One", "weight": 3}, {"name": "Two"}]
    entry = {"title": "Steps", "measure": "MILESTONES", "milestones": steps}
    given = {"idempotencyKey": "s", "objectiveId": world.id("Grow"), "keyResult": entry}
    read = "keyResult { id version progress milestones { id done } }"
    made = (await done(ADMIN, "keyResultCreate", given, read))["keyResult"]
    one_id, two_id = (each["id"] for each in made["milestones"])
    for finished, progress in (([one_id], 0.75), ([two_id], 0.25), ([], 0.0), ([one_id, two_id], 1.0)):
        await one(ADMIN, keyResultId=made["id"], milestonesDone=finished)
        asked = await ask(ADMIN, "query ($id: ID!) { node(id: $id) { ... on KeyResult { progress } } }", id=made["id"])
        assert asked["node"]["progress"] == progress
    assert code(await one(ADMIN, keyResultId=made["id"], value=1)) == ("INVALID", "input.checkIns.0.value")


@pytest.mark.parametrize("source, unit", [("MEAN", "%"), ("SUM", "calls")])
async def test_a_key_result_fed_by_contributions_takes_no_check_in(world: World, source: str, unit: str) -> None:
    entry = {
        "title": "Fed",
        "measure": "INCREASE",
        "startValue": 0,
        "targetValue": 50,
        "valueFrom": source,
        "unit": unit,
    }
    given = {"idempotencyKey": "f", "objectiveId": world.id("Grow"), "keyResult": entry}
    made = (await done(ADMIN, "keyResultCreate", given, "keyResult { id }"))["keyResult"]
    assert code(await one(ADMIN, keyResultId=made["id"], value=1)) == ("FORBIDDEN", "input.checkIns.0.keyResultId")


async def test_a_sum_adds_up_what_has_its_unit_and_nothing_else(world: World) -> None:
    entry = {"title": "All", "measure": "INCREASE", "startValue": 0, "targetValue": 200, "valueFrom": "SUM"}
    given = {"idempotencyKey": "f", "objectiveId": world.id("Grow"), "keyResult": entry | {"unit": "calls"}}
    total = (await done(ADMIN, "keyResultCreate", given, "keyResult { id }"))["keyResult"]["id"]
    edge = {"fromId": world.id("Calls"), "to": {"toId": total}, "reason": {"kind": "CORRECTION"}}
    assert told(await do(ADMIN, "alignmentSet", edge)) == ("MIXED_UNITS", "input.to.toId")
    assert told(await do(ADMIN, "alignmentSet", edge | {"fromId": world.id("Call leads")}))[0] == "MIXED_UNITS"
    counted = {"id": world.id("Calls"), "ifVersion": 1, "unit": "calls", "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "keyResultUpdate", counted)
    await done(ADMIN, "alignmentSet", edge)
    await one(ADMIN, keyResultId=world.id("Calls"), value=80)
    asked = await ask(
        ADMIN, "query ($id: ID!) { node(id: $id) { ... on KeyResult { currentValue progress } } }", id=total
    )
    assert asked["node"] == {"currentValue": 80, "progress": 0.4}
    mixed = {"id": world.id("Calls"), "ifVersion": 2, "unit": "€", "reason": {"kind": "CORRECTION"}}
    assert told(await do(ADMIN, "keyResultUpdate", mixed)) == ("MIXED_UNITS", "input.unit")
