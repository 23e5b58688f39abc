"""What goes on into the next cycle, and what does not."""

from datetime import date
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from tests.api.okrs.writing.asking import ask, done, everything, refusal, refusals
from tests.api.reviews.test_grading import in_phase, shown
from tests.factories import ADMIN, World, built

GOALS = """
Lead @Acme year
  Grow @Acme
    Sell more @Sales
      = Calls
      = Visits
      Learn @Ben
        = Trial
    Serve @Tech
      = Uptime
"""
STEPS = {"title": "Steps", "measure": "MILESTONES", "milestones": [{"name": "A"}, {"name": "B", "weight": 3}]}


@pytest.fixture
async def world(clock: Hands) -> World:
    made = await built(GOALS)
    await made.report("Calls", 80)
    await made.report("Visits", 100)
    await made.report("Uptime", 100)
    quarter: dict[str, Any] = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30), "parent_id": made.year_id}
    made.units["Q3"] = await cycles.create_cycle(ADMIN, name="Q3 2026", **quarter)
    return made


def q3(world: World) -> str:
    return encode("cyc", world.units["Q3"])


async def carried(world: World, title: str, **given: Any) -> Any:
    """What an objective goes on as."""
    viewer = await world.viewer("Ben") if title == "Learn" else ADMIN
    entry = {"id": world.id(title), "decision": "KEEP", "toCycleId": q3(world)} | given
    await done(viewer, "objectiveCarry", entry)
    to = (await shown(world, title))["carry"]["objective"]["id"]
    return to, (await ask(ADMIN, "query ($id: ID!) { node(id: $id) { ... on Objective { title } } }", id=to))


async def copy_of(world: World, objective_id: str) -> Any:
    world.goals["copy"], world.key_results = 0, world.key_results
    asked = """query ($id: ID!) { node(id: $id) { ... on Objective { title state progress parentObjectiveId startsOn
      cycle { id } carriedFrom { id } alignments { to { id } kind weight primary }
      keyResults { nodes { title startValue currentValue progress carriedFrom { id } milestones { name done weight }
        checkIns { nodes { carried value confidence status } } } } } } }"""
    return (await ask(ADMIN, asked, id=objective_id))["node"]


async def test_what_is_kept_goes_on_with_its_values_and_its_lineage(world: World) -> None:
    given = {"idempotencyKey": "s", "objectiveId": world.id("Sell more"), "keyResult": STEPS}
    why = {"reason": {"kind": "BUSINESS_CHANGE"}}
    made = (await done(ADMIN, "keyResultCreate", given | why, "keyResult { id milestones { id name } }"))["keyResult"]
    report = {"idempotencyKey": "r", "keyResultId": made["id"], "status": "AT_RISK", "confidence": 0.5}
    report["milestonesDone"] = [made["milestones"][1]["id"]]
    await done(ADMIN, "checkInCreate", {"checkIns": [report]})
    await in_phase(world, "GRADING")
    to, _ = await carried(world, "Sell more")
    copy = await copy_of(world, to)
    assert (copy["title"], copy["state"], copy["cycle"]["id"], copy["startsOn"]) == (
        "Sell more",
        "PUBLISHED",
        q3(world),
        "2026-07-01",
    )
    assert copy["carriedFrom"]["id"] == world.id("Sell more")
    calls, visits, steps = copy["keyResults"]["nodes"]
    assert (calls["startValue"], calls["currentValue"], calls["progress"]) == (0, 80, 0.8)
    assert calls["carriedFrom"]["id"] == world.id("Calls")
    assert calls["checkIns"]["nodes"] == [{"carried": True, "value": 80, "confidence": None, "status": "ON_TRACK"}]
    assert visits["progress"] == 1
    assert steps["milestones"] == [{"name": "A", "done": False, "weight": 1}, {"name": "B", "done": True, "weight": 3}]
    assert (steps["progress"], steps["checkIns"]["nodes"][0]["confidence"]) == (0.75, 0.5)
    assert (await shown(world, "Sell more"))["carry"] == {
        "decision": "KEEP",
        "withValues": True,
        "reason": None,
        "objective": {"id": to},
    }


