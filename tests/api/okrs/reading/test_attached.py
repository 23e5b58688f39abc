"""What goals add to owners, units, people and priorities."""

from datetime import timedelta

import pytest

from plumbline.database import Sql, reading
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import BlockerEntry, CheckInEntry, KeyResultEntry, OwnerEntry, ReasonEntry
from plumbline.okrs.words import ChangeReason, Measure, Status, Visibility
from plumbline.organization.service import priorities
from tests.api.okrs.reading.asking import answer, titles
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales +Tech
    = Calls
    Call leads @Ben +Dan
      = Leads
Alone @Eve
"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.mark.parametrize(
    ("name", "owned"),
    [
        ("Acme", ["Grow"]),
        ("Sales", ["Sell more"]),
        ("Tech", ["Sell more"]),
        ("Ben", ["Call leads"]),
        ("Dan", ["Call leads"]),
        ("Ana", []),
    ],
)
async def test_owners_have_what_they_own_or_share(world: World, name: str, owned: list[str]) -> None:
    text = """query ($id: ID!, $cycle: ID) { node(id: $id) { ... on Owner {
        objectives(cycleId: $cycle, first: 5) { totalCount nodes { title owner { name } coOwners { name } } } } } }"""
    found = (await answer(ADMIN, text, id=world.id(name), cycle=encode("cyc", world.year_id)))["node"]["objectives"]
    assert (titles(found["nodes"]), found["totalCount"]) == (owned, len(owned))


async def test_people_have_the_key_results_they_answer_for_or_report_on(world: World) -> None:
    reported = KeyResultEntry("Letters", Measure.BINARY, reporter_id=world.people["Ben"])
    owned = KeyResultEntry("Visits", Measure.BINARY, owner=OwnerEntry(person_id=world.people["Dan"]))
    for entry in (reported, owned):
        await okrs.create_key_result(ADMIN, world.goals["Sell more"], entry, idempotency_key=entry.title, reason=WHY)
    text = (
        """query ($id: ID!) { person(id: $id) { keyResults { totalCount nodes { title owner { name } ownerId } } } }"""
    )
    ben = (await answer(ADMIN, text, id=world.id("Ben")))["person"]["keyResults"]
    assert sorted((node["title"], node["owner"]["name"]) for node in ben["nodes"]) == [
        ("Leads", "Ben"),
        ("Letters", "Sales"),
    ]
    dan = (await answer(ADMIN, text, id=world.id("Dan")))["person"]["keyResults"]
    assert [(node["title"], node["ownerId"]) for node in dan["nodes"]] == [("Visits", world.id("Dan"))]


async def test_a_unit_counts_over_itself_and_what_is_below(world: World) -> None:
    await world.report("Calls", 40)
    text = """query ($id: ID!) { node(id: $id) { ... on Unit { stats { objectives keyResults progress unaligned
        checkInRate health { health count } } } } }"""
    sales = (await answer(ADMIN, text, id=world.id("Sales")))["node"]["stats"]
    assert sales == {
        "objectives": 3,
        "keyResults": 2,
        "progress": 0.2,  # Calls 0.4 and Call leads 0, weighing the same
        "unaligned": 1,
        "checkInRate": 1.0,
        "health": [{"health": "PENDING", "count": 2}, {"health": "ON_TRACK", "count": 1}],
    }
    acme = (await answer(ADMIN, text, id=world.id("Acme")))["node"]["stats"]
    assert (acme["objectives"], acme["keyResults"], acme["progress"]) == (4, 3, 0.1)


async def test_the_numbers_of_a_unit_explain_themselves(world: World, clock: Hands) -> None:
    await world.report("Calls", 40)
    clock.forward(timedelta(days=7))
    await world.report("Calls", 50)
    text = """query ($id: ID!) { node(id: $id) { ... on Unit { stats { progress checkInRate
        progressWhy: explain { ...E } rateWhy: explain(of: CHECK_IN_RATE) { ...E } } } } }
        fragment E on Explanation { value formula items { label counted weight share goal { id } } leftOut { label why } }"""
    sales = (await answer(ADMIN, text, id=world.id("Sales")))["node"]["stats"]
    why = sales["progressWhy"]
    assert why["value"] == sales["progress"] == 0.25
    assert [(item["goal"]["id"], item["label"], item["counted"], item["share"]) for item in why["items"]] == [
        (world.id("Sell more"), "Sell more", 0.25, 1.0)
    ]
    rate = sales["rateWhy"]
    assert rate["value"] == sales["checkInRate"] == 0.5
    assert sum(item["counted"] * item["weight"] for item in rate["items"]) / 2 == 0.5
    dan = (await answer(await world.viewer("Dan"), text, id=world.id("Acme")))["node"]["stats"]
    assert dan["progressWhy"]["value"] == dan["progress"]


