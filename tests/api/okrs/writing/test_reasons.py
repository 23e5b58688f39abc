"""What is published changes only with a reason once its cycle runs, and what it was is kept."""

from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from tests.api.okrs.writing.asking import ask, do, done, everything, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Draft @Sales draft
    = Ideas
"""
WHY = {"kind": "BUSINESS_CHANGE", "text": "The market moved"}
CHANGES = """
query ($id: ID!) { node(id: $id) { ... on Objective { changes(first: 1) { nodes {
  field before after reasonKind reason keyResult { title } } } } } }
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


KEY_RESULT: list[tuple[dict[str, Any], str, str | None, str | None]] = [
    ({"targetValue": 90}, "targetValue", "100", "90"),
    ({"startValue": 10}, "startValue", "0", "10"),
    ({"unit": "calls"}, "unit", None, "calls"),
    ({"weight": 2.5}, "weight", "1", "2.5"),
    ({"dueOn": "2026-06-15"}, "dueOn", "2026-06-30", "2026-06-15"),
    ({"startsOn": "2026-04-15"}, "startsOn", "2026-04-01", "2026-04-15"),
    ({"valueFrom": "MEAN"}, "valueFrom", "CHECK_INS", "MEAN"),
    ({"ownerId": "Ben"}, "owner", None, "Ben"),
    ({"phasedTargets": [{"on": "2026-05-01", "value": 20.000125}]}, "phasedTargets", None, "2026-05-01 20.000125"),
]
OBJECTIVE: list[tuple[dict[str, Any], str, str | None, str | None]] = [
    ({"ownerId": "Tech"}, "owner", "Sales", "Tech"),
    ({"coOwnerIds": ["Tech"]}, "coOwners", None, "Tech"),
    ({"dueOn": "2026-06-15"}, "dueOn", "2026-06-30", "2026-06-15"),
    ({"progressFrom": "CONTRIBUTIONS"}, "progressFrom", "BOTH", "CONTRIBUTIONS"),
]
FREE: list[tuple[dict[str, Any], str, str | None, str | None]] = [
    ({"title": "Sell much more"}, "title", "Sell more", "Sell much more"),
    ({"description": "Because"}, "description", None, "Because"),
    ({"kind": "COMMITTED"}, "kind", "ASPIRATIONAL", "COMMITTED"),
    ({"visibility": "TEAM"}, "visibility", "EVERYONE", "TEAM"),
]


