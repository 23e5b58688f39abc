"""The GraphQL endpoint: GraphQL over HTTP as the specification has it, on graphql-core's executor."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from inspect import isawaitable
from typing import Any

import orjson
import strawberry
import structlog
from graphql import DocumentNode, ExecutionResult, OperationDefinitionNode, OperationType, execute, get_operation_ast
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from plumbline.database import Connection, reading
from plumbline.engine import Context
from plumbline.kit.errors import Unavailable
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.answers import graphql_refusal, json_answer
from plumbline.web.documents import Document, Documents
from plumbline.web.errors import BadRequest, Code, Told, told
from plumbline.web.intake import json_body
from plumbline.web.log import noted, request_id_of
from plumbline.web.media import GRAPHQL_RESPONSE, JSON, negotiated
from plumbline.web.origin import client_address, refuse_foreign_sites
from plumbline.web.rates import Rates
from plumbline.web.visitor import has_bearer, has_credentials, viewer_of

_log = structlog.stdlib.get_logger("plumbline.web")

_PREFLIGHT = ("graphql-require-preflight", "apollo-require-preflight", "x-requested-with", "x-plumbline")
"""A page of another site can send none of these without asking first, and is never told yes."""

Opening = Callable[[], AbstractAsyncContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, its document read."""

    request: Request
    media_type: str
    document: Document
    variables: dict[str, Any] | None
    operation_name: str | None
    with_cost: bool

    @property
    def operation(self) -> OperationDefinitionNode | None:
        """The operation that is to run; None when the name fits none of the document, or not just one."""
        return get_operation_ast(self.document.node, self.operation_name) if self.document.node else None

    @property
    def only_reads(self) -> bool:
        """Whether it is a query."""
        return self.operation is not None and self.operation.operation is OperationType.QUERY


