"""Cycles: made, nested, changed, and moved through their phases one step at a time."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from tests.api.okrs.writing.asking import ask, done, everything, refusal, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
Idea @Sales draft
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def quarter(world: World) -> str:
    """The id of the running quarter."""
    return encode("cyc", world.cycle_id)


def year(world: World) -> str:
    """The id of the year around it."""
    return encode("cyc", world.year_id)


async def test_cycles_are_made_in_planning_and_lie_inside_one_another(world: World) -> None:
    asked = "cycle { id name phase startsOn endsOn parentId version }"
    given = {"name": "Q3 2026", "startsOn": "2026-07-01", "endsOn": "2026-09-30", "parentId": year(world)}
    made = (await done(ADMIN, "cycleCreate", given, asked))["cycle"]
    assert made == given | {"id": made["id"], "phase": "PLANNING", "version": 1}
    freed = (await done(ADMIN, "cycleUpdate", {"id": made["id"], "ifVersion": 1, "parentId": None}, asked))["cycle"]
    assert freed == made | {"parentId": None, "version": 2}


async def test_a_cycle_is_refused_what_makes_no_sense(world: World) -> None:
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "blank name": ({"name": ""}, "BLANK", "input.name"),
        "long name": ({"name": "n" * 101}, "TOO_LONG", "input.name"),
        "known name": ({"name": "Q2 2026"}, "DUPLICATE", "input.name"),
        "ends before it starts": ({"endsOn": "2026-06-30"}, "OUT_OF_RANGE", "input.endsOn"),
        "a decade": ({"endsOn": "2036-06-30"}, "OUT_OF_RANGE", "input.endsOn"),
        "outside its parent": ({"parentId": quarter(world)}, "OUT_OF_RANGE", "input.parentId"),
        "unknown parent": ({"parentId": encode("cyc", 4711)}, "NOT_FOUND", "input.parentId"),
        "a team as parent": ({"parentId": world.id("Sales")}, "NOT_FOUND", "input.parentId"),
    }
    base = {"name": "Q3 2026", "startsOn": "2026-07-01", "endsOn": "2026-09-30"}
    found = await refusals(ADMIN, "cycleCreate", {name: base | wrong for name, (wrong, _, _) in table.items()})
    assert found == {name: (code, path) for name, (_, code, path) in table.items()}


async def test_a_cycle_changes_only_to_what_still_holds_together(world: World) -> None:
    table: dict[str, tuple[str, dict[str, Any], str, str]] = {
        "unknown": (encode("cyc", 4711), {"name": "x"}, "NOT_FOUND", "input.id"),
        "foreign": (world.id("Sales"), {"name": "x"}, "NOT_FOUND", "input.id"),
        "no name": (quarter(world), {"name": None}, "BLANK", "input.name"),
        "no first day": (quarter(world), {"startsOn": None}, "INVALID", "input.startsOn"),
        "inside itself": (quarter(world), {"parentId": quarter(world)}, "INVALID", "input.parentId"),
        "inside what it holds": (
            year(world),
            {"startsOn": "2026-05-01", "endsOn": "2026-05-31", "parentId": quarter(world)},
            "INVALID",
            "input.parentId",
        ),
        "beyond its parent": (quarter(world), {"endsOn": "2027-01-31"}, "OUT_OF_RANGE", "input.endsOn"),
        "shorter than what it holds": (year(world), {"endsOn": "2026-05-31"}, "OUT_OF_RANGE", "input.endsOn"),
        "shorter than its goals": (quarter(world), {"endsOn": "2026-05-31"}, "OUT_OF_RANGE", "input.endsOn"),
        "late": (quarter(world), {"ifVersion": 1, "name": "x"}, "VERSION_CONFLICT", "input"),
    }
    inputs = {name: {"id": id_, "ifVersion": 2} | wrong for name, (id_, wrong, _, _) in table.items()}
    found = await refusals(ADMIN, "cycleUpdate", inputs)
    assert found == {name: (code, path) for name, (_, _, code, path) in table.items()}


async def test_phases_go_one_step_on_or_one_back_with_a_reason(world: World) -> None:
    async def move(to: str, version: int, reason: str | None = None) -> tuple[str, str]:
        given = {"id": quarter(world), "ifVersion": version, "to": to, "reason": reason}
        return await refusal(ADMIN, "cycleMove", given)

    assert await move("ACTIVE", 2) == ("CYCLE_LOCKED", "input.to")
    assert await move("CLOSED", 2) == ("CYCLE_LOCKED", "input.to")
    assert await move("PLANNING", 2) == ("REASON_REQUIRED", "input.reason")
    assert await move("PLANNING", 2, " ") == ("REASON_REQUIRED", "input.reason")
    assert await move("PLANNING", 2, "a\x00") == ("INVALID", "input.reason")
    assert await move("PLANNING", 2, "n" * 10_000) == ("TOO_LONG", "input.reason")
    assert await move("PLANNING", 2, "Too early") == ("", "")
    assert await move("GRADING", 3) == ("CYCLE_LOCKED", "input.to")
    assert await move("ACTIVE", 2) == ("VERSION_CONFLICT", "input")
    assert await move("ACTIVE", 3) == ("", "")
    assert await move("GRADING", 4) == ("", "")
    assert await move("ACTIVE", 5, "Not yet") == ("", "")
    assert await move("GRADING", 6) == ("", "")
    assert await move("CLOSED", 7) == ("UNSCORED", "input")
    close = {"id": quarter(world), "ifVersion": 7, "acceptProposals": True}
    assert await refusal(ADMIN, "cycleClose", close | {"ifVersion": 6}) == ("VERSION_CONFLICT", "input")
    assert await refusal(ADMIN, "cycleClose", close) == ("", "")
    for to in ("GRADING", "ACTIVE", "PLANNING"):
        assert await move(to, 8, "Please") == ("CYCLE_LOCKED", "input.to")
    renamed = {"id": quarter(world), "ifVersion": 8, "name": "Other"}
    assert (await refusal(ADMIN, "cycleUpdate", renamed))[0] == "CYCLE_LOCKED"


GOAL = "query ($id: ID!) { node(id: $id) { ... on Objective { archived health } } }"


async def test_drafts_that_are_left_are_archived_at_grading_and_goals_close_with_their_cycle(world: World) -> None:
    async def goal(title: str) -> Any:
        return (await ask(ADMIN, GOAL, id=world.id(title)))["node"]

    step = {"id": quarter(world), "ifVersion": 2, "to": "GRADING"}
    await done(ADMIN, "cycleMove", step)
    assert (await goal("Idea"))["archived"]
    assert await goal("Grow") == {"archived": False, "health": "PENDING"}
    await done(ADMIN, "cycleClose", {"id": quarter(world), "ifVersion": 3, "acceptProposals": True})
    assert (await goal("Grow"))["health"] == "CLOSED"


PLANNED = """query ($on: Date!) { yearOfCycles(startsOn: $on) { name there } }"""


async def test_a_year_is_made_ahead_once_around_what_is_there(world: World) -> None:
    asked = "cycles { id name phase parentId startsOn endsOn }"
    given = {"startsOn": "2026-01-01", "split": "QUARTERS"}
    planned = (await ask(ADMIN, PLANNED, on="2026-01-01"))["yearOfCycles"]
    assert [(each["name"], each["there"]) for each in planned] == [
        ("2026", True),
        ("Q1 2026", False),
        ("Q2 2026", True),
        ("Q3 2026", False),
        ("Q4 2026", False),
    ]
    made = (await done(ADMIN, "cyclesPlan", given, asked))["cycles"]
    assert made[0] == {
        "id": year(world),
        "name": "2026",
        "phase": "ACTIVE",
        "parentId": None,
        "startsOn": "2026-01-01",
        "endsOn": "2026-12-31",
    }
    assert {each["parentId"] for each in made[1:]} == {year(world)}
    assert made[2]["id"] == quarter(world)
    before = await everything()
    assert (await done(ADMIN, "cyclesPlan", given, asked))["cycles"] == made
    assert await everything() == before


async def test_a_year_that_makes_no_sense_or_meets_other_days_is_refused_and_changes_nothing(world: World) -> None:
    other = {"name": "Q3 2026/27", "startsOn": "2026-10-02", "endsOn": "2026-12-31"}
    await done(ADMIN, "cycleCreate", other)
    assert await refusals(
        ADMIN,
        "cyclesPlan",
        {
            "the second of a month": {"startsOn": "2027-01-02"},
            "too short": {"startsOn": "2027-01-01", "split": "WEEKS", "weeks": 1},
            "weeks of quarters": {"startsOn": "2027-01-01", "weeks": 6},
            "other days": {"startsOn": "2026-04-01"},
        },
    ) == {
        "the second of a month": ("INVALID", "input.startsOn"),
        "too short": ("OUT_OF_RANGE", "input.weeks"),
        "weeks of quarters": ("INVALID", "input.weeks"),
        "other days": ("DUPLICATE", "input.startsOn"),
    }
    assert (await refusal(await world.viewer("Ana"), "cyclesPlan", {"startsOn": "2027-01-01"}))[0] == "FORBIDDEN"


async def test_without_a_first_day_it_is_the_next_year_of_the_company(world: World) -> None:
    step = {"id": world.id("Acme"), "ifVersion": 1, "fiscalStartMonth": 7}
    changed = await done(ADMIN, "companyUpdate", step, "company { fiscalStartMonth }")
    assert changed["company"] == {"fiscalStartMonth": 7}
    made = (await done(ADMIN, "cyclesPlan", {"split": "WHOLE"}, "cycles { name startsOn }"))["cycles"]
    assert made == [{"name": "2026/27", "startsOn": "2026-07-01"}]
