"""Why a goal is there, what joins two goals, and how each number came about."""

from datetime import timedelta

import pytest

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, ReasonEntry
from plumbline.okrs.entries import KeyResultEntry as Entry
from plumbline.okrs.explanation import recomputed_from
from plumbline.okrs.reads import explained
from plumbline.okrs.words import ChangeReason, Health, Measure, ProgressSource, ScoredBy, Status, ValueFrom
from tests.api.okrs.reading.asking import answer, titles
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales
      = Calls
      Call leads @Ben
        = Leads
  Build faster @Tech
Alone @Tech
"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Grow", []),
        ("Sell more", ["Grow", "Revenue"]),
        ("Call leads", ["Grow", "Revenue", "Sell more"]),
        ("Leads", ["Grow", "Revenue", "Sell more", "Call leads"]),
        ("Revenue", ["Grow"]),
    ],
)
async def test_ancestors_are_the_way_up_with_the_root_first(world: World, title: str, above: list[str]) -> None:
    text = "query ($id: ID!) { node(id: $id) { ... on Goal { parent { title } parentId ancestors { title } } } }"
    found = (await answer(ADMIN, text, id=world.id(title)))["node"]
    assert titles(found["ancestors"]) == above
    if found["parent"]:
        assert found["parent"]["title"] == above[-1]
        assert found["parentId"] == world.id(above[-1])


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        ("Call leads", "Grow", ["Call leads", "Sell more", "Revenue", "Grow"]),
        ("Grow", "Call leads", ["Grow", "Revenue", "Sell more", "Call leads"]),
        ("Leads", "Build faster", ["Leads", "Call leads", "Sell more", "Revenue", "Grow", "Build faster"]),
        ("Grow", "Alone", None),
        ("Grow", "Grow", ["Grow"]),
    ],
)
async def test_a_path_goes_up_or_up_and_down_again(world: World, start: str, end: str, way: list[str] | None) -> None:
    text = "query ($a: ID!, $b: ID!) { alignmentPath(fromId: $a, toId: $b) { __typename title } }"
    path = (await answer(ADMIN, text, a=world.id(start), b=world.id(end)))["alignmentPath"]
    assert (path and titles(path)) == way


async def test_a_path_to_nowhere_is_null(world: World) -> None:
    text = "query ($a: ID!, $b: ID!) { alignmentPath(fromId: $a, toId: $b) { title } }"
    assert (await answer(ADMIN, text, a=world.id("Grow"), b="nonsense"))["alignmentPath"] is None
    await world.draw("Secret @Tech team")
    ben = await world.viewer("Ben")
    for way in ({"a": world.id("Secret"), "b": world.id("Secret")}, {"a": world.id("Grow"), "b": world.id("Secret")}):
        assert (await answer(ben, text, **way))["alignmentPath"] is None


async def test_the_unaligned_are_below_company_level_and_point_nowhere(world: World) -> None:
    text = "query ($id: ID) { unalignedObjectives(cycleId: $id) { totalCount nodes { title } } }"
    found = (await answer(ADMIN, text))["unalignedObjectives"]
    assert (found["totalCount"], titles(found["nodes"])) == (1, ["Alone"])
    assert (await answer(ADMIN, text, id="nonsense"))["unalignedObjectives"]["nodes"] == []


async def test_edges_are_told_from_both_ends(world: World) -> None:
    await okrs.align(ADMIN, world.goals["Alone"], AlignmentEntry(world.goals["Grow"], weight=2.0), reason=WHY)
    text = """query ($id: ID!, $up: ID!) {
        objective(id: $id) { alignments { kind weight primary toId fromId from { title } to { title } }
          none: alignments(kind: SUPPORTS) { id } }
        up: objective(id: $up) { alignedFrom(first: 1) { totalCount pageInfo { hasNextPage } nodes { fromId } } } }"""
    found = await answer(ADMIN, text, id=world.id("Alone"), up=world.id("Grow"))
    [edge] = found["objective"]["alignments"]
    assert (edge["kind"], edge["weight"], edge["primary"]) == ("CONTRIBUTES", 2.0, True)
    assert (edge["fromId"], edge["toId"]) == (world.id("Alone"), world.id("Grow"))
    assert found["objective"]["none"] == []
    assert found["up"]["alignedFrom"] == {
        "totalCount": 2, "pageInfo": {"hasNextPage": True}, "nodes": [{"fromId": world.id("Build faster")}],
    }  # fmt: skip


