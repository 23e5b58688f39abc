"""The page behind an embed's link, written whole by the server: no script, no cookie read or set, nothing remembered."""

import base64
from hashlib import sha256
from html import escape
from http import HTTPStatus
from time import monotonic

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from plumbline.database import Row, reading
from plumbline.embeds.reads import MOST, Picture, picture_behind
from plumbline.kit import clock
from plumbline.kit.errors import Unavailable
from plumbline.settings import Settings
from plumbline.web.answers import refusal
from plumbline.web.origin import client_address
from plumbline.web.rates import Rates

A_MINUTE = 120
"""Pages that one address may open in a minute."""

_STYLE = (
    ":root{color-scheme:light dark;--line:light-dark(#dde3e9,#2b333c);--soft:light-dark(#55606c,#a5b0bb)}"
    "body{font:14px/1.45 system-ui,sans-serif;margin:1rem;max-width:60rem;overflow-wrap:anywhere;"
    "color:light-dark(#14181d,#e8edf2);background:light-dark(#fff,#12161b)}"
    "h1{font-size:1.2rem;margin:0 0 .25rem}ul{list-style:none;margin:.5rem 0 0;padding:0}"
    "li{padding-block:.5rem;border-block-start:1px solid var(--line)}"
    "li ul{padding-inline-start:1rem;border-inline-start:2px solid var(--line)}li>p:not(.figure)>bdi{font-weight:600}"
    "p{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0}p>bdi{flex:1 1 14rem}"
    ".figure{padding-inline-start:1rem;color:var(--soft)}.said{display:flex;gap:.5rem;align-items:center;min-width:17.5rem}"
    ".health{min-width:7.5rem}.share{min-width:3rem;margin-inline-start:auto;text-align:end;font-variant-numeric:tabular-nums}"
    "progress{width:6rem;height:.4rem;accent-color:light-dark(#0f766e,#2dd4bf)}"
)
_STYLE_HASH = base64.b64encode(sha256(_STYLE.encode()).digest()).decode()
_HEALTH = {
    "ON_TRACK": "● on track",
    "AT_RISK": "▲ at risk",
    "OFF_TRACK": "■ off track",
    "OUTDATED": "◌ outdated",
    "PENDING": "○ pending",
    "DONE": "✓ done",
    "CLOSED": "✓ closed",
}
_NOTHING = "<p>This link shows nothing any more. Whoever gave it to you can make a new one.</p>"
_OFTEN = "<p>This was opened too often. Please wait a minute.</p>"


class Embeds:
    """One page at /embed/{key}; `settings.embed_hosts` are the sites that may show it in a frame."""

    def __init__(self, settings: Settings) -> None:
        self._rates = Rates(most=A_MINUTE)
        sites = " ".join(("'self'", *settings.embed_hosts))
        policy = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
        self._headers = {
            "content-security-policy": f"{policy}; frame-ancestors {sites}",
            "cross-origin-resource-policy": "cross-origin",
            "x-robots-tag": "noindex",
        }

    def routes(self) -> list[Route]:
        """GET /embed/{key}."""
        return [Route("/embed/{key}", self.page, methods=["GET"])]

    async def page(self, request: Request) -> Response:
        """What the link shows, or one sentence that does not say why it shows nothing."""
        allowance = self._rates.taken(client_address(request), at=monotonic())
        if allowance.retry_after:
            return self._answer(_OFTEN, HTTPStatus.TOO_MANY_REQUESTS, allowance.headers)
        try:
            async with reading() as snapshot:
                picture = await picture_behind(snapshot, request.path_params["key"], clock.now())
        except Unavailable as unavailable:
            return await refusal(request, unavailable)
        if picture is None:
            return self._answer(_NOTHING, HTTPStatus.NOT_FOUND)
        return self._answer(_drawn(picture), HTTPStatus.OK)

    def _answer(self, body: str, status: HTTPStatus, more: dict[str, str] | None = None) -> Response:
        head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        whole = f'<!doctype html><html lang="en"><head>{head}<title>Plumbline</title></head><body><main>{body}</main></body>'
        return HTMLResponse(f"{whole}</html>", status_code=status, headers=self._headers | (more or {}))


def _drawn(picture: Picture) -> str:
    """The picture as a list of lists; children are drawn before their parents, so that no depth is too deep."""
    figures: dict[int, str] = {}
    for row in picture.key_results:
        line = f'<p class="figure">{_line(row)}</p>'
        figures[row["objective_id"]] = figures.get(row["objective_id"], "") + line
    below: dict[int | None, str] = {}
    for row in reversed(picture.objectives):
        inside = below.get(row["id"])
        item = f"<li><p>{_line(row)}</p>{figures.get(row['id'], '')}{f'<ul>{inside}</ul>' if inside else ''}</li>"
        below[row["parent_id"]] = item + below.get(row["parent_id"], "")
    cut = f"<p>Only the first {MOST} objectives are shown.</p>" if len(picture.objectives) == MOST else ""
    if picture.unit_name is not None:
        cycle = f"<p><bdi>{escape(picture.cycle_name)}</bdi></p>" if picture.cycle_name else ""
        items = f"<ul>{below[None]}</ul>" if None in below else "<p>There is no objective to show in this cycle.</p>"
        return f'<h1 dir="auto">{escape(picture.unit_name)}</h1>{cycle}{items}{cut}'
    root = picture.objectives[0]
    head = f'<h1 dir="auto">{escape(root["title"])}</h1><p>{_figures(root)}</p>{figures.get(root["id"], "")}'
    return f"{head}<ul>{below[root['id']]}</ul>{cut}" if root["id"] in below else head


def _line(row: Row) -> str:
    return f"<bdi>{escape(row['title'])}</bdi>{_figures(row)}"


def _figures(row: Row) -> str:
    share = "–" if row["progress"] is None else f"{row['progress'] * 100:.0f} %"
    bar = "" if row["progress"] is None else f'<progress value="{row["progress"]}" aria-hidden="true"></progress>'
    health = f'<span class="health">{_HEALTH[row["health"]]}</span>'
    return f'<span class="said">{health}{bar}<span class="share">{share}</span></span>'
