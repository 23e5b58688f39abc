"""An objective is handed down as drafts, in one call: each draft stands alone, and twice has one effect."""

from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import statements
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Viewer
from tests.api.notifications.inbox import forget, lines
from tests.api.okrs.writing.asking import do, done, everything, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
    Own @Inside_Sales
  Closed circle @Sales team
  Secret @Ana private
  Build @Tech
    = Releases
"""
RESULTS = """results { repeated userErrors { code path } objective {
  id title state visibility owner { name } parent { title } alignments { kind primary to { title } } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def given(world: World, title: str, *drafts: dict[str, Any], key: str = "k") -> dict[str, Any]:
    return {"idempotencyKey": key, "objectiveId": world.id(title), "drafts": list(drafts)}


async def handed(who: Viewer, world: World, title: str, *drafts: dict[str, Any], key: str = "k") -> Any:
    return (await done(who, "objectiveCascade", given(world, title, *drafts, key=key), RESULTS))["results"]


async def test_a_lead_hands_an_objective_down_to_a_team_and_a_person(world: World) -> None:
    ana = await world.viewer("Ana")
    team = {"ownerId": world.id("Inside Sales")}
    person = {"ownerId": world.id("Ben"), "toId": world.id("Calls"), "title": "My calls"}
    first, second = await handed(ana, world, "Sell more", team, person)
    common = {"state": "DRAFT", "visibility": "EVERYONE"}
    up = {"kind": "CONTRIBUTES", "primary": True}
    assert first["objective"] == common | {
        "id": first["objective"]["id"],
        "title": "Sell more",
        "owner": {"name": "Inside Sales"},
        "parent": {"title": "Sell more"},
        "alignments": [up | {"to": {"title": "Sell more"}}],
    }
    assert second["objective"] == common | {
        "id": second["objective"]["id"],
        "title": "My calls",
        "owner": {"name": "Ben"},
        "parent": {"title": "Calls"},
        "alignments": [up | {"to": {"title": "Calls"}}],
    }


async def test_whoever_is_handed_something_is_told(world: World) -> None:
    await lines(ADMIN)
    await forget()
    await handed(await world.viewer("Ana"), world, "Sell more", {"ownerId": world.id("Inside Sales")})
    assert await lines(await world.viewer("Eve")) == ["OBJECTIVE_HANDED_DOWN OWNS Sell more"]
    assert await lines(await world.viewer("Ana")) == []


async def test_the_same_call_again_changes_nothing_and_another_is_refused(world: World) -> None:
    ana, draft = await world.viewer("Ana"), {"ownerId": world.id("Inside Sales")}
    [made] = await handed(ana, world, "Sell more", draft)
    before = await everything()
    [again] = await handed(ana, world, "Sell more", draft)
    assert again == made | {"repeated": True}
    [other] = await handed(ana, world, "Sell more", draft | {"title": "Other"})
    assert [each["code"] for each in other["userErrors"]] == ["IDEMPOTENCY_KEY_REUSED"]
    assert await everything() == before


async def test_each_draft_stands_alone(world: World) -> None:
    ana, inside = await world.viewer("Ana"), {"ownerId": world.id("Inside Sales")}
    table = {
        "good": (inside, ""),
        "twice": (inside, "DUPLICATE"),
        "another team": ({"ownerId": world.id("Tech")}, "FORBIDDEN"),
        "nobody": ({"ownerId": encode("per", 7)}, "NOT_FOUND"),
        "a goal of others": ({"ownerId": world.id("Ben"), "toId": world.id("Releases")}, "INVALID"),
        "no title": ({"ownerId": world.id("Ben"), "title": " "}, "BLANK"),
        "long": ({"ownerId": world.id("Ben"), "title": "x" * 501}, "TOO_LONG"),
    }
    results = await handed(ana, world, "Sell more", *(draft for draft, _ in table.values()))
    found = [each["userErrors"][0]["code"] if each["userErrors"] else "" for each in results]
    assert dict(zip(table, found, strict=True)) == {name: code for name, (_, code) in table.items()}
    assert results[2]["userErrors"][0]["path"] == ["input", "drafts", "2", "ownerId"]
    assert [each["objective"] is None for each in results] == [code != "" for _, code in table.values()]


async def test_what_only_a_team_sees_is_supported_by_those_who_do_not_share_it(world: World) -> None:
    ana = await world.viewer("Ana")
    own, below = await handed(
        ana, world, "Closed circle", {"ownerId": world.id("Ana")}, {"ownerId": world.id("Inside Sales")}
    )
    assert own["objective"]["visibility"] == "TEAM"
    kinds = [
        (each["objective"]["alignments"][0]["kind"], each["objective"]["alignments"][0]["primary"])
        for each in (own, below)
    ]
    assert kinds == [("CONTRIBUTES", True), ("SUPPORTS", False)]


async def test_what_may_not_be_handed_down_is_refused_and_changes_nothing(world: World) -> None:
    ana, draft = await world.viewer("Ana"), {"ownerId": world.id("Inside Sales")}
    table = {
        "private": given(world, "Secret", draft),
        "not hers": given(world, "Build", draft),
        "nothing": given(world, "Sell more", draft) | {"objectiveId": encode("obj", 7)},
        "no draft": given(world, "Sell more"),
        "too many": given(world, "Sell more", *[draft] * 51),
        "a long key": given(world, "Sell more", draft, key="x" * 191),
    }
    assert {name: code for name, (code, _) in (await refusals(ana, "objectiveCascade", table)).items()} == {
        "private": "INVALID",
        "not hers": "FORBIDDEN",
        "nothing": "NOT_FOUND",
        "no draft": "TOO_LONG",
        "too many": "TOO_LONG",
        "a long key": "TOO_LONG",
    }
    await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.GRADING, if_version=2)
    late = await do(ana, "objectiveCascade", given(world, "Sell more", draft))
    assert told(late)[0] == "CYCLE_LOCKED"


async def test_fifty_drafts_take_as_many_statements_as_two(world: World) -> None:
    async def counted(key: str, *names: str) -> int:
        with statements() as texts:
            await do(
                ADMIN,
                "objectiveCascade",
                given(world, "Grow", *({"ownerId": world.id(each)} for each in names), key=key),
            )
        return len(texts)

    few = await counted("few", "Ben", "Dan")
    assert await counted("more", "Ben", "Dan", "Eve", "Ana", "Cleo", "Ida", "Sales", "Tech") == few
