"""Counting wrong passwords, so that guessing is slow and nobody is locked out by strangers.

A name is never blocked as such: what counts is a name at an address, and an address. The guess is counted before the
password is checked; otherwise a thousand at once would all be checked before the first is counted.
"""

import hashlib
from datetime import timedelta

from plumbline.database import Sql, current
from plumbline.identity.errors import TooManyAttempts
from plumbline.kit import clock
from plumbline.kit.ids import new_id

WINDOW = timedelta(minutes=15)
MOST_FOR_NAME_AT_ADDRESS = 5
MOST_AT_ADDRESS = 50

_COUNT = """
    insert into sign_in_attempt (id, subject, failures, since) values (:id, :subject, 1, :now)
    on conflict (subject) do update set
        failures = case when sign_in_attempt.since <= :over then 1 else sign_in_attempt.failures + 1 end,
        since = case when sign_in_attempt.since <= :over then excluded.since else sign_in_attempt.since end
    returning failures, since"""


async def count_attempt(*, name: str, address: str) -> None:
    """Count one guess. Inside a transaction. Raises TooManyAttempts; the refused guess then does not count."""
    now = clock.now()
    await current().run(Sql("delete from sign_in_attempt where since < :long_over", long_over=now - 4 * WINDOW))
    for subject, most in (
        (_subject(name, address), MOST_FOR_NAME_AT_ADDRESS),
        (_subject(address), MOST_AT_ADDRESS),
    ):
        row = (await current().rows(Sql(_COUNT, id=new_id(), subject=subject, now=now, over=now - WINDOW)))[0]
        if row["failures"] > most:
            raise TooManyAttempts(max(1, int((row["since"] + WINDOW - now).total_seconds())))


async def forgive_attempts(*, name: str, address: str) -> None:
    """The right password came: forget the wrong ones for this name at this address. Inside a transaction."""
    await current().run(Sql("delete from sign_in_attempt where subject = :subject", subject=_subject(name, address)))
    await current().run(
        Sql(
            "update sign_in_attempt set failures = failures - 1 where subject = :subject and failures > 0",
            subject=_subject(address),
        )
    )


def _subject(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
