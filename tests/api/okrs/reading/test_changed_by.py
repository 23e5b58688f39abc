"""Who changed what, beside what has changed: only deeds that the viewer sees have a name."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import CheckInEntry, KeyResultEntry, ReasonEntry
from plumbline.okrs.words import ChangeReason, Measure, Outcome, Status, Visibility
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
Canary @Tech team
  = Whisper
"""
CHANGES = """query ($since: String!) { objectiveChanges(since: $since) {
    upserted { id title } changedBy { objectiveId person { name } } revision } }"""
NOW = "query ($id: ID!) { objectiveTree(root: { companyId: $id }) { revision } }"
VISITS = KeyResultEntry("Visits", Measure.INCREASE, start_value=0.0, target_value=100.0)
ARCHIVED = 3
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def begun(world: World, viewer: Viewer) -> str:
    revision: str = (await answer(viewer, NOW, id=world.id("Acme")))["objectiveTree"]["revision"]
    return revision


async def told(viewer: Viewer, since: str) -> dict[str, str | None]:
    """The changed objectives by their titles, each with who changed it."""
    found = (await answer(viewer, CHANGES, since=since))["objectiveChanges"]
    names = {each["objectiveId"]: each["person"]["name"] for each in found["changedBy"]}
    assert names.keys() <= {each["id"] for each in found["upserted"]}
    return {each["title"]: names.get(each["id"]) for each in found["upserted"]}


async def reports(world: World, viewer: Viewer, title: str, value: float) -> None:
    entry = CheckInEntry(f"{title} {value}", world.goals[title], Status.ON_TRACK, value=value)
    results, _ = await okrs.check_in(viewer, [entry])
    assert not results[0].refusals


async def test_the_newest_deed_has_a_name_and_what_only_moves_with_it_has_none(world: World) -> None:
    dan, ana = await world.viewer("Dan"), await world.viewer("Ana")
    since = await begun(world, dan)
    await reports(world, ana, "Calls", 20)
    assert await told(dan, since) == {"Sell more": "Ana", "Grow": None}
    ida = await world.viewer("Ida", Role.ADMIN)
    await okrs.update_objective(ida, world.goals["Sell more"], {"title": "Sell well"}, if_version=2, reason=WHY)
    assert await told(dan, since) == {"Grow": None, "Sell well": "Ida"}


async def test_a_program_has_no_name_and_takes_that_of_nobody_before_it(world: World) -> None:
    dan = await world.viewer("Dan")
    since = await begun(world, dan)
    await reports(world, await world.viewer("Ana"), "Calls", 20)
    await reports(world, ADMIN, "Calls", 30)
    assert await told(dan, since) == {"Sell more": None, "Grow": None}


async def test_what_was_done_out_of_sight_has_no_name_when_it_comes_into_sight(world: World) -> None:
    ben, cleo = await world.viewer("Ben"), await world.viewer("Cleo")
    since, goal = await begun(world, ben), world.goals["Canary"]
    await reports(world, cleo, "Whisper", 20)
    assert await told(ben, since) == {}
    await okrs.update_objective(ADMIN, goal, {"visibility": Visibility.EVERYONE}, if_version=2, reason=WHY)
    assert await told(ben, since) == {"Canary": None}


async def test_beside_every_kind_of_deed_stands_who_did_it(world: World) -> None:
    dan, ana = await world.viewer("Dan"), await world.viewer("Ana")
    goal, calls = world.goals["Sell more"], world.goals["Calls"]
    deeds: list[Any] = [
        lambda: okrs.update_key_result(ana, calls, {"title": "Phone"}, if_version=1, reason=WHY),
        lambda: okrs.create_key_result(ana, goal, VISITS, idempotency_key="visits", reason=WHY),
        lambda: okrs.drop_key_result(ana, calls, if_version=2, reason=WHY),
        lambda: okrs.archive(ana, goal, archived=True, if_version=2),
        lambda: okrs.archive(ana, goal, archived=False, if_version=3),
        lambda: okrs.close(ana, goal, outcome=Outcome.ACHIEVED, score=0.8, note=None, if_version=4),
    ]
    for number, deed in enumerate(deeds):
        since = await begun(world, dan)
        await deed()
        seen = await told(dan, since)
        assert seen.get("Sell more", "archived") == ("archived" if number == ARCHIVED else "Ana"), number
