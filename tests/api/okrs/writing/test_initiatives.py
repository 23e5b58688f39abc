"""Work has an effort, links and a state that whoever does it may change; it is checked, shown by owner, and never counts."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import ask, done, execute, refusal, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Secret plan @Dan private
    = Steps
"""
ASKED = "initiative { id version state effortDays links { url title } viewerCanMove objective { title } }"
BOARD = """
query ($id: ID!, $state: InitiativeState) {
  node(id: $id) { ... on Owner { initiatives(first: 20, state: $state) { nodes { title } } } } }
"""
SMART = "query ($id: ID!) { node(id: $id) { ... on Initiative { smart { criterion met } viewerCanMove } } }"
DRAFT = "query ($draft: InitiativeDraftInput!) { initiativeDraftChecks(draft: $draft) { criterion met } }"
LINK = {"url": "https://example.com/7", "title": "Ticket"}


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await world.report("Calls", 40)
    return world


def work(world: World, title: str = "Hire two people", **more: Any) -> dict[str, Any]:
    return {"idempotencyKey": title, "goalId": world.id("Calls"), "title": title, "ownerId": world.id("Eve"), **more}


async def made(world: World, title: str = "Hire two people", **more: Any) -> dict[str, Any]:
    found = await done(ADMIN, "initiativeCreate", work(world, title, **more), ASKED)
    return dict(found["initiative"])


async def test_effort_and_links_are_kept_in_their_order_and_replaced_as_a_whole(world: World) -> None:
    links = [LINK, {"url": "http://example.com/b"}]
    first = await made(world, effortDays=2.5, links=links)
    assert (first["effortDays"], first["links"]) == (2.5, [LINK, {"url": "http://example.com/b", "title": None}])
    assert await made(world, effortDays=2.5, links=links) == first
    step = {"id": first["id"], "ifVersion": 1}
    after = (await done(ADMIN, "initiativeUpdate", step | {"links": [LINK], "effortDays": None}, ASKED))["initiative"]
    assert (after["links"], after["effortDays"], after["version"]) == ([LINK], None, 2)
    after = (await done(ADMIN, "initiativeUpdate", step | {"ifVersion": 2, "title": "Hire"}, ASKED))["initiative"]
    assert after["links"] == [LINK]


async def test_whoever_does_the_work_or_reports_moves_it_and_changes_nothing_else(world: World) -> None:
    first = await made(world)
    eve, dan = await world.viewer("Eve"), await world.viewer("Dan")
    assert (await ask(eve, SMART, id=first["id"]))["node"]["viewerCanMove"] is True
    assert (await ask(dan, SMART, id=first["id"]))["node"]["viewerCanMove"] is False
    step = {"id": first["id"], "ifVersion": 1}
    moved = (await done(eve, "initiativeUpdate", step | {"state": "DOING"}, ASKED))["initiative"]
    assert (moved["state"], moved["version"]) == ("DOING", 2)
    step = {"id": first["id"], "ifVersion": 2}
    others: list[dict[str, Any]] = [{"title": "Mine"}, {"state": "DONE", "title": "Mine"}, {"links": []}]
    for given in others:
        assert (await refusal(eve, "initiativeUpdate", step | given))[0] == "FORBIDDEN"
    for who in (dan, await world.viewer("Eve", Role.READER), await world.viewer("Ida", Role.COACH)):
        assert (await refusal(who, "initiativeUpdate", step | {"state": "DONE"}))[0] == "FORBIDDEN"


async def test_a_board_shows_what_an_owner_does_and_what_is_done_for_the_owners_goals(world: World) -> None:
    await made(world)
    await made(world, "Call them", ownerId=world.id("Sales"), state="DOING")
    await made(world, "Ask them", ownerId=None)
    titles = ["Hire two people", "Call them", "Ask them"]
    found = {who: await ask(ADMIN, BOARD, id=world.id(who)) for who in ("Sales", "Eve", "Dan", "Acme")}
    shown = {who: [each["title"] for each in answer["node"]["initiatives"]["nodes"]] for who, answer in found.items()}
    assert shown == {"Sales": titles, "Eve": titles[:1], "Dan": [], "Acme": []}
    doing = (await ask(ADMIN, BOARD, id=world.id("Sales"), state="DOING"))["node"]["initiatives"]["nodes"]
    assert doing == [{"title": "Call them"}]


