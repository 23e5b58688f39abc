"""The close of a cycle, interrupted at any statement, is either not begun or complete."""

import asyncio
import subprocess
import sys

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, database_open, reading
from plumbline.settings import Settings
from tests.factories import ADMIN, built
from tests.server import environment

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
Secret @Ben private
  = Hidden
Idea @Ben draft
"""


@pytest.mark.timeout(240)
async def test_a_close_that_is_killed_at_any_statement_leaves_nothing_or_all_of_it(
    installation: Settings,
) -> None:
    async with database_open(installation):
        world = await built(GOALS)
        await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.GRADING, if_version=2)
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "tests.durability.closing", str(world.cycle_id), "3"],
        env=environment(installation),
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 10, ended.stdout
    async with database_open(installation), reading() as connection:
        phase = await connection.rows(Sql("select phase from cycle where id = :id", id=world.cycle_id))
        goals = await connection.rows(Sql("select outcome, health from objective where state = 'PUBLISHED'"))
    assert [tuple(row) for row in phase] == [("CLOSED",)]
    assert {tuple(row) for row in goals} == {("MISSED", "CLOSED")}
