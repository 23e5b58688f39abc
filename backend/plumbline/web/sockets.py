"""Live answers over WebSockets: the protocol graphql-transport-ws and no other, carrying the same streams as SSE."""

import asyncio
from collections import Counter
from contextlib import suppress

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from plumbline.kit.errors import Unavailable
from plumbline.web.conversing import Close, Conversation, Desk, Ended, received, sent
from plumbline.web.errors import BadRequest
from plumbline.web.origin import refuse_foreign_sites
from plumbline.web.streams import MOST
from plumbline.web.visitor import has_bearer

PROTOCOL = "graphql-transport-ws"
INIT_SECONDS = 5.0
"""How long a connection may wait before it says `connection_init`."""

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger("plumbline.web")


class Sockets:
    """Answers WebSockets at /graphql/stream."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: Counter[int | None] = Counter()

    async def answer(self, socket: WebSocket) -> None:
        """Serve one connection to its end."""
        try:
            if not has_bearer(socket):
                refuse_foreign_sites(socket)
        except BadRequest:
            await socket.close()  # before it is accepted: HTTP 403
            return
        if PROTOCOL not in socket.scope["subprotocols"]:
            await socket.accept()
            await socket.close(Close.SUBPROTOCOL, f"Only {PROTOCOL} is spoken here.")
            return
        await socket.accept(PROTOCOL)
        with suppress(WebSocketDisconnect):
            end = await self._served(socket)
            await socket.close(end.code, end.reason)

    async def _served(self, socket: WebSocket) -> Ended:
        """Why the connection ends."""
        try:
            account = await self._greeted(socket)
            if self._open[account] >= MOST:
                return Ended(Close.TRY_LATER, f"At most {MOST} connections at a time, please.")
            self._open[account] += 1
            try:
                await sent(socket, {"type": "connection_ack"})
                return await Conversation(self._desk, socket).held()
            finally:
                self._open[account] -= 1
                if not self._open[account]:
                    del self._open[account]
        except Ended as end:
            return end
        except Unavailable:
            return Ended(Close.RECONNECT, "Come again soon.")
        except WebSocketDisconnect:
            raise
        except Exception:
            _log.exception("socket_failed")
            return Ended(Close.INTERNAL, "Something went wrong on the server.")

    async def _greeted(self, socket: WebSocket) -> int | None:
        """The account that says `connection_init`; who it is was said by cookie or token as the connection was made."""
        try:
            async with asyncio.timeout(INIT_SECONDS):
                message = await received(socket)
                while message["type"] in ("ping", "pong"):
                    if message["type"] == "ping":
                        await sent(socket, {"type": "pong"})
                    message = await received(socket)
        except TimeoutError:
            raise Ended(Close.INIT_TIMEOUT, "Connection initialisation timeout") from None
        if message["type"] != "connection_init":
            raise Ended(Close.UNAUTHORIZED, "Say connection_init first.")
        viewer = await self._desk.viewer(socket)
        if viewer is None:
            raise Ended(Close.FORBIDDEN, "Please sign in.")
        return viewer.account_id
