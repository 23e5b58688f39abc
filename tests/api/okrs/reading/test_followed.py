"""What a stream tells is what a fresh fetch shows, after every kind of change, for everybody who looks."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from graphql import execute

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.events.live import PLACE, Place
from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.words import ChangeReason, Visibility
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema
from plumbline.web.documents import Documents
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
Build faster @Tech
"""
FOLLOW = "subscription { objectiveChanged { upserted { id title progress } removedIds revision reset hasMore } }"
ALL = """query ($id: ID!) { objectiveTree(root: { companyId: $id }, first: 100) {
    nodes { id title progress } } }"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


class Follower:
    """Somebody with a snapshot and a stream."""

    def __init__(self, world: World, viewer: Viewer) -> None:
        self.world, self.viewer, self.place = world, viewer, Place()
        self.picture: dict[str, Any] = {}
        self.told = ""

    async def fresh(self) -> dict[str, Any]:
        """What a fetch shows."""
        found = await answer(self.viewer, ALL, id=self.world.id("Acme"))
        return {node["id"]: node for node in found["objectiveTree"]["nodes"]}

    async def listens(self) -> dict[str, Any]:
        """The next event, taken into the picture."""
        token, self.place.said = PLACE.set(self.place), False
        try:
            document = Documents(schema).read(FOLLOW).node
            assert document is not None
            context = Context(self.viewer, reading=reading)
            result: Any = execute(
                schema._schema, document, context_value=context, executor_class=schema.execution_context_class
            )
            result = await result
            await context.reads.close()
        finally:
            PLACE.reset(token)
        assert not result.errors, result.errors
        event: dict[str, Any] = result.data["objectiveChanged"]
        self.told += str(event)
        if event["reset"]:
            self.picture = await self.fresh()
        self.picture |= {node["id"]: node for node in event["upserted"]}
        for id_ in event["removedIds"]:
            self.picture.pop(id_, None)
        return event


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def begun(world: World, name: str) -> Follower:
    """Somebody who begins to follow."""
    one = Follower(world, await world.viewer(name))
    await one.listens()
    one.picture = await one.fresh()
    return one


async def test_snapshot_and_events_are_a_fresh_fetch_after_every_change(world: World) -> None:
    everybody = [await begun(world, name) for name in ("Ben", "Dan", "Cleo")]
    goal = world.goals["Build faster"]
    changes: list[Any] = [
        lambda: world.report("Calls", 50),
        lambda: world.draw("New @Sales\n  = Leads"),
        lambda: okrs.update_objective(ADMIN, goal, {"title": "Build well"}, if_version=2, reason=WHY),
        lambda: okrs.update_objective(ADMIN, goal, {"visibility": Visibility.TEAM}, if_version=3, reason=WHY),
        lambda: world.report("Leads", 10),
        lambda: okrs.update_objective(ADMIN, goal, {"visibility": Visibility.EVERYONE}, if_version=4, reason=WHY),
        lambda: okrs.archive(ADMIN, goal, archived=True, if_version=5),
        lambda: okrs.archive(ADMIN, goal, archived=False, if_version=6),
    ]
    for number, change in enumerate(changes):
        await change()
        for one in everybody:
            await one.listens()
            assert one.picture == await one.fresh(), (number, one.viewer)


async def test_nothing_new_is_not_said(world: World) -> None:
    ben = await begun(world, "Ben")
    await ben.listens()
    assert not ben.place.said
    await world.report("Calls", 50)
    await ben.listens()
    assert ben.place.said


async def test_what_is_hidden_is_in_no_event_and_moves_no_stream(world: World) -> None:
    ben = await begun(world, "Ben")
    await world.draw("Canary @Tech team\n  = Whisper")
    await world.report("Whisper", 5)
    await ben.listens()
    assert not ben.place.said
    assert "Canary" not in ben.told


async def test_other_rights_and_another_day_ask_to_read_everything_again(world: World, clock: Hands) -> None:
    ben = await begun(world, "Ben")
    ben.viewer = replace(ben.viewer, leads=ben.viewer.member_of)
    assert (await ben.listens())["reset"] is True
    assert (await ben.listens())["reset"] is False
    clock.forward(timedelta(days=1))
    assert (await ben.listens())["reset"] is True
