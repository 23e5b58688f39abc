"""The life of objectives, key results, initiatives and blockers."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs.service import Moved, mark_outdated
from tests.api.okrs.writing.asking import ask, do, done, everything, refusal, told
from tests.factories import ADMIN, NOW, World, built

WHY = {"kind": "CORRECTION"}
GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Idea @Ben draft
    = Trial
"""
GOAL = """query ($id: ID!) { node(id: $id) {
  ... on Objective { state progress health version }
  ... on KeyResult { progress health nextCheckInOn currentValue } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def goal(world: World, title: str) -> Any:
    """What is stored of a goal."""
    return (await ask(ADMIN, GOAL, id=world.id(title)))["node"]


def new(world: World, **given: Any) -> dict[str, Any]:
    """The input of an objective of the sales team."""
    ids = {"cycleId": encode("cyc", world.cycle_id), "ownerId": world.id("Sales")}
    return {"idempotencyKey": "new", "title": "New"} | ids | given


async def test_an_objective_is_written_whole_and_published_at_once(world: World) -> None:
    key_results = [
        {"title": "Trials", "measure": "INCREASE", "startValue": 10, "targetValue": 20, "unit": "trials"},
        {"title": "Churn", "measure": "DECREASE", "startValue": 9, "targetValue": 4, "weight": 2},
        {"title": "Uptime", "measure": "AT_LEAST", "targetValue": 99.9, "scoredBy": "KEPT_SHARE"},
        {"title": "Band", "measure": "IN_BAND", "lowValue": 1, "highValue": 2},
        {"title": "Launch", "measure": "BINARY"},
        {"title": "Steps", "measure": "MILESTONES", "milestones": [{"name": "A"}, {"name": "B", "weight": 2}]},
        {"title": "Baseline", "measure": "BASELINE"},
    ]
    given = new(world, keyResults=key_results, alignTo=[{"toId": world.id("Grow"), "weight": 3}], publish=True)
    asked = """objective { id state progress version startsOn dueOn parentObjectiveId
      keyResults { nodes { title progress } } alignments { kind weight primary } }
      affected { id }"""
    payload = await done(ADMIN, "objectiveCreate", given, asked)
    made = payload["objective"]
    assert (made["state"], made["version"], made["parentObjectiveId"]) == ("PUBLISHED", 1, world.id("Grow"))
    assert (made["startsOn"], made["dueOn"]) == ("2026-04-01", "2026-06-30")
    assert {each["title"]: each["progress"] for each in made["keyResults"]["nodes"]} == {
        "Trials": 0,
        "Churn": 0,
        "Uptime": None,
        "Band": None,
        "Launch": 0,
        "Steps": 0,
        "Baseline": None,
    }
    assert made["alignments"] == [{"kind": "CONTRIBUTES", "weight": 3, "primary": True}]
    stored = await everything()
    again = await done(ADMIN, "objectiveCreate", given, asked)
    assert (again["objective"]["id"], again["affected"]) == (made["id"], [])
    assert await everything() == stored
    assert await refusal(ADMIN, "objectiveCreate", given | {"title": "Other"}) == (
        "IDEMPOTENCY_KEY_REUSED",
        "input.idempotencyKey",
    )


async def test_a_draft_counts_for_nothing_until_it_is_published(world: World) -> None:
    await world.report("Calls", 40)
    before = await goal(world, "Grow")
    assert before["progress"] == 0.4
    payload = await done(ADMIN, "objectivePublish", {"id": world.id("Idea"), "ifVersion": 1}, "affected { id }")
    assert payload["affected"][-1] == {"id": world.id("Grow")}
    assert (await goal(world, "Grow"))["progress"] == 0.2


async def test_a_check_in_on_a_draft_is_refused(world: World) -> None:
    ben = await world.viewer("Ben")
    report = {"idempotencyKey": "r", "keyResultId": world.id("Trial"), "status": "ON_TRACK", "value": 1}
    payload = await do(ben, "checkInCreate", {"checkIns": [report]}, "results { userErrors { code path } }")
    assert told(payload["results"][0]) == ("CYCLE_LOCKED", "input.checkIns.0.keyResultId")


async def test_a_proposal_is_seen_and_published_by_the_lead_above(world: World) -> None:
    await world.draw("Plan @Inside_Sales draft")
    eve, ana, dan = [await world.viewer(name) for name in ("Eve", "Ana", "Dan")]
    step = {"id": world.id("Plan"), "ifVersion": 1}
    assert await refusal(ana, "objectivePublish", step) == ("NOT_FOUND", "input.id")
    proposed = await done(eve, "objectivePropose", step, "objective { state version }")
    assert proposed["objective"] == {"state": "PROPOSED", "version": 2}
    assert await refusal(eve, "objectivePropose", step | {"ifVersion": 2}) == ("INVALID", "input.id")
    assert await refusal(dan, "objectivePublish", step | {"ifVersion": 2}) == ("NOT_FOUND", "input.id")
    assert (await refusal(ana, "objectivePublish", step))[0] == "VERSION_CONFLICT"
    published = await done(ana, "objectivePublish", step | {"ifVersion": 2}, "objective { state }")
    assert published["objective"] == {"state": "PUBLISHED"}
    assert (await refusal(eve, "objectivePublish", step | {"ifVersion": 3}))[0] == "INVALID"


async def test_a_closed_objective_stays_in_the_pool_and_changes_no_more(world: World) -> None:
    await world.report("Calls", 40)
    step = {"id": world.id("Sell more"), "ifVersion": 2}
    for wrong, refused in {
        ("score", 1.01): ("OUT_OF_RANGE", "input.score"),
        ("score", -0.01): ("OUT_OF_RANGE", "input.score"),
        ("outcome", "DROPPED"): ("INVALID", "input.note"),
        ("note", "n" * 20_001): ("TOO_LONG", "input.note"),
    }.items():
        assert await refusal(ADMIN, "objectiveClose", step | {"outcome": "MISSED"} | dict([wrong])) == refused
    given = step | {"outcome": "PARTIAL", "score": 0.4, "note": "Half of it"}
    closed = await done(ADMIN, "objectiveClose", given, "objective { state outcome score health progress }")
    shown = {"state": "CLOSED", "outcome": "PARTIAL", "score": 0.4, "health": "CLOSED", "progress": 0.4}
    assert closed["objective"] == shown
    assert (await goal(world, "Grow"))["progress"] == 0.4
    assert (await goal(world, "Calls"))["nextCheckInOn"] is None
    late = {"ifVersion": 3, "id": world.id("Sell more"), "title": "Later"}
    assert (await refusal(ADMIN, "objectiveUpdate", late))[0] == "CYCLE_LOCKED"
    assert (await refusal(ADMIN, "objectiveClose", given | {"ifVersion": 3}))[0] == "CYCLE_LOCKED"
    draft = {"id": world.id("Idea"), "ifVersion": 1, "outcome": "MISSED"}
    assert (await refusal(ADMIN, "objectiveClose", draft))[0] == "INVALID"


@pytest.mark.parametrize("phase", [CyclePhase.PLANNING, CyclePhase.GRADING])
async def test_an_objective_is_closed_early_only_while_its_cycle_is_active(world: World, phase: CyclePhase) -> None:
    await cycles.move_cycle(ADMIN, world.cycle_id, to=phase, reason="Early", if_version=2)
    before = await everything()
    given = {"id": world.id("Sell more"), "ifVersion": 2, "outcome": "MISSED"}
    assert (await refusal(ADMIN, "objectiveClose", given))[0] == "CYCLE_LOCKED"
    assert await everything() == before


async def test_archiving_moves_no_number_and_can_be_undone(world: World) -> None:
    await world.report("Calls", 40)
    given = {"id": world.id("Sell more"), "ifVersion": 2}
    payload = await done(ADMIN, "objectiveArchive", given, "objective { archived version } affected { id }")
    assert (payload["objective"], payload["affected"]) == ({"archived": True, "version": 3}, [])
    assert (await goal(world, "Grow"))["progress"] == 0.4
    back = await done(ADMIN, "objectiveArchive", given | {"ifVersion": 3, "archived": False}, "objective { archived }")
    assert back["objective"] == {"archived": False}


async def test_a_dropped_key_result_leaves_the_pool(world: World) -> None:
    binary = {"title": "Launch", "measure": "BINARY"}
    add = {"idempotencyKey": "a", "objectiveId": world.id("Sell more"), "keyResult": binary}
    made = (await done(ADMIN, "keyResultCreate", add, "keyResult { id }"))["keyResult"]["id"]
    await world.report("Calls", 40)
    assert (await goal(world, "Sell more"))["progress"] == 0.2
    drop = {"id": made, "ifVersion": 1, "reason": WHY}
    payload = await done(ADMIN, "keyResultDrop", drop, "keyResult { state } affected { id }")
    assert payload["keyResult"] == {"state": "DROPPED"}
    assert [each["id"] for each in payload["affected"]] == [world.id("Sell more"), world.id("Grow")]
    assert (await goal(world, "Grow"))["progress"] == 0.4
    report = {"idempotencyKey": "r", "keyResultId": made, "status": "ON_TRACK", "value": 1}
    refused = await do(ADMIN, "checkInCreate", {"checkIns": [report]}, "results { userErrors { code path } }")
    assert told(refused["results"][0])[0] == "CYCLE_LOCKED"


async def test_a_manual_progress_keeps_the_automatic_one_beside_it(world: World) -> None:
    await world.report("Calls", 40)
    base = {"id": world.id("Sell more"), "ifVersion": 2, "progressFrom": "MANUAL", "reason": WHY}
    assert await refusal(ADMIN, "objectiveUpdate", base) == ("INVALID", "input.manualProgress")
    assert (await refusal(ADMIN, "objectiveUpdate", base | {"manualProgress": 1.5}))[0] == "OUT_OF_RANGE"
    asked = "objective { progress explain { manual value automaticValue } }"
    payload = await done(ADMIN, "objectiveUpdate", base | {"manualProgress": 0.75}, asked)
    explained = {"manual": True, "value": 0.75, "automaticValue": 0.4}
    assert payload["objective"] == {"progress": 0.75, "explain": explained}
    assert (await goal(world, "Grow"))["progress"] == 0.75


async def test_a_key_result_that_nobody_reports_on_becomes_outdated_and_its_parents_follow(
    world: World, clock: Hands
) -> None:
    calls = await goal(world, "Calls")
    assert (calls["health"], calls["nextCheckInOn"]) == ("PENDING", "2026-05-11")
    clock.forward(timedelta(days=8))
    await mark_outdated()
    assert (await goal(world, "Calls"))["health"] == "PENDING"
    clock.forward(timedelta(days=1, hours=12))
    moved = await mark_outdated()
    assert isinstance(moved, Moved)
    assert moved.goal_ids == [world.goals[title] for title in ("Calls", "Sell more", "Grow")]
    assert [(await goal(world, title))["health"] for title in ("Calls", "Sell more", "Grow")] == ["OUTDATED"] * 3
    assert await mark_outdated() == Moved([])
    await world.report("Calls", 40)
    assert [(await goal(world, title))["health"] for title in ("Calls", "Sell more", "Grow")] == ["ON_TRACK"] * 3


async def test_what_is_done_is_never_due(world: World, clock: Hands) -> None:
    report = {"idempotencyKey": "r", "keyResultId": world.id("Calls"), "status": "DONE", "value": 100}
    await done(ADMIN, "checkInCreate", {"checkIns": [report]})
    assert (await goal(world, "Calls"))["nextCheckInOn"] is None
    clock.forward(timedelta(days=40))
    await mark_outdated()
    assert (await goal(world, "Calls"))["health"] == "DONE"


async def test_initiatives_are_planned_and_changed_and_never_count(world: World) -> None:
    given: dict[str, Any] = {
        "idempotencyKey": "i",
        "goalId": world.id("Calls"),
        "title": "Hire",
        "ownerId": world.id("Ana"),
    }
    before = await goal(world, "Sell more")
    asked = "initiative { id title state dueOn version owner { id } }"
    made = (await done(ADMIN, "initiativeCreate", given, asked))["initiative"]
    assert (await done(ADMIN, "initiativeCreate", given, asked))["initiative"] == made
    assert await refusal(ADMIN, "initiativeCreate", given | {"title": "x"}) == (
        "IDEMPOTENCY_KEY_REUSED",
        "input.idempotencyKey",
    )
    step: dict[str, Any] = {"id": made["id"], "ifVersion": 1}
    table: list[tuple[dict[str, Any], tuple[str, str]]] = [
        ({"title": ""}, ("BLANK", "input.title")),
        ({"state": None}, ("INVALID", "input.state")),
        ({"ownerId": None}, ("INVALID", "input.ownerId")),
        ({"ownerId": encode("per", 4711)}, ("NOT_FOUND", "input.ownerId")),
    ]
    for wrong, refused in table:
        assert await refusal(ADMIN, "initiativeUpdate", step | wrong) == refused
    changed = (await done(ADMIN, "initiativeUpdate", step | {"state": "DONE", "dueOn": "2026-06-01"}, asked))[
        "initiative"
    ]
    assert changed == made | {"state": "DONE", "dueOn": "2026-06-01", "version": 2}
    late = await do(ADMIN, "initiativeUpdate", step | {"state": "DOING"})
    assert late["userErrors"][0]["current"] == {"__typename": "Initiative", "id": made["id"]}
    assert await goal(world, "Sell more") == before


async def test_a_blocker_is_opened_by_a_report_and_resolved_by_whoever_must_act(world: World, clock: Hands) -> None:
    blocker = {"text": "No budget", "needsId": world.id("Dan")}
    report = {"idempotencyKey": "r", "keyResultId": world.id("Calls"), "status": "AT_RISK", "blockers": [blocker]}
    asked = "results { checkIn { blockers { id text openedAt resolvedAt needs { id } } } }"
    payload = await done(ADMIN, "checkInCreate", {"checkIns": [report]}, asked)
    [opened] = payload["results"][0]["checkIn"]["blockers"]
    assert (opened["text"], opened["resolvedAt"], opened["needs"]) == ("No budget", None, {"id": world.id("Dan")})
    assert opened["openedAt"].replace("Z", "+00:00") == NOW.isoformat()
    clock.forward(timedelta(hours=1))
    step = {"id": opened["id"]}
    assert (await refusal(await world.viewer("Cleo"), "blockerResolve", step))[0] == "FORBIDDEN"
    assert await refusal(ADMIN, "blockerResolve", {"id": encode("blk", 4711)}) == ("NOT_FOUND", "input.id")
    dan = await world.viewer("Dan")
    resolved = await done(dan, "blockerResolve", step, "blocker { resolvedAt }")
    clock.forward(timedelta(hours=1))
    assert await done(dan, "blockerResolve", step, "blocker { resolvedAt }") == resolved


async def test_a_key_result_keeps_its_days_when_its_objective_ends_earlier(world: World) -> None:
    earlier = {"id": world.id("Sell more"), "ifVersion": 2, "dueOn": "2026-05-31", "reason": WHY}
    await done(ADMIN, "objectiveUpdate", earlier)
    renamed = {"id": world.id("Calls"), "ifVersion": 1, "title": "More calls"}
    assert (await done(ADMIN, "keyResultUpdate", renamed, "keyResult { dueOn }"))["keyResult"] == {
        "dueOn": "2026-06-30"
    }


async def test_a_stated_health_lasts_until_the_next_due_day(world: World, clock: Hands) -> None:
    await world.report("Calls", 40)
    said = {"statedHealth": "OFF_TRACK", "statedHealthNote": "The deal fell through"}
    await done(ADMIN, "objectiveUpdate", {"id": world.id("Sell more"), "ifVersion": 2} | said)
    assert (await goal(world, "Sell more"))["health"] == "OFF_TRACK"
    invented = {"id": world.id("Sell more"), "ifVersion": 3, "statedHealth": "OUTDATED"}
    assert await refusal(ADMIN, "objectiveUpdate", invented) == ("INVALID", "input.statedHealth")
    clock.forward(timedelta(days=6))
    await mark_outdated()
    assert (await goal(world, "Sell more"))["health"] == "ON_TRACK"
