"""Periodic work: registered by the rooms above, claimed in the database, run by one process at a time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from plumbline.database import Sql, current, transaction
from plumbline.kit.clock import now
from plumbline.kit.errors import Unavailable

Work = Callable[[], Awaitable[object]]

# A process that dies while it works lets go of its job after this long.
HOLD = timedelta(minutes=10)
LONGEST_SLEEP_SECONDS = 60.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """A function that comes round."""

    name: str
    every: timedelta
    work: Work


_registered: dict[str, Periodic] = {}


def periodic(name: str, *, every: timedelta) -> Callable[[Work], Work]:
    """Register the function below to run about every so often, in one process at a time.

    It opens its own transactions, and must do no harm when it runs twice.
    """

    def registered(work: Work) -> Work:
        if name in _registered and _registered[name].work.__qualname__ != work.__qualname__:
            raise ValueError(f"two jobs are called {name}")
        _registered[name] = Periodic(name, every, work)
        return work

    return registered


@asynccontextmanager
async def scheduler_running() -> AsyncIterator[None]:
    """Run the registered functions as they fall due, until the end of the block; then let them finish."""
    tasks = [asyncio.create_task(_rounds(job), name=f"job {job.name}") for job in _registered.values()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def run_if_due(job: Periodic) -> bool:
    """Run the job if it is due and nobody else runs it; says whether it ran."""
    if not await _claimed(job.name, job.every):
        return False
    failed = False
    try:
        await job.work()
    except Exception as problem:
        failed = True
        known = isinstance(problem, Unavailable)
        _log.error("job %s failed: %s", job.name, problem, exc_info=None if known else problem)
    await _let_go(job.name, failed=failed)
    return True


async def _rounds(job: Periodic) -> None:
    pause = min(job.every.total_seconds(), LONGEST_SLEEP_SECONDS)
    known = False
    while True:
        try:
            if not known:
                await _made_known(job.name)
                known = True
            await run_if_due(job)
        except Unavailable as problem:
            _log.warning("job %s waits: %s", job.name, problem)
        except Exception:
            _log.exception("job %s could not be claimed", job.name)
        await asyncio.sleep(pause)


@transaction
async def _made_known(name: str) -> None:
    await current().run(
        Sql(
            "insert into job (name, next_at) values (:name, :at) on conflict (name) do nothing",
            name=name,
            at=now(),
        )
    )


@transaction
async def _claimed(name: str, every: timedelta) -> bool:
    connection, at = current(), now()
    unlocked = "for update skip locked" if connection.dialect == "postgres" else ""
    due = await connection.rows(
        Sql(
            "select name from job where name = :name and next_at <= :at"
            f" and (held_until is null or held_until < :at) {unlocked}",
            name=name,
            at=at,
        )
    )
    if not due:
        return False
    # A little early, so that a pause of the same length does not skip every other round.
    await connection.run(
        Sql(
            "update job set next_at = :next, held_until = :held where name = :name",
            name=name,
            next=at + every * 0.9,
            held=at + HOLD,
        )
    )
    return True


@transaction
async def _let_go(name: str, *, failed: bool) -> None:
    await current().run(
        Sql(
            "update job set held_until = null, done_at = :at, failures = "
            + ("failures + 1" if failed else "0")
            + " where name = :name",
            name=name,
            at=now(),
        )
    )
