"""How often check-ins are due: set on the company, inherited down the units, overridden or locked on the way."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands, frozen_everywhere
from plumbline.organization import service as organization
from plumbline.settings import Settings
from tests.api.okrs.writing.asking import ask, done, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Inside_Sales
    = Calls
  Call leads @Ben
    = Leads
"""
UNIT = "query ($id: ID!) { node(id: $id) { ... on Company { version } ... on Team { version } ... on Unit { cadence { interval days weekday at own locked unit { name } } } } }"
DUE = "{ objectives(first: 9) { nodes { keyResults { nodes { title nextCheckInOn } } } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def unit(world: World, name: str) -> Any:
    return (await ask(ADMIN, UNIT, id=world.id(name)))["node"]


async def set_(world: World, name: str, *, viewer: Any = ADMIN, locked: bool = False, **cadence: Any) -> Any:
    given = {"unitId": world.id(name), "ifVersion": (await unit(world, name))["version"], "locked": locked}
    given["cadence"] = cadence or None
    return await done(viewer, "cadenceSet", given, "unit { name }")


async def due() -> dict[str, str]:
    """The day of the next check-in by key result."""
    nodes = (await ask(ADMIN, DUE))["objectives"]["nodes"]
    return {each["title"]: each["nextCheckInOn"] for node in nodes for each in node["keyResults"]["nodes"]}


async def test_a_cadence_is_inherited_until_a_unit_has_its_own(world: World) -> None:
    usual = {"interval": "WEEKLY", "days": None, "weekday": "MONDAY", "at": "09:00"}
    assert (await unit(world, "Inside Sales"))["cadence"] == usual | {"own": False, "locked": False, "unit": None}
    await set_(world, "Sales", interval="TWO_WEEKS", weekday="FRIDAY", at="15:30")
    own = {"interval": "TWO_WEEKS", "days": None, "weekday": "FRIDAY", "at": "15:30", "locked": False}
    assert (await unit(world, "Sales"))["cadence"] == own | {"own": True, "unit": {"name": "Sales"}}
    assert (await unit(world, "Inside Sales"))["cadence"] == own | {"own": False, "unit": {"name": "Sales"}}
    assert (await unit(world, "Tech"))["cadence"]["unit"] is None
    await set_(world, "Sales")
    assert (await unit(world, "Sales"))["cadence"]["unit"] is None


async def test_a_lock_keeps_the_units_below_to_it_whatever_they_had(world: World) -> None:
    await set_(world, "Inside Sales", interval="CUSTOM", days=10)
    assert (await unit(world, "Inside Sales"))["cadence"]["days"] == 10
    await set_(world, "Acme", locked=True, interval="MONTHLY")
    kept = (await unit(world, "Inside Sales"))["cadence"]
    assert (kept["interval"], kept["locked"], kept["unit"]) == ("MONTHLY", True, {"name": "Acme"})
    given = {"unitId": world.id("Sales"), "ifVersion": 1, "cadence": {"interval": "WEEKLY"}}
    assert await refusals(ADMIN, "cadenceSet", {"below": given}) == {"below": ("FORBIDDEN", "input.cadence")}
    await set_(world, "Acme", interval="MONTHLY")
    assert (await unit(world, "Inside Sales"))["cadence"]["days"] == 10, "what it had is there again"


async def test_what_is_due_follows_the_cadence_of_the_unit_and_of_the_home_team(world: World) -> None:
    assert set((await due()).values()) == {"2026-05-11"}
    await set_(world, "Sales", interval="WEEKLY", weekday="THURSDAY")
    assert await due() == {"Revenue": "2026-05-11", "Calls": "2026-05-07", "Leads": "2026-05-07"}
    await set_(world, "Inside Sales", interval="CUSTOM", days=2)
    assert (await due())["Calls"] in ("2026-05-07", "2026-05-08")
    assert (await due())["Leads"] == "2026-05-07"


async def test_a_persons_key_result_in_a_teams_objective_is_due_as_the_persons_home_team_says(world: World) -> None:
    await set_(world, "Tech", interval="WEEKLY", weekday="THURSDAY")
    given = {"ifVersion": 1, "id": world.id("Calls"), "ownerId": world.id("Dan")}
    await done(ADMIN, "keyResultUpdate", given | {"reason": {"kind": "RESOURCES_MOVED"}}, "keyResult { id }")
    assert await due() == {"Revenue": "2026-05-11", "Calls": "2026-05-07", "Leads": "2026-05-11"}
    home = {"personId": world.id("Dan"), "unitId": world.id("Sales"), "home": True}
    await done(ADMIN, "membershipSet", home, "membership { id }")
    assert (await due())["Calls"] == "2026-05-11", "the new home is due on Mondays"
    await set_(world, "Sales", interval="WEEKLY", weekday="WEDNESDAY")
    assert (await due())["Calls"] == "2026-05-13", "this Wednesday's moment has passed"


async def test_a_team_that_moves_keeps_to_the_cadence_of_where_it_stands(world: World) -> None:
    await set_(world, "Tech", interval="WEEKLY", weekday="THURSDAY")
    await organization.move_team(ADMIN, world.units["Inside Sales"], parent_id=world.units["Tech"], if_version=1)
    assert await due() == {"Revenue": "2026-05-11", "Calls": "2026-05-07", "Leads": "2026-05-11"}


