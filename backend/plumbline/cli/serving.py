"""Running the server: a port, a database of the present shape, and an orderly end."""

import asyncio
import errno
import logging
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import uvicorn
from uvicorn.supervisors import Multiprocess

from plumbline.app import create_app
from plumbline.cli.doings import DOINGS
from plumbline.cli.errands import Say, errands_taken
from plumbline.database import database_open, reading
from plumbline.database.lock import folder_held
from plumbline.database.upgrading import migrate
from plumbline.events.live import calls
from plumbline.identity.reads import demo_people
from plumbline.identity.service import make_setup_link
from plumbline.kit.errors import CannotStart
from plumbline.kit.memory import leave, settle
from plumbline.settings import PREFIX, Settings
from plumbline.web.log import configure_logging
from plumbline.web.slow_readers import PacedProtocol, PacedSockets

DRAIN_SECONDS = 15
WAITING_CONNECTIONS = 512
PING_SECONDS = 10.0
"""Between signs of life asked of a WebSocket, and how long one may take: a browser that is gone is let go within 20 s."""
GONE_SECONDS = 25.0
"""How long what was sent may wait for the other machine to say that it has it."""
UNSENT_BYTES = 128 * 1024


class _Server(uvicorn.Server):
    """A server that answers "not ready" from the first signal on, and ends with 0 when it ended in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, self._drain, each)
        yield

    def _drain(self, received: int) -> None:
        self.config.app.state.draining = True  # type: ignore[union-attr] # uvicorn types its app loosely
        following = calls()
        if following is not None:
            following.close()
        self.handle_exit(received, None)


def serve(settings: Settings, say: Say) -> None:
    """Serve until told to stop. Raises CannotStart."""
    with ExitStack() as held:
        port = held.enter_context(_bound(settings))
        if settings.dialect == "sqlite":
            held.enter_context(folder_held(settings.data))
        # Made before anything is said or written: a wrong document of PLUMBLINE_DOCUMENTS stops the start here.
        app = create_app(settings, beside=lambda: errands_taken(settings, DOINGS))
        asyncio.run(_prepared(settings, say))
        configure_logging(settings.log_level)
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # its coming and going is no news
        settle()
        if settings.workers == 1:
            _Server(_config(app, settings)).run(sockets=[port])
            leave()
        else:
            _serve_with_workers(settings, port)


async def _prepared(settings: Settings, say: Say) -> None:
    for name in await migrate(settings):
        say(f"Migrated the database: {name}")
    async with database_open(settings):
        key = await make_setup_link()
        async with reading() as connection:
            demo = await demo_people(connection)
    say(f"Plumbline runs at {settings.address}")
    if key:
        say(f"Nobody can sign in yet. Create the first admin within 24 hours at {settings.address}/setup/{key}")
    elif demo:
        say(f"Sign in there as {demo[0].name} or another of the {len(demo)} people of the demo company.")
    else:
        say("Sign in there with your e-mail address and password.")


def _config(app: object, settings: Settings, **more: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type] # uvicorn types its options loosely
        http=PacedProtocol,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws=PacedSockets,
        ws_max_size=settings.body_bytes,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        **more,  # type: ignore[arg-type] # uvicorn types its options loosely
    )


def _serve_with_workers(settings: Settings, port: socket.socket) -> None:
    # Workers are new processes: what was set on the command line reaches them by the environment.
    os.environ |= {f"{PREFIX}HOST": settings.host, f"{PREFIX}PORT": str(settings.port)}
    config = _config("plumbline.app:app_of_this_environment", settings, factory=True, workers=settings.workers)
    Multiprocess(config, sockets=[port]).run()


@contextmanager
def _bound(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    port = socket.socket(family)
    port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        # Each connection inherits it. Else the system swallows megabytes for a client that reads nothing.
        port.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # Else a client that vanished without a word, such as a laptop that sleeps, seems to listen for a quarter of an hour.
        gone = max(settings.reader_seconds, GONE_SECONDS)
        port.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(gone * 1_000))
    try:
        port.bind((settings.host, settings.port))
        port.listen(WAITING_CONNECTIONS)
    except OSError as problem:
        port.close()
        raise CannotStart(_why_not(problem, settings)) from None
    port.set_inheritable(True)
    try:
        yield port
    finally:
        port.close()


def _why_not(problem: OSError, settings: Settings) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {settings.port} is in use: stop what uses it, or choose another with --port or {PREFIX}PORT."
    if problem.errno == errno.EACCES:
        return f"Port {settings.port} needs more rights than this user has: choose one above 1023."
    return f"Cannot listen on {settings.host}: use an address of this machine with --host or {PREFIX}HOST."
