"""What is at which address."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import strawberry
from graphql import ASTValidationRule
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


def routes(
    schema: strawberry.Schema,
    settings: Settings,
    *,
    limits: Iterable[type[ASTValidationRule]] | None = None,
    built: Path = BUILT,
) -> list[Route]:
    """Every address the server answers. `limits` are the rules that bound what a document may cost; None: the settings'."""
    rules = [_limits(settings)] if limits is None else limits
    documents = Documents(schema, limits=rules, tokens=settings.tokens, trusted=_trusted(built))
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


def _limits(settings: Settings) -> type[ASTValidationRule]:
    return limits_rule(
        Limits(
            tokens=settings.tokens,
            depth=settings.depth,
            aliases=settings.aliases,
            root_fields=settings.root_fields,
            directives=settings.directives,
            under_itself={"contributions": settings.contributions},
        )
    )


def _trusted(built: Path) -> Mapping[str, str]:
    """The documents of the web app by their SHA-256, as its build wrote them; none when it has not been built."""
    file = built / "documents.json"
    if not file.exists():
        return {}
    texts: Iterable[str] = json.loads(file.read_text("utf-8")).values()
    return {sha256(text.encode()).hexdigest(): text for text in texts}
