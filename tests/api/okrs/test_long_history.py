"""Five hundred things that people may do, in any order: numbers, their explanations and the past agree all along."""

import random
from contextlib import suppress
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from plumbline.kit.clock import frozen_everywhere
from plumbline.kit.errors import Refused
from plumbline.kit.ids import encode
from tests.api.okrs.test_numbers_stay_true import ADMIN, Goals, differences, start, step
from tests.api.okrs.test_past import picture
from tests.api.okrs.writing.asking import ask
from tests.factories import NOW

STEPS = 520
LOOKED = 40
_APART = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Objective { title progress progressFrom
  explain { value manual items { counted weight } } } } }"""


def mean(items: list[dict[str, Any]]) -> float | None:
    """The weighted mean of what an explanation says went in, worked out apart from the product."""
    counted = [each for each in items if each["weight"] and each["counted"] is not None]
    if not counted:
        return None
    weight = sum((Fraction(str(each["weight"])) for each in counted), Fraction())
    total = sum((Fraction(str(each["weight"])) * Fraction(str(each["counted"])) for each in counted), Fraction())
    return float(round(total / weight, 6))


async def explained(goals: Goals) -> None:
    """Every objective's number follows from what its explanation says went in."""
    for first in range(0, len(goals.objectives), 100):
        ids = [encode("obj", id_) for id_ in goals.objectives[first : first + 100]]
        for each in (await ask(ADMIN, _APART, ids=ids))["nodes"]:
            apart = each["explain"]
            assert apart["value"] == each["progress"]
            assert apart["value"] == mean(apart["items"]), each


@pytest.mark.timeout(180)
async def test_numbers_explanations_and_the_past_agree_after_five_hundred_steps(database: object) -> None:
    dice = random.Random(11)
    with frozen_everywhere(NOW) as clock:
        goals = await start(objectives=6)
        seen: dict[datetime, Any] = {}
        done = 0
        for number in range(STEPS):
            clock.forward(timedelta(minutes=dice.randint(0, 30)))
            with suppress(Refused):
                await step(goals, dice, number)
                done += 1
            if number % LOOKED == 0:
                assert await differences() == {}
                await explained(goals)
                at = clock.at
                clock.forward(timedelta(seconds=1))
                seen[at] = await picture(goals)
        assert done > STEPS // 2
        for at in dice.sample(sorted(seen), 6):
            assert await picture(goals, at + timedelta(milliseconds=dice.randint(0, 999))) == seen[at]
