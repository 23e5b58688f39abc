"""Who sends a request: the cookie and the bearer token, and the viewer behind them."""

from http import HTTPStatus

import structlog
from starlette.requests import HTTPConnection
from starlette.responses import Response

from plumbline.database import Connection, Once
from plumbline.identity.keys import is_access_token, sha256_of
from plumbline.identity.reads import Key, Presence, presence_of
from plumbline.identity.service import SignedIn, note_use
from plumbline.kit import clock
from plumbline.kit.errors import Unavailable
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.errors import BadRequest, Code
from plumbline.web.heads import cookie_of, head_of
from plumbline.web.origin import is_https

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger("plumbline.web")


async def viewer_of(
    connection: HTTPConnection, settings: Settings, *, snapshot: Connection | None = None
) -> Viewer | None:
    """The viewer behind a request, read afresh each time so that revocation is immediate; None for a stranger.

    A bearer token goes before the cookie. Raises BadRequest (401) for a token that opens nothing: a program should
    hear at once that its token has ended, whereas a browser without a session is only not signed in.
    """
    if not has_credentials(connection, settings):
        return None
    key = key_of(connection, settings)
    presence = await presence_of(snapshot or Once(), key, clock.now())
    if presence is None:
        if key.is_token:
            raise _opens_nothing()
        return None
    await note(presence)
    return presence.viewer


def key_of(connection: HTTPConnection, settings: Settings) -> Key:
    """What a request with credentials proves itself with. Raises BadRequest (401) for what is no token."""
    header = head_of(connection).get("authorization")
    if header is None:
        return Key(sha256_of(session_key(connection, settings) or ""), is_token=False)
    scheme, _, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not is_access_token(token):
        raise _opens_nothing()
    return Key(sha256_of(token), is_token=True)


def has_credentials(connection: HTTPConnection, settings: Settings) -> bool:
    """Whether there is a token or a session to look up."""
    return has_bearer(connection) or bool(session_key(connection, settings))


def has_bearer(connection: HTTPConnection) -> bool:
    """Whether the request brings its own proof, which no browser adds by itself."""
    return "authorization" in head_of(connection)


def session_key(connection: HTTPConnection, settings: Settings) -> str | None:
    """The session key in the cookie."""
    return cookie_of(connection, _cookie_name(connection, settings))


def remember(response: Response, connection: HTTPConnection, settings: Settings, signed_in: SignedIn) -> None:
    """Put the session into the cookie."""
    response.set_cookie(
        _cookie_name(connection, settings),
        signed_in.key,
        max_age=int((signed_in.expires_at - clock.now()).total_seconds()),
        path="/",
        secure=is_https(connection, settings),
        httponly=True,
        samesite="lax",
    )


def forget(response: Response, connection: HTTPConnection, settings: Settings) -> None:
    """Take the cookie back."""
    response.delete_cookie(
        _cookie_name(connection, settings),
        path="/",
        secure=is_https(connection, settings),
        httponly=True,
        samesite="lax",
    )


def _cookie_name(connection: HTTPConnection, settings: Settings) -> str:
    # The prefix makes browsers refuse a cookie that a sister domain or plain http tries to set.
    return "__Host-plumbline" if is_https(connection, settings) else "plumbline"


def _opens_nothing() -> BadRequest:
    return BadRequest(
        "This token is unknown, has expired or was revoked.",
        status=HTTPStatus.UNAUTHORIZED,
        code=Code.UNAUTHENTICATED,
        headers={"www-authenticate": 'Bearer error="invalid_token"'},
    )


async def note(presence: Presence) -> None:
    """Note the last use where that is due."""
    if not presence.stale:
        return
    try:
        await note_use(presence)
    except Unavailable:
        # Reading goes on while the disk is full; the use is noted another time.
        _log.warning("last_use_not_noted")