async def test_without_its_values_it_starts_where_it_was_left_and_what_was_reached_stays_behind(world: World) -> None:
    await in_phase(world, "GRADING")
    to, _ = await carried(world, "Sell more", decision="MODIFY", withValues=False)
    copy = await copy_of(world, to)
    assert copy["state"] == "DRAFT"
    assert [(each["title"], each["startValue"], each["checkIns"]["nodes"]) for each in copy["keyResults"]["nodes"]] == [
        ("Calls", 80, [])
    ]


@pytest.mark.parametrize("order", [("Grow", "Sell more", "Learn"), ("Learn", "Sell more", "Grow")])
async def test_edges_lead_to_the_copies_whichever_is_carried_first(world: World, order: tuple[str, ...]) -> None:
    weight = {"fromId": world.id("Sell more"), "to": {"toId": world.id("Grow"), "weight": 4}}
    await done(ADMIN, "alignmentSet", weight | {"reason": {"kind": "CORRECTION"}})
    await in_phase(world, "GRADING")
    to = {title: (await carried(world, title))[0] for title in order}
    copies = {title: await copy_of(world, id_) for title, id_ in to.items()}
    assert {title: copy["alignments"] for title, copy in copies.items()} == {
        "Grow": [{"to": {"id": world.id("Lead")}, "kind": "CONTRIBUTES", "weight": 1, "primary": True}],
        "Sell more": [{"to": {"id": to["Grow"]}, "kind": "CONTRIBUTES", "weight": 4, "primary": True}],
        "Learn": [{"to": {"id": to["Sell more"]}, "kind": "CONTRIBUTES", "weight": 1, "primary": True}],
    }
    assert copies["Learn"]["parentObjectiveId"] == to["Sell more"]
    assert copies["Sell more"]["progress"] == pytest.approx((0.8 + 1 + 0) / 3, abs=1e-6)
    assert copies["Grow"]["progress"] == copies["Sell more"]["progress"]


async def test_what_is_abandoned_says_why_and_has_no_copy(world: World) -> None:
    await in_phase(world, "GRADING")
    step = {"id": world.id("Sell more"), "decision": "ABANDON"}
    assert await refusal(ADMIN, "objectiveCarry", step) == ("REASON_REQUIRED", "input.reason")
    await done(ADMIN, "objectiveCarry", step | {"reason": "The market is gone."})
    assert (await shown(world, "Sell more"))["carry"] == {
        "decision": "ABANDON",
        "withValues": False,
        "reason": "The market is gone.",
        "objective": None,
    }


async def test_a_carry_over_that_makes_no_sense_or_comes_twice_is_refused_and_changes_nothing(world: World) -> None:
    await in_phase(world, "GRADING")
    await carried(world, "Sell more")
    step = {"id": world.id("Learn"), "decision": "KEEP", "toCycleId": q3(world)}
    ben = await world.viewer("Ben")
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "twice": ({"id": world.id("Sell more")}, "ALREADY_CARRIED", "input.id"),
        "twice, another way": (
            {"id": world.id("Sell more"), "decision": "ABANDON", "reason": "x"},
            "ALREADY_CARRIED",
            "input.id",
        ),
        "finished": ({"id": world.id("Serve")}, "INVALID", "input.id"),
        "in no cycle": ({"toCycleId": None}, "BLANK", "input.toCycleId"),
        "in its own cycle": ({"toCycleId": encode("cyc", world.cycle_id)}, "INVALID", "input.toCycleId"),
        "in an earlier cycle": ({"toCycleId": encode("cyc", world.year_id)}, "INVALID", "input.toCycleId"),
        "in an unknown cycle": ({"toCycleId": encode("cyc", 4711)}, "NOT_FOUND", "input.toCycleId"),
        "of a running cycle": ({"id": world.id("Lead")}, "CYCLE_LOCKED", "input.id"),
        "a key result": ({"id": world.id("Calls")}, "NOT_FOUND", "input.id"),
    }
    found = await refusals(ADMIN, "objectiveCarry", {name: step | wrong for name, (wrong, _, _) in table.items()})
    assert found == {name: (code, path) for name, (_, code, path) in table.items()}
    assert (await refusal(await world.viewer("Cleo"), "objectiveCarry", step))[0] == "FORBIDDEN"
    await done(ben, "objectiveCarry", step)
    before = await everything()
    assert (await refusal(ben, "objectiveCarry", step))[0] == "ALREADY_CARRIED"
    assert await everything() == before
