"""A stream ends with the right to listen and tells no more than its listener may see now, over both transports."""

from collections.abc import AsyncIterator

import httpx
import pytest

from plumbline.settings import Settings
from tests.durability.audience import Audience, Stream, all_told, gathered_in
from tests.durability.elsewhere import elsewhere
from tests.durability.test_live import FOLLOW

CHECK_INS = """subscription ($since: String) { checkInAdded(since: $since) {
    revision reset checkIns { value keyResult { title } } } }"""
ACCOUNT = "mutation ($input: AccountUpdateInput!) { accountUpdate(input: $input) { userErrors { code } } }"
JOIN = "mutation ($input: MembershipSetInput!) { membershipSet(input: $input) { userErrors { code } } }"
LEAVE = "mutation ($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }"


@pytest.fixture
async def audience(installation: Settings) -> AsyncIterator[Audience]:
    """Everybody, on a running server."""
    async with gathered_in(installation) as everybody:
        yield everybody


async def test_signing_out_ends_the_streams_of_this_browser_and_no_other(audience: Audience) -> None:
    async with audience.both(FOLLOW, session=0) as leaving, audience.both(FOLLOW, session=1) as staying:
        await all_told((*leaving, *staying))
        async with audience.browser(0) as browser:
            assert (await browser.delete("/session")).status_code == httpx.codes.OK
        assert [await each.shut_out() for each in leaving] == [True, True]
        await audience.reports("Calls", 5)
        assert (await all_told(staying))["upserted"]


async def test_a_session_that_runs_out_ends_its_streams(audience: Audience) -> None:
    async with audience.both(FOLLOW, session=0) as streams:
        await all_told(streams)
        await elsewhere(audience.settings, "update session set expires_at = created_at")
        assert [await each.shut_out() for each in streams] == [True, True]


async def test_a_closed_account_ends_its_streams(audience: Audience) -> None:
    async with audience.both(FOLLOW, name="Ben") as token, audience.both(FOLLOW, session=0) as session:
        await all_told((*token, *session))
        await audience.does(ACCOUNT, personId=audience.world.id("Ben"), active=False)
        assert [await each.shut_out() for each in (*token, *session)] == [True] * 4


async def test_a_role_that_is_taken_away_narrows_what_is_told(audience: Audience) -> None:
    ben = audience.world.id("Ben")
    await audience.does(ACCOUNT, personId=ben, role="COACH")
    async with audience.both(FOLLOW, name="Ben") as goals, audience.both(CHECK_INS, name="Ben") as reports:
        await all_told(goals), await all_told(reports)
        await audience.reports("Whisper", 5)
        assert [each["title"] for each in (await all_told(goals))["upserted"]] == ["Canary"]
        assert [each["value"] for each in (await all_told(reports))["checkIns"]] == [5]
        await audience.does(ACCOUNT, personId=ben, role="MEMBER")
        await narrowed(audience, goals, reports)


async def test_a_membership_that_is_taken_away_narrows_what_is_told(audience: Audience) -> None:
    place = {"personId": audience.world.id("Ben"), "unitId": audience.world.id("Tech")}
    await audience.does(JOIN, **place)
    async with audience.both(FOLLOW, name="Ben") as goals, audience.both(CHECK_INS, name="Ben") as reports:
        await all_told(goals), await all_told(reports)
        await audience.reports("Whisper", 5)
        assert [each["title"] for each in (await all_told(goals))["upserted"]] == ["Canary"]
        assert [each["value"] for each in (await all_told(reports))["checkIns"]] == [5]
        await audience.does(LEAVE, **place)
        await narrowed(audience, goals, reports)


async def narrowed(audience: Audience, goals: tuple[Stream, ...], reports: tuple[Stream, ...]) -> None:
    """Both streams ask to read again, and are silent about what is hidden now."""
    for streams, told in ((goals, "upserted"), (reports, "checkIns")):
        event = await all_told(streams)
        assert (event["reset"], event[told]) == (True, []), event
    await audience.reports("Whisper", 6)
    await audience.reports("Dials", 7)
    assert "Canary" not in [each["title"] for each in (await all_told(goals))["upserted"]]
    assert [each["value"] for each in (await all_told(reports))["checkIns"]] == [7]
