"""How goals go, in pictures: week by week from the kept past, and what is so today, as far as the viewer sees it."""

import random
from dataclasses import replace
from datetime import date, timedelta
from statistics import quantiles
from typing import Any

import pytest

from plumbline.database import Sql, current, statements, transaction
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode, new_id
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import BlockerEntry, CheckInEntry, KeyResultEntry
from plumbline.okrs.models import NamedPerson, Objective
from plumbline.okrs.words import Measure, Status, Visibility
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, done, execute
from tests.factories import ADMIN, World, built

GOALS = """
Be the partner that customers choose @Acme
  = Customers who stay
  Shorten the onboarding @Sales
    = Customers live within a week
    = Calls in the first month
    Call everybody who is new @Inside_Sales
      = Calls a week
    Write a first page @Ana +Eve
      = Pages that are read
  Quietly change the prices @Sales team
    = Prices that changed
  Build a platform @Tech
    = Services moved
Learn about databases @Dan
  = Chapters read
Look for another house @Cleo private
  = Houses seen
"""
WEEKS = """query ($owner: ID!, $cycle: ID) { insights(ownerId: $owner, cycleId: $cycle) {
  weeks { fromOn on at objectives progress expected health { health count } } } }"""
STATS = """query ($unit: ID!, $at: DateTime) { node(id: $unit) { ... on Unit {
  stats(asOf: $at) { objectives progress health { health count } } } } }"""
