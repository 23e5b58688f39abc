"""Answers that would be the same again are not worked out again, and only those."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from starlette.applications import Starlette

from plumbline.conversations import service as conversations
from plumbline.conversations.service.commenting import CommentEntry
from plumbline.conversations.service.recognizing import RecognitionEntry
from plumbline.conversations.words import RecognitionSize
from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import statements
from plumbline.identity import service as identity
from plumbline.identity.policy import SESSION_SCOPES
from plumbline.identity.words import Scope
from plumbline.insights import service as insights
from plumbline.insights.words import FindingKind
from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ObjectiveEntry, ReasonEntry
from plumbline.okrs.reads.stamps import stamp
from plumbline.okrs.service import mark_outdated
from plumbline.okrs.words import ChangeReason
from plumbline.organization import service as organization
from plumbline.organization.service import priorities
from plumbline.organization.viewer import Role, Viewer
from plumbline.reviews import service as reviews
from plumbline.reviews.entries import KeyResultGrade, ObjectiveGrade
from plumbline.reviews.service.carrying import CarryEntry
from plumbline.reviews.words import CarryDecision, MissCause
from plumbline.schema import UNRECORDED, schema
from plumbline.settings import Settings
from plumbline.web import middleware, routes
from tests.api.http.readers import GET, Reader, reader
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
Learn to sing @Ana private
  = Songs
"""
ALL = """{
  company { name mission timeZone teams { nodes { name archived path { name } members { nodes { name } } } }
    priorities { name } members(deep: true) { nodes { name title role canSignIn } }
    retrospectives { worked } missedKeyResults { id } viewerCanReview }
  cycles { nodes { name phase startsOn endsOn elapsed unscoredCount } }
  objectives { nodes { id title health progress visibility updatedAt version findingCount findings { dismissal { reason } }
    grade { note } carry { decision } viewerCanGrade
    comments { nodes { text editedAt isRemoved mentions { name } } } recognitions { nodes { text } }
    keyResults { nodes { id title health progress currentValue nextCheckInOn checkIns { nodes { id } } } } } }
}"""
NAMED = "query Named($id: ID!) { objective(id: $id) { title } }"
CLOCKED = "{ viewer { checkInsDue { daysOverdue } } }"
OWN = "query Own { viewer { ...Keys } } fragment Keys on Viewer { tokens { name } }"
BROKEN = "{ objectives(first: 1000000) { totalCount } }"
WRITING = 'mutation { tokenRevoke(input: {id: "tok_1"}) { userErrors { code } } }'
DOCUMENTS = {"All": ALL, "Named": NAMED, "Clocked": CLOCKED, "Own": OWN, "Broken": BROKEN, "Writing": WRITING}
IN_PERSON = replace(ADMIN, scopes=SESSION_SCOPES)
Write = Callable[[], Awaitable[Any]]
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.fixture
def app(database: Settings, tmp_path: Path) -> Starlette:
    (tmp_path / "documents.json").write_text(json.dumps(DOCUMENTS))
    all_routes = routes(schema, database, built=tmp_path, stamp=stamp, unrecorded=UNRECORDED)
    return Starlette(routes=all_routes, middleware=middleware(database))


@pytest.fixture
async def ben(app: Starlette, world: World) -> AsyncIterator[Reader]:
    made = await reader(app, world, "Ben")
    yield made
    await made.client.aclose()