class Endpoint:
    """Answers GET and POST at one address."""

    def __init__(
        self,
        schema: strawberry.Schema,
        settings: Settings,
        documents: Documents,
        *,
        opening: Opening = reading,
    ) -> None:
        self._schema = schema
        self._settings = settings
        self._documents = documents
        self._opening = opening
        self._rates = Rates(most=settings.requests_per_minute)

    async def answer(self, request: Request) -> Response:
        """Run one operation. Whatever is wrong with the request, the answer says it in GraphQL's own form."""
        media_type = JSON
        try:
            media_type = negotiated(request.headers.get("accept"))
            return await self._answered(await self._asked(request, media_type))
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except BadRequest as refused:
            noted(request, codes=[refused.code.value])
            return await graphql_refusal(request, refused, media_type=media_type)
        except Unavailable as away:
            noted(request, codes=[Code.INTERNAL.value])
            later = BadRequest(
                str(away), status=HTTPStatus.SERVICE_UNAVAILABLE, code=Code.INTERNAL, headers={"retry-after": "2"}
            )
            return await graphql_refusal(request, later, media_type=media_type)

    async def _asked(self, request: Request, media_type: str) -> Asked:
        if request.method == "POST":
            if not has_bearer(request):
                refuse_foreign_sites(request)
            return self._checked(request, media_type, await json_body(request, largest=self._settings.body_bytes))
        if not any(name in request.headers for name in _PREFLIGHT):
            raise BadRequest("A GET needs the header GraphQL-Require-Preflight: 1, which keeps other sites out.")
        parameters: dict[str, Any] = dict(request.query_params)
        for name in ("variables", "extensions"):
            if name in parameters:
                parameters[name] = _json_parameter(name, parameters[name])
        return self._checked(request, media_type, parameters)

    def _checked(self, request: Request, media_type: str, parameters: dict[str, Any]) -> Asked:
        variables, extensions = parameters.get("variables"), parameters.get("extensions")
        for name, value in (("variables", variables), ("extensions", extensions)):
            if value is not None and not isinstance(value, dict):
                raise BadRequest(f"`{name}` has to be an object.")
        operation_name = parameters.get("operationName")
        if operation_name is not None and not isinstance(operation_name, str):
            raise BadRequest("`operationName` has to be a text.")
        with_cost = bool(extensions and extensions.get("cost"))
        document = self._documents.read(self._documents.text_of(parameters))
        return Asked(request, media_type, document, variables, operation_name or None, with_cost)

    def _taken(self, request: Request, viewer: Viewer | None) -> dict[str, str]:
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

    async def _answered(self, asked: Asked) -> Response:
        """Who asks and what they ask for are read in one snapshot; a mutation opens newer ones as it goes."""
        if not (asked.only_reads and has_credentials(asked.request, self._settings)):
            viewer = await viewer_of(asked.request, self._settings)
            return await self._limited(asked, viewer, self._opening)
        async with self._opening() as snapshot:
            viewer = await viewer_of(asked.request, self._settings, snapshot=snapshot)
            return await self._limited(asked, viewer, lambda: nullcontext(snapshot))

    async def _limited(self, asked: Asked, viewer: Viewer | None, opening: Opening) -> Response:
        limits = self._taken(asked.request, viewer)
        if asked.document.node is None:
            faults = told(asked.document.errors, request_id=request_id_of(asked.request), started=False)
            response = await self._refused(asked, faults)
        else:
            response = await self._run(asked, asked.document.node, viewer, opening)
        response.headers.update(limits)
        return response

    async def _run(self, asked: Asked, node: DocumentNode, viewer: Viewer | None, opening: Opening) -> Response:
        _refuse_operation(asked)
        seconds = self._settings.seconds
        context = Context(viewer, reading=opening, object_budget=self._settings.objects, seconds=seconds)
        try:
            async with asyncio.timeout(seconds):
                result = execute(
                    self._schema._schema,
                    node,
                    variable_values=asked.variables,
                    operation_name=asked.operation_name,
                    context_value=context,
                    executor_class=self._schema.execution_context_class,
                )
                result = await result if isawaitable(result) else result
        except TimeoutError:
            raise BadRequest(
                f"A request may run for {seconds} seconds; this one was stopped.",
                status=HTTPStatus.GATEWAY_TIMEOUT,
                code=Code.TIMEOUT,
            ) from None
        finally:
            await context.reads.close()
        return await self._told(asked, result, context)

    async def _told(self, asked: Asked, result: ExecutionResult, context: Context) -> Response:
        errors = result.errors or []
        faults = told(errors, request_id=request_id_of(asked.request))
        if result.data is None and errors and all(error.path is None for error in errors):
            return await self._refused(asked, faults)
        _log_faults(asked.request, faults)
        content: dict[str, Any] = {"errors": faults.errors} if faults.errors else {}
        content["data"] = result.data
        if asked.with_cost:
            content["extensions"] = {"cost": {"objects": context.objects_produced, "budget": context.object_budget}}
        status = HTTPStatus.OK if result.data is not None else _status_without_data(faults, asked.media_type)
        return await json_answer(asked.request, content, status=status, media_type=asked.media_type)

    async def _refused(self, asked: Asked, faults: Told) -> Response:
        """The operation never ran. Clients of the older media type expect 200 even so."""
        _log_faults(asked.request, faults)
        status = HTTPStatus.BAD_REQUEST if asked.media_type == GRAPHQL_RESPONSE else HTTPStatus.OK
        return await json_answer(asked.request, {"errors": faults.errors}, status=status, media_type=asked.media_type)


def _log_faults(request: Request, faults: Told) -> None:
    if faults.codes:
        noted(request, codes=list(faults.codes))
    if faults.causes:
        cause = faults.causes[0]
        _log.error("operation_failed", causes=len(faults.causes), exc_info=(type(cause), cause, cause.__traceback__))


def _json_parameter(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadRequest(f"`{name}` has to be JSON.") from None


def _refuse_operation(asked: Asked) -> None:
    if asked.operation is None:
        raise BadRequest("`operationName` has to name one of the operations in the document.")
    if asked.operation.operation is OperationType.SUBSCRIPTION:
        raise BadRequest("Subscriptions are not answered here.")
    if asked.request.method != "POST" and not asked.only_reads:
        raise BadRequest("Send mutations by POST.", status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"allow": "POST"})


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
