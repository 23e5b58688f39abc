"""Closes a cycle again and again, each time killed one statement later, until something has changed.

Usage: python -m tests.durability.closing CYCLE VERSION, with the settings in the environment. Prints how often it was
killed without a trace. Whether what has changed is the whole close, whoever calls has to see.
"""

import asyncio
import hashlib
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import asyncpg

from plumbline.database import Sql, database_open, reading
from plumbline.database.sqlite_file import SqliteFile
from plumbline.organization.viewer import Role, Viewer
from plumbline.reviews.service import close_cycle
from plumbline.settings import Settings, read_settings

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
MOST = 200
TABLES = ("cycle", "objective", "key_result", "grade", "event")


def killed_at(turn: int) -> None:
    """Let the process die when its statement of that number is about to run."""
    left = [turn]

    def counted(run: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def one_more(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return await run(*args, **kwargs)

        return one_more

    for owner, names in ((SqliteFile, ("_run",)), (asyncpg.Connection, ("execute", "_execute", "_executemany"))):
        for name in names:
            setattr(owner, name, counted(getattr(owner, name)))


async def digest(settings: Settings) -> str:
    """What is stored, as one word."""
    found = hashlib.sha256()
    async with database_open(settings), reading() as connection:
        for table in TABLES:
            rows = await connection.rows(Sql(f'select * from "{table}" order by id'))
            found.update(repr([tuple(row) for row in rows]).encode())
    return found.hexdigest()


async def close(settings: Settings, cycle_id: int, version: int, turn: int) -> None:
    """One close, killed at its statement of that number."""
    async with database_open(settings):
        killed_at(turn)
        await close_cycle(ADMIN, cycle_id, accept_proposals=True, if_version=version)


def killed(settings: Settings, cycle_id: int, version: int, turn: int) -> None:
    """The same, in a process that is here for it alone."""
    asyncio.run(close(settings, cycle_id, version, turn))


def in_a_process(work: Callable[[], object]) -> int:
    """Do it in a process of its own; how it ended."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as problem:
            sys.stderr.write(f"{problem!r}\n")
            os._exit(2)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> int:
    """Close until it leaves a trace."""
    settings, cycle_id, version = read_settings(), int(sys.argv[1]), int(sys.argv[2])
    ends, starts = os.pipe()

    def told() -> str:
        in_a_process(lambda: os.write(starts, asyncio.run(digest(settings)).encode()))
        return os.read(ends, 64).decode()

    before = told()
    for turn in range(1, MOST):
        ended = in_a_process(partial(killed, settings, cycle_id, version, turn))
        if ended not in (0, -signal.SIGKILL):
            return 1
        if told() != before:
            sys.stdout.write(f"{turn - 1}\n")
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
