"""The GraphQL endpoint: GraphQL over HTTP as the specification has it, on graphql-core's executor."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from inspect import isawaitable
from typing import Any, cast

import strawberry
import structlog
from graphql import ExecutionResult, execute
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from plumbline.database import Connection, Once, reading
from plumbline.engine import Context, TooComplex, Unproved
from plumbline.identity.reads import Presence
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.answers import UNANSWERED, Answer, json_answer, unanswered
from plumbline.web.asked import Asked, asked
from plumbline.web.documents import Documents
from plumbline.web.errors import BadRequest, Code, Told, told
from plumbline.web.heads import head_of
from plumbline.web.log import noted, request_id_of
from plumbline.web.media import GRAPHQL_RESPONSE, JSON, negotiated
from plumbline.web.origin import client_address
from plumbline.web.rates import Rates
from plumbline.web.tags import HEADERS, Tags, is_known
from plumbline.web.trust import Claim, Trust
from plumbline.web.visitor import has_credentials, key_of, note, viewer_of
from plumbline.web.watch import Watch

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger("plumbline.web")

Opening = Callable[[], AbstractAsyncContextManager[Connection]]


@dataclass(slots=True)
class Ran:
    """What came of an operation: a result, or the faults of a document that is no good; with the headers to send."""

    headers: dict[str, str]
    result: ExecutionResult | None = None
    context: Context | None = None
    tag: str | None = None
    is_known: bool = False
    """Whether the client has the answer already."""


class Endpoint:
    """An ASGI application that answers GET and POST at one address."""

    def __init__(
        self,
        schema: strawberry.Schema,
        settings: Settings,
        documents: Documents,
        *,
        opening: Opening = reading,
        tags: Tags | None = None,
    ) -> None:
        self._core = schema._schema
        self._executor = schema.execution_context_class
        self._settings = settings
        self._documents = documents
        self._opening = opening
        self._once = Once()
        self._trust = Trust()
        self._tags = tags
        self._rates = Rates(most=settings.requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """Run one operation. Whatever is wrong with the request, the answer says it in GraphQL's own form."""
        media_type = JSON
        try:
            media_type = negotiated(head_of(request).get("accept"))
            ask = await asked(request, self._documents, media_type=media_type, largest=self._settings.body_bytes)
            # Nothing of the database is held while the answer is written and sent.
            return await _told(ask, await self._ran(ask))
        except UNANSWERED as problem:
            return await unanswered(request, problem, media_type=media_type)

    async def _ran(self, ask: Asked) -> Ran:
        """Who asks and what they ask for are read in one snapshot; a mutation opens newer ones as it goes."""
        if not ask.only_reads:
            return await self._limited(ask, await viewer_of(ask.request, self._settings), self._opening)
        # A mutation runs to its end; of a query there is nothing left to want when the client has gone.
        with Watch(cast(Request, ask.request).receive):
            if not has_credentials(ask.request, self._settings):
                return await self._limited(ask, None, self._opening)
            key = key_of(ask.request, self._settings)
            claim = self._trust.claim(key)
            if claim is not None:
                try:
                    ran = await self._limited(ask, claim.viewer, self._opening, claim)
                    await note(cast(Presence, claim.presence))
                    return ran
                except Unproved:
                    self._trust.forget(key)
            async with self._opening() as snapshot:
                viewer = await viewer_of(ask.request, self._settings, snapshot=snapshot)
                if viewer is not None:
                    self._trust.remember(key, viewer)
                return await self._limited(ask, viewer, lambda: nullcontext(snapshot))

    async def _limited(self, ask: Asked, viewer: Viewer | None, opening: Opening, proof: Claim | None = None) -> Ran:
        headers = self.taken(ask.request, viewer)
        if ask.document.node is None:
            return Ran(headers)
        ask.refuse_operation()
        context = Context(
            viewer,
            reading=opening,
            once=self._once if proof or not ask.only_reads else None,
            proof=proof,
            object_budget=self._settings.objects,
            seconds=self._settings.seconds,
            as_bytes=True,
        )
        try:
            tag = await self._tags.tag(ask, viewer, context.reads) if self._tags else None
            if tag is not None and is_known(ask, tag):
                return Ran(headers, tag=tag, is_known=True)
            return Ran(headers, await self._executed(ask, context), context, tag)
        finally:
            await context.reads.close()

    def taken(self, request: HTTPConnection, viewer: Viewer | None) -> dict[str, str]:
        """Count a request against its asker's limit: headers that tell what is left. Raises BadRequest for none."""
        asker = f"account {viewer.account_id}" if viewer else client_address(request)
        allowance = self._rates.taken(asker, at=time.monotonic())
        if allowance.retry_after:
            raise BadRequest(
                f"At most {allowance.most:,} requests a minute, please.",
                status=HTTPStatus.TOO_MANY_REQUESTS,
                code=Code.RATE_LIMITED,
                headers=allowance.headers,
            )
        return allowance.headers

    async def _executed(self, ask: Asked, context: Context) -> ExecutionResult:
        assert ask.document.node is not None
        seconds = self._settings.seconds
        try:
            async with asyncio.timeout(seconds):
                result = execute(
                    self._core,
                    ask.document.node,
                    variable_values=ask.variables,
                    operation_name=ask.operation_name,
                    context_value=context,
                    executor_class=self._executor,
                )
                done = await result if isawaitable(result) else result
                if isinstance(context.stopped, Unproved):
                    raise context.stopped
                await context.reads.prove()
                return done
        except TimeoutError:
            raise BadRequest(
                f"A request may run for {seconds} seconds; this one was stopped.",
                status=HTTPStatus.GATEWAY_TIMEOUT,
                code=Code.TIMEOUT,
            ) from None


