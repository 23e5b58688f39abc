"""What the same statements cost when nobody thinks about them: a plain asyncpg loop, and the smallest endpoint over it."""

import pickle
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.check_ins.recording import Recording
from plumbline.database.postgres import COMMAND_SECONDS, LONGEST_STATEMENT, SESSION, STATEMENTS
from plumbline.identity.keys import sha256_of
from plumbline.identity.reads import Key


def pool(address: str, connections: int) -> Any:
    """A pool with the settings of the product's own."""
    return asyncpg.create_pool(
        address,
        min_size=1,
        max_size=connections,
        command_timeout=COMMAND_SECONDS,
        server_settings=SESSION,
        statement_cache_size=STATEMENTS,
        max_cacheable_statement_size=LONGEST_STATEMENT,
        reset=_as_it_is,
    )


async def replayed(connections: Any, recording: Recording) -> None:
    """Write one more check-in: one transaction, the same statements in the same order, so the same locks."""
    async with connections.acquire() as connection, connection.transaction():
        for text, values in recording.again():
            await connection.fetch(text, *values)


def endpoint(address: str, connections: int, recordings: Sequence[Recording]) -> Starlette:
    """The smallest server that takes `{"client": number}` with a token, looks that up, and writes a check-in."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with pool(address, connections) as app.state.pool:
            yield

    async def check_in(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        text, values = Key(sha256_of(token), is_token=True).sql("postgres").rendered("postgres")
        if not await request.app.state.pool.fetch(text, *values):
            return Response(status_code=401)
        await replayed(request.app.state.pool, recordings[asked["client"]])
        return Response(orjson.dumps({"done": True}), media_type="application/json")

    return Starlette(routes=[Route("/check-in", check_in, methods=["POST"])], lifespan=lifespan)


async def _as_it_is(connection: Any) -> None:
    """Nothing to reset, as in the product."""


if __name__ == "__main__":
    port, file = int(sys.argv[1]), Path(sys.argv[2])
    app = endpoint(*pickle.loads(file.read_bytes()))
    uvicorn.run(app, port=port, access_log=False, log_level="warning", timeout_keep_alive=75)
