"""A site: the frame over a tiny schema, on both databases, talked to over HTTP in this process."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import strawberry
from starlette.applications import Starlette

from plumbline.identity import service
from plumbline.kit.clock import Hands, frozen_everywhere
from plumbline.settings import Settings
from plumbline.web import middleware, routes
from tests.api.http.tiny import schema
from tests.factories import NOW

ADMIN = {"name": "Ana", "email": "ana@example.com", "password": "four plums fall"}
JSON = {"content-type": "application/json"}


@dataclass
class Site:
    """An application, and browsers that look at it."""

    app: Starlette
    settings: Settings

    def browser(self, *, address: str = "127.0.0.1", base: str = "http://localhost:8000") -> httpx.AsyncClient:
        """A client with a cookie jar of its own, at this address."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(address, 50_000))
        return httpx.AsyncClient(transport=transport, base_url=base)


async def sign_up(browser: httpx.AsyncClient) -> httpx.Response:
    """Make the first admin, who is then signed in in this browser."""
    answer = await browser.post(f"/setup/{await service.make_setup_link()}", json=ADMIN)
    assert answer.status_code == httpx.codes.CREATED
    return answer


def site_of(settings: Settings, *, built: Path, schema: strawberry.Schema = schema) -> Site:
    """A site with these settings."""
    app = Starlette(routes=routes(schema, settings, built=built), middleware=middleware(settings, built=built))
    return Site(app, settings)


@pytest.fixture
async def site(database: Settings, tmp_path: Path) -> Site:
    """A site on an empty database, its web app not built."""
    return site_of(database.but(seconds=1), built=tmp_path / "static")


@pytest.fixture
async def stranger(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that has never been here."""
    async with site.browser() as browser:
        yield browser


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which an admin is signed in."""
    async with site.browser() as browser:
        await sign_up(browser)
        yield browser


@pytest.fixture
def clock(database: Settings) -> Iterator[Hands]:
    """Time stands still until its hands are moved."""
    with frozen_everywhere(NOW) as hands:
        yield hands
