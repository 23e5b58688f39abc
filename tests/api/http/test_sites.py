"""What comes from other sites, and what browsers are told to refuse."""

from pathlib import Path

import httpx

from plumbline.settings import Settings
from tests.api.http.conftest import Site, sign_up, site_of

ELSEWHERE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
]


async def test_other_sites_can_do_nothing_with_our_cookie(admin: httpx.AsyncClient) -> None:
    for headers in ELSEWHERE:
        answer = await admin.post("/graphql", json={"query": "mutation {touch}"}, headers=headers)
        assert answer.status_code == httpx.codes.FORBIDDEN
        assert (await admin.request("DELETE", "/session", headers=headers)).status_code == httpx.codes.FORBIDDEN
    assert (await admin.get("/session")).json()["signedIn"] is True


async def test_our_own_pages_and_programs_can(admin: httpx.AsyncClient) -> None:
    ours: list[dict[str, str]] = [{}, {"sec-fetch-site": "same-origin"}, {"origin": "http://localhost:8000"}]
    for headers in ours:
        answer = await admin.post("/graphql", json={"query": "mutation {touch}"}, headers=headers)
        assert answer.json() == {"data": {"touch": True}}


async def test_every_answer_says_what_browsers_should_refuse(stranger: httpx.AsyncClient) -> None:
    for path in ("/session", "/", "/healthz", "/nothing.js"):
        headers = (await stranger.get(path, headers={"accept": "text/html"})).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "strict-transport-security" not in headers
    assert (await stranger.get("/session")).headers["cache-control"] == "no-store"


async def test_plain_http_is_refused_beyond_localhost_unless_allowed(site: Site, tmp_path: Path) -> None:
    async with site.browser(base="http://okr.example") as browser:
        assert (await browser.get("/session")).status_code == httpx.codes.FORBIDDEN
        assert (await browser.get("/healthz")).status_code == httpx.codes.OK
    async with site_of(site.settings.but(allow_http=True), built=tmp_path).browser(
        base="http://okr.example"
    ) as browser:
        assert (await browser.get("/session")).status_code == httpx.codes.OK


async def test_over_https_the_cookie_is_bound_to_this_host(site: Site) -> None:
    async with site.browser(base="https://okr.example") as browser:
        await sign_up(browser)
        answer = await browser.get("/session")
        assert "__Host-plumbline" in browser.cookies
        assert "strict-transport-security" in answer.headers
        assert answer.json()["signedIn"] is True


async def test_an_app_that_is_not_built_says_so(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get("/alignment", headers={"accept": "text/html"})
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "npm run build" in answer.text


async def test_every_answer_names_the_build_of_the_app_that_is_served(database: Settings, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<meta name="build" content="0123456789abcdef"><title>Plumbline</title>')
    async with site_of(database, built=tmp_path).browser() as browser:
        for path in ("/session", "/healthz", "/alignment"):
            answer = await browser.get(path, headers={"accept": "text/html"})
            assert answer.headers["x-plumbline-build"] == "0123456789abcdef", path


async def test_where_nothing_is_built_no_build_is_named(stranger: httpx.AsyncClient) -> None:
    assert "x-plumbline-build" not in (await stranger.get("/session")).headers


async def test_every_page_of_the_app_is_its_one_page(database: Settings, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Plumbline</title>")
    (tmp_path / "assets" / "index-1a2b.js").write_text("//" + "x" * 5_000)
    page = {"accept": "text/html,*/*"}
    async with site_of(database, built=tmp_path).browser() as browser:
        for path in ("/", "/alignment", "/objectives/obj_1", "/setup/some-key", "/invitations/some-key"):
            answer = await browser.get(path, headers=page)
            assert (answer.status_code, "Plumbline" in answer.text) == (200, True), path
            assert answer.headers["cache-control"] == "no-cache"
        script = await browser.get("/assets/index-1a2b.js")
        assert "immutable" in script.headers["cache-control"]
        assert (script.headers["content-type"], script.headers["content-encoding"]) == (
            "text/javascript; charset=utf-8",
            "gzip",
        )
        again = await browser.get("/assets/index-1a2b.js", headers={"if-none-match": script.headers["etag"]})
        assert again.status_code == httpx.codes.NOT_MODIFIED
        for path in ("/assets/none.js", "/assets/..%2f..%2fpages.py", "/%00", "/assets/"):
            assert (await browser.get(path)).status_code == httpx.codes.NOT_FOUND


async def test_a_ready_server_says_so_until_it_drains(site: Site, stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/readyz")).json() == {"status": "ok"}
    site.app.state.draining = True
    assert (await stranger.get("/readyz")).status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert (await stranger.get("/healthz")).status_code == httpx.codes.OK
