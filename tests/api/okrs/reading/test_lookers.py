"""Who else looks at something: told to those who see it, of those whom a stream holds there."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from graphql import execute

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.events.live import PLACE, Calls, Place, calls_open
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.schema import schema
from plumbline.web.documents import Documents
from tests.factories import World, built

GOALS = """
Grow @Acme
Canary @Tech team
Secret @Ben private
"""
LOOK = "subscription ($id: ID) { presenceChanged(objectiveId: $id) { people { name } } }"


class Looker:
    """Somebody with a stream."""

    def __init__(self, world: World, calls: Calls, name: str) -> None:
        self.world, self.calls, self.name, self.place = world, calls, name, Place()
        self.follows = calls.followed(self.place)
        self.follows.__enter__()

    async def sees(self, title: str | None) -> list[str]:
        """The others there."""
        document = Documents(schema).read(LOOK).node
        assert document is not None
        self.place.said = False
        token = PLACE.set(self.place)
        try:
            context = Context(await self.world.viewer(self.name), reading=reading)
            result: Any = execute(
                schema._schema,
                document,
                variable_values={"id": title and encode("obj", self.world.goals[title])},
                context_value=context,
                executor_class=schema.execution_context_class,
            )
            result = await result
            await context.reads.close()
        finally:
            PLACE.reset(token)
        assert not result.errors, result.errors
        return [each["name"] for each in result.data["presenceChanged"]["people"]]

    def goes(self) -> None:
        self.follows.__exit__(None, None, None)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.fixture
async def followed(world: World) -> AsyncIterator[Calls]:
    async with calls_open() as opened:
        yield opened


async def test_the_others_come_and_go_and_oneself_is_not_among_them(world: World, followed: Calls) -> None:
    ben, again, dan = (Looker(world, followed, name) for name in ("Ben", "Ben", "Dan"))
    assert (await ben.sees("Grow"), ben.place.said) == ([], True)
    assert (await again.sees("Grow"), await dan.sees(None)) == ([], [])
    ben.place.called.clear()
    assert await dan.sees("Grow") == ["Ben"]
    async with asyncio.timeout(1):
        await ben.place.called.wait()
    assert (await ben.sees("Grow"), ben.place.said) == (["Dan"], True)
    assert (await ben.sees("Grow"), ben.place.said) == (["Dan"], False)
    ben.goes()
    assert await dan.sees("Grow") == ["Ben"]
    again.goes()
    assert await dan.sees("Grow") == []
    dan.goes()
    assert followed.present.people(f"objective {world.goals['Grow']}") == set()


async def test_the_alignment_page_is_a_place_of_its_own(world: World, followed: Calls) -> None:
    ben, dan = Looker(world, followed, "Ben"), Looker(world, followed, "Dan")
    await ben.sees("Grow")
    assert await dan.sees(None) == []
    await ben.sees(None)
    assert await dan.sees(None) == ["Ben"]
    assert await dan.sees("Grow") == []


@pytest.mark.parametrize("title", ["Canary", "Secret"])
async def test_whoever_does_not_see_it_is_not_there_and_finds_nobody(world: World, followed: Calls, title: str) -> None:
    insider, stranger = {"Canary": ("Dan", "Ben"), "Secret": ("Ben", "Dan")}[title]
    one, other = Looker(world, followed, insider), Looker(world, followed, stranger)
    await one.sees(title)
    assert await other.sees(title) == []
    assert other.place.room is None
    assert await one.sees(title) == []
