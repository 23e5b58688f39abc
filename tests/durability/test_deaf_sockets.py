"""WebSockets whose client reads nothing: cut off soon, without memory kept for them and without waiting for the others."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.frames import Frame, Opcode

from plumbline.settings import Settings
from tests.durability.office import PATIENCE, Office, impatient
from tests.durability.sockets import SOON, greeted, subscribe, told
from tests.durability.test_live import FOLLOW, changed, checked_in, followed
from tests.durability.test_slow_readers import INNER, memory_mib

MOST = 20
MUCH = (
    "subscription ($since: String) { objectiveChanged(since: $since) { upserted { "
    + (INNER * 4 + "keyResults { nodes { id title } }" + " } } }" * 4)
    + " } } }"
)
"""Eight key results, and theirs, and theirs: an event of more than a megabyte."""

ROOM_MIB = 60
"""How much more the server may hold while somebody does not read: an event, and what it takes to make it."""

one_database = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # nothing here is stored


@pytest.fixture
async def office(installation: Settings) -> AsyncIterator[Office]:
    """A company whose server does not wait long for readers."""
    async with impatient(installation) as made:
        yield made


class Deaf:
    """A connection that speaks graphql-transport-ws and never reads."""

    def __init__(self) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self.socket.setblocking(False)

    async def connects(self, office: Office) -> None:
        """Ask for the protocol and greet, without waiting for an answer to either."""
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, ("127.0.0.1", office.settings.port))
        head = (
            "GET /graphql/stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
            f"Authorization: Bearer {office.tokens[0]}\r\n\r\n"
        )
        await loop.sock_sendall(self.socket, head.encode())
        await asyncio.sleep(0.3)
        await self.says(type="connection_init")

    async def says(self, **message: Any) -> None:
        await self.sends(Opcode.TEXT, json.dumps(message).encode())

    async def sends(self, opcode: Opcode, data: bytes, times: int = 1) -> None:
        """Send a frame. Raises ConnectionError once the server has cut the connection."""
        frame = Frame(opcode, data).serialize(mask=True)
        await asyncio.get_running_loop().sock_sendall(self.socket, frame * times)


@pytest.fixture
async def deaf(office: Office) -> AsyncIterator[Deaf]:
    """Somebody who has greeted and reads nothing."""
    made = Deaf()
    await made.connects(office)
    yield made
    made.socket.close()


async def grows(office: Office, seconds: float, memory: float) -> float:
    """By how much memory the server grows at most in that time, in MiB."""
    most, until = 0.0, time.monotonic() + seconds
    while time.monotonic() < until:
        most = max(most, memory_mib(office) - memory)
        await asyncio.sleep(0.05)
    return most


async def begun(office: Office) -> str:
    """A revision after which there is something to tell, and a server that has made such an event before."""
    async with office.client(1) as client:
        async with followed(client) as events:
            since = str((await changed(events))["revision"])
        await checked_in(client, office, 20)
        async with followed(client, since, query=MUCH) as events:
            assert len(json.dumps(await changed(events))) > 1_000_000
    return since


@one_database
@pytest.mark.timeout(120)
async def test_streams_that_nobody_reads_hold_one_event_and_are_given_back(office: Office, deaf: Deaf) -> None:
    since = await begun(office)
    memory = memory_mib(office)
    for number in range(MOST):
        await deaf.says(type="subscribe", id=str(number), payload={"query": MUCH, "variables": {"since": since}})
    async with office.client(1) as client, greeted(office.address, office.tokens[2]) as other:
        grown = asyncio.create_task(grows(office, PATIENCE + 3, memory))
        await subscribe(other, FOLLOW)
        await told(other, "objectiveChanged")
        await checked_in(client, office, 30)
        assert (await told(other, "objectiveChanged"))["upserted"]
        assert await grown < ROOM_MIB
    async with greeted(office.address, office.tokens[0]) as again, asyncio.timeout(SOON):
        for _ in range(MOST):
            await subscribe(again, FOLLOW)
            await told(again, "objectiveChanged")


@one_database
@pytest.mark.timeout(120)
async def test_answers_that_nobody_reads_are_not_made(office: Office, deaf: Deaf) -> None:
    memory = memory_mib(office)
    grown = asyncio.create_task(grows(office, PATIENCE + 3, memory))
    with pytest.raises(ConnectionError):  # the server hangs up in the middle
        async with asyncio.timeout(PATIENCE + 10):
            while True:
                await deaf.sends(Opcode.PING, b"x" * 125, 1_000)
    assert await grown < ROOM_MIB


@one_database
@pytest.mark.timeout(120)
async def test_questions_whose_refusal_nobody_reads_are_not_taken_in(office: Office, deaf: Deaf) -> None:
    memory = memory_mib(office)
    grown = asyncio.create_task(grows(office, PATIENCE + 3, memory))
    number = 0
    with pytest.raises(ConnectionError):  # the server hangs up in the middle
        async with asyncio.timeout(PATIENCE + 10):
            while True:
                number += 1
                payload = {"query": "{ company { id } }", "variables": {"much": "x" * 100_000}}
                await deaf.says(type="subscribe", id=f"{number}", payload=payload)
    assert await grown < ROOM_MIB
