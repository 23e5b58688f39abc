"""Everybody is told and reminded once, however often the process that does it is killed."""

import asyncio
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from plumbline.database import Sql, database_open, reading, transaction
from plumbline.database.transactions import current
from plumbline.kit.clock import frozen_everywhere
from plumbline.notifications import service
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.words import ChangeReason
from plumbline.settings import Settings
from tests.durability.office import LONG, dice
from tests.durability.telling import READY
from tests.factories import ADMIN, NOW, World, built
from tests.server import environment

ROUNDS = 60 if LONG else 4
CHANGES = 8
GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
    Call daily @Inside_Sales
      Dial @Ben
        = Dials
  Build @Tech
    Refactor @Dan
      = Modules
"""
WHY = ReasonEntry(ChangeReason.CORRECTION)
_TOLD = """
select person_id, kind, subject_id, because from notification where kind <> 'CHECK_INS_DUE' order by 1, 2, 3, 4
"""
_REMINDED = """
select r.person_id, r.day, i.key_result_id, i.step, n.id from reminder r
left join reminder_item i on i.reminder_id = r.id
left join notification n on n.kind = 'CHECK_INS_DUE' and n.subject_id = r.id
"""


def teller(settings: Settings, at: datetime, *words: str) -> subprocess.Popen[str]:
    """The process, at that time of the world."""
    command = [sys.executable, "-m", "tests.durability.telling", at.isoformat(), *words]
    return subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE, text=True)


async def change(world: World, settings: Settings, turn: int) -> None:
    async with database_open(settings):
        with frozen_everywhere(NOW):
            for number in range(CHANGES):
                target = {"target_value": 200.0 + turn * CHANGES + number}
                version = 1 + turn * CHANGES + number
                await okrs.update_key_result(ADMIN, world.goals["Calls"], target, if_version=version, reason=WHY)


async def found(text: str) -> list[tuple[Any, ...]]:
    async with reading() as connection:
        return [tuple(row) for row in await connection.rows(Sql(text))]


@transaction
async def begin_again() -> None:
    await current().run(Sql("delete from notification where kind <> 'CHECK_INS_DUE'"))
    await current().run(Sql("update event_reader set commit_order = 0, event_id = 0"))


@pytest.mark.timeout(1_800 if LONG else 180)
async def test_everybody_is_told_and_reminded_once_when_the_teller_is_killed(installation: Settings) -> None:
    chance = dice("telling")
    async with database_open(installation):
        with frozen_everywhere(NOW):
            world = await built(GOALS)
    for turn in range(ROUNDS):
        await change(world, installation, turn)
        process = teller(installation, NOW + timedelta(days=5 + turn))
        assert process.stdout is not None
        assert (await asyncio.to_thread(process.stdout.readline)).strip() == READY
        await asyncio.sleep(chance.uniform(0, 0.2))
        process.kill()
        await asyncio.to_thread(process.communicate)
    process = teller(installation, NOW + timedelta(days=5 + ROUNDS), "once")
    await asyncio.to_thread(process.communicate)
    assert process.returncode == 0
    async with database_open(installation):
        told = await found(_TOLD)
        reminded = await found(_REMINDED)
        assert len(told) >= ROUNDS * CHANGES
        await begin_again()
        await service.tell_people()
        assert told == await found(_TOLD), "as if nobody had been killed"
    assert reminded
    assert not [each for each in reminded if None in each], "no reminder without what it lists, or that nobody reads"
    listed = Counter(each[:3] for each in reminded)
    assert set(listed.values()) == {1}
