"""A client of graphql-transport-ws, as the library `websockets` gives it, and what it takes to be told something."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

SOON = 5
"""Seconds in which a stream tells what happened, or ends."""

PROTOCOL = Subprotocol("graphql-transport-ws")
_numbers = itertools.count()


@asynccontextmanager
async def opened(address: str, token: str | None, **more: Any) -> AsyncIterator[ClientConnection]:
    """A connection that has said nothing yet."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    options = {"subprotocols": [PROTOCOL], "additional_headers": headers, "ping_interval": None} | more
    async with connect(f"{address.replace('http', 'ws', 1)}/graphql/stream", **options) as socket:
        yield socket


@asynccontextmanager
async def greeted(address: str, token: str, **more: Any) -> AsyncIterator[ClientConnection]:
    """A connection that may subscribe."""
    async with opened(address, token, **more) as socket:
        await say(socket, type="connection_init")
        assert await heard(socket) == {"type": "connection_ack"}
        yield socket


async def say(socket: ClientConnection, **message: Any) -> None:
    await socket.send(json.dumps(message))


async def subscribe(socket: ClientConnection, query: str, id: str | None = None, **variables: Any) -> str:
    """Ask for a stream. Returns its id."""
    id = id or f"stream {next(_numbers)}"
    await say(socket, type="subscribe", id=id, payload={"query": query, "variables": variables})
    return id


async def heard(socket: ClientConnection) -> Any:
    """The next message."""
    async with asyncio.timeout(SOON):
        return json.loads(await socket.recv())


async def told(socket: ClientConnection, field: str) -> Any:
    """The value of this field in the next event."""
    message = await heard(socket)
    assert message["type"] == "next", message
    return message["payload"]["data"][field]


async def closed(socket: ClientConnection) -> int | None:
    """The code with which the server ends the connection; what it says before is passed over."""
    try:
        async with asyncio.timeout(2 * SOON):
            while True:
                await socket.recv()
    except ConnectionClosed:
        return socket.close_code
