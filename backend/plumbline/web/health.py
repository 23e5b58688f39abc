"""Whether the process lives, and whether it can serve."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from plumbline.database import reading
from plumbline.database.upgrading import pending_migrations
from plumbline.kit.errors import Unavailable


def health_routes() -> list[Route]:
    """/healthz and /readyz."""
    return [Route("/healthz", alive, methods=["GET"]), Route("/readyz", ready, methods=["GET"])]


async def alive(request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """The database answers, is of this version, and the server is not on its way down (`app.state.draining`)."""
    if getattr(request.app.state, "draining", False):
        return _not_ready("draining")
    try:
        async with reading() as snapshot:
            if await pending_migrations(snapshot):
                return _not_ready("migrations")
    except Unavailable:
        return _not_ready("database")
    return JSONResponse({"status": "ok"})


def _not_ready(reason: str) -> Response:
    return JSONResponse({"status": "not ready", "reason": reason}, status_code=HTTPStatus.SERVICE_UNAVAILABLE)
