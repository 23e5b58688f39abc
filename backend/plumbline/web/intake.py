"""Request bodies: measured while they arrive, and read as JSON without ever failing on what is in them."""

import asyncio
from http import HTTPStatus
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request

from plumbline.web.errors import BadRequest
from plumbline.web.heads import head_of

LARGEST_BODY = 256 * 1024
"""Bytes."""

SLOWEST_BODY = 10.0
"""Seconds."""


async def json_body(request: Request, *, largest: int = LARGEST_BODY) -> dict[str, Any]:
    """The body as a JSON object. Raises BadRequest, and ClientDisconnect when the client has gone."""
    kind = head_of(request).get("content-type", "")
    media_type, _, parameters = kind.partition(";")
    if media_type.strip().lower() != "application/json":
        raise BadRequest("Send the body as application/json.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    charset = parameters.lower().replace('"', "").replace(" ", "")
    if "charset=" in charset and "charset=utf-8" not in charset:
        raise BadRequest("Send the body in UTF-8.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if head_of(request).get("content-encoding", "identity") != "identity":
        raise BadRequest("Send the body uncompressed.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = await _bytes(request, largest)
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as wrong:
        raise BadRequest(f"The body is not JSON in UTF-8: {wrong.msg}.") from None
    if not isinstance(content, dict):
        raise BadRequest("The body has to be a JSON object.")
    return content


async def _bytes(request: Request, largest: int) -> bytes:
    announced = head_of(request).get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > largest:
        raise _too_large(largest)
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            async for chunk in request.stream():
                body += chunk
                if len(body) > largest:
                    raise _too_large(largest)
    except TimeoutError:
        raise BadRequest("The body took too long to arrive.", status=HTTPStatus.REQUEST_TIMEOUT) from None
    return bytes(body)


def _too_large(largest: int) -> BadRequest:
    return BadRequest(
        f"The body may have {largest // 1024} KiB.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        headers={"connection": "close"},
    )


__all__ = ["LARGEST_BODY", "ClientDisconnect", "json_body"]
