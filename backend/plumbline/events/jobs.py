"""Periodic work: registered by the rooms above, claimed in the database, run by one process at a time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from plumbline.database import Sql, current, transaction
from plumbline.events.live import calls
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
    soon: timedelta | None = None
    """How soon it also runs after this process has committed what others may follow; None where that is no reason."""


_registered: dict[str, Periodic] = {}


def periodic(name: str, *, every: timedelta, soon: timedelta | None = None) -> Callable[[Work], Work]:
    """Register the function below to run about every so often, in one process at a time.

    With `soon` it also runs so long after each commit that others may follow, where that was.

    It opens its own transactions, and must do no harm when it runs twice.
    """

    def registered(work: Work) -> Work:
        if name in _registered and _registered[name].work.__qualname__ != work.__qualname__:
            raise ValueError(f"two jobs are called {name}")
        _registered[name] = Periodic(name, every, work, soon)
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
    return await _run(job, by=now())


async def _run(job: Periodic, *, by: datetime) -> bool:
    """The same for what is due by then."""
    if not await _claimed(job.name, job.every, by=by):
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
    following = calls()
    with following.commits() if following else nullcontext(asyncio.Event()) as committed:
        known = early = False
        while True:
            committed.clear()
            try:
                if not known:
                    await _made_known(job.name)
                    known = True
                await _run(job, by=now() + job.every if early else now())
            except Unavailable as problem:
                _log.warning("job %s waits: %s", job.name, problem)
            except Exception:
                _log.exception("job %s could not be claimed", job.name)
            early = await _paused(job, committed)


async def _paused(job: Periodic, committed: asyncio.Event) -> bool:
    """Wait for the next round; says whether it comes early."""
    pause = min(job.every.total_seconds(), LONGEST_SLEEP_SECONDS)
    if job.soon is None:
        await asyncio.sleep(pause)
        return False
    try:
        async with asyncio.timeout(pause):
            await committed.wait()
    except TimeoutError:
        return False
    await asyncio.sleep(job.soon.total_seconds())  # what is committed close together is one round
    return True


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
async def _claimed(name: str, every: timedelta, *, by: datetime) -> bool:
    connection, at = current(), now()
    unlocked = "for update skip locked" if connection.dialect == "postgres" else ""
    due = await connection.rows(
        Sql(
            "select name from job where name = :name and next_at <= :by"
            f" and (held_until is null or held_until < :at) {unlocked}",
            name=name,
            at=at,
            by=by,
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
