"""What is different between two instants is what the tree said then and says later, put side by side."""

import random
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands, frozen_everywhere
from plumbline.kit.errors import Refused
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import OwnerEntry, ReasonEntry
from plumbline.okrs.words import ChangeReason, Status, Visibility
from plumbline.organization.viewer import Viewer
from tests.api.okrs.reading.asking import answer, codes
from tests.api.okrs.test_numbers_stay_true import ADMIN, start, step
from tests.api.okrs.test_past import company
from tests.factories import NOW, World, built

NUMBERS = "progress currentValue expected pace confidence health"
DIFFERENCES = f"""
query ($root: ID!, $fromAt: DateTime!, $toAt: DateTime, $first: Int! = 1000) {{
  objectiveTreeDifferences(root: {{ companyId: $root }}, fromAt: $fromAt, toAt: $toAt, first: $first) {{
    totalCount appeared gone improved worsened
    goals {{ kind title isKeyResult goal {{ id }} before {{ {NUMBERS} }} after {{ {NUMBERS} }}
      fields {{ field before after }} }} }} }}
"""
TREE = """
query ($root: ID!, $asOf: DateTime) { objectiveTree(root: { companyId: $root }, first: 1000, asOf: $asOf) { nodes {
  id title state progress expected pace confidence health parentObjectiveId ownerId kind visibility
  keyResults(first: 100) { nodes { id title state progress currentValue expected pace confidence health weight } } } } }
"""
GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
  Build faster @Tech
Learn @Ben private
  = Songs
"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


async def told(root: str, at: datetime | None) -> dict[str, Any]:
    """Everything the tree says of each goal, by its id."""
    when = None if at is None else at.isoformat()
    nodes = (await answer(ADMIN, TREE, root=root, asOf=when))["objectiveTree"]["nodes"]
    inside = {node["id"] for node in nodes}
    found: dict[str, Any] = {}
    for node in nodes:
        key_results = node.pop("keyResults")["nodes"]
        if node["parentObjectiveId"] not in inside:
            node["parentObjectiveId"] = None
        found |= {each["id"]: each for each in [node, *key_results]}
    return found


@pytest.mark.parametrize("seed", [5, 6])
async def test_the_differences_of_any_two_instants_are_those_of_what_was_said(database: object, seed: int) -> None:
    dice = random.Random(seed)
    with frozen_everywhere(NOW) as clock:
        goals, instants = await start(objectives=6), [NOW]
        root = await company()
        for number in range(80):
            clock.forward(timedelta(minutes=dice.randint(1, 20)))
            with suppress(Refused):
                await step(goals, dice, number)
            instants.append(clock.at)
        clock.forward(timedelta(minutes=1))
        for _ in range(5):
            early, late = sorted(dice.sample(instants, 2))
            await _compared(root, early, late)
        await _compared(root, instants[40], None)


async def _compared(root: str, early: datetime, late: datetime | None) -> None:
    before, after = await told(root, early), await told(root, late)
    variables = {"root": root, "fromAt": early.isoformat(), "toAt": late and late.isoformat()}
    found = (await answer(ADMIN, DIFFERENCES, **variables))["objectiveTreeDifferences"]
    changed = [id_ for id_, now in after.items() if id_ in before and before[id_] != now]
    assert [each["goal"]["id"] for each in found["goals"] if each["kind"] == "CHANGED"] == changed
    assert found["appeared"] == len(after.keys() - before.keys())
    assert found["gone"] == len(before.keys() - after.keys())
    assert found["totalCount"] == len(found["goals"]) == found["appeared"] + found["gone"] + len(changed)
    for each in found["goals"]:
        if each["kind"] == "CHANGED":
            for when, then in (("before", before), ("after", after)):
                numbers = then[each["goal"]["id"]]
                assert each[when] == {"currentValue": None} | {
                    name: numbers[name] for name in each[when] if name in numbers
                }


@pytest.fixture
def later(world: World, clock: Hands) -> Hands:
    """A clock an hour after the world was built."""
    clock.forward(timedelta(hours=1))
    return clock


