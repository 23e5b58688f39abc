"""The composition root: settings, database, routes and middleware put together. The only module that knows every part."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import timedelta

from starlette.applications import Starlette

from plumbline.database import database_open
from plumbline.events.jobs import scheduler_running
from plumbline.events.live import calls_open
from plumbline.kit.memory import settle
from plumbline.notifications.service import clear_after
from plumbline.okrs.reads.stamps import stamp
from plumbline.schema import UNRECORDED, schema
from plumbline.settings import Settings, read_settings
from plumbline.web.log import configure_logging
from plumbline.web.routes import middleware, routes

Beside = Callable[[], AbstractAsyncContextManager[None]]


def create_app(settings: Settings, *, beside: Beside = nullcontext) -> Starlette:
    """The whole server as an ASGI application. Its database must have been migrated.

    The lifespan opens the database, runs periodic work, and holds `beside` open as long. Its startup raises
    CannotStart.
    """

    clear_after(timedelta(days=settings.notification_days))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.draining = False
        app.state.reader_seconds = settings.reader_seconds
        async with database_open(settings), calls_open(), scheduler_running(), beside():
            yield

    return Starlette(
        routes=routes(schema, settings, stamp=stamp, unrecorded=UNRECORDED),
        middleware=middleware(settings),
        lifespan=lifespan,
    )


def app_of_this_environment() -> Starlette:
    """What each of several worker processes runs: the settings come from the environment they inherit."""
    settings = read_settings()
    configure_logging(settings.log_level)
    app = create_app(settings)
    settle()
    return app