TODAY = """query ($owner: ID!) { insights(ownerId: $owner) {
  cycle { name } owner { id }
  checkInDays { on keyResults } reporting { keyResults upToDate outdated rate }
  blockers { open resolved medianDays lowDays highDays } coverage { objectives aligned share } silos { id }
  outlook { looked misses { title forecast { warns } } } cycles { cycle { name } objectives progress } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def weeks(viewer: Viewer, world: World, owner: str = "Acme") -> list[Any]:
    return list(
        (await ask(viewer, WEEKS, owner=world.id(owner), cycle=encode("cyc", world.cycle_id)))["insights"]["weeks"]
    )


async def today(viewer: Viewer, world: World, owner: str = "Acme") -> Any:
    return (await ask(viewer, TODAY, owner=world.id(owner)))["insights"]


async def report(world: World, title: str, value: float, status: Status = Status.ON_TRACK, **more: Any) -> int:
    world.checks += 1
    entry = CheckInEntry(f"check-in {world.checks}", world.goals[title], status, value=value, **more)
    results, _ = await okrs.check_in(world.writers[title], [entry])
    assert not results[0].refusals, results
    return int(results[0].check_in_id or 0)


@transaction
async def shown_to(goal: int, visibility: Visibility, *named: int) -> None:
    await Objective.filter(id=goal).update(visibility=visibility)
    await NamedPerson.bulk_create(NamedPerson(id=new_id(), objective_id=goal, person_id=each) for each in named)


@transaction
async def archived(goal: int) -> None:
    await Objective.filter(id=goal).update(archived=True)


async def lived(world: World, clock: Hands) -> None:
    """Six weeks of reports, of goals that come into sight and go out of it, and of one that is archived."""
    chance = random.Random(7)
    await shown_to(world.goals["Look for another house"], Visibility.PRIVATE, world.people["Eve"])
    for week in range(6):
        for title in sorted(world.key_results):
            if chance.random() < 0.7:
                await report(world, title, chance.randint(0, 100), chance.choice([Status.ON_TRACK, Status.AT_RISK]))
        if week == 1:
            await shown_to(world.goals["Shorten the onboarding"], Visibility.TEAM)
            await shown_to(world.goals["Quietly change the prices"], Visibility.EVERYONE)
        if week == 3:
            await shown_to(world.goals["Shorten the onboarding"], Visibility.EVERYONE)
            await shown_to(world.goals["Look for another house"], Visibility.EVERYONE)
            await archived(world.goals["Learn about databases"])
        clock.forward(timedelta(days=7, hours=week))


async def test_every_week_says_what_the_unit_says_of_itself_as_of_its_end(world: World, clock: Hands) -> None:
    await lived(world, clock)
    viewers = [ADMIN, *[await world.viewer(name) for name in ("Ana", "Eve", "Cleo", "Dan")]]
    different = set()
    for viewer in viewers:
        for unit in ("Acme", "Sales", "Tech"):
            for week in await weeks(viewer, world, unit):
                node = await ask(viewer, STATS, unit=world.id(unit), at=week["at"])
                assert {key: week[key] for key in ("objectives", "progress", "health")} == node["node"]["stats"]
                different.add((unit, week["on"], week["objectives"]))
    # The law says something only if viewers differ from each other.
    assert len(different) > len({(unit, on) for unit, on, _ in different})


async def test_weeks_begin_with_the_cycle_and_end_today(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=7))  # Wednesday, 13 May
    found = await weeks(ADMIN, world)
    assert [each["fromOn"] for each in found] == [str(date(2026, 4, 1) + timedelta(days=7 * n)) for n in range(7)]
    assert (found[-1]["fromOn"], found[-1]["on"]) == ("2026-05-13", "2026-05-13")
    assert found[-1]["at"] is None
    assert found[0]["at"] == "2026-04-07T22:00:00+00:00", "midnight in Berlin"
    assert [each["objectives"] for each in found] == [0, 0, 0, 0, 0, 7, 7]
    clock.forward(timedelta(days=100))
    assert (await weeks(ADMIN, world))[-1]["on"] == "2026-06-30", "nothing is looked at after the last day"


async def test_progress_stands_beside_what_was_expected_of_the_same_goals(world: World, clock: Hands) -> None:
    await report(world, "Services moved", 40)
    clock.forward(timedelta(days=7))
    await report(world, "Services moved", 60)
    *_, before, now = await weeks(ADMIN, world, "Tech")
    # 35 of 90 days on 6 May, 42 on 13 May.
    assert (before["progress"], before["expected"]) == (0.4, pytest.approx(35 / 90, abs=1e-6))
    assert (now["progress"], now["expected"]) == (0.6, pytest.approx(42 / 90, abs=1e-6))


async def test_a_persons_weeks_are_of_what_they_own_and_co_own(world: World, clock: Hands) -> None:
    await report(world, "Pages that are read", 30)
    clock.forward(timedelta(hours=1))
    for name in ("Ana", "Eve"):
        last = (await weeks(ADMIN, world, name))[-1]
        assert (last["objectives"], last["progress"]) == (1, 0.3)
    assert (await weeks(ADMIN, world, "Cleo"))[-1]["objectives"] == 0, "an admin does not see what is private"
    assert (await weeks(await world.viewer("Cleo"), world, "Cleo"))[-1]["objectives"] == 1


async def test_all_weeks_are_read_in_a_fixed_number_of_statements(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=1))
    with statements() as few:
        await weeks(ADMIN, world)
    clock.forward(timedelta(days=40))
    with statements() as many:
        await weeks(ADMIN, world)
    assert len(many) == len(few) <= 8


async def test_days_count_key_results_that_were_reported_and_not_what_was_taken_back(
    world: World, clock: Hands
) -> None:
    first = await report(world, "Services moved", 10)
    await report(world, "Chapters read", 5)
    wrong = await report(world, "Calls a week", 5)
    hidden = await report(world, "Houses seen", 5)
    clock.forward(timedelta(days=1))
    await report(world, "Services moved", 12, supersedes_id=first)
    await report(world, "Calls a week", 5, supersedes_id=wrong, withdraw=True)
    await report(world, "Chapters read", 6)
    days = (await today(await world.viewer("Ben"), world))["checkInDays"]
    assert days == [{"on": "2026-05-06", "keyResults": 2}, {"on": "2026-05-07", "keyResults": 1}]
    assert hidden
    own = (await today(await world.viewer("Cleo"), world, "Cleo"))["checkInDays"]
    assert own == [{"on": "2026-05-06", "keyResults": 1}]


async def test_the_rate_is_the_units_own(world: World, clock: Hands) -> None:
    await report(world, "Services moved", 10)
    clock.forward(timedelta(days=9))
    text = "query ($id: ID!) { node(id: $id) { ... on Unit { stats { checkInRate } } } }"
    for viewer in (ADMIN, await world.viewer("Cleo"), await world.viewer("Ben")):
        for unit in ("Acme", "Sales", "Tech"):
            told = (await today(viewer, world, unit))["reporting"]
            node = await ask(viewer, text, id=world.id(unit))
            assert told["rate"] == node["node"]["stats"]["checkInRate"]
            assert told["rate"] == pytest.approx(told["upToDate"] / told["keyResults"], abs=1e-6)


async def test_outdated_are_those_beyond_grace(world: World, clock: Hands) -> None:
    assert (await today(ADMIN, world, "Tech"))["reporting"]["outdated"] == 0
    clock.forward(timedelta(days=21))
    await _outdate()
    told = (await today(ADMIN, world, "Tech"))["reporting"]
    assert (told["keyResults"], told["outdated"]) == (2, 2)


@transaction
async def _outdate() -> None:
    await current().run(Sql("update key_result set health = 'OUTDATED'"))


async def test_blockers_say_how_long_they_stood(world: World, clock: Hands) -> None:
    for title in ("Services moved", "Chapters read", "Calls a week", "Prices that changed", "Pages that are read"):
        await report(world, title, 1, blockers=(BlockerEntry("Stuck"),))
    ids = await _blockers()
    stood = [1, 2, 5, 30]
    for blocker, before, days in zip(ids, [0, *stood], stood, strict=False):
        clock.forward(timedelta(days=days - before))
        await okrs.resolve_blocker(replace(ADMIN, person_id=None), blocker)
    told = (await today(ADMIN, world))["blockers"]
    low, middle, high = quantiles(stood, n=4, method="inclusive")
    assert told == {"open": 1, "resolved": 4, "lowDays": low, "medianDays": middle, "highDays": high}
    seen = (await today(await world.viewer("Ben"), world, "Tech"))["blockers"]
    assert (seen["open"], seen["resolved"], seen["medianDays"]) == (0, 2, 1.5)
    nothing = (await today(ADMIN, world, "Cleo"))["blockers"]
    assert nothing == {"open": 0, "resolved": 0, "lowDays": None, "medianDays": None, "highDays": None}


async def _blockers() -> list[int]:
    @transaction
    async def found() -> list[int]:
        return [row[0] for row in await current().rows(Sql("select id from blocker order by id"))]

    return await found()


async def test_coverage_counts_what_leads_up_to_the_company(world: World) -> None:
    told = (await today(ADMIN, world))["coverage"]
    # All but the one about databases; the private one does not exist for an admin.
    assert told == {"objectives": 6, "aligned": 5, "share": pytest.approx(5 / 6, abs=1e-6)}
    cleo = (await today(await world.viewer("Cleo"), world))["coverage"]
    assert cleo == {"objectives": 6, "aligned": 4, "share": pytest.approx(4 / 6, abs=1e-6)}
    assert (await today(ADMIN, world, "Dan"))["coverage"] == {"objectives": 1, "aligned": 0, "share": 0.0}


async def test_what_leads_up_only_through_something_hidden_does_not(world: World) -> None:
    await shown_to(world.goals["Shorten the onboarding"], Visibility.TEAM)
    told = (await today(await world.viewer("Dan"), world))["coverage"]
    assert (told["objectives"], told["aligned"]) == (4, 1), "only the platform"


async def test_silos_are_units_that_nobody_else_contributes_to(world: World) -> None:
    text = """
