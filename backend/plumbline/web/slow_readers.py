"""Clients that stop reading: what is meant for them must not be kept for ever."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

READER_SECONDS = 30.0
"""How long an answer may stand still, unless `app.state.reader_seconds` says otherwise.

A reader takes about 50 KiB to let it go on, so 2 KiB a second is enough.
"""


class Paced(asyncio.Protocol):
    """A protocol of uvicorn's, which waits for slow readers, with an end to that.

    The transport says when it holds more than 64 KiB that the client has not taken, and when that has shrunk. If it
    does not in time, the connection is cut, which frees the answer and whoever was sending it. Cut and not closed:
    closing waits until everything has been read.
    """

    app: Any
    loop: asyncio.AbstractEventLoop
    transport: Any
    _cut: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        state = getattr(self.app, "state", None)
        patience = getattr(state, "reader_seconds", READER_SECONDS)
        self._cut = self.loop.call_later(patience, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._wait_no_longer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_longer()
        super().connection_lost(exc)

    def _wait_no_longer(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None


class PacedProtocol(Paced, HttpToolsProtocol):
    """HTTP at a pace."""

    def timeout_keep_alive_handler(self) -> None:
        """The end of an idle connection; the rest of an answer in it will not be read any more."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        super().timeout_keep_alive_handler()


class PacedSockets(Paced, WebSocketsSansIOProtocol):
    """WebSockets at a pace."""

    def handle_ping(self) -> None:
        """Answer a ping, unless what was sent before has not been taken: pongs would pile up for who only pings."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()  # the pong; each message is sent as it is made, so it is nothing else
