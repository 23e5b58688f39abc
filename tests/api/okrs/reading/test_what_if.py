"""What would follow if: the same as what then follows, and nothing of it is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import number_of
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, CheckInEntry, ReasonEntry
from plumbline.okrs.entries import KeyResultEntry as Entry
from plumbline.okrs.entries import MilestoneEntry as Step
from plumbline.okrs.words import AlignmentKind, ChangeReason, Measure, ScoredBy, Status, ValueFrom
from plumbline.organization.viewer import Viewer
from tests.api.okrs.reading.asking import answer, codes
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
      = Visits
      Call leads @Ben
        = Leads
  Build faster @Tech
    = Builds
Alone @Tech
  = Tests
Secret @Ben private
  = Hidden
"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)
NUMBERS = "progress currentValue expected pace confidence health"
WHAT_IF = f"""query ($input: WhatIfInput!) {{ whatIf(input: $input) {{ goals {{
  goal {{ title }} before {{ {NUMBERS} }} after {{ {NUMBERS} }}
  explain {{ value automaticValue items {{ counted weight share }} }} }} }} }}"""
STORED = """{ objectives(first: 100) { nodes { title progress expected pace confidence health
  keyResults { nodes { title progress currentValue expected pace confidence health } } } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    made = await built(GOALS)
    sell = made.goals["Sell more"]
    steps = (Step("Plan"), Step("Build", weight=3.0))
    for entry in (
        Entry("All", Measure.INCREASE, start_value=0.0, target_value=200.0, value_from=ValueFrom.SUM),
        Entry("Uptime", Measure.AT_LEAST, target_value=99.0, scored_by=ScoredBy.KEPT_SHARE),
        Entry("Launch", Measure.MILESTONES, milestones=steps),
    ):
        id_, _ = await okrs.create_key_result(ADMIN, sell, entry, idempotency_key=entry.title, reason=WHY)
        made.goals[entry.title] = id_
        made.key_results.add(entry.title)
    await okrs.align(ADMIN, made.goals["Leads"], AlignmentEntry(made.goals["All"]), reason=WHY)
    clock.forward(timedelta(days=8))
    for title, value in (("Leads", 40.0), ("Calls", 30.0), ("Builds", 20.0), ("Uptime", 99.5)):
        await made.report(title, value)
    return made


async def stored() -> dict[str, dict[str, Any]]:
    """All numbers that the API tells, by the title of their goal."""
    nodes = (await answer(ADMIN, STORED))["objectives"]["nodes"]
    key_results = [each for node in nodes for each in node.pop("keyResults")["nodes"]]
    return {each.pop("title"): {"currentValue": None} | each for each in [*nodes, *key_results]}


async def supposed(world: World, given: dict[str, Any], viewer: Viewer = ADMIN) -> dict[str, Any]:
    goals = (await answer(viewer, WHAT_IF, input=given))["whatIf"]["goals"]
    return {each["goal"]["title"]: each for each in goals}


async def _milestones(world: World) -> list[str]:
    text = "query ($id: ID!) { keyResult(id: $id) { milestones { id name } } }"
    steps = (await answer(ADMIN, text, id=world.id("Launch")))["keyResult"]["milestones"]
    return [each["id"] for each in steps if each["name"] == "Build"]


async def _report(world: World, title: str, status: Status = Status.ON_TRACK, **given: Any) -> None:
    results, _ = await okrs.check_in(ADMIN, [CheckInEntry("real", world.goals[title], status, **given)])
    assert not results[0].refusals


def _same(before: dict[str, Any], found: dict[str, Any], after: dict[str, Any]) -> None:
    """Each goal that changes is told, as it was and as it is now; no other one is."""
    assert found.keys() == {title for title in after if after[title] != before[title]}
    for title, goal in found.items():
        told = {"currentValue": None} if after[title]["currentValue"] is None else {}
        assert goal["before"] | told == before[title], title
        assert goal["after"] | told == after[title], title
        assert goal["explain"]["value"] == goal["after"]["progress"], title


@pytest.mark.parametrize(
    "title, said",
    [
        ("Leads", {"value": 90.0, "status": "AT_RISK"}),
        ("Leads", {"confidence": 0.25}),
        ("Tests", {"value": 250.0, "status": "OFF_TRACK"}),
        ("Uptime", {"value": 12.0, "status": "OFF_TRACK"}),
    ],
)
async def test_a_supposed_check_in_tells_what_a_real_one_then_stores(
    world: World, title: str, said: dict[str, Any]
) -> None:
    before = await stored()
    found = await supposed(world, {"checkIns": [{"keyResultId": world.id(title)} | said]})
    assert await stored() == before, "nothing is kept"
    await _report(world, title, **said | {"status": Status(said.get("status", "ON_TRACK"))})
    _same(before, found, await stored())


async def test_supposed_milestones_tell_what_a_real_check_in_then_stores(world: World) -> None:
    before, done = await stored(), await _milestones(world)
    found = await supposed(world, {"checkIns": [{"keyResultId": world.id("Launch"), "milestonesDone": done}]})
    assert found["Launch"]["after"]["progress"] == 0.75
    assert [item["counted"] for item in found["Launch"]["explain"]["items"]] == [0.0, 1.0]
    await _report(world, "Launch", milestones_done=tuple(number_of(each, "ms") for each in done))
    _same(before, found, await stored())


async def test_a_supposed_target_tells_what_a_real_one_then_stores(world: World) -> None:
    before = await stored()
    found = await supposed(world, {"targets": [{"keyResultId": world.id("Calls"), "targetValue": 50.0}]})
    assert found["Calls"]["after"]["progress"] == 0.6
    await okrs.update_key_result(ADMIN, world.goals["Calls"], {"target_value": 50.0}, if_version=1, reason=WHY)
    _same(before, found, await stored())


@pytest.mark.parametrize("kind, weight", [("CONTRIBUTES", 1.0), ("CONTRIBUTES", 7.5), ("SUPPORTS", 1.0)])
async def test_a_supposed_move_tells_what_a_real_one_then_stores(world: World, kind: str, weight: float) -> None:
    before = await stored()
    builds, grow, sell = (world.id(title) for title in ("Build faster", "Grow", "Sell more"))
    found = await supposed(
        world,
        {
            "alignments": [{"fromId": builds, "toId": sell, "kind": kind, "weight": weight}],
            "removedAlignments": [{"fromId": builds, "toId": grow}],
        },
    )
    below = world.goals["Build faster"]
    await okrs.remove_alignment(ADMIN, below, world.goals["Grow"], reason=WHY)
    entry = AlignmentEntry(world.goals["Sell more"], kind=AlignmentKind(kind), weight=weight)
    await okrs.align(ADMIN, below, entry, reason=WHY)
    _same(before, found, await stored())


@pytest.mark.parametrize("to", ["Sell more", "Calls", "Grow", None])
async def test_a_supposed_step_to_another_parent_tells_what_a_real_one_then_stores(
    world: World, to: str | None
) -> None:
    below = world.goals["Build faster"]
    await okrs.align(ADMIN, below, AlignmentEntry(world.goals["Grow"], weight=3.0), reason=WHY)
    before = await stored()
    move = {"objectiveId": world.id("Build faster"), "toId": world.id(to) if to else None}
    found = await supposed(world, {"moves": [move]})
    await okrs.move_objective(ADMIN, below, to_id=world.goals[to] if to else None, if_version=2, reason=WHY)
    _same(before, found, await stored())


async def test_what_may_not_contribute_is_supposed_to_support(world: World) -> None:
    ben = await world.viewer("Ben")
    edge = {"fromId": world.id("Secret"), "toId": world.id("Sell more")}
    assert await supposed(world, {"alignments": [edge]}, ben) == {}


async def test_goals_that_one_does_not_see_can_neither_be_supposed_about_nor_told_of(world: World) -> None:
    eve = await world.viewer("Eve")
    hidden = {"checkIns": [{"keyResultId": world.id("Hidden"), "value": 5.0}]}
    assert await codes(eve, WHAT_IF, input=hidden) == ["NOT_FOUND"]
    ben = await world.viewer("Ben")
    assert set(await supposed(world, hidden, ben)) == {"Hidden", "Secret"}


def _edge(below: str, above: str, **more: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"alignments": [{"fromId": world.id(below), "toId": world.id(above)} | more]}


def _said(title: str, **more: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"checkIns": [{"keyResultId": world.id(title)} | more]}


@pytest.mark.parametrize(
    "given, code",
    [
        (_said("All", value=3.0), "BAD_USER_INPUT"),
        (_said("Calls", milestonesDone=[]), "BAD_USER_INPUT"),
        (_said("Launch", milestonesDone=["ms_0000000000001"]), "NOT_FOUND"),
        (_said("Launch", value=1.0), "BAD_USER_INPUT"),
        (_said("Calls", confidence=1.5), "BAD_USER_INPUT"),
        (_said("Calls", value=1e12), "BAD_USER_INPUT"),
        (_edge("Grow", "Call leads"), "BAD_USER_INPUT"),
        (_edge("Grow", "Grow"), "BAD_USER_INPUT"),
        (_edge("Alone", "All"), "BAD_USER_INPUT"),
        (_edge("Alone", "Grow", weight=-1.0), "BAD_USER_INPUT"),
        (lambda world: {"targets": [{"keyResultId": world.id("Calls"), "targetValue": 0.0}]}, "BAD_USER_INPUT"),
        (lambda _: {"checkIns": [{"keyResultId": "kr_0000000000001"}]}, "NOT_FOUND"),
        (lambda _: {"checkIns": [{"keyResultId": "obj_0000000000001"}]}, "NOT_FOUND"),
        (lambda world: {"checkIns": [{"keyResultId": world.id("Calls")}] * 101}, "BAD_USER_INPUT"),
    ],
)
async def test_a_supposition_that_the_rules_refuse_has_its_code(
    world: World, given: Callable[[World], dict[str, Any]], code: str
) -> None:
    before = await stored()
    assert await codes(ADMIN, WHAT_IF, input=given(world)) == [code]
    assert await stored() == before


async def test_nothing_supposed_is_nothing_changed(world: World) -> None:
    assert await supposed(world, {}) == {}
    assert await supposed(world, {"targets": [{"keyResultId": world.id("Calls")}]}) == {}
