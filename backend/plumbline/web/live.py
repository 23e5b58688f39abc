"""Live answers over HTTP: a subscription as a stream of events (graphql-sse, one connection each)."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.answers import UNANSWERED, unanswered
from plumbline.web.asked import asked
from plumbline.web.documents import Documents
from plumbline.web.errors import Code, plain
from plumbline.web.media import JSON
from plumbline.web.streams import Event, Events, Sign, Streams
from plumbline.web.visitor import viewer_of

_EVENTS = "text/event-stream"
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no", "vary": "cookie"}
_COMPLETE = b"event: complete\ndata: {}\n\n"

Taken = Callable[[Request, Viewer | None], dict[str, str]]


class Live:
    """Answers POST /graphql/stream. `taken` counts a request against the limit of its asker."""

    def __init__(self, streams: Streams, settings: Settings, documents: Documents, *, taken: Taken) -> None:
        self._streams = streams
        self._settings = settings
        self._documents = documents
        self._taken = taken

    async def answer(self, request: Request) -> Response:
        """Begin a stream; refusals before the first event have a status."""
        try:
            ask = await asked(request, self._documents, media_type=JSON, largest=self._settings.body_bytes)
            viewer = await viewer_of(request, self._settings)
            headers = self._taken(request, viewer)
            events = self._streams.begun(ask, viewer)
        except UNANSWERED as problem:
            return await unanswered(request, problem, media_type=JSON)
        return _Stream(events, headers=headers | _HEADERS)


class _Stream(StreamingResponse):
    """Events as they come; a client that has gone is let go at once."""

    def __init__(self, events: Events, *, headers: dict[str, str]) -> None:
        super().__init__(_written(events), media_type=_EVENTS, headers=headers)
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)


async def _written(events: Events) -> AsyncGenerator[bytes]:
    async for event in events:
        yield _text(event)


def _text(event: Event) -> bytes:
    if not isinstance(event, Sign):
        return b"event: next\ndata: " + orjson.dumps(event) + b"\n\n"
    match event:
        case Sign.ALIVE:
            return b":\n\n"
        case Sign.RECONNECT:
            # A stream that ends without `complete` is asked for again.
            return b": reconnect\n\n"
        case Sign.SIGNED_OUT:
            return _text({"errors": [plain(Code.UNAUTHENTICATED, "Please sign in.")]}) + _COMPLETE
        case Sign.COMPLETE:
            return _COMPLETE
