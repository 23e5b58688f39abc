"""Answers as bytes: JSON by orjson, compressed where that pays."""

import asyncio
import gzip
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from starlette.requests import HTTPConnection
from starlette.responses import Response

from plumbline.kit.errors import Refused, Unavailable
from plumbline.web.errors import BadRequest, Code, plain

_COMPRESSED_FROM = 8 * 1024
"""Bytes; a smaller answer fits a few packets as it is."""

_IN_A_THREAD_FROM = 64 * 1024
"""Bytes; compressing more than that would hold up everybody else."""

_STATUS = {
    "NOT_FOUND": HTTPStatus.NOT_FOUND,
    "FORBIDDEN": HTTPStatus.FORBIDDEN,
    "UNAUTHENTICATED": HTTPStatus.UNAUTHORIZED,
    "RATE_LIMITED": HTTPStatus.TOO_MANY_REQUESTS,
    "DUPLICATE": HTTPStatus.CONFLICT,
}


async def json_answer(
    connection: HTTPConnection,
    content: Any,
    *,
    status: int = 200,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The content as JSON in UTF-8. Raises TypeError for what JSON cannot hold."""
    body = orjson.dumps(content)
    head = {
        "content-type": f"{media_type}; charset=utf-8",
        "vary": "accept, accept-encoding, cookie",
        **(headers or {}),
    }
    if len(body) >= _COMPRESSED_FROM and "gzip" in connection.headers.get("accept-encoding", "").lower():
        head["content-encoding"] = "gzip"
        body = await _compressed(body)
    return Response(body, status_code=status, headers=head)


async def refusal(connection: HTTPConnection, refused: Exception) -> Response:
    """The answer of a plain route to a BadRequest, Refused or Unavailable: one sentence, a code, the field to blame."""
    if isinstance(refused, BadRequest):
        return await _said(connection, refused.message, refused.code, status=refused.status, headers=refused.headers)
    if isinstance(refused, Refused):
        status = _STATUS.get(refused.code, HTTPStatus.UNPROCESSABLE_ENTITY)
        headers = {"retry-after": str(refused.data)} if refused.code == "RATE_LIMITED" else None
        return await _said(connection, refused.message, refused.code, status=status, headers=headers, path=refused.path)
    if isinstance(refused, Unavailable):
        return await _said(
            connection,
            str(refused),
            Code.INTERNAL,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"retry-after": "2"},
        )
    raise refused


async def graphql_refusal(connection: HTTPConnection, refused: BadRequest, *, media_type: str) -> Response:
    """The answer to a request that is not one GraphQL can run."""
    return await json_answer(
        connection,
        {"errors": [plain(refused.code, refused.message)]},
        status=refused.status,
        media_type=media_type,
        headers=refused.headers,
    )


async def _said(
    connection: HTTPConnection,
    message: str,
    code: str,
    *,
    status: int,
    headers: Mapping[str, str] | None = None,
    path: tuple[str, ...] = (),
) -> Response:
    return await json_answer(
        connection, {"message": message, "code": str(code), "path": list(path)}, status=status, headers=headers
    )


async def _compressed(body: bytes) -> bytes:
    if len(body) < _IN_A_THREAD_FROM:
        return gzip.compress(body, compresslevel=4)
    return await asyncio.to_thread(gzip.compress, body, compresslevel=4)
