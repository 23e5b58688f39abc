"""Check-ins and notifications as they come, from a real server over both transports: soon, once, to who may see them."""

import time
from collections.abc import AsyncIterator

import httpx
import pytest

from plumbline.settings import Settings
from tests.durability.audience import Audience, all_told, gathered_in
from tests.durability.office import ask
from tests.durability.test_live import FOLLOW
from tests.durability.test_rights_of_streams import CHECK_INS

NOTICES = """subscription ($since: String) { notificationAdded(since: $since) {
    revision unreadCount notifications { id objective { title } } } }"""
CHANGED = """subscription { objectiveChanged { upserted { title } changedBy { objectiveId person { name } } } }"""
SAY = "mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { userErrors { code } } }"
SECOND = 1.0
TRIES = 3
"""Other processes of the machine may have it just then."""


@pytest.fixture
async def audience(installation: Settings) -> AsyncIterator[Audience]:
    """Everybody, on a running server."""
    async with gathered_in(installation) as everybody:
        yield everybody


async def test_a_check_in_is_told_within_a_second_to_who_sees_it(audience: Audience) -> None:
    async with audience.both(CHECK_INS, name="Ben") as ben, audience.both(CHECK_INS, name="Dan") as dan:
        await all_told(ben), await all_told(dan)
        took = []
        for value in range(TRIES):
            await audience.reports("Whisper", value)
            begun = time.monotonic()
            assert [each["value"] for each in (await all_told(dan))["checkIns"]] == [value]
            took.append(time.monotonic() - begun)
        await audience.reports("Calls", 50)
        for streams in (ben, dan):
            (told,) = (await all_told(streams))["checkIns"]
            assert told == {"value": 50, "keyResult": {"title": "Calls"}}
    assert min(took) < SECOND, took


async def test_a_change_says_who_made_it_and_only_where_the_listener_sees_it(audience: Audience) -> None:
    async with audience.both(CHANGED, name="Ben") as ben:
        assert (await all_told(ben))["changedBy"] == []
        await audience.reports("Whisper", 5, "Cleo")
        await audience.reports("Calls", 5, "Ana")
        told = await all_told(ben)
        assert {each["title"] for each in told["upserted"]} == {"Sell more", "Grow"}
        assert told["changedBy"] == [{"objectiveId": audience.world.id("Sell more"), "person": {"name": "Ana"}}]


async def test_a_page_is_told_what_changes_while_it_is_read(audience: Audience) -> None:
    async with audience.browser(0) as browser, httpx.AsyncClient(base_url=audience.server.address) as stranger:
        assert (await stranger.get("/session")).json()["revision"] is None
        since = (await browser.get("/session")).json()["revision"]
        async with audience.both(FOLLOW, session=0, since=since) as ben:
            begun = await all_told(ben)
            assert (begun["upserted"], begun["reset"], begun["revision"]) == ([], False, since)
        await audience.reports("Whisper", 5)
        assert (await browser.get("/session")).json()["revision"] == since
        await audience.reports("Dials", 5)
        async with audience.both(FOLLOW, session=0, since=since) as ben:
            told = await all_told(ben)
            assert {"Call daily"} < {each["title"] for each in told["upserted"]}
            assert told["revision"] == (await browser.get("/session")).json()["revision"] != since


async def test_check_ins_go_on_from_a_revision(audience: Audience) -> None:
    async with audience.both(CHECK_INS, name="Ben") as ben:
        since = (await all_told(ben))["revision"]
    for title, value in (("Calls", 1), ("Whisper", 2), ("Dials", 3)):
        await audience.reports(title, value)
    async with audience.both(CHECK_INS, name="Ben", since=since) as ben:
        missed = await all_told(ben)
        assert ([each["value"] for each in missed["checkIns"]], missed["reset"]) == ([1, 3], False)


async def mentioned(audience: Audience, title: str, key: str) -> None:
    """Let Cleo speak of Ben and Dan under a goal."""
    both = [audience.world.id(name) for name in ("Ben", "Dan")]
    given = {"aboutId": audience.world.id(title), "text": "Look here.", "mentionIds": both, "idempotencyKey": key}
    async with audience.client("Cleo") as client:
        assert (await ask(client, SAY, input=given))["commentCreate"]["userErrors"] == []


async def test_a_notification_is_told_within_a_second_to_who_sees_the_goal(audience: Audience) -> None:
    async with audience.both(NOTICES, name="Ben") as ben, audience.both(NOTICES, name="Dan") as dan:
        assert [(await all_told(each))["unreadCount"] for each in (ben, dan)] == [0, 0]
        took = []
        for number in range(TRIES):
            await mentioned(audience, "Canary", f"canary {number}")
            begun = time.monotonic()
            told = await all_told(dan)
            took.append(time.monotonic() - begun)
            assert [each["objective"]["title"] for each in told["notifications"]] == ["Canary"]
        await mentioned(audience, "Grow", "grow")
        for streams, waiting in ((ben, 1), (dan, TRIES + 1)):
            told = await all_told(streams)
            assert [each["objective"]["title"] for each in told["notifications"]] == ["Grow"]
            assert told["unreadCount"] == waiting
    assert min(took) < SECOND, took


async def test_notifications_go_on_from_a_revision(audience: Audience) -> None:
    async with audience.both(NOTICES, name="Ben") as ben:
        since = (await all_told(ben))["revision"]
    await mentioned(audience, "Canary", "canary")
    await mentioned(audience, "Grow", "grow")
    async with audience.both(NOTICES, name="Ben") as (ben, _):
        while not (await ben.told())["unreadCount"]:
            pass  # not written yet
    async with audience.both(NOTICES, name="Ben", since=since) as both:
        told = await all_told(both)
        assert [each["objective"]["title"] for each in told["notifications"]] == ["Grow"]
