"""One line of JSON per request, and a trace for what is our own fault. Nothing secret and no text of people is logged."""

import logging
import secrets
import sys
import time
from typing import Any

import orjson
import structlog
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger("plumbline.web")


def configure_logging(level: str = "info") -> None:
    """Write every log line, those of libraries too, as JSON to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.dict_tracebacks,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    # Our own lines do not pass through `logging`: there is one for every request.
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(serializer=_json)],
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        cache_logger_on_first_use=True,
    )
    # Each wrote lines of its own for every request or wrong query.
    for name in ("uvicorn.access", "strawberry.execution", "httpx"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _json(line: dict[str, Any], **options: Any) -> bytes:
    return orjson.dumps(line, **options)


def request_id_of(connection: HTTPConnection) -> str:
    """The number under which the log knows this request."""
    return str(connection.scope.get("plumbline.request_id", "-"))


def noted(connection: HTTPConnection, **facts: Any) -> None:
    """Add facts to the one line that this request will have in the log."""
    connection.scope.setdefault("plumbline.facts", {}).update(facts)


class Journal:
    """Gives each request its number and its line, and turns what nobody caught into an answer that tells nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # A connection that stays has a number too; what fails in it is told under that.
            scope["plumbline.request_id"] = secrets.token_hex(8)
            await self._app(scope, receive, send)
            return
        scope["plumbline.request_id"] = request_id = secrets.token_hex(8)
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            _log.exception("request_failed")
            if not status:
                await _masked(scope, sending)
        finally:
            _line(scope, status, time.perf_counter() - started)
            structlog.contextvars.unbind_contextvars("request_id")


async def _masked(scope: Scope, send: Send) -> None:
    message = f"Something went wrong on the server. Its log knows more under {scope['plumbline.request_id']}."
    body = b'{"message":"%b","code":"INTERNAL","errors":[{"message":"%b","extensions":{"code":"INTERNAL"}}]}' % (
        message.encode(),
        message.encode(),
    )
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _line(scope: Scope, status: int, seconds: float) -> None:
    # The route and not the path: paths of one-time links carry secrets.
    route = getattr(scope.get("route"), "path", "-")
    facts = scope.get("plumbline.facts", {})
    _log.info("request", method=scope["method"], route=route, status=status, ms=round(seconds * 1_000, 1), **facts)