@pytest.fixture
def clock(database: object) -> Any:
    with frozen_everywhere(NOW) as hands:
        yield hands


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def differing(viewer: Viewer, root: str, **asked: Any) -> Any:
    return (await answer(viewer, DIFFERENCES, root=root, fromAt=asked.pop("since", NOW).isoformat(), **asked))[
        "objectiveTreeDifferences"
    ]


async def test_what_people_set_is_told_by_its_name_and_what_it_was(world: World, later: Hands) -> None:
    root, build = await company(), world.goals["Build faster"]
    await okrs.update_objective(
        ADMIN,
        build,
        {"title": "Build well", "owner": OwnerEntry(person_id=world.people["Dan"])},
        if_version=2,
        reason=WHY,
    )
    await okrs.move_objective(ADMIN, build, to_id=world.goals["Sell more"], if_version=3, reason=WHY)
    await okrs.update_key_result(ADMIN, world.goals["Calls"], {"target_value": 50.0}, if_version=1, reason=WHY)
    await world.report("Calls", 10, Status.OFF_TRACK)
    await okrs.archive(ADMIN, world.goals["Grow"], archived=True, if_version=2, reason=WHY)
    found = await differing(ADMIN, root)
    told = {each["title"]: each for each in found["goals"]}
    assert {"field": "title", "before": "Build faster", "after": "Build well"} in told["Build well"]["fields"]
    assert {"field": "owner", "before": None, "after": "Dan"} in told["Build well"]["fields"]
    assert {"field": "targetValue", "before": "100", "after": "50"} in told["Calls"]["fields"]
    assert (told["Calls"]["before"]["health"], told["Calls"]["after"]["health"]) == ("PENDING", "OFF_TRACK")
    assert (told["Calls"]["isKeyResult"], told["Grow"]["kind"]) == (True, "GONE")
    assert [each["kind"] for each in found["goals"]][-2:] == ["GONE", "GONE"], "Grow, and Revenue under it, come last"


async def test_a_better_and_a_worse_health_are_counted(world: World, later: Hands) -> None:
    root = await company()
    await world.report("Calls", 10, Status.AT_RISK)
    later.forward(timedelta(hours=1))
    since = later.at
    later.forward(timedelta(hours=1))
    await world.report("Calls", 60)
    found = await differing(ADMIN, root, since=since)
    assert (found["improved"], found["worsened"]) == (2, 0), "the key result and its objective"


async def test_what_one_may_not_see_makes_no_difference(world: World, later: Hands) -> None:
    root, dan = await company(), await world.viewer("Dan")
    await world.report("Songs", 3)
    await okrs.update_objective(
        await world.viewer("Ben"), world.goals["Learn"], {"title": "Learn by heart"}, if_version=2, reason=WHY
    )
    assert (await differing(dan, root))["totalCount"] == 0
    assert (await differing(await world.viewer("Ben"), root))["totalCount"] == 2
    await okrs.update_objective(ADMIN, world.goals["Grow"], {"visibility": Visibility.TEAM}, if_version=2, reason=WHY)
    titles = {each["title"]: each["kind"] for each in (await differing(dan, root))["goals"]}
    assert "Learn by heart" not in titles


@pytest.mark.parametrize(
    "asked",
    [
        {"fromAt": "2026-05-06T10:00:00Z", "toAt": "2026-05-06T10:00:00Z"},
        {"fromAt": "2026-05-06T10:00:00Z", "toAt": "2026-05-05T10:00:00Z"},
        {"fromAt": "2999-01-01T00:00:00Z"},
        {"fromAt": "2026-05-06T09:00:00"},
        {"fromAt": "2026-05-06T09:00:00Z", "first": 1001},
    ],
)
async def test_instants_that_cannot_be_compared_are_refused(world: World, asked: dict[str, Any]) -> None:
    assert await codes(ADMIN, DIFFERENCES, root=await company(), **asked) == ["BAD_USER_INPUT"]
