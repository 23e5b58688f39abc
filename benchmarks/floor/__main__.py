"""The hand-written server: Starlette and uvicorn as Plumbline runs them, the raw driver, dicts and orjson.

`python -m benchmarks.floor`, with the settings of Plumbline in the environment.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import asyncpg
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.floor import answers
from benchmarks.floor.statements import Statements, statements
from plumbline.kit.ids import number_of
from plumbline.settings import Settings, read_settings

Endpoint = Callable[[Statements, str, int], answers.Reading]
ENDPOINTS: dict[str, Endpoint] = {"/tree": answers.tree, "/page": answers.page}


class Postgres:
    """A pool of asyncpg; a request holds one connection."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._of = statements("postgres")
        self._pool: Any = None

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        most = self._settings.database_connections
        self._pool = await asyncpg.create_pool(
            self._settings.database_url, min_size=1, max_size=most, reset=_nothing_to_reset
        )
        yield
        await self._pool.close()

    async def answer(self, endpoint: Endpoint, token: str, key: int) -> dict[str, Any]:
        """Run each statement and send its rows on."""
        reading = endpoint(self._of, token, key)
        async with self._pool.acquire() as connection:
            text, values = next(reading)
            while True:
                rows = await connection.fetch(text, *values)
                try:
                    text, values = reading.send(rows)
                except StopIteration as done:
                    return done.value  # type: ignore[no-any-return] # a StopIteration holds anything


async def _nothing_to_reset(connection: Any) -> None:
    """As in Plumbline: the usual reset is one more way to the database for each request."""


class Sqlite:
    """One connection a thread; a request goes to a thread once."""

    def __init__(self, settings: Settings) -> None:
        self._address = f"file:{quote(str(settings.sqlite_file.absolute()))}?mode=ro"
        self._of = statements("sqlite")
        self._idle: list[sqlite3.Connection] = []

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        yield
        for connection in self._idle:
            connection.close()

    async def answer(self, endpoint: Endpoint, token: str, key: int) -> dict[str, Any]:
        """Run all statements in a thread."""
        return await asyncio.to_thread(self._answered, endpoint(self._of, token, key))

    def _answered(self, reading: answers.Reading) -> dict[str, Any]:
        connection = self._idle.pop() if self._idle else self._opened()
        try:
            text, values = next(reading)
            while True:
                values = tuple(json.dumps(each) if isinstance(each, list) else each for each in values)
                rows = connection.execute(text, values).fetchall()
                try:
                    text, values = reading.send(rows)
                except StopIteration as done:
                    return done.value  # type: ignore[no-any-return] # a StopIteration holds anything
        finally:
            self._idle.append(connection)

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._address, uri=True, isolation_level=None, check_same_thread=False)


def create_app(settings: Settings) -> Starlette:
    """The endpoints over the database of these settings."""
    database = Postgres(settings) if settings.dialect == "postgres" else Sqlite(settings)

    async def answered(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        key = number_of(asked["id"], "per") if "id" in asked else 0
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            content = await database.answer(ENDPOINTS[request.url.path], token, key)
        except answers.NotSignedIn:
            return Response(status_code=401)
        return Response(orjson.dumps(content), media_type="application/json")

    async def alive(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    routes = [Route(path, answered, methods=["POST"]) for path in ENDPOINTS]
    return Starlette(routes=[*routes, Route("/healthz", alive)], lifespan=database.lifespan)


def main() -> None:
    """Serve until told to stop, with the options of `plumbline serve`."""
    settings = read_settings()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        lifespan="on",
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_keep_alive=75,
    )


if __name__ == "__main__":
    main()