async def test_every_stored_number_is_made_again_by_its_explanation(world: World, clock: Hands) -> None:
    sell = world.goals["Sell more"]
    kept = Entry("Uptime", Measure.AT_LEAST, target_value=99.0, scored_by=ScoredBy.KEPT_SHARE)
    total = Entry("All", Measure.INCREASE, start_value=0.0, target_value=200.0, value_from=ValueFrom.SUM)
    mean = Entry("Mean", Measure.DECREASE, start_value=50.0, target_value=10.0, value_from=ValueFrom.MEAN)
    for entry in (kept, total, mean, Entry("Look", Measure.BASELINE), Entry("Do it", Measure.BINARY)):
        made, _ = await okrs.create_key_result(ADMIN, sell, entry, idempotency_key=entry.title, reason=WHY)
        world.goals[entry.title] = made
        world.key_results.add(entry.title)
    for source, target in (("Leads", "All"), ("Leads", "Mean")):
        await okrs.align(ADMIN, world.goals[source], AlignmentEntry(world.goals[target]), reason=WHY)
    clock.forward(timedelta(days=3))
    for title, value in (("Leads", 150.0), ("Calls", 30.0), ("Revenue", -20.0), ("Do it", 1.0), ("Uptime", 99.5)):
        await world.report(title, value, Status.ON_TRACK)
    manual = {"progress_from": ProgressSource.MANUAL, "manual_progress": 0.25}
    await okrs.update_objective(ADMIN, world.goals["Alone"], manual, if_version=2, reason=WHY)
    clock.forward(timedelta(days=10))
    await okrs.count_kept_shares()
    ids = list(world.goals.values())
    context = Context(ADMIN, reading=reading)
    try:
        await context.reads.opened()
        parts = await explained.taken_apart(context.reads, ids)
    finally:
        await context.reads.close()
    text = (
        "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Goal { title progress explain { value automaticValue } } } }"
    )
    nodes = (await answer(ADMIN, text, ids=[world.id(name) for name in world.goals]))["nodes"]
    stored = {node["title"]: node for node in nodes}
    for name, goal_id in world.goals.items():
        node = stored[name]
        assert node["explain"]["value"] == node["progress"], name
        assert recomputed_from(parts[goal_id]) == node["explain"]["automaticValue"], name
    assert stored["Grow"]["progress"] is not None
    assert stored["Uptime"]["progress"] == 0.5


WORDS = """query ($id: ID!, $of: ExplainedNumber!) { node(id: $id) { ... on Goal { explain(of: $of) {
  value word automaticWord manual formula change { by { name } reasonKind reason after }
  formulaParts { code values { name number text } }
  items { label labelCode value counted weight share word why whyCode values { name number text } }
  leftOut { label labelCode why whyCode word } } } } }"""


async def test_a_health_says_which_rule_decided_and_who_was_heard(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=3))
    await world.report("Calls", 10, Status.AT_RISK)
    await world.report("Revenue", 10)
    sell = (await answer(ADMIN, WORDS, id=world.id("Sell more"), of="HEALTH"))["node"]["explain"]
    assert (sell["word"], sell["automaticWord"], sell["manual"], sell["change"]) == ("AT_RISK", "AT_RISK", False, None)
    assert [(each["label"], each["word"]) for each in sell["items"]] == [("Calls", "AT_RISK")]
    assert [(each["label"], each["word"]) for each in sell["leftOut"]] == [("Call leads", "PENDING")]
    calls = (await answer(ADMIN, WORDS, id=world.id("Calls"), of="HEALTH"))["node"]["explain"]
    assert [(each["label"], each["value"], each["word"]) for each in calls["items"]] == [
        ("Status of the last check-in", None, "AT_RISK"),
        ("Days overdue", 0.0, None),
        ("Days of grace", 3.0, None),
    ]


