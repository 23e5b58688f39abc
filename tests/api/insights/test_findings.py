"""Findings as the API tells them: of stored objectives, while typing, dismissed and restored."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.organization.service import priorities
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import ask, done, everything, execute, refusal, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow with customers who stay @Acme
  Sell 20 more @Sales
    = Launch calls
    = Visits
  Learn to listen to customers @Ben
    = Trials
Secret that nobody may see @Ben private
  = Hidden
"""
ASKED = """query ($id: ID!) { objective(id: $id) { findingCount findings { kind message place keyResult { title }
  dismissal { reason by { name } } } } }"""
DRAFT = "query ($draft: ObjectiveDraftInput!) { draftFindings(draft: $draft) { kind place keyResult { id } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def found(world: World, title: str, viewer: Any = ADMIN) -> Any:
    return (await ask(viewer, ASKED, id=world.id(title)))["objective"]


def kinds(objective: Any) -> list[tuple[str, str | None]]:
    return [(each["kind"], each["keyResult"] and each["keyResult"]["title"]) for each in objective["findings"]]


async def test_an_objective_says_what_its_checks_find(world: World) -> None:
    sell = await found(world, "Sell 20 more")
    assert kinds(sell) == [
        ("METRIC_IN_TITLE", None),
        ("TITLE_LENGTH", None),
        ("NO_WHY", None),
        ("KEY_RESULT_COUNT", None),
        ("ACTIVITY", "Launch calls"),
    ]
    assert sell["findingCount"] == 5
    assert all(each["message"] for each in sell["findings"])
    assert kinds(await found(world, "Learn to listen to customers")) == [
        ("NO_WHY", None),
        ("KEY_RESULT_COUNT", None),
        ("LEVEL_SKIP", None),
    ]


async def test_a_company_objective_cites_a_priority_as_soon_as_there_is_one(world: World) -> None:
    assert "NO_PRIORITY" not in dict(kinds(await found(world, "Grow with customers who stay")))
    await priorities.create_priority(ADMIN, name="Trust")
    assert "NO_PRIORITY" in dict(kinds(await found(world, "Grow with customers who stay")))


async def test_a_goal_above_that_one_may_not_see_does_not_show_in_the_findings(world: World) -> None:
    ben = await world.viewer("Ben")
    edge = {"fromId": world.id("Secret that nobody may see"), "to": {"toId": world.id("Grow with customers who stay")}}
    await done(ben, "alignmentSet", edge | {"reason": {"kind": "CORRECTION"}})
    assert "LEVEL_SKIP" in dict(kinds(await found(world, "Secret that nobody may see", ben)))
    assert (await found(world, "Secret that nobody may see")) is None


async def test_a_finding_is_dismissed_with_a_reason_kept_apart_and_restored(world: World) -> None:
    ana = await world.viewer("Ana")
    step = {"id": world.id("Sell 20 more"), "kind": "ACTIVITY", "keyResultId": world.id("Launch calls")}
    await done(ana, "findingDismiss", step | {"reason": "It is the name of a product."})
    sell = await found(world, "Sell 20 more")
    assert sell["findingCount"] == 4
    assert sell["findings"][-1]["dismissal"] == {"reason": "It is the name of a product.", "by": {"name": "Ana"}}
    assert await refusal(ana, "findingDismiss", step | {"reason": "Again"}) == ("DUPLICATE", "input.kind")
    await done(ana, "findingRestore", step)
    assert (await found(world, "Sell 20 more"))["findingCount"] == 5
    assert await refusal(ana, "findingRestore", step) == ("NOT_FOUND", "input.kind")


async def test_who_dismisses_and_what_makes_no_sense(world: World) -> None:
    step = {"id": world.id("Sell 20 more"), "kind": "NO_WHY", "reason": "It is said in the strategy."}
    before = await everything()
    for name, role in (("Ben", Role.MEMBER), ("Cleo", Role.MEMBER), ("Dan", Role.READER)):
        assert (await refusal(await world.viewer(name, role), "findingDismiss", step))[0] == "FORBIDDEN"
    assert await everything() == before
    hidden = {"id": world.id("Secret that nobody may see")}
    assert await refusals(
        ADMIN,
        "findingDismiss",
        {
            "no reason": step | {"reason": " "},
            "too long": step | {"reason": "r" * 2_001},
            "hidden": step | hidden,
            "a foreign key result": step | {"keyResultId": world.id("Trials")},
            "a key result as objective": step | {"id": world.id("Visits")},
        },
    ) == {
        "no reason": ("BLANK", "input.reason"),
        "too long": ("TOO_LONG", "input.reason"),
        "hidden": ("NOT_FOUND", "input.id"),
        "a foreign key result": ("NOT_FOUND", "input.keyResultId"),
        "a key result as objective": ("NOT_FOUND", "input.id"),
    }
    await done(await world.viewer("Cleo", Role.COACH), "findingDismiss", step)


async def test_the_same_is_found_while_typing(world: World) -> None:
    draft: dict[str, Any] = {"title": "Sell 20 more", "ownerId": world.id("Sales")}
    draft["keyResults"] = [{"title": "Launch calls", "measure": "INCREASE"}, {"title": "Visits", "measure": "INCREASE"}]
    told = (await ask(await world.viewer("Ben"), DRAFT, draft=draft))["draftFindings"]
    assert [(each["kind"], each["place"]) for each in told] == [
        ("METRIC_IN_TITLE", None),
        ("TITLE_LENGTH", None),
        ("NO_WHY", None),
        ("KEY_RESULT_COUNT", None),
        ("ACTIVITY", 0),
    ]
    many = draft | {"keyResults": draft["keyResults"] * 30}
    result = await execute(ADMIN, DRAFT, draft=many)
    assert [error.original_error.code for error in result.errors] == ["BAD_USER_INPUT"]
    strange = await execute(ADMIN, DRAFT, draft=draft | {"ownerId": "nobody"})
    assert [error.original_error.code for error in strange.errors] == ["BAD_USER_INPUT"]
