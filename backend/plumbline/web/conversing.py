"""What client and server say to each other over one WebSocket, once they have greeted each other."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Never

import orjson
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.asked import asked_in
from plumbline.web.documents import Documents
from plumbline.web.errors import BadRequest, plain
from plumbline.web.media import JSON
from plumbline.web.streams import BEAT, MOST, Events, Sign, Streams
from plumbline.web.visitor import viewer_of

LONGEST_ID = 100
"""Characters; the client chooses the ids of its streams."""

AT_ONCE = 2 * MOST
"""Questions of one connection that may be on their way: those that may be streams, and as many that are to be refused."""

_KINDS = ("connection_init", "ping", "pong", "subscribe", "complete")


class Close(IntEnum):
    """Why the server ends a connection: three codes of WebSockets, and those of the protocol."""

    INTERNAL = 1011
    RECONNECT = 1012
    TRY_LATER = 1013
    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL = 4406
    INIT_TIMEOUT = 4408
    DUPLICATE = 4409
    TOO_MANY_INITS = 4429


class Ended(Exception):
    """The connection is to be closed, with this code and reason."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Desk:
    """What every conversation needs. `taken` counts a subscription against the limit of its asker."""

    streams: Streams
    settings: Settings
    documents: Documents
    taken: Callable[[HTTPConnection, Viewer | None], dict[str, str]]

    async def viewer(self, socket: WebSocket) -> Viewer | None:
        """Who may listen at the other end, read afresh; None for nobody."""
        try:
            return await self.streams.still(socket)
        except BadRequest:
            return None

    async def begun(self, socket: WebSocket, payload: dict[str, Any]) -> Events:
        """The events that a `subscribe` asks for. Raises BadRequest."""
        ask = asked_in(payload, socket, self.documents, media_type=JSON)
        viewer = await viewer_of(socket, self.settings)
        self.taken(socket, viewer)
        return self.streams.begun(ask, viewer)


class Conversation:
    """One connection: its streams by the ids that the client gave them, each a task that ends with it."""

    def __init__(self, desk: Desk, socket: WebSocket) -> None:
        self._desk = desk
        self._socket = socket
        self._streams: dict[str, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(AT_ONCE)

    async def held(self) -> Ended:
        """Converse until one side ends it, and say why it was this one. Raises WebSocketDisconnect."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._looked_after())
                await self._listened(tasks)
        except ExceptionGroup as group:
            reasons = group.exceptions
        for reason in reasons:
            if isinstance(reason, Ended):
                return reason
        raise reasons[0]

    async def _listened(self, tasks: asyncio.TaskGroup) -> Never:
        while True:
            message = await received(self._socket)
            match message["type"]:
                case "ping":
                    await sent(self._socket, {"type": "pong"})
                case "connection_init":
                    raise Ended(Close.TOO_MANY_INITS, "Too many initialisation requests")
                case "subscribe":
                    # Whoever does not read what was refused is not read either, until there is room again.
                    await self._room.acquire()
                    self._subscribe(tasks, _id_of(message), message.get("payload"))
                case "complete":
                    stream = self._streams.pop(_id_of(message), None)
                    if stream is not None:
                        stream.cancel()

    def _subscribe(self, tasks: asyncio.TaskGroup, id_: str, payload: object) -> None:
        if not isinstance(payload, dict):
            raise Ended(Close.BAD_MESSAGE, "A subscribe needs a payload.")
        if id_ in self._streams:
            raise Ended(Close.DUPLICATE, f"Subscriber for {id_} already exists")
        stream = self._streams[id_] = tasks.create_task(self._streamed(id_, payload))
        stream.add_done_callback(lambda _: self._room.release())

    async def _streamed(self, id_: str, payload: dict[str, Any]) -> None:
        try:
            async with aclosing(await self._desk.begun(self._socket, payload)) as events:
                async for event in events:
                    await self._pass_on(id_, event)
        except BadRequest as problem:
            await self._say("error", id_, [plain(problem.code, problem.message)])
        finally:
            # After `complete` of the client another stream may have the id already.
            if self._streams.get(id_) is asyncio.current_task():
                del self._streams[id_]

    async def _pass_on(self, id_: str, event: dict[str, Any] | Sign) -> None:
        match event:
            case Sign.ALIVE:
                pass
            case Sign.SIGNED_OUT:
                raise Ended(Close.FORBIDDEN, "Please sign in.")
            case Sign.RECONNECT:
                raise Ended(Close.RECONNECT, "Come again soon.")
            case Sign.COMPLETE:
                await sent(self._socket, {"id": id_, "type": "complete"})
            case _:
                await self._say("next", id_, event)

    async def _say(self, kind: str, id_: str, payload: object) -> None:
        await sent(self._socket, {"id": id_, "type": kind, "payload": payload})

    async def _looked_after(self) -> Never:
        """End a connection that has no stream when its right to listen ends; streams look for themselves."""
        while True:
            await asyncio.sleep(BEAT)
            if not self._streams and await self._desk.viewer(self._socket) is None:
                raise Ended(Close.FORBIDDEN, "Please sign in.")


async def received(socket: WebSocket) -> dict[str, Any]:
    """The next message. Raises Ended for what is none, and WebSocketDisconnect."""
    raw = await socket.receive()
    if raw["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(raw["code"])
    try:
        message = orjson.loads(raw.get("text") or b"")
    except orjson.JSONDecodeError:
        raise Ended(Close.BAD_MESSAGE, "A message has to be JSON in a text frame.") from None
    if not isinstance(message, dict) or message.get("type") not in _KINDS:
        raise Ended(Close.BAD_MESSAGE, "A message has to be an object with a known type.")
    return message


async def sent(socket: WebSocket, message: dict[str, Any]) -> None:
    """Send a message, at the pace of whoever reads."""
    await socket.send_text(orjson.dumps(message).decode())


def _id_of(message: dict[str, Any]) -> str:
    id_ = message.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
        raise Ended(Close.BAD_MESSAGE, f"A message needs an id of up to {LONGEST_ID} characters.")
    return id_
