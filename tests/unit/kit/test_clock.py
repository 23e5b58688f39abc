import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from plumbline.kit.clock import frozen, frozen_everywhere, now

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_present_is_aware_and_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


def test_a_stopped_clock_stands_until_it_is_moved() -> None:
    with frozen(NOON.astimezone(timezone(timedelta(hours=5)))) as hands:
        assert now() == NOON
        hands.forward(timedelta(days=1))
        assert now() == NOON + timedelta(days=1)
    assert now() != NOON


def test_a_clock_stops_only_at_an_aware_instant() -> None:
    with pytest.raises(ValueError, match="aware"), frozen(NOON.replace(tzinfo=None)):
        pass


async def test_one_task_may_stop_its_clock_alone() -> None:
    async def other() -> datetime:
        return now()

    outside = asyncio.create_task(other())
    with frozen(NOON):
        assert await asyncio.create_task(other()) == NOON
    assert await outside != NOON


async def test_a_clock_stopped_everywhere_stands_in_other_threads() -> None:
    with frozen_everywhere(NOON):
        assert await asyncio.to_thread(now) == NOON
