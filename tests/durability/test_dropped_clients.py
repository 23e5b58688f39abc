"""Clients that go away in the middle of a request wedge nothing and leave nothing behind."""

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import httpx
import pytest

from tests.durability.office import CHECK_IN, CLIENTS, Office, Operation, Outcome, ask, dice, report, stored

DROPPED = 300
AT_ONCE = 10
QUERIES = 100


def request(office: Office, key: str) -> bytes:
    """A check-in as it goes over the wire."""
    entry = {
        "idempotencyKey": key,
        "keyResultId": office.key_results[0],
        "status": "ON_TRACK",
        "value": 7,
        "note": key,
    }
    body = json.dumps({"query": CHECK_IN, "variables": {"entry": entry}}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {office.tokens[0]}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def aborted(office: Office, sent: bytes, seconds: float) -> None:
    """Send this, wait, and go away without a word."""
    _, writer = await asyncio.open_connection("127.0.0.1", office.settings.port)
    writer.write(sent)
    await asyncio.sleep(seconds)
    writer.transport.abort()


async def all_aborted(office: Office, one: Callable[[int], Awaitable[None]]) -> None:
    """Several at once, until there were enough; now and then somebody works as usual."""
    async with office.client(1) as connection:
        for number in range(0, DROPPED, AT_ONCE):
            await asyncio.gather(*(one(number + place) for place in range(AT_ONCE)))
            if number % 100 == 0:
                await as_usual(connection, office, Operation(1, f"usual {number}", 1.0))


async def as_usual(connection: httpx.AsyncClient, office: Office, operation: Operation) -> None:
    """Check in among all the others; whoever is told to come back later does, with the same key."""
    async with asyncio.timeout(20):
        while await report(connection, operation, office.key_results[operation.client]) is not Outcome.OK:
            assert operation.told.startswith("503"), operation.told
            await asyncio.sleep(1)


async def database_connections(office: Office) -> tuple[int, int]:
    """How many connections PostgreSQL has, and how many of them are in a transaction."""
    connection = await asyncpg.connect(office.settings.database_url)
    try:
        rows = await connection.fetch(
            "select state from pg_stat_activity where datname = current_database() and application_name = 'plumbline'"
        )
    finally:
        await connection.close()
    return len(rows), sum(row["state"] != "idle" for row in rows)


async def at_rest(office: Office, files: int) -> None:
    """Wait until the server holds no more than it held before, for a few seconds at most."""
    limit = 2 * office.settings.database_connections
    for _ in range(100):
        held = open_files(office)
        kept, working = await database_connections(office) if office.settings.database_url else (0, 0)
        if held <= files + (limit if office.settings.database_url else 4) and kept <= limit and not working:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{held} open files, {files} before; {kept} connections, {working} of them working")


def open_files(office: Office) -> int:
    """How many files and sockets the server has open, where the machine tells."""
    return len(os.listdir(f"/proc/{office.pid}/fd")) if Path("/proc/self/fd").exists() else 0


async def everybody_works(office: Office, when: str) -> None:
    """All write and read at once, on connections that are closed then."""
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(office.client(number)) for number in range(CLIENTS)]
        done = [Operation(number, f"{when} {number}", 3.0) for number in range(2, CLIENTS)]
        await asyncio.gather(*(as_usual(clients[each.client], office, each) for each in done))
        await asyncio.gather(*(ask(client, "{ company { name } }") for client in clients))


async def still_serving(office: Office, files: int) -> None:
    """Everybody can write and read at once, and nothing is left over."""
    await everybody_works(office, "after")
    await at_rest(office, files)


@pytest.mark.timeout(240)
async def test_three_hundred_mutations_whose_clients_went_away_leave_nothing_wedged(office: Office) -> None:
    await everybody_works(office, "before")
    chance, files = dice("dropped clients"), open_files(office)

    async def one(number: int) -> None:
        await aborted(office, request(office, f"gone {number}"), chance.uniform(0, 0.12))

    await all_aborted(office, one)
    await still_serving(office, files)
    async with office.client() as connection:
        _, found = await stored(connection, office.key_results[0])
    notes = [each["note"] for each in found]
    assert len(notes) == len(set(notes)) <= DROPPED
    assert set(notes) <= {f"gone {number}" for number in range(DROPPED)}


@pytest.mark.timeout(240)
async def test_three_hundred_bodies_that_never_arrived_whole_have_no_effect(office: Office) -> None:
    await everybody_works(office, "before")
    chance, files = dice("broken bodies"), open_files(office)

    async def one(number: int) -> None:
        whole = request(office, f"half {number}")
        await aborted(office, whole[: chance.randrange(1, len(whole) - 1)], chance.uniform(0, 0.02))

    await all_aborted(office, one)
    await still_serving(office, files)
    async with office.client() as connection:
        assert (await stored(connection, office.key_results[0]))[1] == []


INNER = "keyResults(first: 100) { nodes { objective { "
LONG = "{ objectives(first: 100) { nodes { " + INNER * 4 + "keyResults { nodes { id title } }" + " } } }" * 4 + " } } }"
"""A query of tens of thousands of objects, which takes its time."""


@pytest.mark.timeout(240)
async def test_a_hundred_queries_whose_clients_went_away_hold_no_connection(office: Office) -> None:
    await everybody_works(office, "before")
    async with office.client() as connection:
        begun = time.monotonic()
        await ask(connection, LONG)
        alone = time.monotonic() - begun
    chance, files = dice("dropped queries"), open_files(office)
    body = json.dumps({"query": LONG}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {office.tokens[0]}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    begun = time.monotonic()
    await asyncio.gather(*(aborted(office, head.encode() + body, chance.uniform(0, 0.1)) for _ in range(QUERIES)))
    async with office.client(1) as connection:
        await ask(connection, "{ company { name } }")
    # All of them run to their end would take far longer.
    assert time.monotonic() - begun < QUERIES * alone / 2
    await still_serving(office, files)
