"""What is at which address."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import strawberry
from starlette.middleware import Middleware
from starlette.routing import Route

from plumbline.engine.limits import Limits, limits_rule
from plumbline.settings import Settings
from plumbline.web.documents import Documents
from plumbline.web.endpoint import Endpoint
from plumbline.web.headers import SecurityHeaders
from plumbline.web.health import health_routes
from plumbline.web.log import Journal
from plumbline.web.pages import BUILT, Pages
from plumbline.web.sessions import Sessions

UNDER_ITSELF = {"contributions": 12}
"""How deep a document may write out the tree by hand; `objectiveTree` has no such limit."""


def routes(
    schema: strawberry.Schema,
    settings: Settings,
    *,
    under_itself: Mapping[str, int] = UNDER_ITSELF,
    built: Path = BUILT,
) -> list[Route]:
    """Every address the server answers. `under_itself` says how often a field may stand above itself."""
    limits = Limits(
        tokens=settings.tokens,
        depth=settings.depth,
        aliases=settings.aliases,
        root_fields=settings.root_fields,
        directives=settings.directives,
        under_itself=under_itself,
    )
    documents = Documents(schema, limits=[limits_rule(limits)], tokens=settings.tokens, trusted=_trusted(built))
    endpoint = Endpoint(schema, settings, documents)
    pages = Pages(built)
    return [
        Route("/graphql", endpoint.answer, methods=["GET", "POST"]),
        *health_routes(),
        *Sessions(settings, pages).routes(),
        *pages.routes(),
    ]


def middleware(settings: Settings) -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [Middleware(Journal), Middleware(SecurityHeaders, settings=settings)]


def _trusted(built: Path) -> Mapping[str, str]:
    """The documents of the web app by their SHA-256, as its build wrote them; none when it has not been built."""
    file = built / "documents.json"
    if not file.exists():
        return {}
    texts: Iterable[str] = json.loads(file.read_text("utf-8")).values()
    return {sha256(text.encode()).hexdigest(): text for text in texts}
