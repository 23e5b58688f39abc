"""Saved views: who keeps, sees and shares them, what each sees in them, and what is refused."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import ask, done, refusal, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
  Keep it secret @Sales private
"""
LIST = (
    "{ viewer { savedViews { name unit { ... on Team { name } ... on Company { name } } by { name } viewerCanEdit } } }"
)
STATE = """{ viewer { savedViews { state { shape cycleId asOf since teamId ownerId health findings text focusId selectedId
  panelOpen foldLevel toggledIds zoom x y } } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def saved(world: World, who: str, name: str, unit: str | None = None, **state: Any) -> dict[str, Any]:
    given = {"name": name, "idempotencyKey": name, "state": state, "unitId": unit and world.id(unit)}
    made: dict[str, Any] = await done(await world.viewer(who), "savedViewCreate", given, "savedView { id version }")
    return dict(made["savedView"])


async def names(world: World, who: str) -> list[str]:
    found = await ask(await world.viewer(who), LIST)
    return [each["name"] for each in found["viewer"]["savedViews"]]


async def test_a_view_is_private_until_it_is_shared_and_reaches_the_unit_and_those_below(world: World) -> None:
    made = await saved(world, "Ana", "Monday")
    assert (await names(world, "Ana"), await names(world, "Ben")) == (["Monday"], [])
    ana = await world.viewer("Ana")
    shared = {"id": made["id"], "ifVersion": 1, "unitId": world.id("Sales")}
    told = await done(ana, "savedViewUpdate", shared, "savedView { version unit { id } }")
    assert told["savedView"] == {"version": 2, "unit": {"id": world.id("Sales")}}
    seen = {who: await names(world, who) for who in ("Ben", "Eve", "Cleo", "Ida")}
    assert seen == {"Ben": ["Monday"], "Eve": ["Monday"], "Cleo": [], "Ida": []}
    await done(
        ana, "savedViewUpdate", {"id": made["id"], "ifVersion": 2, "unitId": world.id("Acme")}, "savedView { id }"
    )
    assert await names(world, "Dan") == ["Monday"]
    listed = (await ask(await world.viewer("Dan"), LIST))["viewer"]["savedViews"][0]
    assert listed == {"name": "Monday", "unit": {"name": "Acme"}, "by": {"name": "Ana"}, "viewerCanEdit": False}
    await done(ana, "savedViewUpdate", {"id": made["id"], "ifVersion": 3, "unitId": None}, "savedView { id }")
    assert await names(world, "Dan") == []


async def test_every_state_comes_back_and_a_call_sent_twice_keeps_one_view(world: World) -> None:
    state: dict[str, Any] = {
        "shape": "MAP",
        "cycleId": encode("cyc", world.cycle_id),
        "asOf": "2026-05-04T08:00:00+00:00",
        "since": "2026-05-01T08:00:00+00:00",
        "teamId": world.id("Sales"),
        "ownerId": world.id("Ben"),
        "health": ["AT_RISK", "OFF_TRACK"],
        "findings": True,
        "text": "sell",
        "focusId": world.id("Grow"),
        "selectedId": world.id("Sell more"),
        "panelOpen": True,
        "foldLevel": 2,
        "toggledIds": [world.id("Grow"), world.id("Sell more")],
        "zoom": 0.5,
        "x": -3.0,
        "y": 12.0,
    }
    first = await saved(world, "Ana", "Whole", **state)
    assert await saved(world, "Ana", "Whole", **state) == first
    ana = await world.viewer("Ana")
    assert (await ask(ana, STATE))["viewer"]["savedViews"] == [{"state": state}]
    empty = {"id": first["id"], "ifVersion": 1, "state": {}}
    await done(ana, "savedViewUpdate", empty, "savedView { id }")
    at_rest = (await ask(ana, STATE))["viewer"]["savedViews"][0]["state"]
    assert [name for name, value in at_rest.items() if value] == []


async def test_whoever_opens_it_finds_no_id_of_what_is_hidden_or_gone(world: World) -> None:
    secret = world.id("Keep it secret")
    gone = encode("obj", 7)
    state: dict[str, Any] = {"focusId": secret, "selectedId": secret, "panelOpen": True, "ownerId": encode("per", 7)}
    state["toggledIds"] = [secret, world.id("Grow"), gone]
    await saved(world, "Ana", "Ours", "Sales", **state)
    own = (await ask(await world.viewer("Ana"), STATE))["viewer"]["savedViews"][0]["state"]
    assert (own["focusId"], own["selectedId"], own["panelOpen"], own["ownerId"]) == (secret, secret, True, None)
    assert own["toggledIds"] == [secret, world.id("Grow")]
    theirs = (await ask(await world.viewer("Ben"), STATE))["viewer"]["savedViews"][0]["state"]
    assert (theirs["focusId"], theirs["selectedId"], theirs["panelOpen"]) == (None, None, False)
    assert theirs["toggledIds"] == [world.id("Grow")]


@pytest.mark.parametrize(
    ("who", "role", "sees", "edits"),
    [
        ("Ben", Role.MEMBER, True, True),
        ("Ana", Role.MEMBER, True, True),
        ("Ida", Role.ADMIN, False, False),
        ("Eve", Role.MEMBER, True, False),
        ("Cleo", Role.MEMBER, False, False),
        ("Eve", Role.READER, True, False),
    ],
)
async def test_its_maker_and_who_edits_the_unit_change_a_shared_view(
    world: World, who: str, role: Role, sees: bool, edits: bool
) -> None:
    made = await saved(world, "Ben", "Ours", "Sales")
    viewer = await world.viewer(who, role)
    renamed = await refusal(viewer, "savedViewUpdate", {"id": made["id"], "ifVersion": 1, "name": "Mine"})
    assert renamed[0] == ("" if edits else "FORBIDDEN" if sees else "NOT_FOUND")
    removed = await refusal(viewer, "savedViewRemove", {"id": made["id"]})
    assert removed[0] == ("" if edits else "FORBIDDEN" if sees else "NOT_FOUND")
    assert ("Ours" in await names(world, "Ben")) is (not edits)


async def test_a_view_is_shared_with_units_around_oneself_only(world: World) -> None:
    text = "{ viewer { viewUnits { ... on Team { name } ... on Company { name } } } }"
    shown = {
        who: [each["name"] for each in (await ask(await world.viewer(who), text))["viewer"]["viewUnits"]]
        for who in ("Ana", "Ben", "Eve", "Dan")
    }
    assert shown == {
        "Ana": ["Acme", "Inside Sales", "Sales"],
        "Ben": ["Acme", "Sales"],
        "Eve": ["Acme", "Inside Sales", "Sales"],
        "Dan": ["Acme", "Tech"],
    }
    reader = await world.viewer("Ben", Role.READER)
    assert (await ask(reader, text))["viewer"]["viewUnits"] == []
    given = {"name": "Mine", "state": {}, "idempotencyKey": "1"}
    await done(reader, "savedViewCreate", given, "savedView { id }")
    assert (await refusal(reader, "savedViewCreate", given | {"idempotencyKey": "2", "unitId": world.id("Sales")}))[
        0
    ] == ("FORBIDDEN")


async def test_what_makes_no_view_is_refused_and_changes_nothing(world: World) -> None:
    ben = await world.viewer("Ben")
    await saved(world, "Ben", "There")
    good: dict[str, Any] = {"name": "Mine", "state": {}, "idempotencyKey": "bad"}
    table = {
        "no name": good | {"name": " "},
        "a long name": good | {"name": "x" * 121},
        "another team's": good | {"unitId": world.id("Tech")},
        "no team": good | {"unitId": encode("team", 5)},
        "a cycle that is a goal": good | {"state": {"cycleId": world.id("Grow")}},
        "a focus that is nothing": good | {"state": {"focusId": "x"}},
        "a long text": good | {"state": {"text": "x" * 10_000}},
        "no such zoom": good | {"state": {"zoom": 0}},
        "no such level": good | {"state": {"foldLevel": 61}},
        "too many": good | {"state": {"toggledIds": [world.id("Grow")] * 501}},
        "a time without a zone": good | {"state": {"asOf": "2026-05-04T08:00:00"}},
        "the key of another": good | {"idempotencyKey": "There"},
    }
    assert await refusals(ben, "savedViewCreate", table) == {
        "no name": ("BLANK", "input.name"),
        "a long name": ("TOO_LONG", "input.name"),
        "another team's": ("FORBIDDEN", "input.unitId"),
        "no team": ("NOT_FOUND", "input.unitId"),
        "a cycle that is a goal": ("INVALID", "input.state.cycleId"),
        "a focus that is nothing": ("INVALID", "input.state.focusId"),
        "a long text": ("TOO_LONG", "input.state.text"),
        "no such zoom": ("OUT_OF_RANGE", "input.state.zoom"),
        "no such level": ("OUT_OF_RANGE", "input.state.foldLevel"),
        "too many": ("TOO_LONG", "input.state.toggledIds"),
        "a time without a zone": ("INVALID", "input.state.asOf"),
        "the key of another": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
    }
    assert await names(world, "Ben") == ["There"]


async def test_the_views_of_a_team_go_with_it_into_another(world: World) -> None:
    await saved(world, "Cleo", "Ours", "Tech")
    await done(ADMIN, "teamMerge", {"id": world.id("Tech"), "intoId": world.id("Sales"), "ifVersion": 1})
    assert await names(world, "Ben") == ["Ours"]
