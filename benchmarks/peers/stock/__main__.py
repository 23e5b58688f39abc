"""Plumbline's schema over Strawberry's stock executor: `python -m benchmarks.peers.stock`, with Plumbline's settings.

Documents are parsed and validated once, as Plumbline does; the viewer is read by Plumbline's own statements.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
import uvicorn
from graphql import DocumentNode, ExecutionResult, execute, parse, validate
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from benchmarks.peers.stock.context import Names, Stock
from plumbline.database import database_open, reading
from plumbline.schema import schema
from plumbline.settings import Settings, read_settings
from plumbline.web.visitor import viewer_of


class Documents:
    """Documents that were parsed and found valid, by their text."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[DocumentNode, Names]] = {}

    def read(self, text: str) -> tuple[DocumentNode, Names]:
        """The document. Raises ValueError for one that is not valid."""
        if text not in self._kept:
            node = parse(text)
            if errors := validate(schema._schema, node):
                raise ValueError(str(errors[0]))
            self._kept[text] = node, Names(text)
        return self._kept[text]


def create_app(settings: Settings) -> Starlette:
    """POST /graphql over the database of these settings."""
    documents = Documents()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with database_open(settings):
            yield

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        node, names = documents.read(asked["query"])
        viewer = await viewer_of(request, settings)
        context = Stock(viewer, reading=reading, object_budget=settings.objects, seconds=None, names=names)
        try:
            running = execute(
                schema._schema,
                node,
                variable_values=asked.get("variables"),
                context_value=context,
                executor_class=StrawberryGraphQLCoreExecutionContext,
            )
            result = running if isinstance(running, ExecutionResult) else await running
        finally:
            await context.reads.close()
        if result.errors:
            return JSONResponse({"errors": [error.formatted for error in result.errors]}, status_code=500)
        return Response(orjson.dumps({"data": result.data}), media_type="application/json")

    async def alive(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[Route("/graphql", answer, methods=["POST"]), Route("/healthz", alive)],
        lifespan=lifespan,
    )


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
