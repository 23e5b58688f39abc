"""The web app as built files, held in memory: what is not among them cannot be asked for."""

import asyncio
import gzip
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from plumbline.web.encodings import encoding_for
from plumbline.web.heads import head_of

BUILT = Path(__file__).parent / "static"

_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Plumbline</title>
<p>The web app has not been built yet. Run <code>npm run build</code> in the repository, then load this page again.</p>
"""
_INDEX = "index.html"
_TEXTS = (".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt", ".map")
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}
_BUILD = re.compile(r'<meta name="build" content="([0-9a-f]+)"')
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(slots=True)
class Asset:
    """One built file."""

    body: bytes
    is_text: bool
    etag: str
    content_type: str
    cache_control: str
    gzipped: bytes | None = None

    async def compressed(self) -> bytes:
        """The file by gzip; made the first time somebody asks, beside the loop."""
        if self.gzipped is None:
            self.gzipped = await asyncio.to_thread(gzip.compress, self.body, compresslevel=6, mtime=0)
        return self.gzipped


class Pages:
    """Serves the files below `folder`, and the app's one page for every address that is a page of the app."""

    def __init__(self, folder: Path = BUILT) -> None:
        self._folder = folder
        self._built_at = -1.0
        self._assets: dict[str, Asset] = {}

    def routes(self) -> list[Route]:
        """One route that takes every GET nobody else took."""
        return [Route("/{path:path}", self.answer, methods=["GET"])]

    async def answer(self, request: Request) -> Response:
        """A built file, the app's page, or a sentence."""
        self._renew()
        path = request.path_params.get("path", "")
        # A page is only what its own address shows: another one has another policy.
        if (asset := self._assets.get(path)) and (path == _INDEX or not path.endswith(".html")):
            return await _served(request, asset)
        if not wants_page(request) or "." in path.rpartition("/")[2]:
            return PlainTextResponse("There is nothing at this address.", status_code=HTTPStatus.NOT_FOUND)
        return await self.page(request)

    async def page(self, request: Request, name: str = _INDEX, *, headers: Mapping[str, str] | None = None) -> Response:
        """The app's one page, or another that was built with it."""
        self._renew()
        asset = self._assets.get(name)
        if asset is None:
            return HTMLResponse(_NOT_BUILT, status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return await _served(request, asset, headers)

    def _renew(self) -> None:
        index = self._folder / _INDEX
        built_at = index.stat().st_mtime if index.exists() else 0.0
        if built_at != self._built_at:
            files = (file for file in sorted(self._folder.rglob("*")) if file.is_file())
            self._assets = {name: _asset(name, file) for file in files if (name := self._name(file))}
            self._built_at = built_at

    def _name(self, file: Path) -> str | None:
        """The address of a file; None for what the build keeps for itself."""
        name = file.relative_to(self._folder).as_posix()
        return None if name.startswith(".") else name


def build_of(folder: Path) -> str | None:
    """The name that the page of a built app carries; None where none is built."""
    index = folder / _INDEX
    named = _BUILD.search(index.read_text()) if index.exists() else None
    return named and named[1]


def wants_page(request: Request) -> bool:
    """Whether a browser asks for something to show in a tab, rather than a script for data."""
    return "text/html" in head_of(request).get("accept", "")


def _asset(name: str, file: Path) -> Asset:
    body = file.read_bytes()
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    is_text = file.suffix in _TEXTS
    return Asset(
        body=body,
        is_text=is_text,
        etag=f'"{sha256(body).hexdigest()[:32]}"',
        content_type=f"{kind}; charset=utf-8" if is_text else kind,
        cache_control=_FOR_EVER if "/assets/" in f"/{name}" else "no-cache",
    )


async def _served(request: Request, asset: Asset, more: Mapping[str, str] | None = None) -> Response:
    headers = {
        "content-type": asset.content_type,
        "cache-control": asset.cache_control,
        "etag": asset.etag,
        "vary": "accept, accept-encoding",
        **(more or {}),
    }
    if head_of(request).get("if-none-match", "").removeprefix("W/") == asset.etag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    body = asset.body
    if asset.is_text and len(body) > 1_000 and encoding_for(head_of(request).get("accept-encoding", ""), ("gzip",)):
        body = await asset.compressed()
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers)