async def test_work_for_a_goal_that_is_hidden_is_on_nobody_elses_board(world: World) -> None:
    dan = await world.viewer("Dan")
    hidden = work(world, "Dig") | {"goalId": world.id("Steps")}
    id_ = (await done(dan, "initiativeCreate", hidden, ASKED))["initiative"]["id"]
    eve = await world.viewer("Eve")
    assert (await ask(eve, BOARD, id=world.id("Eve")))["node"]["initiatives"]["nodes"] == []
    assert (await ask(dan, BOARD, id=world.id("Eve")))["node"]["initiatives"]["nodes"] == [{"title": "Dig"}]
    step = {"id": id_, "ifVersion": 1, "state": "DONE"}
    assert await refusal(eve, "initiativeUpdate", step) == ("NOT_FOUND", "input.id")
    draft = {"title": "Dig 7 holes", "goalId": world.id("Steps"), "dueOn": "2030-01-01"}
    answers = [(await ask(who, DRAFT, draft=draft))["initiativeDraftChecks"][4]["met"] for who in (dan, eve)]
    assert answers == [False, True]


async def test_it_is_checked_while_it_is_written_and_afterwards_alike(world: World) -> None:
    first = await made(world, dueOn="2026-05-20")
    five = ["SPECIFIC", "MEASURABLE", "ASSIGNED", "RELEVANT", "TIMED"]
    assert (await ask(ADMIN, SMART, id=first["id"]))["node"]["smart"] == [{"criterion": c, "met": True} for c in five]
    late = await made(world, "Improve things", dueOn="2026-08-01", ownerId=None)
    kept = (await ask(ADMIN, SMART, id=late["id"]))["node"]["smart"]
    assert [each["criterion"] for each in kept if each["met"]] == ["RELEVANT"]
    draft = {"title": "Improve things", "goalId": world.id("Calls"), "dueOn": "2026-08-01"}
    assert (await ask(ADMIN, DRAFT, draft=draft))["initiativeDraftChecks"] == kept
    wrong = await execute(ADMIN, DRAFT, draft=draft | {"goalId": "nonsense"})
    assert [getattr(error.original_error, "code", None) for error in wrong.errors] == ["BAD_USER_INPUT"]


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    first = await made(world)
    step = {"id": first["id"], "ifVersion": 1}
    table: dict[str, dict[str, Any]] = {
        "no effort": {"effortDays": 0},
        "negative": {"effortDays": -1},
        "endless": {"effortDays": 10_001},
        "no address": {"links": [{"url": " "}]},
        "no web address": {"links": [LINK, {"url": "javascript:alert(1)"}]},
        "a password in it": {"links": [{"url": "https://me:secret@example.com"}]},
        "long address": {"links": [{"url": "https://example.com/" + "x" * 2_000}]},
        "long name": {"links": [LINK | {"title": "x" * 201}]},
        "many": {"links": [LINK] * 21},
    }
    expected = {
        "no effort": ("OUT_OF_RANGE", "input.effortDays"),
        "negative": ("OUT_OF_RANGE", "input.effortDays"),
        "endless": ("OUT_OF_RANGE", "input.effortDays"),
        "no address": ("BLANK", "input.links.0.url"),
        "no web address": ("INVALID", "input.links.1.url"),
        "a password in it": ("INVALID", "input.links.0.url"),
        "long address": ("TOO_LONG", "input.links.0.url"),
        "long name": ("TOO_LONG", "input.links.0.title"),
        "many": ("TOO_LONG", "input.links"),
    }
    assert await refusals(ADMIN, "initiativeUpdate", {name: step | each for name, each in table.items()}) == expected
    new = {name: work(world, name) | each for name, each in table.items()}
    assert await refusals(ADMIN, "initiativeCreate", new) == expected
    await done(
        ADMIN, "objectiveClose", {"id": world.id("Sell more"), "ifVersion": 2, "outcome": "ACHIEVED", "score": 1}
    )
    closed = {"moved": step | {"state": "DONE"}, "changed": step | {"title": "Later"}}
    assert await refusals(ADMIN, "initiativeUpdate", closed) == dict.fromkeys(closed, ("CYCLE_LOCKED", "input"))
    assert await refusals(ADMIN, "initiativeCreate", {"new": work(world, "Late")}) == {"new": ("CYCLE_LOCKED", "input")}
