"""The company, its priorities, teams, people and memberships, changed through the API."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from tests.api.okrs.writing.asking import ask, do, done, refusal, refusals, told
from tests.factories import ADMIN, World, built


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built()


def expectations(table: dict[str, tuple[dict[str, Any], str, str]], base: dict[str, Any]) -> tuple[Any, Any]:
    """The inputs of a table, and the code and path that each is refused for."""
    inputs = {name: base | wrong for name, (wrong, _, _) in table.items()}
    return inputs, {name: (code, path) for name, (_, code, path) in table.items()}


async def test_a_new_priority_comes_after_all_that_are_there(world: World) -> None:
    for given in ({"name": "Win"}, {"name": "Stay", "position": 7}, {"name": "Grow"}):
        await done(ADMIN, "priorityCreate", given)
    places = (await ask(ADMIN, "{ company { priorities { name position } } }"))["company"]["priorities"]
    assert [(each["name"], each["position"]) for each in places] == [("Win", 0), ("Stay", 7), ("Grow", 8)]


async def test_there_is_one_company(world: World) -> None:
    given = {"name": "Other", "timeZone": "Europe/Paris"}
    assert (await refusal(ADMIN, "companyCreate", given))[0] == "DUPLICATE"


async def test_a_company_is_made_and_changed(clock: Hands) -> None:
    asked = "company { id name mission timeZone version }"
    made = (await done(ADMIN, "companyCreate", {"name": " Acme ", "timeZone": "Asia/Tokyo", "mission": "Sell"}, asked))[
        "company"
    ]
    assert (made["name"], made["mission"], made["version"]) == ("Acme", "Sell", 1)
    step = {"id": made["id"], "ifVersion": 1}
    changed = (await done(ADMIN, "companyUpdate", step | {"mission": None, "timeZone": "UTC"}, asked))["company"]
    assert changed == made | {"mission": None, "timeZone": "UTC", "version": 2}
    late = await do(ADMIN, "companyUpdate", step | {"name": "Late"})
    assert told(late)[0] == "VERSION_CONFLICT"
    assert late["userErrors"][0]["current"] == {"__typename": "Company", "id": made["id"]}


async def test_a_company_is_refused_what_makes_no_sense(world: World) -> None:
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "unknown": ({"id": encode("com", 4711)}, "NOT_FOUND", "input.id"),
        "foreign": ({"id": world.id("Ana")}, "NOT_FOUND", "input.id"),
        "a team in disguise": ({"id": encode("com", world.units["Sales"])}, "NOT_FOUND", "input.id"),
        "no name": ({"name": None}, "BLANK", "input.name"),
        "blank name": ({"name": " "}, "BLANK", "input.name"),
        "long name": ({"name": "n" * 10_000}, "TOO_LONG", "input.name"),
        "NUL": ({"mission": "\x00"}, "INVALID", "input.mission"),
        "month zero": ({"fiscalStartMonth": 0}, "OUT_OF_RANGE", "input.fiscalStartMonth"),
        "a thirteenth month": ({"fiscalStartMonth": 13}, "OUT_OF_RANGE", "input.fiscalStartMonth"),
        "no month": ({"fiscalStartMonth": None}, "INVALID", "input.fiscalStartMonth"),
        "no time zone": ({"timeZone": None}, "INVALID", "input.timeZone"),
        "unknown time zone": ({"timeZone": "Mars/Olympus"}, "INVALID", "input.timeZone"),
        "a path as time zone": ({"timeZone": "../../etc/passwd"}, "INVALID", "input.timeZone"),
        "NUL in the time zone": ({"timeZone": "UTC\x00"}, "INVALID", "input.timeZone"),
    }
    inputs, expected = expectations(table, {"id": world.id("Acme"), "ifVersion": 1, "name": "Acme"})
    assert await refusals(ADMIN, "companyUpdate", inputs) == expected


async def test_priorities_are_added_changed_and_archived(world: World) -> None:
    asked = "priority { id name why years version }"
    given = {"name": "Win", "why": "It matters", "years": [2027, 2026, 2026]}
    made = (await done(ADMIN, "priorityCreate", given, asked))["priority"]
    assert made["years"] == [2026, 2027]
    step = {"id": made["id"], "ifVersion": 1}
    changed = (await done(ADMIN, "priorityUpdate", step | {"archived": True, "why": None}, asked))["priority"]
    assert changed == made | {"why": None, "version": 2}
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "unknown": ({"id": encode("prio", 4711)}, "NOT_FOUND", "input.id"),
        "malformed": ({"id": "prio_"}, "NOT_FOUND", "input.id"),
        "blank": ({"name": ""}, "BLANK", "input.name"),
        "no years": ({"years": None}, "INVALID", "input.years"),
        "years of long ago": ({"years": [-1]}, "OUT_OF_RANGE", "input.years"),
        "too many years": ({"years": list(range(2000, 2100))}, "TOO_LONG", "input.years"),
        "late": ({"ifVersion": 1}, "VERSION_CONFLICT", "input"),
    }
    inputs, expected = expectations(table, {"id": made["id"], "ifVersion": 2, "name": "Won"})
    assert await refusals(ADMIN, "priorityUpdate", inputs) == expected


async def test_teams_are_added_changed_archived_and_brought_back(world: World) -> None:
    asked = "team { id name version archived }"
    given = {"parentId": world.id("Sales"), "name": "Outside sales", "mission": "Sell outside"}
    made = (await done(await world.viewer("Ana"), "teamCreate", given, asked))["team"]
    step = {"id": made["id"], "ifVersion": 1}
    gone = (await done(ADMIN, "teamUpdate", step | {"archived": True}, asked))["team"]
    assert (gone["archived"], gone["version"]) == (True, 2)
    assert await refusal(ADMIN, "teamCreate", given | {"parentId": made["id"]}) == ("NOT_FOUND", "input.parentId")
    back = (await done(ADMIN, "teamUpdate", step | {"ifVersion": 2, "archived": False}, asked))["team"]
    assert (back["archived"], back["version"]) == (False, 3)


async def test_a_team_is_refused_what_makes_no_sense(world: World) -> None:
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "unknown": ({"id": encode("team", 4711)}, "NOT_FOUND", "input.id"),
        "a person": ({"id": world.id("Ana")}, "NOT_FOUND", "input.id"),
        "the company in disguise": ({"id": encode("team", world.units["Acme"])}, "NOT_FOUND", "input.id"),
        "blank": ({"name": "\n"}, "BLANK", "input.name"),
        "control": ({"name": "a\tb"}, "INVALID", "input.name"),
    }
    inputs, expected = expectations(table, {"id": world.id("Sales"), "ifVersion": 1, "name": "Sales"})
    assert await refusals(ADMIN, "teamUpdate", inputs) == expected


async def test_a_team_moves_with_what_is_below_it_and_never_under_itself(world: World) -> None:
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "itself": ({"parentId": world.id("Sales")}, "INVALID", "input.parentId"),
        "below itself": ({"parentId": world.id("Inside Sales")}, "INVALID", "input.parentId"),
        "unknown": ({"parentId": encode("team", 4711)}, "NOT_FOUND", "input.parentId"),
        "a person": ({"parentId": world.id("Ana")}, "NOT_FOUND", "input.parentId"),
        "unknown team": ({"id": encode("team", 4711)}, "NOT_FOUND", "input.id"),
        "the company": ({"id": encode("team", world.units["Acme"])}, "NOT_FOUND", "input.id"),
        "late": ({"ifVersion": 7}, "VERSION_CONFLICT", "input"),
    }
    base = {"id": world.id("Sales"), "ifVersion": 1, "parentId": world.id("Tech")}
    inputs, expected = expectations(table, base)
    assert await refusals(ADMIN, "teamMove", inputs) == expected
    moved = await done(ADMIN, "teamMove", base, "team { parent { name } teams { nodes { name } } }")
    assert moved["team"] == {"parent": {"name": "Tech"}, "teams": {"nodes": [{"name": "Inside Sales"}]}}


async def test_people_are_added_and_changed_by_an_admin_or_themselves(world: World) -> None:
    asked = "person { id name title timeZone manager { name } version }"
    given = {"name": "Zoë", "email": "Zoe@Acme.example", "unitId": world.id("Tech"), "managerId": world.id("Cleo")}
    made = (await done(ADMIN, "personCreate", given, asked))["person"]
    assert made["manager"] == {"name": "Cleo"}
    ben = await world.viewer("Ben")
    step = {"id": world.id("Ben"), "ifVersion": 1}
    own = (await done(ben, "personUpdate", step | {"title": "Seller", "timeZone": "Asia/Tokyo"}, asked))["person"]
    assert (own["title"], own["timeZone"], own["version"]) == ("Seller", "Asia/Tokyo", 2)
    for field, value in {"email": "b@acme.example", "managerId": world.id("Ana"), "active": False}.items():
        assert (await refusal(ben, "personUpdate", step | {"ifVersion": 2, field: value}))[0] == "FORBIDDEN"
    assert (await refusal(ben, "personUpdate", step | {"id": world.id("Ana"), "title": "x"}))[0] == "FORBIDDEN"


async def test_a_person_without_a_zone_keeps_the_days_of_the_company(world: World) -> None:
    made = await done(ADMIN, "personCreate", {"name": "Fay"}, "person { timeZone }")
    assert made["person"]["timeZone"] == "Europe/Berlin"


async def test_a_person_is_refused_what_makes_no_sense(world: World) -> None:
    await done(ADMIN, "personUpdate", {"id": world.id("Ana"), "ifVersion": 1, "email": "ana@acme.example"})
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "no name": ({"name": ""}, "BLANK", "input.name"),
        "lone surrogate": ({"name": "a\ud83d"}, "INVALID", "input.name"),
        "known address": ({"email": "ANA@acme.example"}, "DUPLICATE", "input.email"),
        "no address": ({"email": "ana"}, "INVALID", "input.email"),
        "unknown zone": ({"timeZone": "Berlin"}, "INVALID", "input.timeZone"),
        "unknown manager": ({"managerId": encode("per", 4711)}, "NOT_FOUND", "input.managerId"),
        "a team as manager": ({"managerId": world.id("Tech")}, "NOT_FOUND", "input.managerId"),
    }
    homes: dict[str, tuple[dict[str, Any], str, str]] = {
        "unknown home": ({"unitId": encode("team", 4711)}, "NOT_FOUND", "input.unitId"),
        "a person as home": ({"unitId": world.id("Ana")}, "NOT_FOUND", "input.unitId"),
    }
    inputs, expected = expectations(table | homes, {"name": "New"})
    assert await refusals(ADMIN, "personCreate", inputs) == expected
    unknown = {"unknown": ({"id": encode("per", 4711)}, "NOT_FOUND", "input.id")}
    inputs, expected = expectations(table | unknown, {"id": world.id("Ben"), "ifVersion": 1, "name": "Ben"})
    assert await refusals(ADMIN, "personUpdate", inputs) == expected


async def test_nobody_manages_themselves_however_far_round(world: World) -> None:
    for below, above in (("Ben", "Ana"), ("Ana", "Ida")):
        await done(ADMIN, "personUpdate", {"id": world.id(below), "ifVersion": 1, "managerId": world.id(above)})
    for above, version in (("Ida", 1), ("Ana", 1), ("Ben", 1)):
        given = {"id": world.id("Ida"), "ifVersion": version, "managerId": world.id(above)}
        assert await refusal(ADMIN, "personUpdate", given) == ("INVALID", "input.managerId")
    await done(ADMIN, "personUpdate", {"id": world.id("Ana"), "ifVersion": 2, "managerId": None})
    await done(ADMIN, "personUpdate", {"id": world.id("Ida"), "ifVersion": 1, "managerId": world.id("Ben")})


MEMBERS = """query ($id: ID!) { node(id: $id) { ... on Person {
  memberships { unit { name } isHome: home isLead: lead } } } }"""


async def homes(world: World, name: str) -> dict[str, tuple[bool, bool]]:
    """Whether each unit of a person is home, and led."""
    found = (await ask(ADMIN, MEMBERS, id=world.id(name)))["node"]["memberships"]
    return {each["unit"]["name"]: (each["isHome"], each["isLead"]) for each in found}


async def test_a_person_has_one_home(world: World) -> None:
    given = {"personId": world.id("Ben"), "unitId": world.id("Tech")}
    await done(ADMIN, "membershipSet", given)
    assert await homes(world, "Ben") == {"Sales": (True, False), "Tech": (False, False)}
    await done(ADMIN, "membershipSet", given | {"home": True, "lead": True})
    assert await homes(world, "Ben") == {"Sales": (False, False), "Tech": (True, True)}
    await done(ADMIN, "membershipRemove", {"personId": world.id("Ben"), "unitId": world.id("Sales")})
    assert await homes(world, "Ben") == {"Tech": (True, True)}


async def test_a_membership_is_refused_what_makes_no_sense(world: World) -> None:
    table: dict[str, tuple[dict[str, Any], str, str]] = {
        "unknown person": ({"personId": encode("per", 4711)}, "NOT_FOUND", "input.personId"),
        "a unit as person": ({"personId": world.id("Sales")}, "NOT_FOUND", "input.personId"),
        "unknown unit": ({"unitId": encode("team", 4711)}, "NOT_FOUND", "input.unitId"),
        "malformed unit": ({"unitId": "team"}, "NOT_FOUND", "input.unitId"),
    }
    inputs, expected = expectations(table, {"personId": world.id("Ben"), "unitId": world.id("Tech")})
    assert await refusals(ADMIN, "membershipSet", inputs) == expected
    away = {"not there": {"personId": world.id("Ben"), "unitId": world.id("Tech")}}
    assert await refusals(ADMIN, "membershipRemove", away) == {"not there": ("NOT_FOUND", "input.personId")}


async def test_a_lead_takes_in_whom_the_team_shares_and_no_one_from_another_home(world: World) -> None:
    cleo = await world.viewer("Cleo")
    joined = {"personId": world.id("Ben"), "unitId": world.id("Tech")}
    await done(cleo, "membershipSet", joined)
    assert (await refusal(cleo, "membershipSet", joined | {"home": True}))[0] == "FORBIDDEN"
    elsewhere = joined | {"unitId": world.id("Sales")}
    assert (await refusal(cleo, "membershipSet", elsewhere))[0] == "FORBIDDEN"
