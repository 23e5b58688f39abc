"""What was acknowledged is there after the server was killed, once."""

import asyncio
import itertools
import random
import statistics
from collections import Counter

import pytest

from tests.durability.office import CLIENTS, LONG, Office, Operation, Outcome, dice, report, stored

ROUNDS = 100 if LONG else 10
BACK_SECONDS = 3.0


async def working(office: Office, client: int, turn: int, acknowledged: asyncio.Queue[Operation]) -> None:
    """Check in without a pause until the server has gone."""
    async with office.client(client) as connection:
        for number in itertools.count():
            operation = Operation(client, f"{turn}-{client}-{number}", float(number))
            office.operations.append(operation)
            if await report(connection, operation, office.key_results[client]) is not Outcome.OK:
                return
            acknowledged.put_nowait(operation)


async def killed_at_work(office: Office, turn: int, chance: random.Random) -> float:
    """One round: everybody works, the server is killed and started again. Returns the seconds until it answered."""
    acknowledged = asyncio.Queue[Operation]()
    people = [asyncio.create_task(working(office, client, turn, acknowledged)) for client in range(CLIENTS)]
    async with asyncio.timeout(30):
        for _ in range(chance.randrange(2, 25)):
            await acknowledged.get()
    await asyncio.sleep(chance.uniform(0, 0.05))
    await office.kill()
    await asyncio.gather(*people)
    return await office.open()


async def settled(office: Office) -> None:
    """Ask again, with its key, for everything whose outcome is not known."""
    for client in range(CLIENTS):
        async with office.client(client) as connection:
            for operation in office.operations:
                if operation.client == client and operation.outcome is not Outcome.OK:
                    assert await report(connection, operation, office.key_results[client]) is Outcome.OK, operation.told


@pytest.mark.timeout(3_600 if LONG else 240)
async def test_no_acknowledged_check_in_is_lost_and_none_is_there_twice_when_the_server_is_killed(
    office: Office,
) -> None:
    chance = dice("killed server")
    seconds = [await killed_at_work(office, turn, chance) for turn in range(ROUNDS)]
    known = Counter(operation.outcome for operation in office.operations)
    await settled(office)
    async with office.client() as connection:
        found = [note for each in office.key_results for note in (await stored(connection, each))[1]]
    notes, ids = Counter(each["note"] for each in found), {each["id"] for each in found}
    assert known[Outcome.OK] > ROUNDS * 2
    assert {operation.id for operation in office.operations} == ids
    assert notes == Counter(operation.key for operation in office.operations)
    assert statistics.median(seconds) < BACK_SECONDS, seconds
