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
from graphql import DocumentNode, ExecutionResult, OperationType, execute, get_operation_ast
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
    """The parameters of one request."""

    text: str
    variables: dict[str, Any] | None
    operation_name: str | None
    with_cost: bool


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
            return await self._answered(request, await self._asked(request), media_type)
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

    async def _asked(self, request: Request) -> Asked:
        if request.method == "POST":
            if not has_bearer(request):
                refuse_foreign_sites(request)
            return self._checked(await json_body(request, largest=self._settings.body_bytes))
        if not any(name in request.headers for name in _PREFLIGHT):
            raise BadRequest("A GET needs the header GraphQL-Require-Preflight: 1, which keeps other sites out.")
        parameters: dict[str, Any] = dict(request.query_params)
        for name in ("variables", "extensions"):
            if name in parameters:
                parameters[name] = _json_parameter(name, parameters[name])
        return self._checked(parameters)

    def _checked(self, parameters: dict[str, Any]) -> Asked:
        variables, extensions = parameters.get("variables"), parameters.get("extensions")
        for name, value in (("variables", variables), ("extensions", extensions)):
            if value is not None and not isinstance(value, dict):
                raise BadRequest(f"`{name}` has to be an object.")
        operation_name = parameters.get("operationName")
        if operation_name is not None and not isinstance(operation_name, str):
            raise BadRequest("`operationName` has to be a text.")
        with_cost = bool(extensions and extensions.get("cost"))
        return Asked(self._documents.text_of(parameters), variables, operation_name or None, with_cost)

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

    async def _answered(self, request: Request, asked: Asked, media_type: str) -> Response:
        """Who asks and what they ask for are read in one snapshot; a mutation opens newer ones as it goes."""
        document = self._documents.read(asked.text)
        reads_only = document.node is not None and _reads_only(document.node, asked.operation_name)
        if not (reads_only and has_credentials(request, self._settings)):
            viewer = await viewer_of(request, self._settings)
            return await self._run(request, document, asked, viewer, media_type, self._opening)
        async with self._opening() as snapshot:
            viewer = await viewer_of(request, self._settings, snapshot=snapshot)
            return await self._run(request, document, asked, viewer, media_type, lambda: nullcontext(snapshot))

    async def _run(
        self,
        request: Request,
        document: Document,
        asked: Asked,
        viewer: Viewer | None,
        media_type: str,
        opening: Opening,
    ) -> Response:
        limits = self._taken(request, viewer)
        if document.node is None:
            faults = told(document.errors, request_id=request_id_of(request), started=False)
            response = await self._refused(request, faults, media_type)
        else:
            _refuse_operation(document, asked, method=request.method)
            response = await self._within_time(request, document, asked, viewer, media_type, opening)
        response.headers.update(limits)
        return response

    async def _within_time(
        self,
        request: Request,
        document: Document,
        asked: Asked,
        viewer: Viewer | None,
        media_type: str,
        opening: Opening,
    ) -> Response:
        context = Context(viewer, reading=opening, object_budget=self._settings.objects, seconds=self._settings.seconds)
        try:
            async with asyncio.timeout(self._settings.seconds):
                result = await self._executed(document, asked, context)
        except TimeoutError:
            raise BadRequest(
                f"A request may run for {self._settings.seconds} seconds; this one was stopped.",
                status=HTTPStatus.GATEWAY_TIMEOUT,
                code=Code.TIMEOUT,
            ) from None
        finally:
            await context.reads.close()
        return await self._told(request, result, context, asked, media_type)

    async def _executed(self, document: Document, asked: Asked, context: Context) -> ExecutionResult:
        assert document.node is not None
        result = execute(
            self._schema._schema,
            document.node,
            variable_values=asked.variables,
            operation_name=asked.operation_name,
            context_value=context,
            executor_class=self._schema.execution_context_class,
        )
        return await result if isawaitable(result) else result

    async def _told(
        self, request: Request, result: ExecutionResult, context: Context, asked: Asked, media_type: str
    ) -> Response:
        errors = result.errors or []
        faults = told(errors, request_id=request_id_of(request))
        if result.data is None and errors and all(error.path is None for error in errors):
            return await self._refused(request, faults, media_type)
        self._log_faults(request, faults)
        content: dict[str, Any] = {"errors": faults.errors} if faults.errors else {}
        content["data"] = result.data
        if asked.with_cost:
            content["extensions"] = {"cost": {"objects": context.objects_produced, "budget": context.object_budget}}
        status = HTTPStatus.OK if result.data is not None else _status_without_data(faults, media_type)
        return await json_answer(request, content, status=status, media_type=media_type)

    async def _refused(self, request: Request, faults: Told, media_type: str) -> Response:
        """The operation never ran. Clients of the older media type expect 200 even so."""
        self._log_faults(request, faults)
        status = HTTPStatus.BAD_REQUEST if media_type == GRAPHQL_RESPONSE else HTTPStatus.OK
        return await json_answer(request, {"errors": faults.errors}, status=status, media_type=media_type)

    def _log_faults(self, request: Request, faults: Told) -> None:
        if faults.codes:
            noted(request, codes=list(faults.codes))
        if faults.causes:
            cause = faults.causes[0]
            _log.error(
                "operation_failed", causes=len(faults.causes), exc_info=(type(cause), cause, cause.__traceback__)
            )


def _json_parameter(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadRequest(f"`{name}` has to be JSON.") from None


def _reads_only(node: DocumentNode, operation_name: str | None) -> bool:
    operation = get_operation_ast(node, operation_name)
    return operation is not None and operation.operation is OperationType.QUERY


def _refuse_operation(document: Document, asked: Asked, *, method: str) -> None:
    assert document.node is not None
    operation = get_operation_ast(document.node, asked.operation_name)
    if operation is None:
        raise BadRequest("`operationName` has to name one of the operations in the document.")
    if operation.operation is OperationType.SUBSCRIPTION:
        raise BadRequest("Subscriptions are not answered here.")
    if method != "POST" and operation.operation is not OperationType.QUERY:
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
