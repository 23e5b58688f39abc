"""GraphiQL for people who are signed in, from files that the server ships."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from plumbline.kit.errors import Unavailable
from plumbline.settings import Settings
from plumbline.web.answers import refusal
from plumbline.web.errors import BadRequest
from plumbline.web.pages import Pages
from plumbline.web.visitor import viewer_of

FILE = "graphiql/index.html"

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # The editor writes style elements and attributes while it runs. Scripts stay as strict as everywhere.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


class Graphiql:
    """One page at /graphiql."""

    def __init__(self, settings: Settings, pages: Pages) -> None:
        self._settings = settings
        self._pages = pages

    def routes(self) -> list[Route]:
        """None on a server that answers only what it knows: there is nothing to try out there."""
        return [] if self._settings.trusted_only else [Route("/graphiql", self.page, methods=["GET"])]

    async def page(self, request: Request) -> Response:
        """The page; strangers are sent to sign in, and come back."""
        try:
            viewer = await viewer_of(request, self._settings)
        except (BadRequest, Unavailable) as refused:
            return await refusal(request, refused)
        if viewer is None:
            return RedirectResponse("/sign-in?back=%2Fgraphiql", HTTPStatus.SEE_OTHER)
        return await self._pages.page(request, FILE, headers={"content-security-policy": _POLICY})
