"""The titles that are kept for finding those alike follow what is written, and are read whole only once."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from plumbline.database import reading, statements
from plumbline.insights.likeness import Like
from plumbline.insights.reads import titles as shelves
from plumbline.insights.reads.titles import KeyResultTitles, ObjectiveTitles, sort_of
from plumbline.kit.clock import Hands
from tests.api.okrs.writing.asking import ask, done
from tests.factories import ADMIN, World, built

GOALS = """
Shorten the onboarding of customers @Sales
  = Days of onboarding
  = Discounts granted
Fast onboarding for customers @Tech
  = Days of fast onboarding
Learn about databases @Dan
"""
SORTS = ("", sort_of("INCREASE", None), sort_of("DECREASE", None))
WHY = {"reason": {"kind": "CORRECTION"}}


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


Kept = tuple[ObjectiveTitles, KeyResultTitles]


async def told(kept: Kept, world: World) -> list[dict[int, list[Like]]]:
    """What is like what, in either cycle, by the number of each title."""
    async with reading() as connection:
        found = [await each.of(connection, {world.cycle_id, world.year_id}) for each in kept]
    return [
        {id_: each.like(id_, SORTS) for id_ in each.held()} for cycles in found for _, each in sorted(cycles.items())
    ]


async def follows(kept: Kept, world: World, *, whole: int) -> None:
    """They are what they would be if they were read for the first time now; so many of them were read whole."""
    with statements() as ran:
        before = await told(kept, world)
    assert before == await told((ObjectiveTitles(), KeyResultTitles()), world)
    assert sum(", true from objective o" in each for each in ran) == whole


def writings(world: World) -> list[tuple[str, Callable[[], Awaitable[Any]]]]:
    """What may become of titles, one thing after the other."""

    async def change(mutation: str, which: str, **given: Any) -> None:
        kind = "keyResult" if which in world.key_results else "objective"
        text = f"query ($id: ID!) {{ {kind}(id: $id) {{ version }} }}"
        version = (await ask(ADMIN, text, id=world.id(which)))[kind]["version"]
        await done(ADMIN, mutation, {"id": world.id(which), "ifVersion": version} | WHY | given)

    fast, days = "Fast onboarding for customers", "Days of onboarding"
    discounts = {"title": "Discounts granted", "measure": "DECREASE", "startValue": 9, "targetValue": 1}
    add = {"objectiveId": world.id(fast), "idempotencyKey": "mine", "keyResult": discounts}
    return [
        ("nothing", lambda: told((ObjectiveTitles(), KeyResultTitles()), world)),
        ("another title", lambda: change("objectiveUpdate", fast, title="Customers who stay")),
        ("another title of a key result", lambda: change("keyResultUpdate", days, title="Discounts that are granted")),
        ("a new key result", lambda: done(ADMIN, "keyResultCreate", add | WHY)),
        ("a key result is dropped", lambda: change("keyResultDrop", days)),
        ("a new objective", lambda: world.draw("Shorten onboarding @Acme\n  = Days of onboarding anew")),
        ("one in another cycle", lambda: world.draw("Learn about databases in a year @Dan year")),
        ("archived", lambda: change("objectiveArchive", fast)),
        ("brought back", lambda: change("objectiveArchive", fast, archived=False)),
    ]


async def test_titles_that_are_kept_follow_every_writing_and_are_read_whole_once(world: World) -> None:
    kept = (ObjectiveTitles(), KeyResultTitles())
    await follows(kept, world, whole=2)
    for name, write in writings(world):
        before = await told((ObjectiveTitles(), KeyResultTitles()), world)
        await write()
        await follows(kept, world, whole=0)
        after = await told(kept, world)
        assert (after == before) is (name == "nothing"), name


async def test_after_too_many_writings_they_are_read_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = (ObjectiveTitles(), KeyResultTitles())
    await told(kept, world)
    monkeypatch.setattr(shelves, "MOST_CHANGES", 4)
    await world.draw("One @Acme\nTwo @Acme\nThree @Acme\nFour @Acme")
    await follows(kept, world, whole=2)
