"""Something made under a key, and the call sent again because its answer was lost: it is there once."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.database import Sql, reading
from plumbline.identity.keys import sha256_of
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import do, done, everything, told
from tests.factories import ADMIN, World, built


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built("Grow @Sales\n  = Calls")


Case = tuple[str, str, dict[str, Any], dict[str, Any]]


def cases(world: World) -> list[Case]:
    """A mutation, what it makes, what is said with it, and what another call says under the same key."""
    days = {"startsOn": "2027-01-01", "endsOn": "2027-03-31"}
    told_of = {"unitId": world.id("Sales"), "cycleId": encode("cyc", world.cycle_id), "text": None}
    return [
        ("teamCreate", "team", {"parentId": world.id("Sales"), "name": "Outside"}, {"name": "Inside"}),
        ("priorityCreate", "priority", {"name": "Win", "years": [2026, 2027]}, {"years": [2026]}),
        ("personCreate", "person", {"name": "Zoe", "email": "zoe@acme.example", "lead": True}, {"lead": False}),
        ("cycleCreate", "cycle", days | {"name": "Q1 2027"}, {"endsOn": "2027-03-30"}),
        ("announcementCreate", "announcement", told_of, {"text": "Look"}),
    ]


async def test_what_is_sent_again_under_its_key_is_made_once(world: World, clock: Hands) -> None:
    for mutation, what, said, other in cases(world):
        long = await do(ADMIN, mutation, said | {"idempotencyKey": "k" * 201})
        assert told(long) == ("TOO_LONG", "input.idempotencyKey"), mutation
        key = {"idempotencyKey": mutation}
        made = await done(ADMIN, mutation, said | key, f"{what} {{ id }}")
        before = await everything()
        clock.forward(timedelta(seconds=40))
        assert await done(ADMIN, mutation, said | key, f"{what} {{ id }}") == made, mutation
        assert told(await do(ADMIN, mutation, said | other | key)) == ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey")
        assert await everything() == before, mutation


async def test_a_key_of_a_call_that_was_refused_is_free(world: World) -> None:
    team = {"parentId": world.id("Sales"), "name": " ", "idempotencyKey": "mine"}
    assert told(await do(ADMIN, "teamCreate", team)) == ("BLANK", "input.name")
    await done(ADMIN, "teamCreate", team | {"name": "Outside"})


async def test_without_a_key_each_call_stands_for_itself(world: World) -> None:
    team = {"parentId": world.id("Sales"), "name": "Outside"}
    first, second = [(await done(ADMIN, "teamCreate", team, "team { id }"))["team"] for _ in range(2)]
    assert first != second


async def test_a_link_that_is_asked_for_again_has_one_path_that_opens_it(world: World) -> None:
    embed = {"ofId": world.id("Sales"), "days": 7, "idempotencyKey": "mine"}
    ana = await world.viewer("Ana", Role.ADMIN)
    first, second = [await done(ana, "embedCreate", embed, "id path") for _ in range(2)]
    assert first["id"] == second["id"] and first["path"] != second["path"]
    async with reading() as connection:
        kept = [row[0] for row in await connection.rows(Sql("select key_sha256 from embed"))]
    assert kept == [sha256_of(second["path"].removeprefix("/embed/"))]
    await done(ana, "embedRevoke", {"id": first["id"]})
    assert told(await do(ana, "embedCreate", embed)) == ("INVALID", "input.idempotencyKey")
