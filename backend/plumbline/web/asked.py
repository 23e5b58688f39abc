"""One GraphQL request, read from HTTP: by POST or GET, a text or a hash."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from graphql import OperationDefinitionNode, OperationType
from starlette.requests import HTTPConnection, Request

from plumbline.web.documents import Document, Documents
from plumbline.web.errors import BadRequest
from plumbline.web.heads import head_of
from plumbline.web.intake import json_body
from plumbline.web.origin import refuse_foreign_sites
from plumbline.web.visitor import has_bearer

_PREFLIGHT = ("graphql-require-preflight", "apollo-require-preflight", "x-requested-with", "x-plumbline")
"""A page of another site can send none of these without asking first, and is never told yes."""


@dataclass(slots=True)
class Asked:
    """One request, its document read.

    `operation` is what is to run; None when the document is no good, or the name fits none of its operations, or not
    just one.
    """

    request: HTTPConnection
    media_type: str
    document: Document
    operation: OperationDefinitionNode | None
    variables: dict[str, Any] | None
    operation_name: str | None
    with_cost: bool
    hash: str | None
    """Of the document, when it was asked for by its hash alone."""

    @property
    def only_reads(self) -> bool:
        """Whether it is a query."""
        return self.operation is not None and self.operation.operation is OperationType.QUERY

    def refuse_operation(self) -> None:
        """Raises BadRequest for what cannot run here."""
        if self.operation is None:
            raise BadRequest("`operationName` has to name one of the operations in the document.")
        if self.operation.operation is OperationType.SUBSCRIPTION:
            raise BadRequest("Subscriptions are not answered here.")
        if self.request.scope.get("method") != "POST" and not self.only_reads:
            raise BadRequest("Send mutations by POST.", status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"allow": "POST"})


async def asked(request: Request, documents: Documents, *, media_type: str, largest: int) -> Asked:
    """What a request asks; `largest` is the limit of its body in bytes. Raises BadRequest and ClientDisconnect."""
    if request.method == "POST":
        if not has_bearer(request):
            refuse_foreign_sites(request)
        parameters = await json_body(request, largest=largest)
    else:
        parameters = _parameters_of_address(request)
    return asked_in(parameters, request, documents, media_type=media_type)


def asked_in(parameters: dict[str, Any], request: HTTPConnection, documents: Documents, *, media_type: str) -> Asked:
    """What parameters ask that came with a request. Raises BadRequest."""
    variables, extensions = _object("variables", parameters), _object("extensions", parameters)
    operation_name = parameters.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        raise BadRequest("`operationName` has to be a text.")
    operation_name = operation_name or None
    text, hash_ = documents.text_of(parameters)
    document = documents.read(text)
    return Asked(
        request,
        media_type,
        document,
        document.operations.get(operation_name),
        variables,
        operation_name,
        bool(extensions and extensions.get("cost")),
        hash_,
    )


def _parameters_of_address(request: Request) -> dict[str, Any]:
    head = head_of(request)
    if not any(name in head for name in _PREFLIGHT):
        raise BadRequest("A GET needs the header GraphQL-Require-Preflight: 1, which keeps other sites out.")
    parameters: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in parameters:
            parameters[name] = _json_parameter(name, parameters[name])
    return parameters


def _object(name: str, parameters: dict[str, Any]) -> dict[str, Any] | None:
    value = parameters.get(name)
    if value is not None and not isinstance(value, dict):
        raise BadRequest(f"`{name}` has to be an object.")
    return value


def _json_parameter(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadRequest(f"`{name}` has to be JSON.") from None
