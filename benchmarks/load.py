"""The asking process: the same few lines of sockets for every server, so that what differs is the server.

`python -m benchmarks.load` reads one `Load` as JSON from standard input and prints what came back. A closed loop: each
connection sends the next request when the answer of the last one is there. It needs nothing of Plumbline.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import httptools
import uvloop


@dataclass(frozen=True)
class Load:
    """Requests to one server. It ends after `requests`, or after `seconds` if that is sooner."""

    port: int
    path: str
    bodies: list[str]
    headers: dict[str, str] = field(default_factory=dict)
    connections: int = 1
    requests: int = 1
    seconds: float = 60.0
    method: str = "POST"


@dataclass(frozen=True)
class Answered:
    """How it went: seconds of each request, in the order of their ends, and of the whole."""

    latencies: list[float]
    seconds: float
    statuses: dict[str, int]
    bytes_each: int
    first_byte: float
    digests: list[str]

    @property
    def per_second(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Seconds within which this share of the requests was answered."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Asker(asyncio.Protocol):
    """One connection; httptools reads what comes."""

    def __init__(self) -> None:
        self._transport: Any = None
        self._parser: Any = None
        self._done: asyncio.Future[None] | None = None
        self.status = 0
        self.first_byte = 0.0
        self.body: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    async def ask(self, request: bytes) -> None:
        """Send a request and wait for the end of the answer."""
        self._done = asyncio.get_running_loop().create_future()
        self._parser = httptools.HttpResponseParser(self)
        self.body, self.first_byte = [], 0.0
        self._transport.write(request)
        await self._done

    def data_received(self, data: bytes) -> None:
        self.first_byte = self.first_byte or time.perf_counter()
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        """Called by the parser."""
        self.body.append(body)

    def on_message_complete(self) -> None:
        """Called by the parser."""
        self.status = self._parser.get_status_code()
        if self._done and not self._done.done():
            self._done.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._done and not self._done.done():
            self._done.set_exception(ConnectionError(str(exc)))

    def close(self) -> None:
        """Hang up."""
        self._transport.close()


def request_of(load: Load, body: str) -> bytes:
    """The bytes of one request."""
    content = body.encode()
    head = [f"{load.method} {load.path} HTTP/1.1", f"host: localhost:{load.port}", "accept: application/json"]
    head += [f"{name}: {value}" for name, value in load.headers.items()]
    if load.method == "POST":
        head += ["content-type: application/json", f"content-length: {len(content)}"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + (content if load.method == "POST" else b"")


async def ran(load: Load) -> Answered:
    """Send it all and tell how it went."""
    loop = asyncio.get_running_loop()
    requests = [request_of(load, body) for body in load.bodies]
    latencies: list[float] = []
    first_bytes: list[float] = []
    statuses: dict[str, int] = {}
    digests: dict[str, int] = {}
    turn = iter(range(load.requests))
    started = time.perf_counter()
    sizes: list[int] = []

    async def ask_on() -> None:
        _, asker = await loop.create_connection(Asker, "127.0.0.1", load.port)
        for place in turn:
            begun = time.perf_counter()
            if begun - started > load.seconds:
                break
            await asker.ask(requests[place % len(requests)])
            latencies.append(time.perf_counter() - begun)
            first_bytes.append(asker.first_byte - begun)
            statuses[str(asker.status)] = statuses.get(str(asker.status), 0) + 1
            sizes.append(sum(map(len, asker.body)))
            if place < len(requests):
                digests[sha256(b"".join(asker.body)).hexdigest()[:16]] = place
        asker.close()

    await asyncio.gather(*(ask_on() for _ in range(load.connections)))
    took = time.perf_counter() - started
    first_bytes.sort()
    each = sum(sizes) // max(len(sizes), 1)
    return Answered(latencies, took, statuses, each, first_bytes[len(first_bytes) // 2], list(digests))


async def answers(load: Load) -> list[tuple[int, bytes]]:
    """Status and body of one request per body of the load."""
    _, asker = await asyncio.get_running_loop().create_connection(Asker, "127.0.0.1", load.port)
    found = []
    for body in load.bodies:
        await asker.ask(request_of(load, body))
        found.append((asker.status, b"".join(asker.body)))
    asker.close()
    return found


def main() -> None:
    """Run the load on standard input."""
    load = Load(**json.load(sys.stdin))
    json.dump(asdict(uvloop.run(ran(load))), sys.stdout)


if __name__ == "__main__":
    main()
