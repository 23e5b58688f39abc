"""While some teams try Plumbline first, whoever is not near them is told nothing, through any door."""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.schema import schema
from plumbline.settings import Settings
from plumbline.web import middleware, routes
from tests.api.http.readers import reader
from tests.api.okrs.writing.asking import done, refusal
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Deals
"""
DOORS = (
    "{ viewer { person { name } } }",
    "{ company { name teams { nodes { name } } } }",
    '{ search(text: "sell") { totalCount } }',
    "query ($id: ID!) { node(id: $id) { id } }",
    "query ($id: ID!) { nodes(ids: [$id]) { id } }",
    "query ($id: ID!) { objective(id: $id) { title } }",
)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.fixture
def app(database: Settings, tmp_path: Path) -> Starlette:
    return Starlette(routes=routes(schema, database, built=tmp_path), middleware=middleware(database))


async def test_a_pilot_is_for_its_units_those_below_and_above_admins_and_coaches(app: Starlette, world: World) -> None:
    people = {name: await reader(app, world, name) for name in ("Ana", "Ben", "Eve", "Ida", "Dan", "Cleo")}
    variables = {"id": world.id("Sell more")}

    async def inside() -> list[str]:
        found = []
        for name, each in people.items():
            codes = set()
            for door in DOORS:
                asked = await each.client.post("/graphql", json={"query": door, "variables": variables})
                errors = asked.json().get("errors") or [{"extensions": {"code": "IN"}}]
                codes.add(errors[0]["extensions"]["code"])
            export = (await each.client.get("/export/objective-tree", params={"root": world.id("Acme")})).status_code
            assert (codes, export) in (({"IN"}, 200), ({"FORBIDDEN"}, 403)), (name, codes, export)
            if codes == {"IN"}:
                found.append(name)
        return found

    assert await inside() == ["Ana", "Ben", "Eve", "Ida", "Dan", "Cleo"]
    await done(ADMIN, "pilotUnitAdd", {"unitId": world.id("Sales")}, "company { pilotUnits { name } }")
    assert await inside() == ["Ana", "Ben", "Eve", "Ida"], "Ida is in the company itself, which is above"
    await done(ADMIN, "pilotUnitAdd", {"unitId": world.id("Tech")})
    assert await inside() == ["Ana", "Ben", "Eve", "Ida", "Dan", "Cleo"]
    await done(ADMIN, "pilotUnitRemove", {"unitId": world.id("Sales")})
    assert await inside() == ["Ida", "Dan", "Cleo"]
    await done(ADMIN, "pilotEnd", {"companyId": world.id("Acme")})
    assert await inside() == ["Ana", "Ben", "Eve", "Ida", "Dan", "Cleo"]


async def test_an_admin_changes_the_pilot_and_the_last_unit_does_not_leave_it(world: World) -> None:
    unit = {"unitId": world.id("Sales")}
    assert await refusal(await world.viewer("Ana"), "pilotUnitAdd", unit) == ("FORBIDDEN", "")
    assert (await refusal(ADMIN, "pilotUnitAdd", {"unitId": encode("team", 7)}))[0] == "NOT_FOUND"
    await done(ADMIN, "pilotUnitAdd", unit)
    assert (await refusal(ADMIN, "pilotUnitAdd", unit))[0] == "DUPLICATE"
    assert (await refusal(ADMIN, "pilotUnitRemove", unit))[0] == "INVALID"
    assert (await refusal(ADMIN, "pilotUnitRemove", {"unitId": world.id("Tech")}))[0] == "NOT_FOUND"
