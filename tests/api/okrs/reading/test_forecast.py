"""Where key results go on to, as the API tells it."""

from datetime import timedelta

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs.words import Status
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN, World, built

ASKED = """query ($id: ID!) { keyResult(id: $id) { forecast {
  value low high slope checkIns reachedOn meetsTarget warns fromOn on formula } } }"""
GOALS = """
Sell more @Sales
  = Calls
  = Visits
Secret @Ben private
  = Hidden
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    made = await built(GOALS)
    for value in (10, 17, 24):
        await made.report("Calls", value)
        await made.report("Hidden", value)
        clock.forward(timedelta(days=7))
    await made.report("Visits", 1)
    return made


async def test_a_key_result_says_where_it_goes_on_to(world: World) -> None:
    found = (await answer(ADMIN, ASKED, id=world.id("Calls")))["keyResult"]["forecast"]
    assert found.pop("formula").startswith("24 on the line at the last check-in + 1 a day × 41 days; ")
    assert found == {
        "value": 65,
        "low": 65,
        "high": 65,
        "slope": 1,
        "checkIns": 3,
        "reachedOn": "2026-08-04",
        "meetsTarget": False,
        "warns": True,
        "fromOn": "2026-05-20",
        "on": "2026-06-30",
    }


async def test_a_corrected_report_and_an_admission_change_the_forecast(world: World, clock: Hands) -> None:
    await world.report("Calls", 100, Status.OFF_TRACK)
    found = (await answer(ADMIN, ASKED, id=world.id("Calls")))["keyResult"]["forecast"]
    assert (found["checkIns"], found["warns"]) == (4, False)


async def test_there_is_none_with_too_few_reports_and_none_of_what_is_not_seen(world: World) -> None:
    assert (await answer(ADMIN, ASKED, id=world.id("Visits")))["keyResult"] == {"forecast": None}
    assert (await answer(ADMIN, ASKED, id=world.id("Hidden")))["keyResult"] is None
