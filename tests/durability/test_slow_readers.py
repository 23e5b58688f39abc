"""Clients that ask for much and read nothing hold neither the database nor memory, and not for long."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator

import pytest

from plumbline.settings import Settings
from tests.durability.office import PATIENCE, Office, ask, impatient
from tests.durability.test_dropped_clients import at_rest, database_connections, open_files

READERS = 30
INNER = "keyResults(first: 100) { nodes { objective { "
MUCH = "{ objectives(first: 100) { nodes { " + INNER * 4 + "keyResults { nodes { id title } }" + " } } }" * 4 + " } } }"
"""Eight key results, and theirs, and theirs: 45,000 objects, more than sockets swallow."""


@pytest.fixture
async def office(installation: Settings) -> AsyncIterator[Office]:
    """A company whose server does not wait long for readers."""
    async with impatient(installation) as made:
        yield made


def memory_mib(office: Office) -> float:
    """What the server has in memory."""
    with open(f"/proc/{office.pid}/statm") as sizes:
        return int(sizes.read().split()[1]) * 4096 / 1024**2


async def unread(office: Office) -> socket.socket:
    """Ask for much, and never read."""
    body = json.dumps({"query": MUCH}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {office.tokens[0]}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    client.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(client, ("127.0.0.1", office.settings.port))
    await loop.sock_sendall(client, head.encode() + body)
    return client


@pytest.mark.timeout(180)
async def test_whoever_reads_nothing_is_cut_off_and_leaves_nothing_behind(office: Office) -> None:
    async with office.client() as client:
        answers = await asyncio.gather(*(ask(client, MUCH) for _ in range(10)))  # by now all connections are open
        assert len(json.dumps(answers[0])) > 1_000_000
        del answers
    files, memory = open_files(office), memory_mib(office)
    clients = [await unread(office) for _ in range(READERS)]
    try:
        async with office.client(1) as another:
            # One after another they are answered; from then on nothing of the database is theirs.
            await ask(another, "{ company { name } }")
        begun = time.monotonic()
        await at_rest(office, files)
        if office.settings.database_url:
            assert (await database_connections(office))[1] == 0
        assert time.monotonic() - begun < PATIENCE + 10
        assert memory_mib(office) < memory + 120
    finally:
        for each in clients:
            each.close()


@pytest.mark.timeout(180)
async def test_whoever_reads_slowly_gets_the_whole_answer(office: Office) -> None:
    async with office.client() as client:
        whole = len(
            (await client.post("/graphql", json={"query": MUCH}, headers={"accept-encoding": "identity"})).content
        )
    slow = await unread(office)
    loop, got, begun = asyncio.get_running_loop(), b"", time.monotonic()
    try:
        while len(got) < whole:
            piece = await loop.sock_recv(slow, 65_536)
            assert piece, f"cut off after {len(got)} of {whole} bytes"
            got += piece
            if time.monotonic() - begun < 2 * PATIENCE:
                await asyncio.sleep(0.05)
    finally:
        slow.close()
    assert b"200 OK" in got[:20]
