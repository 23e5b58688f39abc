"""Answers as bytes: JSON by orjson, compressed where that pays, sent at the pace of whoever reads."""

import asyncio
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from plumbline.engine import written
from plumbline.kit.errors import Refused, Unavailable
from plumbline.kit.ropes import Rope
from plumbline.web.encodings import COMPRESSED_FROM, compressed, encoding_for
from plumbline.web.errors import BadRequest, Code, plain
from plumbline.web.heads import head_of
from plumbline.web.log import noted

PIECE = 64 * 1024
"""Bytes handed to the server at once; it takes the next piece when the client has read most of those before."""

BREATH = 16
"""Pieces after which others get their turn: a reader that keeps up is never waited for."""

_STATUS = {
    "NOT_FOUND": HTTPStatus.NOT_FOUND,
    "FORBIDDEN": HTTPStatus.FORBIDDEN,
    "UNAUTHENTICATED": HTTPStatus.UNAUTHORIZED,
    "RATE_LIMITED": HTTPStatus.TOO_MANY_REQUESTS,
    "DUPLICATE": HTTPStatus.CONFLICT,
}


class Answer(Response):
    """A response whose body is whole and whose headers are written: nothing is left to work out but sending it, once."""

    def __init__(self, body: bytes | Rope, *, status: int, head: Iterable[tuple[str, str]]) -> None:
        self._body = body
        self.status_code = status
        self.background = None
        self.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in head]
        self.raw_headers.append((b"content-length", b"%d" % len(body)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the body, a large one in pieces, so that a slow reader holds back the rest and not the server."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = self._body
        if len(body) > PIECE:
            body = await _all_but_last(body if isinstance(body, Rope) else Rope((body,)), send)
        await send({"type": "http.response.body", "body": bytes(body)})


async def _all_but_last(body: Rope, send: Send) -> bytes:
    """Send a body up to its last piece, which is given back. What has been sent is let go."""
    last = b""
    for number, piece in enumerate(body.blocks(PIECE)):
        if last:
            await send({"type": "http.response.body", "body": last, "more_body": True})
        if number % BREATH == 0:
            await asyncio.sleep(0)
        last = piece
    return last


async def json_answer(
    connection: HTTPConnection,
    content: Any,
    *,
    status: int = 200,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """The content as JSON in UTF-8. Raises TypeError for what JSON cannot hold."""
    body = written(content)
    head = {
        "content-type": f"{media_type}; charset=utf-8",
        "vary": "accept, accept-encoding, cookie",
        **(headers or {}),
    }
    if len(body) >= COMPRESSED_FROM and (kind := encoding_for(head_of(connection).get("accept-encoding", ""))):
        head["content-encoding"] = kind
        body = await compressed(body, kind)
    return Answer(body, status=status, head=head.items())


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


UNANSWERED = (ClientDisconnect, BadRequest, Unavailable)
"""What keeps a GraphQL request from being run."""


async def unanswered(request: Request, problem: Exception, *, media_type: str) -> Response:
    """The answer to a request that was not run for one of `UNANSWERED`, in GraphQL's own form."""
    if isinstance(problem, ClientDisconnect):
        noted(request, gone=True)
        return Response(status_code=HTTPStatus.BAD_REQUEST)
    if isinstance(problem, Unavailable):
        away, later = HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "2"}
        problem = BadRequest(str(problem), status=away, code=Code.INTERNAL, headers=later)
    if not isinstance(problem, BadRequest):
        raise problem
    noted(request, codes=[problem.code.value])
    errors = {"errors": [plain(problem.code, problem.message)]}
    return await json_answer(request, errors, status=problem.status, media_type=media_type, headers=problem.headers)


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
