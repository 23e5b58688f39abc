"""Clients that stop reading: what is meant for them must not be kept for ever."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

READER_SECONDS = 30.0
"""How long an answer may stand still, unless `app.state.reader_seconds` says otherwise.

A reader takes about 50 KiB to let it go on, so 2 KiB a second is enough.
"""


class PacedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which waits for slow readers, with an end to that.

    The transport says when it holds more than 64 KiB that the client has not taken, and when that has shrunk. If it
    does not in time, the connection is cut, which frees the answer and whoever was sending it. Cut and not closed:
    closing waits until everything has been read.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cut: asyncio.TimerHandle | None = None

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

    def timeout_keep_alive_handler(self) -> None:
        """The end of an idle connection; the rest of an answer in it will not be read any more."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        super().timeout_keep_alive_handler()

    def _wait_no_longer(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