async def test_open_blockers_wait_for_whom_they_name_as_far_as_they_see_them(world: World) -> None:
    text = "{ viewer { blockersToResolve { text keyResult { title } } } }"
    dan = world.people["Dan"]
    for title, blocker, needed in (("Calls", "Old phones", dan), ("Leads", "No list", world.people["Ben"])):
        entry = CheckInEntry(
            blocker, world.goals[title], Status.AT_RISK, value=1, blockers=(BlockerEntry(blocker, needed),)
        )
        results, _ = await okrs.check_in(ADMIN, [entry])
        assert not results[0].refusals

    async def waiting(name: str) -> list[str]:
        return [each["text"] for each in (await answer(await world.viewer(name), text))["viewer"]["blockersToResolve"]]

    assert (await waiting("Dan"), await waiting("Ben"), await waiting("Eve")) == (["Old phones"], ["No list"], [])
    await okrs.update_objective(
        ADMIN, world.goals["Sell more"], {"visibility": Visibility.TEAM}, if_version=2, reason=WHY
    )
    assert await waiting("Dan") == [], "what one may not see does not wait"
    everyone = {"visibility": Visibility.EVERYONE}
    await okrs.update_objective(ADMIN, world.goals["Sell more"], everyone, if_version=3, reason=WHY)
    assert await waiting("Dan") == ["Old phones"]
    async with reading() as connection:
        rows = await connection.rows(Sql("select id from blocker where needs_id = :dan", dan=dan))
    await okrs.resolve_blocker(ADMIN, rows[0][0])
    assert await waiting("Dan") == []


async def test_wins_are_the_latest_check_ins_that_said_done_around_a_person(world: World, clock: Hands) -> None:
    text = "{ viewer { wins { status keyResult { title } author { name } } } }"

    async def won(name: str) -> list[str]:
        return [each["keyResult"]["title"] for each in (await answer(await world.viewer(name), text))["viewer"]["wins"]]

    await world.report("Leads", 100, Status.DONE)
    clock.forward(timedelta(hours=1))
    await world.report("Calls", 100, Status.DONE)
    clock.forward(timedelta(hours=1))
    await world.report("Revenue", 10)
    assert await won("Ben") == ["Calls", "Leads"]
    assert await won("Dan") == [], "at home in Tech: what Sales reached is not around them"
    clock.forward(timedelta(days=15))
    assert await won("Ben") == [], "no longer news"


async def test_who_reports_owes_the_check_ins_that_are_due(world: World, clock: Hands) -> None:
    clock.forward(timedelta(days=7))  # a Monday has passed
    text = "{ viewer { checkInsDue { daysOverdue dueAt keyResult { title nextCheckInOn } } } }"
    [ben] = (await answer(await world.viewer("Ben"), text))["viewer"]["checkInsDue"]
    assert ben["keyResult"] == {"title": "Leads", "nextCheckInOn": "2026-05-11"}
    assert ben["daysOverdue"] == 2
    ana = (await answer(await world.viewer("Ana"), text))["viewer"]["checkInsDue"]
    assert [due["keyResult"]["title"] for due in ana] == ["Calls"]
    assert (await answer(ADMIN, text))["viewer"]["checkInsDue"] == []
    text = "query ($id: ID!) { person(id: $id) { checkInsDue { keyResult { title } } } }"
    assert (await answer(ADMIN, text, id=world.id("Dan")))["person"]["checkInsDue"] == []


async def test_a_priority_knows_who_cites_it_and_a_goal_what_it_cites(world: World) -> None:
    priority_id = await priorities.create_priority(ADMIN, name="Win", years=[2026])
    cited = {"priorities": (priority_id,)}
    await okrs.update_objective(ADMIN, world.goals["Grow"], cited, if_version=2, reason=WHY)
    text = "{ company { priorities { name objectives { totalCount nodes { title priorities { name } } } } } }"
    [priority] = (await answer(ADMIN, text))["company"]["priorities"]
    assert priority["objectives"] == {"totalCount": 1, "nodes": [{"title": "Grow", "priorities": [{"name": "Win"}]}]}


async def test_below_counts_each_contributor_once(world: World) -> None:
    text = "query ($id: ID!) { objective(id: $id) { below { objectives keyResults health { health count } } } }"
    below = (await answer(ADMIN, text, id=world.id("Grow")))["objective"]["below"]
    assert below == {"objectives": 2, "keyResults": 2, "health": [{"health": "PENDING", "count": 2}]}
