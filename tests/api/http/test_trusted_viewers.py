"""A key that was good a moment ago is taken for the viewer it had, and every answer proves it anew."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from plumbline.database import Sql, current, statements, transaction
from plumbline.engine import nested
from plumbline.kit.clock import Hands
from plumbline.organization import service as organization
from plumbline.schema import schema
from plumbline.settings import Settings
from plumbline.web import middleware, routes
from tests.api.http.readers import Reader, reader
from tests.factories import ADMIN, World, built

GOALS = """
Hire the team @Sales team
  = People
Rest @Acme
  = Days
"""
PERSON = "query($id: ID!) { person(id: $id) { name objectives { nodes { title keyResults { nodes { title } } } } } }"
TEAM_GOAL = "query($id: ID!) { objective(id: $id) { title } }"
SEVERAL = "query($id: ID!) { one: objective(id: $id) { title } two: objective(id: $id) { title } }"
FAR = "query($id: ID!) { objective(id: $id) { title explain { value } } }"
NOTHING = "{ __typename }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.fixture
def app(database: Settings, tmp_path: Path) -> Starlette:
    return Starlette(routes=routes(schema, database, built=tmp_path), middleware=middleware(database))


async def asked(reader: Reader, document: str, **variables: Any) -> httpx.Response:
    return await reader.client.post("/graphql", json={"query": document, "variables": variables})


async def data(reader: Reader, document: str, **variables: Any) -> Any:
    return (await asked(reader, document, **variables)).json()["data"]


@transaction
async def changed(statement: str, **values: Any) -> None:
    await current().run(Sql(statement, **values))


async def test_a_persons_page_is_one_statement_from_the_second_request_on(app: Starlette, world: World) -> None:
    ben = await reader(app, world, "Ben")
    first = await data(ben, PERSON, id=world.id("Ben"))
    with statements() as texts:
        assert await data(ben, PERSON, id=world.id("Ben")) == first
    assert len(texts) == 1


@pytest.mark.parametrize("document", [TEAM_GOAL, SEVERAL, FAR])
async def test_a_right_that_was_lost_is_lost_with_the_next_request(app: Starlette, world: World, document: str) -> None:
    ben = await reader(app, world, "Ben")
    shown = await data(ben, document, id=world.id("Hire the team"))
    assert all(each["title"] == "Hire the team" for each in shown.values())
    await organization.remove_membership(ADMIN, person_id=world.people["Ben"], unit_id=world.units["Sales"])
    assert set((await data(ben, document, id=world.id("Hire the team"))).values()) == {None}
    await organization.set_membership(
        ADMIN, person_id=world.people["Ben"], unit_id=world.units["Sales"], lead=False, home=True
    )
    assert await data(ben, document, id=world.id("Hire the team")) == shown


@pytest.mark.parametrize("document", [TEAM_GOAL, SEVERAL, FAR, NOTHING])
@pytest.mark.parametrize(
    "end",
    [
        "update access_token set revoked_at = :now",
        "update access_token set expires_at = :now",
        "update account set active = false",
        "update person set active = false",
        "delete from access_token",
    ],
)
async def test_a_token_that_has_ended_opens_nothing_whatever_is_asked(
    app: Starlette, world: World, clock: Hands, document: str, end: str
) -> None:
    ben = await reader(app, world, "Ben")
    goal = world.id("Rest")
    for _ in range(2):
        assert (await asked(ben, document, id=goal)).status_code == httpx.codes.OK
    await changed(end, now=clock.at)
    clock.forward(timedelta(seconds=1))
    again = await asked(ben, document, id=goal)
    assert again.status_code == httpx.codes.UNAUTHORIZED
    assert "data" not in again.json()


async def test_what_cannot_be_written_in_one_statement_is_still_proved(
    app: Starlette, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = await reader(app, world, "Ben")
    shown = await data(ben, PERSON, id=world.id("Ben"))
    monkeypatch.setattr(nested, "MOST", 0)
    assert await data(ben, PERSON, id=world.id("Ben")) == shown
    await changed("delete from access_token")
    assert (await asked(ben, PERSON, id=world.id("Ben"))).status_code == httpx.codes.UNAUTHORIZED
