"""Who needs help is told to who may help, with the why; sessions are offered, answered and noted."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs.service.outdating import mark_outdated
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, do, done, everything, refusal, refusals, told
from tests.factories import NOW, World, built

GOALS = """
Be the partner that customers choose @Acme
  Shorten the onboarding of new customers @Sales
    = Days until a customer is live
  Build a platform that scales @Tech
    = Requests a second
    = Hours without service
  Something of my own that nobody sees @Dan private
    = Hidden
"""
NEEDS = """{ helpNeeded { need owner { __typename ... on Team { name } ... on Person { name } ... on Company { name } }
  reasons { kind count of message } nextSession { topic } } }"""
SESSION = """query ($id: ID!) { coachingSession(id: $id) { topic minutes note hasBegun isCancelled viewerReply viewerIsInvited
  viewerCanEdit version coach { name } owner { __typename id } answers { person { name } reply } } }"""
OFFERS = "{ viewer { canCoach coachingOffers { topic } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def coach(world: World) -> Viewer:
    return await world.viewer("Ida", Role.COACH)


def slot(world: World, owner: str = "Tech", **more: Any) -> dict[str, Any]:
    return {
        "idempotencyKey": owner,
        "ownerId": world.id(owner),
        "topic": "Key results that measure",
        "startsAt": (NOW + timedelta(days=2)).isoformat(),
    } | more


async def offered(world: World, owner: str = "Tech", **more: Any) -> str:
    payload = await done(
        await coach(world), "coachingSessionOffer", slot(world, owner, **more), "coachingSession { id }"
    )
    return str(payload["coachingSession"]["id"])


async def needs(viewer: Viewer) -> dict[str, Any]:
    return {each["owner"]["name"]: each for each in (await ask(viewer, NEEDS))["helpNeeded"]}


async def test_who_needs_help_most_comes_first_with_the_why(world: World, clock: Hands) -> None:
    await world.report("Requests a second", 10)
    clock.forward(timedelta(days=20))
    await mark_outdated()
    found = (await ask(await coach(world), NEEDS))["helpNeeded"]
    assert [each["need"] for each in found] == sorted((each["need"] for each in found), reverse=True)
    tech = next(each for each in found if each["owner"]["name"] == "Tech")
    counts = {each["kind"]: each["count"] for each in tech["reasons"]}
    assert {each["of"] for each in tech["reasons"]} == {2}
    assert counts["OUTDATED"] == counts["NEVER_REPORTED"] == 1
    assert tech["need"] == 3 + 3 + counts["FINDINGS"]
    assert "1 of 2 key results is outdated." in [each["message"] for each in tech["reasons"]]


async def test_leads_are_told_of_theirs_others_of_nobody_and_nobody_of_what_they_may_not_see(world: World) -> None:
    assert set(await needs(await coach(world))) == {"Acme", "Sales", "Tech"}
    assert set(await needs(await world.viewer("Ana"))) == {"Sales"}
    assert set(await needs(await world.viewer("Cleo"))) == {"Tech"}
    assert await needs(await world.viewer("Ben")) == {}
    assert await needs(await world.viewer("Dan")) == {}


async def test_a_session_is_offered_to_a_unit_answered_and_noted(world: World) -> None:
    id_, dan, ana = await offered(world), await world.viewer("Dan"), await world.viewer("Ana")
    assert (await ask(dan, OFFERS))["viewer"] == {
        "canCoach": False,
        "coachingOffers": [{"topic": "Key results that measure"}],
    }
    assert (await ask(ana, OFFERS))["viewer"]["coachingOffers"] == []
    assert (await ask(ana, SESSION, id=id_))["coachingSession"] is None
    await done(dan, "coachingSessionAnswer", {"id": id_, "reply": "DECLINED"})
    await done(dan, "coachingSessionAnswer", {"id": id_, "reply": "ACCEPTED"})
    assert (await ask(dan, OFFERS))["viewer"]["coachingOffers"] == []
    await done(await coach(world), "coachingSessionUpdate", {"id": id_, "ifVersion": 1, "note": "Measure the wait."})
    assert (await ask(dan, SESSION, id=id_))["coachingSession"] == {
        "topic": "Key results that measure",
        "minutes": 30,
        "note": "Measure the wait.",
        "hasBegun": False,
        "isCancelled": False,
        "viewerReply": "ACCEPTED",
        "viewerIsInvited": True,
        "viewerCanEdit": False,
        "version": 2,
        "coach": {"name": "Ida"},
        "owner": {"__typename": "Team", "id": world.id("Tech")},
        "answers": [{"person": {"name": "Dan"}, "reply": "ACCEPTED"}],
    }
    assert (await needs(await coach(world)))["Tech"]["nextSession"] == {"topic": "Key results that measure"}
    other = await world.viewer("Eve", Role.COACH)
    assert (await ask(other, SESSION, id=id_))["coachingSession"]["note"] is None


async def test_with_another_time_those_invited_are_asked_again(world: World) -> None:
    id_, ben = await offered(world, "Ben"), await world.viewer("Ben")
    await done(ben, "coachingSessionAnswer", {"id": id_, "reply": "ACCEPTED"})
    later = (NOW + timedelta(days=3)).isoformat()
    await done(await coach(world), "coachingSessionUpdate", {"id": id_, "ifVersion": 1, "startsAt": later})
    assert (await ask(ben, SESSION, id=id_))["coachingSession"]["viewerReply"] is None
    await done(await coach(world), "coachingSessionCancel", {"id": id_, "ifVersion": 2})
    assert (await ask(ben, SESSION, id=id_))["coachingSession"]["isCancelled"] is True
    assert (await ask(ben, OFFERS))["viewer"]["coachingOffers"] == []
    assert await refusal(ben, "coachingSessionAnswer", {"id": id_, "reply": "ACCEPTED"}) == ("INVALID", "input.id")


async def test_sessions_are_listed_to_whom_they_concern_the_latest_first(world: World) -> None:
    await offered(world, "Ben", topic="First")
    await offered(world, "Sales", topic="Second", startsAt=(NOW + timedelta(days=5)).isoformat())
    text = "{ coachingSessions { totalCount nodes { topic } } }"
    listed = {"totalCount": 2, "nodes": [{"topic": "Second"}, {"topic": "First"}]}
    assert (await ask(await world.viewer("Ben"), text))["coachingSessions"] == listed
    assert (await ask(await coach(world), text))["coachingSessions"] == listed
    ana = (await ask(await world.viewer("Ana"), text))["coachingSessions"]
    assert ana == {"totalCount": 1, "nodes": [{"topic": "Second"}]}
    assert (await ask(await world.viewer("Dan"), text))["coachingSessions"]["totalCount"] == 0


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    before = slot(world) | {"startsAt": NOW.isoformat()}
    far = slot(world) | {"startsAt": (NOW + timedelta(days=800)).isoformat()}
    assert await refusals(
        await coach(world),
        "coachingSessionOffer",
        {
            "blank": slot(world, topic=" "),
            "long": slot(world, topic="t" * 201),
            "past": before,
            "far": far,
            "no zone": slot(world, startsAt="2026-05-08T10:00:00"),
            "short": slot(world, minutes=4),
            "endless": slot(world, minutes=481),
            "nobody": slot(world) | {"ownerId": world.id("Build a platform that scales")},
            "myself": slot(world, "Ida"),
        },
    ) == {
        "blank": ("BLANK", "input.topic"),
        "long": ("TOO_LONG", "input.topic"),
        "past": ("OUT_OF_RANGE", "input.startsAt"),
        "far": ("OUT_OF_RANGE", "input.startsAt"),
        "no zone": ("INVALID", "input.startsAt"),
        "short": ("OUT_OF_RANGE", "input.minutes"),
        "endless": ("OUT_OF_RANGE", "input.minutes"),
        "nobody": ("NOT_FOUND", "input.ownerId"),
        "myself": ("INVALID", "input.ownerId"),
    }


async def test_only_coaches_offer_only_those_invited_answer_and_the_same_call_offers_once(
    world: World, clock: Hands
) -> None:
    lead = await world.viewer("Ana")
    assert (await refusal(lead, "coachingSessionOffer", slot(world)))[0] == "FORBIDDEN"
    id_ = await offered(world)
    assert await offered(world) == id_
    assert told(await do(await coach(world), "coachingSessionOffer", slot(world, minutes=45)))[0] == (
        "IDEMPOTENCY_KEY_REUSED"
    )
    before = await everything()
    answer = {"id": id_, "reply": "ACCEPTED"}
    assert (await refusal(await coach(world), "coachingSessionAnswer", answer))[0] == "FORBIDDEN"
    assert (await refusal(lead, "coachingSessionAnswer", answer))[0] == "NOT_FOUND"
    stale = {"id": id_, "ifVersion": 7}
    assert (await refusal(await coach(world), "coachingSessionCancel", stale))[0] == "VERSION_CONFLICT"
    dan = await world.viewer("Dan")
    assert (await refusal(dan, "coachingSessionCancel", {"id": id_, "ifVersion": 1}))[0] == "FORBIDDEN"
    clock.forward(timedelta(days=3))
    assert await refusal(dan, "coachingSessionAnswer", answer) == ("INVALID", "input.id")
    assert await everything() == before
