"""What is at which address."""

from collections.abc import Collection
from pathlib import Path

import strawberry
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from plumbline.engine.limits import Limits, limits_check
from plumbline.settings import Settings
from plumbline.web.conversing import Desk
from plumbline.web.documents import Check, Documents
from plumbline.web.embeds import Embeds
from plumbline.web.endpoint import Endpoint
from plumbline.web.export import Export
from plumbline.web.graphiql import Graphiql
from plumbline.web.headers import SecurityHeaders
from plumbline.web.health import health_routes
from plumbline.web.live import Live
from plumbline.web.log import Journal
from plumbline.web.pages import BUILT, Pages, build_of
from plumbline.web.sessions import Sessions
from plumbline.web.sockets import Sockets
from plumbline.web.streams import Streams
from plumbline.web.tags import Stamp, Tags
from plumbline.web.trusted import trust_added, trust_app


def routes(
    schema: strawberry.Schema,
    settings: Settings,
    *,
    limits: Check | None = None,
    built: Path = BUILT,
    stamp: Stamp | None = None,
    unrecorded: Collection[str] = (),
) -> list[BaseRoute]:
    """Every address the server answers.

    `limits` finds the errors of a document that costs too much; None: by the settings. With a `stamp` of what a viewer sees,
    answers get tags, save those that show an `unrecorded` field. Raises SettingsError for documents that do not fit.
    """
    documents = Documents(
        schema, limits=limits or _limits(settings), tokens=settings.tokens, trusted_only=settings.trusted_only
    )
    trust_app(documents, built)
    if settings.documents is not None:
        trust_added(documents, settings.documents)
    tags = Tags(schema, stamp, unrecorded=unrecorded) if stamp else None
    endpoint = Endpoint(schema, settings, documents, tags=tags)
    streams = Streams(schema, settings)
    sockets = Sockets(Desk(streams, settings, documents, endpoint.taken))
    pages = Pages(built)
    return [
        Route("/graphql", endpoint, methods=["GET", "POST"]),
        Route("/graphql/stream", Live(streams, settings, documents, taken=endpoint.taken).answer, methods=["POST"]),
        WebSocketRoute("/graphql/stream", sockets.answer),
        *Export(settings, taken=endpoint.taken).routes(),
        *health_routes(),
        *Sessions(settings, pages).routes(),
        *Embeds(settings).routes(),
        *Graphiql(settings, pages).routes(),
        *pages.routes(),
    ]


def middleware(settings: Settings, *, built: Path = BUILT) -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [Middleware(Journal), Middleware(SecurityHeaders, settings=settings, build=build_of(built))]


def _limits(settings: Settings) -> Check:
    return limits_check(
        Limits(
            tokens=settings.tokens,
            depth=settings.depth,
            aliases=settings.aliases,
            root_fields=settings.root_fields,
            directives=settings.directives,
            under_itself={"contributions": settings.contributions},
        )
    )
