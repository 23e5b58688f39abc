"""Bad input: each has a code and a path, and changes nothing."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization import service as organization
from tests.api.okrs.writing.asking import ask, done, execute, refusals
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
    Gone @Sales
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await organization.update_person(ADMIN, world.people["Dan"], {"active": False}, if_version=1)
    await done(ADMIN, "objectiveArchive", {"id": world.id("Gone"), "ifVersion": 2})
    return world


def nobody(prefix: str) -> str:
    """A well-formed id of nothing."""
    return encode(prefix, 4711)


OBJECTIVES: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown cycle": ({"cycleId": nobody("cyc")}, "NOT_FOUND", "input.cycleId"),
    "malformed id": ({"cycleId": "1; drop table unit"}, "NOT_FOUND", "input.cycleId"),
    "unknown owner": ({"ownerId": nobody("team")}, "NOT_FOUND", "input.ownerId"),
    "unknown co-owner": ({"coOwnerIds": [nobody("per")]}, "NOT_FOUND", "input.coOwnerIds"),
    "unknown named person": ({"namedPersonIds": [nobody("per")]}, "NOT_FOUND", "input.namedPersonIds"),
    "unknown priority": ({"priorityIds": [nobody("prio")]}, "NOT_FOUND", "input.priorityIds"),
    "blank title": ({"title": " \t "}, "BLANK", "input.title"),
    "long title": ({"title": "x" * 10_000}, "TOO_LONG", "input.title"),
    "control character": ({"title": "a\x07b"}, "INVALID", "input.title"),
    "NUL": ({"title": "a\x00b"}, "INVALID", "input.title"),
    "lone surrogate": ({"title": "a\ud800b"}, "INVALID", "input.title"),
    "NUL in the text": ({"description": "a\x00b"}, "INVALID", "input.description"),
    "blank key": ({"idempotencyKey": ""}, "BLANK", "input.idempotencyKey"),
    "long key": ({"idempotencyKey": "k" * 10_000}, "TOO_LONG", "input.idempotencyKey"),
    "NUL in the key": ({"idempotencyKey": "k\x00"}, "INVALID", "input.idempotencyKey"),
    "ends before it starts": ({"startsOn": "2026-06-02", "dueOn": "2026-06-01"}, "OUT_OF_RANGE", "input.dueOn"),
    "outside its cycle": ({"startsOn": "2026-01-01"}, "OUT_OF_RANGE", "input.dueOn"),
    "unknown parent": ({"alignTo": [{"toId": nobody("obj")}]}, "NOT_FOUND", "input.alignTo.0.toId"),
}


async def test_an_objective_is_refused_for_what_makes_no_sense(world: World) -> None:
    good = {"title": "New", "cycleId": encode("cyc", world.cycle_id), "ownerId": world.id("Sales")}
    measured = {"title": "KR", "measure": "INCREASE", "startValue": 0, "targetValue": 10}
    expected = OBJECTIVES | {
        "foreign id": ({"cycleId": world.id("Sales")}, "NOT_FOUND", "input.cycleId"),
        "a goal as owner": ({"ownerId": world.id("Grow")}, "NOT_FOUND", "input.ownerId"),
        "inactive owner": ({"ownerId": world.id("Dan")}, "NOT_FOUND", "input.ownerId"),
        "archived parent": ({"alignTo": [{"toId": world.id("Gone")}]}, "NOT_FOUND", "input.alignTo.0.toId"),
        "a person as parent": ({"alignTo": [{"toId": world.id("Ana")}]}, "NOT_FOUND", "input.alignTo.0.toId"),
        "the same parent twice": (
            {"alignTo": [{"toId": world.id("Grow")}, {"toId": world.id("Grow")}]},
            "DUPLICATE",
            "input.alignTo.1.toId",
        ),
        "weight below zero": (
            {"alignTo": [{"toId": world.id("Grow"), "weight": -1}]},
            "OUT_OF_RANGE",
            "input.alignTo.0.weight",
        ),
        "S = T": (
            {"keyResults": [measured | {"startValue": 10}]},
            "START_EQUALS_TARGET",
            "input.keyResults.0.targetValue",
        ),
        "51 key results": ({"keyResults": [measured] * 51}, "TOO_LONG", "input.keyResults"),
        "the second key result": (
            {"keyResults": [measured, measured | {"title": ""}]},
            "BLANK",
            "input.keyResults.1.title",
        ),
    }
    table = {name: {"idempotencyKey": "k"} | good | wrong for name, (wrong, _, _) in expected.items()}
    assert await refusals(ADMIN, "objectiveCreate", table) == {
        name: (code, path) for name, (_, code, path) in expected.items()
    }


KEY_RESULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "S = T": ({"startValue": 10}, "START_EQUALS_TARGET", "targetValue"),
    "wrong side": ({"targetValue": -1}, "TARGET_AGAINST_DIRECTION", "targetValue"),
    "wrong side down": ({"measure": "DECREASE"}, "TARGET_AGAINST_DIRECTION", "targetValue"),
    "no target": ({"targetValue": None}, "INVALID", "targetValue"),
    "too large": ({"targetValue": 100_000_000_000}, "OUT_OF_RANGE", "targetValue"),
    "too small": ({"startValue": -100_000_000_000}, "OUT_OF_RANGE", "startValue"),
    "too fine": ({"targetValue": 1.0000001}, "OUT_OF_RANGE", "targetValue"),
    "too many digits": ({"targetValue": 12345678901.123456}, "OUT_OF_RANGE", "targetValue"),
    "low above high": (
        {"measure": "IN_BAND", "startValue": None, "targetValue": None, "lowValue": 2, "highValue": 1},
        "OUT_OF_RANGE",
        "targetValue",
    ),
    "milestones without any": (
        {"measure": "MILESTONES", "startValue": None, "targetValue": None},
        "BLANK",
        "milestones",
    ),
    "weight": ({"weight": 1_000_001}, "OUT_OF_RANGE", "weight"),
    "days outside": ({"dueOn": "2026-07-01"}, "OUT_OF_RANGE", "dueOn"),
    "phase outside its days": (
        {"phasedTargets": [{"on": "2026-03-31", "value": 1}]},
        "OUT_OF_RANGE",
        "phasedTargets",
    ),
    "sum of percentages": ({"valueFrom": "SUM", "unit": "%"}, "MIXED_UNITS", "targetValue"),
    "mean of a bound": (
        {"measure": "AT_LEAST", "startValue": None, "valueFrom": "MEAN"},
        "INVALID",
        "targetValue",
    ),
    "target and percentage": ({"byPercent": 20}, "INVALID", "byPercent"),
    "no percentage": ({"targetValue": None, "startValue": 5, "byPercent": 0}, "OUT_OF_RANGE", "byPercent"),
    "percentage of nothing": ({"targetValue": None, "byPercent": 20}, "START_EQUALS_TARGET", "byPercent"),
    "percentage of a bound": (
        {"measure": "AT_LEAST", "startValue": None, "targetValue": None, "byPercent": 20},
        "INVALID",
        "byPercent",
    ),
    "unknown reporter": ({"reporterId": nobody("per")}, "NOT_FOUND", "reporterId"),
    "long unit": ({"unit": "u" * 41}, "TOO_LONG", "unit"),
}


async def test_a_key_result_is_refused_for_numbers_that_make_no_way(world: World) -> None:
    way = {"title": "KR", "measure": "INCREASE", "startValue": 0, "targetValue": 10}
    expected = KEY_RESULTS | {
        "inactive owner": ({"ownerId": world.id("Dan")}, "NOT_FOUND", "ownerId"),
    }
    base = {"idempotencyKey": "k", "objectiveId": world.id("Grow")}
    table = {name: base | {"keyResult": way | wrong} for name, (wrong, _, _) in expected.items()}
    found = await refusals(ADMIN, "keyResultCreate", table)
    assert found == {name: (code, f"input.keyResult.{path}") for name, (_, code, path) in expected.items()}


async def test_a_number_that_is_none_never_reaches_the_goals(world: World) -> None:
    for literal in ("NaN", "Infinity", "-Infinity", '"NaN"'):
        text = (
            f'mutation {{ keyResultUpdate(input: {{id: "{world.id("Calls")}", ifVersion: 1, targetValue: {literal}}})'
            " { userErrors { code } } }"
        )
        assert (await execute(ADMIN, text)).errors, literal
    for number in (float("nan"), float("inf"), -float("inf")):
        given = {"id": world.id("Calls"), "ifVersion": 1, "targetValue": number}
        text = "mutation ($input: KeyResultUpdateInput!) { keyResultUpdate(input: $input) { userErrors { code } } }"
        assert (await execute(ADMIN, text, input=given)).errors, number


REPORT = {"idempotencyKey": "k", "status": "ON_TRACK", "value": 5}


CHECK_INS: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown": ({"keyResultId": nobody("kr")}, "NOT_FOUND", "keyResultId"),
    "malformed": ({"keyResultId": "kr_1"}, "NOT_FOUND", "keyResultId"),
    "tomorrow": ({"happenedAt": (NOW + timedelta(days=1)).isoformat()}, "IN_THE_FUTURE", "happenedAt"),
    "the end of time": ({"happenedAt": "9999-12-31T23:59:59Z"}, "IN_THE_FUTURE", "happenedAt"),
    "the beginning of time": ({"happenedAt": "0001-01-01T00:00:00Z"}, "OUT_OF_RANGE", "happenedAt"),
    "written in the future": ({"ageSeconds": -1}, "IN_THE_FUTURE", "ageSeconds"),
    "too large": ({"value": 1e11}, "OUT_OF_RANGE", "value"),
    "too fine": ({"value": 0.0000001}, "OUT_OF_RANGE", "value"),
    "confident": ({"confidence": 1.1}, "INVALID", "confidence"),
    "correcting nothing": ({"supersedesId": nobody("chk")}, "NOT_FOUND", "supersedesId"),
    "withdrawing nothing": ({"withdraw": True}, "INVALID", "supersedesId"),
    "blank key": ({"idempotencyKey": " "}, "BLANK", "idempotencyKey"),
    "NUL in the key": ({"idempotencyKey": "k\x00"}, "INVALID", "idempotencyKey"),
    "long key": ({"idempotencyKey": "k" * 10_000}, "TOO_LONG", "idempotencyKey"),
    "control character": ({"note": "a\x07"}, "INVALID", "note"),
    "lone surrogate": ({"note": "a\udc00"}, "INVALID", "note"),
    "long note": ({"note": "n" * 20_001}, "TOO_LONG", "note"),
    "blank blocker": ({"blockers": [{"text": " "}]}, "INVALID", "blockers.0.text"),
    "unknown helper": (
        {"blockers": [{"text": "Stuck", "needsId": nobody("per")}]},
        "NOT_FOUND",
        "blockers.0.needsId",
    ),
    "21 blockers": ({"blockers": [{"text": "Stuck"}] * 21}, "TOO_LONG", "blockers"),
}


async def test_a_check_in_is_refused_by_itself(world: World) -> None:
    ms = nobody("ms")
    expected = CHECK_INS | {
        "an objective": ({"keyResultId": world.id("Grow")}, "NOT_FOUND", "keyResultId"),
        "an objective in disguise": ({"keyResultId": encode("kr", world.goals["Grow"])}, "NOT_FOUND", "keyResultId"),
        "foreign milestone": ({"milestonesDone": [ms]}, "INVALID", "milestonesDone"),
        "helper who left": (
            {"blockers": [{"text": "Stuck", "needsId": world.id("Dan")}]},
            "NOT_FOUND",
            "blockers.0.needsId",
        ),
    }
    reports = [
        REPORT | {"keyResultId": world.id("Calls"), "idempotencyKey": f"k {name}"} | wrong
        for name, (wrong, _, _) in expected.items()
    ]
    good = REPORT | {"keyResultId": world.id("Revenue")}
    text = """mutation ($input: CheckInCreateInput!) { checkInCreate(input: $input) {
        userErrors { code path } results { checkIn { value } userErrors { code path } } } }"""
    payload = (await ask(ADMIN, text, input={"checkIns": [good, *reports]}))["checkInCreate"]
    assert payload["userErrors"] == []
    first, *others = payload["results"]
    assert first["checkIn"] == {"value": 5}
    found = {
        name: (result["userErrors"][0]["code"], ".".join(result["userErrors"][0]["path"]))
        if result["userErrors"]
        else None
        for name, result in zip(expected, others, strict=True)
    }
    assert found == {
        name: (code, f"input.checkIns.{place}.{path}")
        for place, (name, (_, code, path)) in enumerate(expected.items(), start=1)
    }


@pytest.mark.parametrize(
    "title",
    [
        "مبيعات أكثر",
        "\u202eמכירות\u202c",
        "Sell 🚀👩‍👩‍👧‍👦 more",
        "Grüße — «x» <script>",
        "'; drop table objective; --",
    ],
)
async def test_text_of_any_script_is_kept(world: World, title: str) -> None:
    given = {"id": world.id("Grow"), "ifVersion": 2, "title": title}
    made = await done(ADMIN, "objectiveUpdate", given, "objective { title version }")
    assert made["objective"] == {"title": title, "version": 3}


async def test_null_is_refused_where_a_value_has_to_be(world: World) -> None:
    required = {
        "objectiveUpdate": {
            "title": "BLANK",
            "ownerId": "INVALID",
            "kind": "INVALID",
            "visibility": "INVALID",
            "progressFrom": "INVALID",
            "startsOn": "INVALID",
            "dueOn": "INVALID",
        },
        "keyResultUpdate": {
            "title": "BLANK",
            "measure": "INVALID",
            "scoredBy": "INVALID",
            "valueFrom": "INVALID",
            "weight": "INVALID",
            "targetValue": "INVALID",
        },
    }
    for mutation, fields in required.items():
        goal, version = ("Sell more", 2) if mutation == "objectiveUpdate" else ("Calls", 1)
        base = {"id": world.id(goal), "ifVersion": version, "reason": {"kind": "CORRECTION"}}
        found = await refusals(ADMIN, mutation, {name: base | {name: None} for name in fields})
        assert found == {name: (code, f"input.{name}") for name, code in fields.items()}


async def test_steps_of_unknown_foreign_or_malformed_goals_are_not_found(world: World) -> None:
    wrong = {
        "unknown": nobody("obj"),
        "foreign": world.id("Ana"),
        "malformed": "",
        "key result": world.id("Calls"),
        "in disguise": encode("obj", world.goals["Calls"]),
    }
    for mutation, more in {
        "objectiveUpdate": {"title": "x"},
        "objectiveMove": {"toId": world.id("Grow")},
        "objectivePublish": {},
        "objectivePropose": {},
        "objectiveArchive": {},
        "objectiveClose": {"outcome": "MISSED"},
    }.items():
        found = await refusals(
            ADMIN, mutation, {name: {"id": id_, "ifVersion": 2} | more for name, id_ in wrong.items()}
        )
        assert found == dict.fromkeys(wrong, ("NOT_FOUND", "input.id")), mutation
