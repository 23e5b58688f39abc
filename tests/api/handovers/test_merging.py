"""Two teams become one in the middle of a cycle: people, goals and edges go over, and no number moves."""

import asyncio
from typing import Any

import pytest
from tortoise import Tortoise
from tortoise.fields.relational import ForeignKeyFieldInstance

from plumbline.database import Sql, reading, transaction
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.models import Unit
from tests.api.okrs.test_numbers_stay_true import differences
from tests.api.okrs.writing.asking import ask, do, done, execute, refusals
from tests.factories import ADMIN, World, built

ORGANIZATION = """
Acme
  - Ida
  Sales
    - Ana lead
    - Ben
    Inside Sales
      - Eve lead
  Tech
    - Cleo lead
    - Dan
    Data
"""
GOALS = """
Grow @Acme
  Sell more @Sales +Tech
    = Calls
    Call leads @Ben
      = Leads
  Build @Tech +Sales
    = Releases
Watch over us @Sales team
  Ask ourselves @Ben team
    = Answers
Keep it secret @Sales private
"""
TEAM = """
query ($id: ID!) { team(id: $id) { archived mergedInto { name } parent { name } lead { name }
  members { nodes { name } } teams { nodes { name } } objectives(first: 20) { nodes { title } } } }
"""
PREVIEW = """
query ($id: ID!, $into: ID!) {
  teamMergePreview(id: $id, intoId: $into) { people teams objectives loosened { becomesSupports } } }
"""
NUMBERS = "select id, progress, expected, pace, confidence from {} order by id"
KNOWN = {
    "Alignment", "Announcement", "CoachingSession", "CoOwner", "Dashboard", "Embed", "Initiative", "KeyResult", "Meeting",
    "Membership", "Objective", "OwnerDismissal", "PilotUnit", "Priority", "RecognitionRecipient", "Retrospective", "SavedView", "Unit", "UnitNote",
}  # fmt: skip


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS, ORGANIZATION)
    for title, value in (("Calls", 40), ("Leads", 70), ("Releases", 20), ("Answers", 90)):
        await world.report(title, value)
    return world


async def numbers() -> list[Any]:
    """What is stored of every goal."""
    async with reading() as connection:
        return [
            tuple(row)
            for table in ("objective", "key_result")
            for row in await connection.rows(Sql(NUMBERS.format(table)))
        ]


async def edges() -> list[Any]:
    async with reading() as connection:
        sql = 'select from_id, to_id, kind, weight, "primary" from alignment order by id'
        return [tuple(row) for row in await connection.rows(Sql(sql))]


@transaction
async def monthly(unit_id: int) -> None:
    await Unit.filter(id=unit_id).update(cadence_interval="MONTHLY")


def merge(world: World, team: str = "Sales", into: str = "Tech", version: int = 1) -> dict[str, Any]:
    return {"id": world.id(team), "intoId": world.id(into), "ifVersion": version}


async def test_everything_goes_over_and_no_number_and_no_edge_changes(world: World) -> None:
    before, drawn = await numbers(), await edges()
    preview = (await ask(ADMIN, PREVIEW, id=world.id("Sales"), into=world.id("Tech")))["teamMergePreview"]
    assert preview == {"people": 2, "teams": 1, "objectives": 5, "loosened": []}
    answer = await done(ADMIN, "teamMerge", merge(world), "team { name } loosened { becomesSupports }")
    assert answer == {"team": {"name": "Tech"}, "loosened": [], "userErrors": []}
    assert (await numbers(), await edges()) == (before, drawn)
    assert await differences() == {}
    tech = (await ask(ADMIN, TEAM, id=world.id("Tech")))["team"]
    assert [each["name"] for each in tech["members"]["nodes"]] == ["Ana", "Ben", "Cleo", "Dan"]
    assert [each["name"] for each in tech["teams"]["nodes"]] == ["Data", "Inside Sales"]
    assert tech["lead"] == {"name": "Cleo"}
    assert sorted(each["title"] for each in tech["objectives"]["nodes"]) == ["Build", "Sell more", "Watch over us"]
    went = (await ask(ADMIN, TEAM, id=world.id("Sales")))["team"]
    assert (went["archived"], went["mergedInto"], went["parent"]) == (True, {"name": "Tech"}, {"name": "Tech"})
    assert went["members"]["nodes"] == went["teams"]["nodes"] == went["objectives"]["nodes"] == []