async def test_an_answer_that_is_known_costs_the_session_and_the_revision_and_none_of_its_rows(ben: Reader) -> None:
    tag = await ben.tag(ALL)
    with statements() as texts:
        again = await ben.asks(ALL, tag=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["cache-control"] == "private, no-cache"
    assert {"cookie", "authorization", "accept-encoding", "accept"} <= set(again.headers["vary"].split(", "))
    assert len(texts) <= 6
    assert not any("title" in text or "progress" in text for text in texts)


async def test_any_of_several_tags_will_do_and_a_strange_one_will_not(ben: Reader) -> None:
    tag = await ben.tag(ALL)
    for known in (f'"x", {tag}', tag.removeprefix("W/"), f'{tag},W/"y"'):
        assert (await ben.asks(ALL, tag=known)).status_code == httpx.codes.NOT_MODIFIED
    for strange in ('W/"x"', "x", "*", tag[:-2] + '"'):
        assert (await ben.asks(ALL, tag=strange)).status_code == httpx.codes.OK


async def test_each_question_has_a_tag_of_its_own(ben: Reader, world: World, app: Starlette) -> None:
    readonly = await reader(app, world, "Ben", Scope.READ)
    eve = await reader(app, world, "Eve")
    tags = [
        await ben.tag(ALL),
        await ben.tag(NAMED, id=world.id("Grow")),
        await ben.tag(NAMED, id=world.id("Sell more")),
        await readonly.tag(ALL),
        await eve.tag(ALL),
        (await ben.asks(ALL, accept="application/graphql-response+json")).headers["etag"],
    ]
    assert len(set(tags)) == len(tags)
    assert await ben.tag(ALL) == tags[0]


async def test_a_compressed_answer_has_the_same_tag(ben: Reader) -> None:
    tags = set()
    for encoding in ("identity", "gzip"):
        ben.client.headers["accept-encoding"] = encoding
        tags.add(await ben.tag(ALL))
    assert len(tags) == 1


async def test_what_looks_at_the_clock_or_at_ones_own_keys_has_none(ben: Reader) -> None:
    for document in (CLOCKED, OWN):
        answer = await ben.asks(document)
        assert "errors" not in answer.json()
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"


async def test_only_a_get_by_hash_without_errors_has_one(ben: Reader, app: Starlette) -> None:
    posted = await ben.client.post("/graphql", json={"query": ALL})
    got = await ben.client.get("/graphql", params={"query": ALL}, headers=GET)
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as nobody:
        stranger = await Reader(nobody).asks(ALL)
    for answer in (posted, got, await ben.asks(BROKEN), await ben.asks(WRITING), stranger):
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"


async def test_a_goal_that_becomes_outdated_changes_the_tag(ben: Reader, clock: Hands) -> None:
    tag = await ben.tag(ALL)
    clock.forward(timedelta(days=13))
    day_after = await ben.tag(ALL)
    assert day_after != tag, "another day is another answer"
    await mark_outdated()
    answer = await ben.asks(ALL, tag=day_after)
    assert answer.status_code == httpx.codes.OK
    healths = {each["health"] for each in answer.json()["data"]["objectives"]["nodes"]}
    assert "OUTDATED" in healths


async def test_whoever_loses_a_right_gets_another_tag(ben: Reader, world: World) -> None:
    tag = await ben.tag(ALL)
    await organization.set_membership(
        ADMIN, person_id=world.people["Ben"], unit_id=world.units["Tech"], lead=False, home=False
    )
    assert await ben.tag(ALL) != tag


async def test_what_one_may_not_see_changes_no_tag(ben: Reader, world: World) -> None:
    tag = await ben.tag(ALL)
    await world.report("Songs", 3)
    assert (await ben.asks(ALL, tag=tag)).status_code == httpx.codes.NOT_MODIFIED


@pytest.mark.parametrize("dialect", ["postgres"])
async def test_a_change_beside_a_long_transaction_is_noticed(ben: Reader, world: World, database: Settings) -> None:
    connection: Any = await asyncpg.connect(database.database_url)
    try:
        async with connection.transaction():
            await connection.execute("select pg_current_xact_id()")
            tags = [await ben.tag(ALL)]
            for value in (10, 20, 30):
                await world.report("Calls", value)
                tags.append(await ben.tag(ALL))
                await world.report("Songs", value)
                assert await ben.tag(ALL) == tags[-1]
            assert len(set(tags)) == len(tags)
    finally:
        await connection.close()


async def test_every_write_that_changes_an_answer_changes_its_tag(ben: Reader, world: World) -> None:
    before, tag = (await ben.asks(ALL)).json(), await ben.tag(ALL)
    for place, write in enumerate([*_while_it_runs(world), *_at_its_end(world)]):
        await write()
        after = await ben.asks(ALL, tag=tag)
        assert after.status_code == httpx.codes.OK, f"write {place} was not noticed"
        assert after.json() != before, f"write {place} changed nothing that the document shows"
        assert "errors" not in after.json()
        before, tag = after.json(), after.headers["etag"]


def _while_it_runs(world: World) -> list[Write]:
    company, sales, people = world.units["Acme"], world.units["Sales"], world.people
    grow = world.goals["Grow"]

    async def share() -> None:
        await okrs.publish(ADMIN, await _drafted(world), if_version=1)

    return [
        *_spoken(world),
        lambda: organization.update_company(ADMIN, company, {"mission": "Plums"}, if_version=1),
        lambda: priorities.create_priority(ADMIN, name="Fewer things", years=[2026]),
        lambda: organization.create_team(ADMIN, parent_id=company, name="Support"),
        lambda: organization.update_team(ADMIN, sales, {"name": "Sellers"}, if_version=1),
        lambda: organization.move_team(ADMIN, world.units["Inside Sales"], parent_id=company, if_version=1),
        lambda: organization.create_person(ADMIN, name="Zoe", unit_id=sales),
        lambda: organization.update_person(ADMIN, people["Ida"], {"title": "Founder"}, if_version=1),
        lambda: organization.set_membership(ADMIN, person_id=people["Dan"], unit_id=sales, lead=False, home=True),
        lambda: organization.remove_membership(ADMIN, person_id=people["Dan"], unit_id=world.units["Tech"]),
        lambda: identity.update_account(IN_PERSON, people["Ben"], role=Role.COACH),
        lambda: cycles.create_cycle(ADMIN, name="Q3", starts_on=date(2026, 7, 1), ends_on=date(2026, 9, 30)),
        lambda: cycles.update_cycle(ADMIN, world.cycle_id, {"name": "Spring"}, if_version=2),
        lambda: world.report("Calls", 40),
        lambda: okrs.update_objective(ADMIN, grow, {"title": "Grow more"}, if_version=2, reason=WHY),
        share,
        lambda: insights.dismiss(ADMIN, (grow, None, None, FindingKind.NO_WHY), reason="Plain"),
        lambda: insights.restore(ADMIN, (grow, None, None, FindingKind.NO_WHY)),
    ]


def _spoken(world: World) -> list[Write]:
    grow, said = world.goals["Grow"], list[int]()

    async def say() -> None:
        said.append(await conversations.comment(cleo, CommentEntry(grow, "Well done"), idempotency_key="say"))

    async def thank() -> None:
        thanks = RecognitionEntry(grow, (world.people["Ben"],), (), RecognitionSize.SMALL, "Thanks")
        said.append(await conversations.recognize(cleo, thanks, idempotency_key="thank"))

    cleo = Viewer(account_id=world.people["Cleo"], person_id=world.people["Cleo"], role=Role.MEMBER)
    return [
        say,
        lambda: conversations.edit_comment(cleo, said[0], text="Done", mentions=(world.people["Ben"],), if_version=1),
        lambda: conversations.remove_comment(cleo, said[0]),
        thank,
        lambda: conversations.remove_recognition(cleo, said[1]),
    ]


def _at_its_end(world: World) -> list[Write]:
    grow = world.goals["Grow"]
    missed = KeyResultGrade(world.goals["Revenue"], cause=MissCause.PRIORITIES_CHANGED)
    grade = ObjectiveGrade(grow, score=0.4, note="So far", post_mortem="Ask earlier", key_results=(missed,))
    return [
        lambda: cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.GRADING, if_version=3),
        lambda: reviews.grade_objective(ADMIN, grade, if_version=3),
        lambda: reviews.save_retrospective(
            ADMIN,
            unit_id=world.units["Acme"],
            cycle_id=world.cycle_id,
            worked="Calls",
            did_not_work=None,
            to_change=None,
            if_version=None,
        ),
        lambda: reviews.carry_over(ADMIN, CarryEntry(grow, CarryDecision.ABANDON, reason="Enough")),
    ]


async def _drafted(world: World) -> int:
    entry = ObjectiveEntry("Another", world.cycle_id, world.owner("Sales"))
    made, _ = await okrs.create_objective(ADMIN, entry, idempotency_key="another")
    return made
