"""An errand is a command with its arguments, run here or, when a server has the SQLite database, by that server.

The server listens on a unix socket in the data folder. One JSON line goes in, `{"errand": …, "arguments": {…}}`;
JSON lines come back: `{"say": …}` for each line printed, and at the end `{"end": null}`, or the sentence to fail with.
"""

import asyncio
import json
import logging
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plumbline.database import FolderInUse, database_open
from plumbline.kit.errors import CannotStart, Refused, Unavailable
from plumbline.settings import Settings

Say = Callable[[str], None]
Doing = Callable[..., Awaitable[None]]

LARGEST_ERRAND = 64 * 2**20
_SOCKET = "plumbline.sock"
_log = logging.getLogger(__name__)


class Failed(Exception):
    """The errand did not do what it says; the message is one sentence."""


@dataclass(frozen=True)
class Errand:
    """What is to be done (a name in the list of errands) and with what; arguments are plain JSON."""

    name: str
    arguments: dict[str, Any]


async def run_errand(settings: Settings, errand: Errand, doings: dict[str, Doing], say: Say) -> None:
    """Do it in this process, or through the server that has the database. Raises Failed, CannotStart."""
    try:
        async with database_open(settings):
            await _done(errand, doings, say)
    except FolderInUse:
        if not (settings.data / _SOCKET).exists():
            raise
        await _handed_over(settings.data, errand, say)


@asynccontextmanager
async def errands_taken(settings: Settings, doings: dict[str, Doing]) -> AsyncIterator[None]:
    """Take errands from other processes of this user, as long as the block lasts."""
    if settings.dialect != "sqlite":
        yield  # several processes may use PostgreSQL at once
        return

    async def taken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _served(reader, writer, doings)

    door = socket.socket(socket.AF_UNIX)
    with _inside(settings.data) as name:
        _removed(name)
        umask = os.umask(0o177)
        door.bind(name)
        os.umask(umask)
    server = await asyncio.start_unix_server(taken, sock=door, limit=LARGEST_ERRAND)
    try:
        yield
    finally:
        server.close()
        _removed(str(settings.data / _SOCKET))


async def _done(errand: Errand, doings: dict[str, Doing], say: Say) -> None:
    try:
        await doings[errand.name](say, **errand.arguments)
    except Refused as refused:
        raise Failed(refused.message) from refused
    except Unavailable as unavailable:
        raise Failed(f"{unavailable} Nothing was changed; try again.") from unavailable


async def _served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, doings: dict[str, Doing]) -> None:
    def send(**line: str | None) -> None:
        writer.write(json.dumps(line).encode() + b"\n")

    try:
        asked = json.loads(await reader.readline())
        errand = Errand(str(asked["errand"]), dict(asked["arguments"]))
        await _done(errand, doings, lambda text: send(say=text))
        send(end=None)
    except Failed as failed:
        send(end=str(failed))
    except Exception:
        _log.exception("an errand failed")
        send(end="The server could not do it; its log says why.")
    finally:
        with suppress(OSError):
            await writer.drain()
        writer.close()


async def _handed_over(folder: Path, errand: Errand, say: Say) -> None:
    gone = f"The server that uses {folder} does not answer: stop it, then run the command again."
    door = socket.socket(socket.AF_UNIX)
    try:
        with _inside(folder) as name:
            door.connect(name)
    except OSError:
        door.close()
        raise CannotStart(gone) from None
    door.setblocking(False)
    reader, writer = await asyncio.open_unix_connection(sock=door, limit=LARGEST_ERRAND)
    try:
        writer.write(json.dumps({"errand": errand.name, "arguments": errand.arguments}).encode() + b"\n")
        await writer.drain()
        while line := await reader.readline():
            answer = json.loads(line)
            if "say" in answer:
                say(answer["say"])
            elif answer["end"] is not None:
                raise Failed(answer["end"])
            else:
                return
    except OSError:
        pass
    finally:
        writer.close()
    raise CannotStart(gone)


def _removed(name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name)


@contextmanager
def _inside(folder: Path) -> Iterator[str]:
    """The socket's name as seen from its folder, since its path may only have about 100 characters. Never await inside."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield _SOCKET
    finally:
        os.chdir(before)
