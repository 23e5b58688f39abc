"""A proxy that loses answers and doubles requests, as networks and their retries do."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass
class Network:
    """How often what happened; `port` is where clients connect."""

    target: int
    chance: random.Random
    drops: float
    doubles: float
    port: int = 0
    requests: int = 0
    dropped: int = 0
    doubled: int = 0

    async def passed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one request there, once or twice, and perhaps its answer back."""
        try:
            request = await _request(reader)
            self.requests += 1
            times = 2 if self.chance.random() < self.doubles else 1
            self.doubled += times - 1
            answers = await asyncio.gather(*(self._answer(request) for _ in range(times)))
            if self.chance.random() < self.drops:
                self.dropped += 1
            else:
                writer.write(answers[0])
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            writer.write(request)
            await writer.drain()
            return await reader.read()
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> bytes:
    """A whole request, to be answered on a connection of its own."""
    lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
    length = next(int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:"))
    kept = [line for line in lines[:-2] if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""]) + await reader.readexactly(length)


@asynccontextmanager
async def unreliable(
    target: int, chance: random.Random, *, drops: float = 0.2, doubles: float = 0.1
) -> AsyncIterator[Network]:
    """A network in front of the server at this port, for the length of the block."""
    network = Network(target, chance, drops, doubles)
    server = await asyncio.start_server(network.passed, "127.0.0.1", 0)
    network.port = server.sockets[0].getsockname()[1]
    try:
        yield network
    finally:
        server.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                await server.wait_closed()
