"""A whole tree as lines of JSON, however large, in constant memory.

See decision 0009: each batch is read in a snapshot of its own, and nothing is held while the client takes it.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Send

from plumbline.database import Connection, reading
from plumbline.engine import Context
from plumbline.kit.errors import Refused, Unavailable
from plumbline.okrs.reads.asked import TreeRootInput
from plumbline.okrs.reads.exported import Batch, exported, root_of
from plumbline.okrs.reads.revisions import revision_now
from plumbline.organization.gates import SignedIn, refuse_unless_admitted
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.answers import refusal
from plumbline.web.errors import BadRequest, Code
from plumbline.web.log import noted
from plumbline.web.origin import refuse_foreign_sites
from plumbline.web.visitor import has_bearer, viewer_of

FIRST_ROWS = 100
"""How many objectives the first batch has, so that it comes soon."""

ROWS = 1_000
"""How many objectives each further batch has."""

SLOWEST_BATCH = 60.0
"""Seconds a client may take over one batch; after that its export is cut off."""

LINES = "application/jsonl"
_OBJECTS = 10_000_000
"""A bound for the key results of one batch that no company reaches."""

_log = structlog.stdlib.get_logger("plumbline.web")

Opening = Callable[[], AbstractAsyncContextManager[Connection]]
Taken = Callable[[Request, Viewer | None], dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Begun:
    """An export that has its first batch: whose it is, and the revision that holds at least as much."""

    request: Request
    root: TreeRootInput
    cycle_id: str | None
    viewer: Viewer
    revision: str
    batch: Batch


class Export:
    """Answers GET /export/objective-tree. `taken` counts a request against the limit of its asker."""

    def __init__(self, settings: Settings, *, taken: Taken, opening: Opening = reading) -> None:
        self._settings = settings
        self._taken = taken
        self._opening = opening

    def routes(self) -> list[Route]:
        """GET /export/objective-tree."""
        return [Route("/export/objective-tree", self.answer, methods=["GET"])]

    async def answer(self, request: Request) -> Response:
        """`root`, and perhaps `cycleId`, as the arguments of `objectiveTree`; refusals before the first line have a status."""
        try:
            if not has_bearer(request):
                refuse_foreign_sites(request)
            root, cycle_id = root_of(request.query_params.get("root", "")), request.query_params.get("cycleId")
            begun, headers = await self._begun(request, root, cycle_id)
        except (BadRequest, Refused, Unavailable) as refused:
            noted(request, refused=type(refused).__name__)
            return await refusal(request, refused)
        headers |= {"vary": "cookie", "content-disposition": 'attachment; filename="objective-tree.jsonl"'}
        if request.method == "HEAD":
            return Response(headers=headers, media_type=LINES)
        return _Unhurried(self._lines(begun), headers=headers, media_type=LINES)

    async def _begun(
        self, request: Request, root: TreeRootInput, cycle_id: str | None
    ) -> tuple[_Begun, dict[str, str]]:
        async with self._opening() as snapshot:
            viewer = _admitted(await viewer_of(request, self._settings, snapshot=snapshot))
            headers = self._taken(request, viewer)
            context = self._context(viewer, snapshot)
            await context.reads.opened()
            # Before the first row: what changes after it is found again by asking for changes since it.
            revision = (await revision_now(context.reads)).written()
            batch = await exported(context.reads, root, cycle_id, None, FIRST_ROWS)
        return _Begun(request, root, cycle_id, viewer, revision, batch), headers

    async def _lines(self, begun: _Begun) -> AsyncGenerator[bytes]:
        """The rows in pieces, then the line that says how it ended."""
        batch, count = begun.batch, 0
        code = None
        while True:
            count += len(batch.rows)
            yield b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in batch.rows)
            if batch.after is None:
                break
            try:
                batch = await self._next(begun, batch.after)
            except BadRequest as refused:
                code = refused.code
                break
            except (Unavailable, Refused):
                _log.exception("export_cut_off")
                code = Code.INTERNAL
                break
        end: dict[str, Any] = {"complete": code is None, "rows": count}
        end |= {"revision": begun.revision} if code is None else {"code": code}
        noted(begun.request, rows=count, complete=code is None)
        yield orjson.dumps(end, option=orjson.OPT_APPEND_NEWLINE)

    async def _next(self, begun: _Begun, after: str) -> Batch:
        """The next batch, if the client may still have it. Raises BadRequest otherwise."""
        async with self._opening() as snapshot:
            viewer = _admitted(await viewer_of(begun.request, self._settings, snapshot=snapshot))
            if viewer != begun.viewer:
                raise BadRequest("What you may see has changed.", status=HTTPStatus.FORBIDDEN, code=Code.FORBIDDEN)
            context = self._context(viewer, snapshot)
            return await exported(context.reads, begun.root, begun.cycle_id, after, ROWS)

    def _context(self, viewer: Viewer, snapshot: Connection) -> Context:
        return Context(
            viewer,
            reading=lambda: nullcontext(snapshot),
            object_budget=_OBJECTS,
            seconds=self._settings.seconds,
        )


class _Unhurried(StreamingResponse):
    """Waits for a client that reads slowly, and for nobody who has stopped reading."""

    async def stream_response(self, send: Send) -> None:
        """Cut off, so that the client notices, when one piece is not taken in time."""

        async def sending(message: Any) -> None:
            async with asyncio.timeout(SLOWEST_BATCH):
                await send(message)

        try:
            await super().stream_response(sending)
        except TimeoutError:
            _log.warning("export_not_taken")
        finally:
            assert isinstance(self.body_iterator, AsyncGenerator)
            await self.body_iterator.aclose()


def _admitted(viewer: Viewer | None) -> Viewer:
    """Whoever may query. Raises BadRequest with the code that GraphQL has for it."""
    try:
        refuse_unless_admitted(SignedIn(), viewer, OperationType.QUERY)
    except GraphQLError as refused:
        code = Code((refused.extensions or {})["code"])
        status = HTTPStatus.UNAUTHORIZED if code is Code.UNAUTHENTICATED else HTTPStatus.FORBIDDEN
        raise BadRequest(refused.message, status=status, code=code) from None
    assert viewer is not None
    return viewer