Keep the lights on @Tech
  Change the old machines @Dan
  Look after the new ones @Cleo
"""
    await world.draw(text)
    assert (await today(ADMIN, world))["silos"] == [{"id": world.id("Tech")}]
    assert (await today(ADMIN, world, "Tech"))["silos"] == [{"id": world.id("Tech")}]
    assert (await today(ADMIN, world, "Sales"))["silos"] == []
    assert (await today(ADMIN, world, "Ben"))["silos"] == []


async def test_the_outlook_names_what_misses_by_forecast_before_anybody_says_so(world: World, clock: Hands) -> None:
    for week in range(4):
        await report(world, "Services moved", 2 + week)
        await report(world, "Calls a week", 40 + 15 * week)
        await report(world, "Chapters read", 2 + week, Status.AT_RISK)
        clock.forward(timedelta(days=7))
    told = (await today(ADMIN, world))["outlook"]
    assert told == {"looked": 2, "misses": [{"title": "Services moved", "forecast": {"warns": True}}]}
    assert (await today(ADMIN, world, "Sales"))["outlook"]["misses"] == []


async def test_the_outlook_looks_at_bounds_too_which_have_no_expectation(world: World, clock: Hands) -> None:
    entry = KeyResultEntry("Open incidents", Measure.AT_MOST, target_value=5.0)
    made, _ = await okrs.create_key_result(ADMIN, world.goals["Build a platform"], entry, idempotency_key="incidents")
    world.goals["Open incidents"], world.writers["Open incidents"] = made, ADMIN
    for week in range(4):
        await report(world, "Open incidents", 1 + week)
        clock.forward(timedelta(days=7))
    told = (await today(ADMIN, world))["outlook"]
    assert told == {"looked": 1, "misses": [{"title": "Open incidents", "forecast": {"warns": True}}]}


async def test_cycles_of_one_length_stand_beside_each_other(world: World, clock: Hands) -> None:
    await report(world, "Services moved", 40)
    told = (await today(ADMIN, world, "Tech"))["cycles"]
    assert told == [{"cycle": {"name": "Q2 2026"}, "objectives": 2, "progress": 0.4}], "the year is no quarter"
    cleo = (await today(await world.viewer("Cleo"), world, "Tech"))["cycles"]
    assert cleo[0]["objectives"] == 3


async def test_nobody_and_no_cycle_have_no_insights(world: World) -> None:
    text = "query ($owner: ID!, $cycle: ID) { insights(ownerId: $owner, cycleId: $cycle) { weeks { on } } }"
    for owner in (encode("team", 5), encode("per", 5), "nonsense", world.id("Services moved")):
        assert (await ask(ADMIN, text, owner=owner))["insights"] is None
    for cycle in (encode("cyc", 5), "nonsense", world.id("Acme")):
        assert (await ask(ADMIN, text, owner=world.id("Acme"), cycle=cycle))["insights"] is None
    assert (await execute(None, text, owner=world.id("Acme"))).errors


async def test_a_cycle_that_has_not_begun_has_no_weeks(world: World) -> None:
    given = {"name": "Q4 2026", "startsOn": "2026-10-01", "endsOn": "2026-12-31"}
    made = (await done(ADMIN, "cycleCreate", given, "cycle { id }"))["cycle"]["id"]
    text = "query ($owner: ID!, $cycle: ID) { insights(ownerId: $owner, cycleId: $cycle) { weeks { on } checkInDays { on } } }"
    assert (await ask(ADMIN, text, owner=world.id("Acme"), cycle=made))["insights"] == {"weeks": [], "checkInDays": []}