def meant(world: World, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes with public ids instead of names."""
    ids = {name: world.id(name) for name in ("Ben", "Tech")}
    return {
        name: [ids[each] if isinstance(each, str) else each for each in value]
        if isinstance(value, list)
        else ids.get(value, value)
        if isinstance(value, str)
        else value
        for name, value in changes.items()
    }


async def last_change(world: World) -> Any:
    """The newest change kept of "Sell more"."""
    return (await ask(ADMIN, CHANGES, id=world.id("Sell more")))["node"]["changes"]["nodes"][0]


async def test_each_weighty_field_of_a_key_result_needs_a_reason_and_is_kept(world: World) -> None:
    version = 1
    for changes, field, before, after in KEY_RESULT:
        given = {"id": world.id("Calls"), "ifVersion": version} | meant(world, changes)
        stored = await everything()
        assert told(await do(ADMIN, "keyResultUpdate", given)) == ("REASON_REQUIRED", "input.reason"), field
        assert await everything() == stored
        await done(ADMIN, "keyResultUpdate", given | {"reason": WHY})
        version += 1
        assert await last_change(world) == {
            "field": field,
            "before": before,
            "after": after,
            "reasonKind": "BUSINESS_CHANGE",
            "reason": "The market moved",
            "keyResult": {"title": "Calls"},
        }


async def test_each_weighty_field_of_an_objective_needs_a_reason_and_is_kept(world: World) -> None:
    version = 2
    for changes, field, before, after in OBJECTIVE:
        given = {"id": world.id("Sell more"), "ifVersion": version} | meant(world, changes)
        assert told(await do(ADMIN, "objectiveUpdate", given)) == ("REASON_REQUIRED", "input.reason"), field
        await done(ADMIN, "objectiveUpdate", given | {"reason": WHY})
        version += 1
        kept = await last_change(world)
        assert (kept["field"], kept["before"], kept["after"]) == (field, before, after)
        assert (kept["reasonKind"], kept["keyResult"]) == ("BUSINESS_CHANGE", None)


async def test_another_manual_number_needs_a_reason_and_the_old_one_is_kept(world: World) -> None:
    by_hand = {"id": world.id("Sell more"), "ifVersion": 2, "progressFrom": "MANUAL", "manualProgress": 0.5}
    await done(ADMIN, "objectiveUpdate", by_hand | {"reason": WHY})
    moved = {"id": world.id("Sell more"), "ifVersion": 3, "manualProgress": 0.75}
    stored = await everything()
    assert told(await do(ADMIN, "objectiveUpdate", moved)) == ("REASON_REQUIRED", "input.reason")
    assert await everything() == stored
    await done(ADMIN, "objectiveUpdate", moved | {"reason": WHY})
    kept = await last_change(world)
    assert (kept["field"], kept["before"], kept["after"]) == ("manualProgress", "0.5", "0.75")
    assert (kept["reasonKind"], kept["reason"]) == ("BUSINESS_CHANGE", "The market moved")


async def test_the_due_day_of_a_milestone_needs_a_reason_and_the_old_one_is_kept(world: World) -> None:
    steps = [{"name": "Design", "dueOn": "2026-05-01", "weight": 1}]
    entry = {"title": "Steps", "measure": "MILESTONES", "milestones": steps}
    made = {"objectiveId": world.id("Sell more"), "idempotencyKey": "steps", "keyResult": entry, "reason": WHY}
    payload = await done(ADMIN, "keyResultCreate", made, "keyResult { id version }")
    key_result = payload["keyResult"]
    later = {"id": key_result["id"], "ifVersion": key_result["version"]}
    later |= {"milestones": [steps[0] | {"dueOn": "2026-06-01"}]}
    stored = await everything()
    assert told(await do(ADMIN, "keyResultUpdate", later)) == ("REASON_REQUIRED", "input.reason")
    assert await everything() == stored
    await done(ADMIN, "keyResultUpdate", later | {"reason": WHY})
    kept = await last_change(world)
    assert (kept["field"], kept["before"]) == ("milestones", "Design (1, due 2026-05-01)")
    assert kept["after"] == "Design (1, due 2026-06-01)"


async def test_what_is_said_of_an_objective_needs_no_reason_and_is_kept(world: World) -> None:
    for version, (changes, field, before, after) in enumerate(FREE, start=2):
        await done(ADMIN, "objectiveUpdate", {"id": world.id("Sell more"), "ifVersion": version} | changes)
        kept = await last_change(world)
        assert (kept["field"], kept["before"], kept["after"], kept["reasonKind"]) == (field, before, after, None)


async def test_dropping_a_key_result_needs_a_reason(world: World) -> None:
    given = {"id": world.id("Calls"), "ifVersion": 1}
    assert told(await do(ADMIN, "keyResultDrop", given)) == ("REASON_REQUIRED", "input.reason")
    await done(ADMIN, "keyResultDrop", given | {"reason": WHY})
    assert (await last_change(world))["after"] == "DROPPED"


async def test_edges_need_a_reason_and_their_old_and_new_form_is_kept(world: World) -> None:
    sell, grow = world.id("Sell more"), world.id("Grow")
    weighed = {"fromId": sell, "to": {"toId": grow, "weight": 3}}
    assert told(await do(ADMIN, "alignmentSet", weighed)) == ("REASON_REQUIRED", "input.reason")
    await done(ADMIN, "alignmentSet", weighed | {"reason": WHY})
    kept = await last_change(world)
    assert kept["before"] and kept["after"] and kept["before"] != kept["after"]
    moved = {"id": sell, "ifVersion": 2}
    assert told(await do(ADMIN, "objectiveMove", moved)) == ("REASON_REQUIRED", "input.reason")
    await done(ADMIN, "objectiveMove", moved | {"reason": WHY})
    gone = await last_change(world)
    assert (gone["before"], gone["after"]) == (kept["after"], None)
    await done(ADMIN, "objectiveMove", {"id": sell, "ifVersion": 3, "toId": grow, "reason": WHY})
    assert (await last_change(world))["before"] is None
    cut = {"fromId": sell, "toId": grow}
    assert told(await do(ADMIN, "alignmentRemove", cut)) == ("REASON_REQUIRED", "input.reason")
    await done(ADMIN, "alignmentRemove", cut | {"reason": WHY})


async def test_drafts_change_freely(world: World) -> None:
    for version, (changes, *_) in enumerate(KEY_RESULT, start=1):
        await done(ADMIN, "keyResultUpdate", {"id": world.id("Ideas"), "ifVersion": version} | meant(world, changes))
    for version, (changes, *_) in enumerate(OBJECTIVE, start=1):
        await done(ADMIN, "objectiveUpdate", {"id": world.id("Draft"), "ifVersion": version} | meant(world, changes))
    kept = await ask(ADMIN, CHANGES, id=world.id("Draft"))
    assert kept["node"]["changes"]["nodes"] == []


async def test_planning_is_free(world: World) -> None:
    await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.PLANNING, reason="Too early", if_version=2)
    for version, (changes, *_) in enumerate(KEY_RESULT, start=1):
        await done(ADMIN, "keyResultUpdate", {"id": world.id("Calls"), "ifVersion": version} | meant(world, changes))


async def test_another_reason_needs_words(world: World) -> None:
    given = {"id": world.id("Calls"), "ifVersion": 1, "targetValue": 90}
    wordless = given | {"reason": {"kind": "OTHER", "text": " "}}
    assert told(await do(ADMIN, "keyResultUpdate", wordless)) == ("REASON_REQUIRED", "input.reason.text")


@pytest.mark.parametrize(
    "reported, changes, refused",
    [
        (40, {"measure": "DECREASE", "startValue": 100, "targetValue": 10}, ""),
        (40, {"measure": "AT_LEAST"}, ""),
        (40, {"measure": "IN_BAND", "targetValue": None, "lowValue": 1, "highValue": 2}, ""),
        (40, {"measure": "BINARY", "startValue": None, "targetValue": None}, "INVALID"),
        (1, {"measure": "BINARY", "startValue": None, "targetValue": None}, ""),
        (
            40,
            {"measure": "MILESTONES", "startValue": None, "targetValue": None, "milestones": [{"name": "A"}]},
            "INVALID",
        ),
        (40, {"measure": "BASELINE", "startValue": None, "targetValue": None}, ""),
    ],
)
async def test_a_measure_changes_only_to_one_that_its_check_ins_fit(
    world: World, reported: float, changes: dict[str, Any], refused: str
) -> None:
    await world.report("Calls", reported)
    given = {"id": world.id("Calls"), "ifVersion": 1, "reason": WHY} | changes
    payload = await do(ADMIN, "keyResultUpdate", given, "keyResult { measure }")
    assert told(payload) == ((refused, "input.measure") if refused else ("", ""))
    if not refused:
        assert payload["keyResult"] == {"measure": changes["measure"]}


LOCKED = {
    CyclePhase.ACTIVE: set(),
    CyclePhase.PLANNING: {"report"},
    CyclePhase.GRADING: {"write", "publish"},
    CyclePhase.CLOSED: {"write", "publish", "edit", "add", "align", "report"},
}


async def move(world: World, to: CyclePhase, version: int) -> None:
    """Move the quarter; it closes with what is proposed, and without what nobody could measure."""
    if to is not CyclePhase.CLOSED:
        await cycles.move_cycle(ADMIN, world.cycle_id, to=to, reason="Early", if_version=version)
        return
    for phase in (CyclePhase.ACTIVE, CyclePhase.PLANNING):
        dropped = {"id": world.id(f"Draft in {phase}"), "ifVersion": 2, "outcome": "DROPPED", "note": "Not begun"}
        await done(ADMIN, "objectiveGrade", dropped)
    close = {"id": encode("cyc", world.cycle_id), "ifVersion": version, "acceptProposals": True}
    await done(ADMIN, "cycleClose", close)


async def test_each_phase_locks_what_it_should(world: World) -> None:
    await world.draw("\n".join(f"Draft in {phase} @Sales draft" for phase in LOCKED))
    sell, version = world.id("Sell more"), 1
    for place, (phase, locked) in enumerate(LOCKED.items()):
        if place:
            steps = [CyclePhase.ACTIVE, phase] if phase is CyclePhase.GRADING else [phase]
            for step in steps:
                version += 1
                await move(world, step, version)
        new = {"title": "New", "cycleId": encode("cyc", world.cycle_id), "ownerId": world.id("Sales")}
        measured = {"title": "KR", "measure": "BINARY"}
        report = {"idempotencyKey": phase, "keyResultId": world.id("Calls"), "status": "ON_TRACK", "value": 1}
        edge = {"toId": world.id("Grow"), "weight": 2.0 + place}
        tries: dict[str, tuple[str, dict[str, Any]]] = {
            "write": ("objectiveCreate", new | {"idempotencyKey": f"w {phase}"}),
            "publish": ("objectivePublish", {"id": world.id(f"Draft in {phase}"), "ifVersion": 1}),
            "edit": ("objectiveUpdate", {"id": sell, "ifVersion": 2 + place, "title": f"In {phase}"}),
            "add": ("keyResultCreate", {"idempotencyKey": f"a {phase}", "objectiveId": sell, "keyResult": measured}),
            "align": ("alignmentSet", {"fromId": sell, "to": edge, "reason": WHY}),
            "report": ("checkInCreate", {"checkIns": [report]}),
        }
        found = set()
        for name, (mutation, given) in tries.items():
            asked = "results { userErrors { code path } }" if name == "report" else ""
            payload = await do(ADMIN, mutation, given, asked)
            code, _ = told(payload["results"][0] if name == "report" else payload)
            assert code in ("", "CYCLE_LOCKED"), (phase, name, code)
            found |= {name} if code else set()
        assert found == locked, phase


async def test_versions_move_with_edits_only(world: World) -> None:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Objective { version } ... on KeyResult { version } } }"

    async def versions() -> list[int]:
        nodes = await ask(ADMIN, text, ids=[world.id(title) for title in ("Grow", "Sell more", "Calls")])
        return [node["version"] for node in nodes["nodes"]]

    assert await versions() == [2, 2, 1]
    await world.report("Calls", 50)
    edge = {"fromId": world.id("Sell more"), "to": {"toId": world.id("Grow"), "weight": 2}, "reason": WHY}
    await done(ADMIN, "alignmentSet", edge)
    assert await versions() == [2, 2, 1]
    changed = {"id": world.id("Calls"), "ifVersion": 1, "title": "More calls"}
    await done(ADMIN, "keyResultUpdate", changed)
    assert await versions() == [2, 2, 2]
    late = await do(ADMIN, "keyResultUpdate", changed | {"title": "Many calls"})
    assert told(late)[0] == "VERSION_CONFLICT"
    assert late["userErrors"][0]["current"] == {"__typename": "KeyResult", "id": world.id("Calls")}


async def test_absent_null_and_a_value_are_three_things(world: World) -> None:
    base = {"id": world.id("Sell more")}
    asked = "objective { title description }"
    await done(ADMIN, "objectiveUpdate", base | {"ifVersion": 2, "description": "Why"}, asked)
    kept = await done(ADMIN, "objectiveUpdate", base | {"ifVersion": 3, "title": "Sell"}, asked)
    assert kept["objective"] == {"title": "Sell", "description": "Why"}
    gone = await done(ADMIN, "objectiveUpdate", base | {"ifVersion": 4, "description": None}, asked)
    assert gone["objective"] == {"title": "Sell", "description": None}