async def test_a_lead_sets_their_team_and_no_other(world: World) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    await set_(world, "Inside Sales", viewer=ana, interval="MONTHLY")
    given = {"ifVersion": 1, "cadence": {"interval": "WEEKLY"}}
    table = {"company": given | {"unitId": world.id("Acme")}, "beside": given | {"unitId": world.id("Tech")}}
    assert {code for code, _ in (await refusals(ana, "cadenceSet", table)).values()} == {"FORBIDDEN"}
    member = {"own": given | {"unitId": world.id("Sales")}}
    assert await refusals(ben, "cadenceSet", member) == {"own": ("FORBIDDEN", "input")}


async def test_a_cadence_that_makes_no_sense_is_refused(world: World) -> None:
    base = {"unitId": world.id("Sales"), "ifVersion": 1}
    wrong = {
        "custom without days": ({"interval": "CUSTOM"}, "INVALID", "days"),
        "days of a week": ({"interval": "WEEKLY", "days": 7}, "INVALID", "days"),
        "no day": ({"interval": "CUSTOM", "days": 0}, "OUT_OF_RANGE", "days"),
        "more than a year": ({"interval": "CUSTOM", "days": 367}, "OUT_OF_RANGE", "days"),
        "25 o'clock": ({"interval": "WEEKLY", "at": "25:00"}, "INVALID", "at"),
        "with a zone": ({"interval": "WEEKLY", "at": "09:00Z"}, "INVALID", "at"),
        "without a colon": ({"interval": "WEEKLY", "at": "T0900"}, "INVALID", "at"),
        "with seconds": ({"interval": "WEEKLY", "at": "09:00:30"}, "INVALID", "at"),
        "in words": ({"interval": "WEEKLY", "at": "noon"}, "INVALID", "at"),
    }
    table: dict[str, Any] = {name: base | {"cadence": given} for name, (given, _, _) in wrong.items()}
    table |= {
        "another version": base | {"ifVersion": 7, "cadence": {"interval": "WEEKLY"}},
        "no unit": base | {"unitId": "team_0000000000001", "cadence": {"interval": "WEEKLY"}},
    }
    expected = {name: (code, f"input.cadence.{path}") for name, (_, code, path) in wrong.items()}
    found = await refusals(ADMIN, "cadenceSet", table)
    assert found.pop("another version")[0] == "VERSION_CONFLICT"
    assert found.pop("no unit") == ("NOT_FOUND", "input.unitId")
    assert found == expected
    company = {"id": world.id("Acme"), "ifVersion": 1, "cadenceInterval": "CUSTOM"}
    assert (await refusals(ADMIN, "companyUpdate", {"custom": company}))["custom"][0] == "INVALID"
    assert (await unit(world, "Sales"))["cadence"]["own"] is False


async def test_nine_on_monday_is_nine_on_monday_in_each_zone_while_clocks_change(database: Settings) -> None:
    """In the last week of October 2026 Berlin has changed its clocks and New York has not."""
    with frozen_everywhere(datetime(2026, 10, 5, 14, tzinfo=UTC)) as clock:
        world = await built("Grow @Acme\n")
        quarter = await cycles.create_cycle(
            ADMIN, name="Autumn", starts_on=clock.at.date(), ends_on=clock.at.date() + timedelta(days=60)
        )
        await cycles.move_cycle(ADMIN, quarter, to=CyclePhase.ACTIVE, if_version=1)
        world.cycle_id = quarter
        for name, zone in (("Ben", "Europe/Berlin"), ("Dan", "America/New_York")):
            await organization.update_person(ADMIN, world.people[name], {"time_zone": zone}, if_version=1)
        await world.draw("Call @Ben\n  = Calls\nShip @Dan\n  = Releases\n")
        for day, berlin, new_york in ((12, 7, 13), (19, 7, 13), (26, 8, 13)):
            for hour, name, title in ((berlin, "Ben", "Calls"), (new_york, "Dan", "Releases")):
                at = datetime(2026, 10, day, hour, tzinfo=UTC)
                assert await _overdue(world, clock, at - timedelta(seconds=1), name) is False
                assert await _overdue(world, clock, at, name) is True
                await world.report(title, 1)
        for hour, name in ((8, "Ben"), (14, "Dan")):
            at = datetime(2026, 11, 2, hour, tzinfo=UTC)
            assert await _overdue(world, clock, at - timedelta(seconds=1), name) is False
            assert await _overdue(world, clock, at, name) is True


async def _overdue(world: World, clock: Hands, at: datetime, name: str) -> bool:
    """Whether a check-in of a person has fallen due by an instant."""
    clock.forward(at - clock.at)
    text = "query ($id: ID!) { node(id: $id) { ... on Person { checkInsDue { dueAt } } } }"
    due = (await ask(ADMIN, text, id=world.id(name)))["node"]["checkInsDue"]
    return any(datetime.fromisoformat(each["dueAt"]) <= at for each in due)
