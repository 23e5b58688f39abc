"""Filling an empty database with the demo company."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from plumbline.database import current, transaction
from plumbline.exchange.demo.company import NAME, UNITS
from plumbline.exchange.demo.content import DemoObjective
from plumbline.exchange.demo.objectives import OBJECTIVES
from plumbline.exchange.demo.pending import DRAFTS, PROPOSED
from plumbline.exchange.demo.people import PEOPLE
from plumbline.exchange.demo.seasons import quarters, year
from plumbline.exchange.service.demo_company import (
    FOUNDER,
    TIME_ZONE,
    House,
    found_company,
    make_cycles,
    reporter,
)
from plumbline.exchange.service.demo_dashboards import save_dashboards
from plumbline.exchange.service.demo_development import develop
from plumbline.exchange.service.demo_goals import (
    Telling,
    by_season,
    key_result,
    loads,
    objective_entry,
    reported_between,
)
from plumbline.exchange.service.demo_grades import grade_and_close
from plumbline.exchange.service.demo_meetings import COMPANY, call_review, hold_review
from plumbline.exchange.service.demo_one_to_ones import talk
from plumbline.exchange.service.demo_talk import talk as say
from plumbline.kit import clock
from plumbline.kit.zones import day_in
from plumbline.okrs.entries import AlignmentEntry
from plumbline.okrs.models import Objective
from plumbline.okrs.service import LoadedObjective, create_objective, load_goals, propose
from plumbline.okrs.service.numbers import recompute
from plumbline.organization.viewer import Role, Viewer


@transaction
async def fill_with_demo() -> str:
    """Make the demo company with its people, goals and check-ins, relative to today; returns what was made.

    Raises Duplicate when the database has a company.
    """
    now = clock.now()
    today = day_in(TIME_ZONE, now)
    house = await found_company(now)
    periods = quarters(today)
    cycle_ids = await make_cycles(year(today), periods)
    objectives = by_season(OBJECTIVES)
    for season, cycle_id in cycle_ids.items():
        telling = Telling(house, cycle_id, periods[season], now, today)
        ids = await _lived(telling, loads(telling, objectives[season]))
        async with _at(telling.moments[-1]):
            if telling.runs:
                await _write_pending(telling, ids)
                await say(house, ids)
                await develop(house, _writer, ids)
                await save_dashboards(house, _writer)
                await call_review(_writer(house, COMPANY), telling)
            else:
                await grade_and_close(house, cycle_id)
    await current().recorded_at(now)
    return f"{NAME}, {len(PEOPLE)} people in {len(UNITS) - 1} teams, with {len(OBJECTIVES)} objectives."


async def _lived(telling: Telling, whole: Sequence[LoadedObjective]) -> dict[str, int]:
    """Load the goals of a cycle moment by moment, so that one can look back to each; their ids by their keys."""
    ids: dict[str, int] = {}
    since: datetime | None = None
    for moment in telling.moments:
        async with _at(moment):
            told = [reported_between(load, since, moment) for load in whole]
            ids, _ = await load_goals(FOUNDER, telling.cycle_id, told, there=ids)
            await recompute(list(ids.values()))  # what nobody has reported on becomes outdated
            if telling.runs and moment == telling.moments[-2]:
                await hold_review(_writer(telling.house, COMPANY), telling)
                await talk(telling.house, _writer)
        since = moment
    return ids


@asynccontextmanager
async def _at(instant: datetime) -> AsyncIterator[None]:
    """Do it as if it were then."""
    await current().recorded_at(instant)
    with clock.frozen(instant):
        yield


async def _write_pending(telling: Telling, ids: dict[str, int]) -> None:
    """What is not published yet, written by whoever answers for its owner."""
    for objective in DRAFTS:
        await _draft(telling, ids, objective)
    for objective in PROPOSED:
        made = await _draft(telling, ids, objective)
        [version] = await Objective.filter(id=made).values_list("version", flat=True)
        await propose(_writer(telling.house, objective.owner), made, if_version=int(str(version)))


async def _draft(telling: Telling, ids: dict[str, int], objective: DemoObjective) -> int:
    entry = replace(
        objective_entry(telling, objective, len(ids)),
        key_results=tuple(key_result(telling, each).entry for each in objective.key_results),
        align_to=(AlignmentEntry(ids[objective.aligned_to]),) if objective.aligned_to else (),
    )
    writer = _writer(telling.house, objective.owner)
    made, _ = await create_objective(writer, entry, idempotency_key=objective.key)
    return made


def _writer(house: House, owner: str) -> Viewer:
    """The person who answers for the owner, with the rights that this gives them."""
    key = reporter(owner)
    units = frozenset({house.units[owner]} if owner in house.units else ())
    return Viewer(
        account_id=house.accounts[key],
        person_id=house.people[key],
        role=Role.MEMBER,
        member_of=units,
        leads=units,
        led_subtree=units,
    )
