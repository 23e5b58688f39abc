"""What Plumbline is measured against gives the same answers, on both databases: else a race would mean nothing."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import orjson
from starlette.applications import Starlette

from benchmarks import documents
from benchmarks.companies.forest import Forest
from benchmarks.floor.__main__ import create_app as floor
from benchmarks.peers.stock.__main__ import create_app as stock
from benchmarks.stage import READER, Place, placed
from plumbline.app import create_app
from plumbline.kit.ids import encode
from plumbline.settings import Settings


@asynccontextmanager
async def client_of(app: Starlette, token: str) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with this token who asks this server."""
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50_000))
    headers = {"authorization": f"Bearer {token}"}
    client = httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)
    async with app.router.lifespan_context(app), client:
        yield client


async def answers_of(
    make: Callable[[Settings], Starlette], place: Place, asked: list[tuple[str, dict[str, Any]]]
) -> list[Any]:
    """What this server answers to each body at its path, read as JSON."""
    async with client_of(make(place.settings), place.token) as client:
        answers = [await client.post(path, json=body) for path, body in asked]
    assert {answer.status_code for answer in answers} == {httpx.codes.OK}
    return [orjson.loads(answer.content) for answer in answers]


async def test_the_tree_and_a_persons_page_are_the_same_from_all_three(installation: Settings) -> None:
    place = await placed(installation, Forest(part=12), READER)
    id = encode("per", place.people[0])
    page = {"query": documents.page(), "variables": {"id": id}}
    asked: list[tuple[str, dict[str, Any]]] = [("/graphql", {"query": documents.tree()}), ("/graphql", page)]
    tree, person = await answers_of(create_app, place, asked)
    assert str(tree).count("'level'") == place.objectives
    assert [len(each["keyResults"]["nodes"]) for each in person["data"]["person"]["objectives"]["nodes"]] == [4] * 4
    assert await answers_of(floor, place, [("/tree", {}), ("/page", {"id": id})]) == [tree, person]
    assert await answers_of(stock, place, asked) == [tree, person]


async def test_the_floor_lets_nobody_in_with_an_unknown_token(installation: Settings) -> None:
    async with client_of(floor(installation), "plb_unknown") as client:
        assert (await client.post("/tree", json={})).status_code == httpx.codes.UNAUTHORIZED
