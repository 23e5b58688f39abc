"""Notifications on a stream: each once, to whom they belong, with the number that waits."""

from datetime import timedelta
from typing import Any

import pytest
from graphql import execute

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.events.live import PLACE, Place
from plumbline.kit.clock import Hands
from plumbline.notifications import service
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.words import ChangeReason, Visibility
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema
from plumbline.web.documents import Documents
from tests.api.notifications.inbox import forget
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
      Call daily @Inside_Sales
        Dial @Ben
"""
FOLLOW = """subscription ($since: String) {
    notificationAdded(since: $since) { notifications { kind objective { title } } unreadCount revision } }"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


async def listens(viewer: Viewer, place: Place, since: str | None = None) -> tuple[list[str], int, str]:
    """The titles, the count and the revision of the next event."""
    token, place.said = PLACE.set(place), False
    try:
        document = Documents(schema).read(FOLLOW).node
        assert document is not None
        context = Context(viewer, reading=reading)
        result: Any = execute(
            schema._schema,
            document,
            variable_values={"since": since},
            context_value=context,
            executor_class=schema.execution_context_class,
        )
        done = await result
        await context.reads.close()
    finally:
        PLACE.reset(token)
    assert not done.errors, done.errors
    event = done.data["notificationAdded"]
    return [each["objective"]["title"] for each in event["notifications"]], event["unreadCount"], event["revision"]


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await service.tell_people()
    await forget()
    return world


async def change(world: World, version: int) -> None:
    target = {"target_value": 200.0 + version}
    await okrs.update_key_result(ADMIN, world.goals["Calls"], target, if_version=version, reason=WHY)
    await service.tell_people()


async def test_each_comes_once_with_the_number_that_waits(world: World, clock: Hands) -> None:
    ben, place = await world.viewer("Ben"), Place()
    assert (await listens(ben, place))[:2] == ([], 0)
    assert place.said
    clock.forward(timedelta(minutes=1))
    await change(world, 1)
    titles, count, revision = await listens(ben, place)
    assert (titles, count, place.said) == (["Sell more"], 1, True)
    assert ((await listens(ben, place))[:2], place.said) == (([], 1), False)
    clock.forward(timedelta(minutes=1))
    await change(world, 2)
    again, count, _ = await listens(ben, Place(), since=revision)
    assert (again[-1:], count) == (["Sell more"], 2)
    assert (await listens(ben, place))[:2] == (["Sell more"], 2)
    await service.mark_read(ben, None)
    assert ((await listens(ben, place))[:2], place.said) == (([], 0), True)


async def test_nobody_hears_what_is_not_theirs_or_hidden(world: World) -> None:
    ben, dan, of_ben, of_dan = await world.viewer("Ben"), await world.viewer("Dan"), Place(), Place()
    await listens(ben, of_ben)
    await listens(dan, of_dan)
    await change(world, 1)
    assert (await listens(ben, Place()))[1] == 1
    assert ((await listens(dan, of_dan))[:2], of_dan.said) == (([], 0), False)
    hidden = {"visibility": Visibility.PRIVATE}
    await okrs.update_objective(ADMIN, world.goals["Sell more"], hidden, if_version=2, reason=WHY)
    assert ((await listens(ben, of_ben))[:2], of_ben.said) == (([], 0), False)
    assert (await listens(ben, Place()))[1] == 0