async def test_what_was_stated_or_entered_by_hand_says_who_and_why(world: World) -> None:
    ben = await world.viewer("Ben")
    why = ReasonEntry(ChangeReason.CORRECTION, "Counted twice")
    leads = world.goals["Call leads"]
    await okrs.update_objective(ben, leads, {"stated_health": Health.OFF_TRACK}, if_version=2, reason=None)
    manual = {"progress_from": ProgressSource.MANUAL, "manual_progress": 0.25}
    await okrs.update_objective(ben, leads, manual, if_version=3, reason=why)
    health, progress = [
        (await answer(ADMIN, WORDS, id=world.id("Call leads"), of=each))["node"]["explain"]
        for each in ("HEALTH", "PROGRESS")
    ]
    assert (health["word"], health["automaticWord"], health["manual"]) == ("OFF_TRACK", "PENDING", True)
    assert health["change"]["by"] == {"name": "Ben"}
    assert (progress["value"], progress["manual"]) == (0.25, True)
    assert progress["change"]["by"] == {"name": "Ben"}
    assert (progress["change"]["reasonKind"], progress["change"]["reason"]) == ("CORRECTION", "Counted twice")


async def test_formulas_labels_and_reasons_are_told_as_codes_with_the_values_in_them(
    world: World, clock: Hands
) -> None:
    clock.forward(timedelta(days=3))
    await world.report("Calls", 10)
    pace = (await answer(ADMIN, WORDS, id=world.id("Calls"), of="PACE"))["node"]["explain"]
    gap, limits = pace["formulaParts"]
    assert gap == {"code": "GAP", "values": []}
    assert limits["code"] == "PACE_LIMITS"
    assert [(each["name"], each["number"]) for each in limits["values"]] == [("on_pace", 0.0), ("behind", 0.25)]
    (item,) = pace["items"]
    assert (item["labelCode"], item["whyCode"]) == ("EXPECTED_BY", "STRAIGHT_LINE")
    (day,) = item["values"]
    assert day["name"] == "day" and day["number"] is None and item["label"].endswith(day["text"])
    health = (await answer(ADMIN, WORDS, id=world.id("Sell more"), of="HEALTH"))["node"]["explain"]
    assert {each["labelCode"] for each in (*health["items"], *health["leftOut"])} == {None}
    assert [each["whyCode"] for each in health["leftOut"]] == ["KEY_RESULTS_SPEAK"]


async def test_pace_and_confidence_say_what_they_are_made_of(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=3))
    await world.report("Calls", 10)
    stored = "query ($id: ID!) { node(id: $id) { ... on Goal { progress expected pace confidence } } }"
    for title in ("Calls", "Sell more"):
        numbers = (await answer(ADMIN, stored, id=world.id(title)))["node"]
        pace = (await answer(ADMIN, WORDS, id=world.id(title), of="PACE"))["node"]["explain"]
        assert pace["word"] == numbers["pace"] is not None
        assert [each["label"] for each in pace["items"]] == (
            ["Calls"] if title == "Sell more" else ["Expected by 2026-05-09"]
        )
        assert pace["value"] == pytest.approx(pace["items"][0]["value"] - pace["items"][0]["counted"], abs=1e-6)
        sure = (await answer(ADMIN, WORDS, id=world.id(title), of="CONFIDENCE"))["node"]["explain"]
        assert sure["value"] == numbers["confidence"]
