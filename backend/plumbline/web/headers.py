"""What every answer tells the browser to refuse, which build of the app is served, and the refusal of plain http where it
is not safe."""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from plumbline.settings import Settings
from plumbline.web.origin import asks_for_localhost, is_https

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types plumbline",
    )
)
_ALWAYS: dict[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}
_TWO_YEARS = "max-age=63072000; includeSubDomains"
_OVER_HTTP = [(name.encode(), value.encode()) for name, value in (_ALWAYS | {"cache-control": "no-store"}).items()]
_OVER_HTTPS = [*_OVER_HTTP, (b"strict-transport-security", _TWO_YEARS.encode())]
_FRAMED = b"frame-ancestors 'self'"
"""In the policy of a page that sites may frame; the older header would forbid it, for it knows no list."""
_PROBES = frozenset({"/healthz", "/readyz"})


class SecurityHeaders:
    """Adds the headers; an answer that says nothing about caching is not to be stored.

    `build` names the build of the app that is served, so that an open page learns of a newer one; None: nothing is built.
    """

    def __init__(self, app: ASGIApp, settings: Settings, *, build: str | None = None) -> None:
        self._app = app
        self._settings = settings
        named = [] if build is None else [(b"x-plumbline-build", build.encode())]
        self._over_http = [*_OVER_HTTP, *named]
        self._over_https = [*_OVER_HTTPS, *named]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        https = is_https(connection, self._settings)
        ours = self._over_https if https else self._over_http

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = message["headers"]
                names = {name for name, _ in said}
                if any(_FRAMED in value for name, value in said if name == b"content-security-policy"):
                    names.add(b"x-frame-options")
                message["headers"] = [*said, *(header for header in ours if header[0] not in names)]
            await send(message)

        safe = https or self._settings.allow_http or asks_for_localhost(connection) or scope["path"] in _PROBES
        if scope["type"] == "websocket":
            await (self._app if safe else WebSocketClose())(scope, receive, send)
            return
        app = self._app if safe else _refusal
        await app(scope, receive, sending)


_refusal = PlainTextResponse(
    "Plumbline answers over https, or at localhost. Put it behind a proxy that speaks https and set PLUMBLINE_PUBLIC_URL,"
    " or set PLUMBLINE_ALLOW_HTTP=1 if everyone on this network may read along.",
    status_code=403,
)
