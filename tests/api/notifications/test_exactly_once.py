"""Whatever happens while people are told, each is told once; and many cost no more statements than few."""

from collections.abc import Sequence
from typing import Any

import pytest

from plumbline.database import statements
from plumbline.kit.clock import Hands
from plumbline.notifications import service
from tests.api.notifications.inbox import forget, lines
from tests.api.okrs.writing.asking import done
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
      Call daily @Inside_Sales
        Dial @Ben
  Build @Tech
    Refactor @Dan
"""
WHY = {"kind": "CORRECTION"}


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await service.tell_people()
    await forget()
    return world


async def test_what_ends_in_the_middle_of_telling_begins_again_at_the_same_place(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await done(ADMIN, "keyResultUpdate", {"id": world.id("Calls"), "ifVersion": 1, "targetValue": 120.0, "reason": WHY})
    stored = service._store

    async def broken(found: Sequence[Any]) -> None:
        await stored(found)
        raise RuntimeError("cut off")

    monkeypatch.setattr(service, "_store", broken)
    with pytest.raises(RuntimeError):
        await service.tell_people()
    monkeypatch.undo()
    for _ in range(2):
        assert await lines(await world.viewer("Ben")) == ["GOAL_CHANGED BELOW Calls"]


async def test_many_changes_are_told_in_as_many_statements_as_one(world: World) -> None:
    async def counted() -> int:
        with statements() as texts:
            await service.tell_people()
        return len(texts)

    await done(ADMIN, "keyResultUpdate", {"id": world.id("Calls"), "ifVersion": 1, "targetValue": 120.0, "reason": WHY})
    one = await counted()
    for title in ("Grow", "Sell more", "Call daily", "Dial", "Build", "Refactor"):
        given = {"id": world.id(title), "ifVersion": 2, "dueOn": "2026-06-29", "reason": WHY}
        await done(ADMIN, "objectiveUpdate", given)
    assert await counted() == one


async def test_more_than_a_batch_is_told_in_one_round(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_EVENTS", 2)
    for version in range(1, 6):
        given = {"id": world.id("Calls"), "ifVersion": version, "targetValue": 120.0 + version, "reason": WHY}
        await done(ADMIN, "keyResultUpdate", given)
    assert await lines(await world.viewer("Ben")) == ["GOAL_CHANGED BELOW Calls"] * 5
