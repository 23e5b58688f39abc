"""A real `plumbline` process, driven from outside."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from plumbline.settings import Settings

START_SECONDS = 20
STOP_SECONDS = 15


@dataclass
class Server:
    """A running server: where it is, what it works on, and its process."""

    settings: Settings
    process: subprocess.Popen[bytes]
    log: Path
    address: str = field(init=False)

    def __post_init__(self) -> None:
        self.address = f"http://localhost:{self.settings.port}"

    def output(self) -> str:
        """What it has printed so far."""
        return self.log.read_text()


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(settings: Settings, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables that give a `plumbline` process these settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
    clean["PLUMBLINE_DATA"] = str(settings.data)
    clean["PLUMBLINE_PORT"] = str(settings.port)
    if settings.database_url:
        clean["PLUMBLINE_DATABASE_URL"] = settings.database_url
    return clean | dict(extra or {})


def command(
    settings: Settings, *words: str, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a `plumbline` command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "plumbline.cli", *words],
        env=environment(settings, extra),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(settings: Settings, *words: str, extra: Mapping[str, str] | None = None) -> Server:
    """Start `plumbline serve` and return at once."""
    settings.data.mkdir(parents=True, exist_ok=True)
    log = settings.data / "server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "plumbline.cli", "serve", *words],
            env=environment(settings, extra),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    return Server(settings, process, log)


async def answering(server: Server) -> None:
    """Wait until it answers. Fails with what it printed when it ends instead."""
    async with httpx.AsyncClient() as client:
        for _ in range(START_SECONDS * 20):
            assert server.process.poll() is None, server.output()
            try:
                if (await client.get(f"{server.address}/readyz")).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.05)
    raise AssertionError(f"no answer after {START_SECONDS} s:\n{server.output()}")


@asynccontextmanager
async def serving(settings: Settings, *words: str, extra: Mapping[str, str] | None = None) -> AsyncIterator[Server]:
    """A server that answers, stopped at the end of the block."""
    server = start(settings.but(port=free_port()), *words, extra=extra)
    try:
        await answering(server)
        yield server
    finally:
        server.process.terminate()
        try:
            await asyncio.to_thread(server.process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()