async def _told(ask: Asked, ran: Ran) -> Response:
    if ran.is_known and ran.tag is not None:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=ran.headers | HEADERS | {"etag": ran.tag})
    if ran.result is None or ran.context is None:
        faults = told(ask.document.errors, request_id=request_id_of(ask.request), started=False)
        return await _refused(ask, faults, {}, ran.headers)
    data, errors = ran.result.data, ran.result.errors
    content: dict[str, Any] = {}
    extensions = _extensions(ask, ran.context)
    status = HTTPStatus.OK
    if errors:
        faults = told(errors, request_id=request_id_of(ask.request))
        if data is None and all(error.path is None for error in errors):
            return await _refused(ask, faults, extensions, ran.headers)
        _log_faults(ask.request, faults)
        content["errors"] = faults.errors
        if data is None:
            status = _status_without_data(faults, ask.media_type)
    content["data"] = data
    headers = ran.headers
    if ran.tag is not None and not errors:
        headers = headers | HEADERS | {"etag": ran.tag}
    return await json_answer(
        ask.request, content | extensions, status=status, media_type=ask.media_type, headers=headers
    )


def _extensions(ask: Asked, context: Context) -> dict[str, Any]:
    """What it cost, for whoever asks, and for whoever asked too much."""
    if not ask.with_cost and not isinstance(context.stopped, TooComplex):
        return {}
    return {"extensions": {"cost": {"objects": context.objects_produced, "budget": context.object_budget}}}


async def _refused(ask: Asked, faults: Told, extensions: dict[str, Any], headers: dict[str, str]) -> Answer:
    """The operation never ran. Clients of the older media type expect 200 even so."""
    _log_faults(ask.request, faults)
    status = HTTPStatus.BAD_REQUEST if ask.media_type == GRAPHQL_RESPONSE else HTTPStatus.OK
    content = {"errors": faults.errors} | extensions
    return await json_answer(ask.request, content, status=status, media_type=ask.media_type, headers=headers)


def _log_faults(request: HTTPConnection, faults: Told) -> None:
    if faults.codes:
        noted(request, codes=list(faults.codes))
    if faults.causes:
        cause = faults.causes[0]
        _log.error("operation_failed", causes=len(faults.causes), exc_info=(type(cause), cause, cause.__traceback__))


def _status_without_data(faults: Told, media_type: str) -> HTTPStatus:
    if faults.unavailable:
        return HTTPStatus.SERVICE_UNAVAILABLE
    if Code.TIMEOUT in faults.codes:
        return HTTPStatus.GATEWAY_TIMEOUT
    if media_type != GRAPHQL_RESPONSE:
        return HTTPStatus.OK
    if Code.UNAUTHENTICATED in faults.codes:
        return HTTPStatus.UNAUTHORIZED
    return HTTPStatus.FORBIDDEN if Code.FORBIDDEN in faults.codes else HTTPStatus.OK
