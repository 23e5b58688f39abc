"""The page behind a link: whole without a script or a cookie, in frames of the sites allowed, and calm when there is none."""

import re
from pathlib import Path

import httpx
import pytest

from plumbline.settings import Settings, SettingsError, read_settings
from plumbline.web.embeds import A_MINUTE
from tests.api.embeds.test_rights import link, run, unit_link, world
from tests.api.http.conftest import site_of
from tests.factories import World

__all__ = ["world"]


@pytest.fixture
def browser(database: Settings, tmp_path: Path) -> httpx.AsyncClient:
    settings = database.but(embed_hosts=("https://wiki.example.com",))
    return site_of(settings, built=tmp_path / "static").browser()


async def test_it_shows_titles_as_text_and_sets_no_cookie(world: World, browser: httpx.AsyncClient) -> None:
    _, key = await link(world)
    await run("update objective set title = '<script>&' where id = :id", id=world.goals["Sell inside"])
    answer = await browser.get(f"/embed/{key}", headers={"cookie": "plumbline_session=x"})
    assert answer.status_code == httpx.codes.OK
    assert "Sell more" in answer.text
    assert "Calls" in answer.text
    assert "<bdi>&lt;script&gt;&amp;</bdi>" in answer.text
    assert not re.search("<script|zyx|Ben|Ana", answer.text)
    assert "set-cookie" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://wiki.example.com")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "x-frame-options" not in answer.headers
    assert (answer.headers["referrer-policy"], answer.headers["cache-control"]) == ("no-referrer", "no-store")
    elsewhere = await browser.get("/session")
    assert "frame-ancestors 'none'" in elsewhere.headers["content-security-policy"]
    assert elsewhere.headers["x-frame-options"] == "DENY"


async def test_the_page_of_a_unit_is_headed_by_it_and_its_cycle(world: World, browser: httpx.AsyncClient) -> None:
    _, key = await unit_link(world, "Ana", "Sales")
    text = (await browser.get(f"/embed/{key}")).text
    assert '<h1 dir="auto">Sales</h1><p><bdi>Q2 2026</bdi></p><ul><li><p><bdi>Sell more</bdi>' in text
    await run("update cycle set phase = 'GRADING'")
    assert "There is no objective to show in this cycle." in (await browser.get(f"/embed/{key}")).text


async def test_a_link_that_shows_nothing_says_so_and_too_many_wait(browser: httpx.AsyncClient) -> None:
    answers: list[httpx.Response] = []
    while not answers or (answers[-1].status_code != httpx.codes.TOO_MANY_REQUESTS and len(answers) < 2 * A_MINUTE):
        answers.append(await browser.get("/embed/altered"))
    # A slow machine is given back some of its pages meanwhile.
    assert {answer.status_code for answer in answers[:A_MINUTE]} == {404}
    assert answers[-1].status_code == httpx.codes.TOO_MANY_REQUESTS
    assert "shows nothing any more" in answers[0].text
    assert int(answers[-1].headers["retry-after"]) > 0


@pytest.mark.parametrize("wrong", ["*", "https://a.example; script-src *", "https://a.example,b", "javascript:x", " "])
def test_a_wrong_site_is_named_at_start(wrong: str) -> None:
    with pytest.raises(SettingsError, match="EMBED_HOSTS"):
        read_settings({"PLUMBLINE_EMBED_HOSTS": wrong})
