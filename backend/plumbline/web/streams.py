"""Live answers, whatever carries them: a subscription as a sequence of events, each read when the last was taken."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from enum import Enum
from http import HTTPStatus
from inspect import isawaitable
from typing import Any

import strawberry
import structlog
from graphql import GraphQLError, OperationType, execute
from starlette.requests import HTTPConnection

from plumbline.database import Once, reading
from plumbline.engine import Context
from plumbline.events.live import PLACE, Calls, Place, calls
from plumbline.identity.reads import presence_of
from plumbline.kit import clock
from plumbline.kit.errors import Unavailable
from plumbline.organization.gates import SignedIn, refuse_unless_admitted
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.asked import Asked
from plumbline.web.errors import BadRequest, Code, plain, told
from plumbline.web.log import request_id_of
from plumbline.web.visitor import key_of

MOST = 20
"""Streams of one account at a time, over whatever transport; the web app needs one or two per browser."""

BEAT = 3.0
"""Seconds between looks at whether the viewer still may listen."""

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger("plumbline.web")


class Sign(Enum):
    """What happens in a stream besides its events."""

    ALIVE = "alive"
    """Nothing happened for a while."""
    COMPLETE = "complete"
    """There is nothing more to listen to, and no use in asking again."""
    SIGNED_OUT = "signed out"
    """Whoever listened may not listen any more."""
    RECONNECT = "reconnect"
    """The server stops, or cannot read now: ask again from the last revision."""


Event = dict[str, Any] | Sign
Events = AsyncGenerator[Event]


class Streams:
    """Begins streams and counts them.

    A stream keeps a place and nothing else: it reads the next answer when the last has been taken, so that a slow
    client costs no memory.
    """

    def __init__(self, schema: strawberry.Schema, settings: Settings) -> None:
        self._core = schema._schema
        self._executor = schema.execution_context_class
        self._settings = settings
        self._open: Counter[int | None] = Counter()

    def begun(self, ask: Asked, viewer: Viewer | None) -> Events:
        """The events of a subscription, the last of them a sign why it ended. Raises BadRequest."""
        following = calls()
        if viewer is None:
            raise BadRequest("Please sign in.", status=HTTPStatus.UNAUTHORIZED, code=Code.UNAUTHENTICATED)
        if ask.document.errors:
            faults = told(ask.document.errors, request_id=request_id_of(ask.request), started=False)
            raise BadRequest(faults.errors[0]["message"], code=Code.GRAPHQL_VALIDATION_FAILED)
        if ask.operation is None or ask.operation.operation is not OperationType.SUBSCRIPTION:
            raise BadRequest("Only subscriptions are answered here.")
        if following is None or following.closing:
            raise BadRequest(
                "The server is about to stop.",
                status=HTTPStatus.SERVICE_UNAVAILABLE,
                code=Code.INTERNAL,
                headers={"retry-after": "1"},
            )
        if self._open[viewer.account_id] >= MOST:
            raise BadRequest(
                f"At most {MOST} live streams at a time, please.",
                status=HTTPStatus.TOO_MANY_REQUESTS,
                code=Code.RATE_LIMITED,
            )
        return self._events(ask, viewer, following)

    async def _events(self, ask: Asked, viewer: Viewer, following: Calls) -> Events:
        self._open[viewer.account_id] += 1
        place = Place()
        try:
            async with aclosing(self._told(ask, viewer, following, place)) as events:
                with following.followed(place):
                    async for event in events:
                        yield event
        except Unavailable:
            yield Sign.RECONNECT
        finally:
            self._open[viewer.account_id] -= 1
            if not self._open[viewer.account_id]:
                del self._open[viewer.account_id]

    async def _told(self, ask: Asked, viewer: Viewer, following: Calls, place: Place) -> Events:
        looks = True
        while not following.closing:
            place.called.clear()
            now = await self.still(ask.request)
            if now is None:
                yield Sign.SIGNED_OUT
                return
            # Rights that are not what they were are told by the revision; they need no call.
            if looks or now != viewer:
                viewer, place.said, place.has_more = now, False, False
                content = await self._read(ask, viewer, place)
                if place.said or "errors" in content:
                    yield content
                if "errors" in content:
                    yield Sign.COMPLETE
                    return
            if not place.has_more:
                looks = await following.waited(place, seconds=BEAT)
                if not looks:
                    yield Sign.ALIVE
        yield Sign.RECONNECT

    async def still(self, connection: HTTPConnection) -> Viewer | None:
        """Who the viewer is now; listening is no use of a session and does not prolong it."""
        presence = await presence_of(Once(), key_of(connection, self._settings), clock.now())
        if presence is None:
            return None
        try:
            refuse_unless_admitted(SignedIn(), presence.viewer, OperationType.QUERY)
        except GraphQLError:
            return None
        return presence.viewer

    async def _read(self, ask: Asked, viewer: Viewer, place: Place) -> dict[str, Any]:
        assert ask.document.node is not None
        token = PLACE.set(place)
        try:
            async with asyncio.timeout(self._settings.seconds), reading() as snapshot:
                context = Context(
                    viewer,
                    reading=lambda: nullcontext(snapshot),
                    object_budget=self._settings.objects,
                    seconds=self._settings.seconds,
                )
                try:
                    result = execute(
                        self._core,
                        ask.document.node,
                        variable_values=ask.variables,
                        operation_name=ask.operation_name,
                        context_value=context,
                        executor_class=self._executor,
                    )
                    done = await result if isawaitable(result) else result
                finally:
                    await context.reads.close()
        except TimeoutError:
            return {"errors": [plain(Code.TIMEOUT, "The answer took too long.")]}
        finally:
            PLACE.reset(token)
        if done.errors:
            faults = told(done.errors, request_id=request_id_of(ask.request))
            if faults.causes:
                _log.error("event_failed", exc_info=faults.causes[0])
            return {"errors": faults.errors, "data": done.data}
        return {"data": done.data}