async def test_the_teams_people_see_each_others_goals_and_the_change_has_its_reason(world: World) -> None:
    await done(ADMIN, "teamMerge", merge(world) | {"reason": {"kind": "RESOURCES_MOVED"}})
    dan, cleo = await world.viewer("Dan"), await world.viewer("Cleo")
    asked = """query ($id: ID!) { objective(id: $id) { coOwners { name } changes { nodes { before after reasonKind } } } }"""
    seen = (await ask(dan, asked, id=world.id("Watch over us")))["objective"]
    assert seen["changes"]["nodes"] == [{"before": "Sales", "after": "Tech", "reasonKind": "RESOURCES_MOVED"}]
    assert (await ask(dan, asked, id=world.id("Keep it secret")))["objective"] is None
    assert (await ask(cleo, asked, id=world.id("Keep it secret")))["objective"] is not None
    for title in ("Sell more", "Build"):
        assert (await ask(dan, asked, id=world.id(title)))["objective"]["coOwners"] == []


async def test_meetings_announcements_rhythm_and_pilot_go_over_and_nobody_loses_a_home(world: World) -> None:
    cycle, sales, tech = encode("cyc", world.cycle_id), world.id("Sales"), world.id("Tech")
    await done(ADMIN, "announcementCreate", {"unitId": sales, "cycleId": cycle})
    await done(
        ADMIN, "meetingCreate", {"unitId": sales, "kind": "WEEKLY", "heldOn": "2026-05-11", "idempotencyKey": "m"}
    )
    await done(ADMIN, "cycleMove", {"id": cycle, "to": "GRADING", "ifVersion": 2})
    await done(ADMIN, "retrospectiveSave", {"unitId": sales, "cycleId": cycle, "worked": "Calling"})
    await done(ADMIN, "pilotUnitAdd", {"unitId": sales})
    await done(ADMIN, "membershipSet", {"personId": world.id("Ben"), "unitId": tech})
    await monthly(world.units["Sales"])
    await done(ADMIN, "teamMerge", merge(world))
    asked = """query ($id: ID!, $cycle: ID!) { team(id: $id) { announcement(cycleId: $cycle) { id } meetings { totalCount }
      retrospectives { worked } } company { pilotUnits { name } } }"""
    found = await ask(ADMIN, asked, id=tech, cycle=cycle)
    assert found["team"]["announcement"] and found["team"]["meetings"] == {"totalCount": 1}
    assert found["team"]["retrospectives"] == [{"worked": "Calling"}]
    assert found["company"] == {"pilotUnits": [{"name": "Tech"}]}
    ben = await ask(
        ADMIN, "query ($id: ID!) { person(id: $id) { memberships { home unit { name } } } }", id=world.id("Ben")
    )
    assert ben["person"]["memberships"] == [{"home": True, "unit": {"name": "Tech"}}]
    async with reading() as connection:
        rows = await connection.rows(Sql("select cadence_interval from unit where id = :id", id=world.units["Tech"]))
    assert rows[0][0] == "MONTHLY"
    assert await differences() == {}


async def test_a_team_without_a_lead_is_led_by_the_lead_who_comes(world: World) -> None:
    await done(ADMIN, "teamMerge", merge(world, into="Data"))
    assert (await ask(ADMIN, TEAM, id=world.id("Data")))["team"]["lead"] == {"name": "Ana"}


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    table: dict[str, dict[str, Any]] = {
        "into itself": merge(world, into="Sales"),
        "below itself": merge(world, into="Inside Sales"),
        "into the company": merge(world, into="Acme"),
        "the company": merge(world, team="Acme"),
        "no team": merge(world) | {"intoId": encode("team", 7)},
        "changed since": merge(world, version=9),
        "another reason without words": merge(world) | {"reason": {"kind": "OTHER"}},
    }
    assert await refusals(ADMIN, "teamMerge", table) == {
        "into itself": ("INVALID", "input.intoId"),
        "below itself": ("INVALID", "input.intoId"),
        "into the company": ("NOT_FOUND", "input.intoId"),
        "the company": ("NOT_FOUND", "input.id"),
        "no team": ("NOT_FOUND", "input.intoId"),
        "changed since": ("VERSION_CONFLICT", "input"),
        "another reason without words": ("REASON_REQUIRED", "input.reason.text"),
    }
    ana = await world.viewer("Ana")
    assert await refusals(ana, "teamMerge", {"no admin": merge(world)}) == {"no admin": ("FORBIDDEN", "")}
    below = await execute(ADMIN, PREVIEW, id=world.id("Sales"), into=world.id("Inside Sales"))
    assert [error.extensions["code"] for error in below.errors] == ["BAD_USER_INPUT"]
    await done(ADMIN, "teamMerge", merge(world))
    again = {"again": merge(world, version=2)}
    assert await refusals(ADMIN, "teamMerge", again) == {"again": ("NOT_FOUND", "input.id")}


async def test_check_ins_go_on_while_teams_are_merged(world: World) -> None:
    reports = [
        {"idempotencyKey": f"c{number}", "keyResultId": world.id(title), "status": "AT_RISK", "value": number * 5}
        for number, title in enumerate(("Calls", "Leads", "Releases", "Answers") * 3)
    ]
    ways = [do(ADMIN, "checkInCreate", {"checkIns": [each]}, "results { checkIn { id } }") for each in reports]
    answers = await asyncio.gather(*ways[:6], do(ADMIN, "teamMerge", merge(world)), *ways[6:])
    assert [answer["userErrors"] for answer in answers] == [[]] * 13
    assert all(answer["results"][0]["checkIn"] for answer in answers if "results" in answer)
    assert await differences() == {}


async def test_goals_of_a_closed_cycle_keep_their_numbers_and_stay_in_sight(world: World) -> None:
    cycle = {"id": encode("cyc", world.cycle_id)}
    await done(ADMIN, "cycleMove", cycle | {"to": "GRADING", "ifVersion": 2})
    await done(ADMIN, "cycleClose", cycle | {"acceptProposals": True, "ifVersion": 3})
    before = await numbers()
    await done(ADMIN, "teamMerge", merge(world))
    assert await numbers() == before
    seen = await ask(
        await world.viewer("Ben"),
        "query ($id: ID!) { objective(id: $id) { owner { name } score } }",
        id=world.id("Watch over us"),
    )
    assert seen["objective"] == {"owner": {"name": "Tech"}, "score": 0.9}


async def test_a_team_that_is_brought_back_is_a_team_of_its_own_again(world: World) -> None:
    await done(ADMIN, "teamMerge", merge(world))
    await done(ADMIN, "teamUpdate", {"id": world.id("Sales"), "ifVersion": 2, "archived": False})
    back = (await ask(ADMIN, TEAM, id=world.id("Sales")))["team"]
    assert (back["archived"], back["mergedInto"], back["parent"]) == (False, None, {"name": "Tech"})


def test_whatever_belongs_to_a_unit_is_known_to_go_over(world: World) -> None:
    models = Tortoise.apps["plumbline"] if isinstance(Tortoise.apps, dict) else Tortoise.apps.get_models_iterable()
    found = {
        model.__name__
        for model in (models.values() if isinstance(models, dict) else models)
        for each in model._meta.fields_map.values()
        if isinstance(each, ForeignKeyFieldInstance) and each.related_model is Unit
    }
    assert found <= KNOWN, "Say in a reaction to `team.merged` what becomes of it when a team goes into another."
