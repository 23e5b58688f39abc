"""A link is made and revoked by mutation; what is wrong has its code and changes nothing."""

from typing import Any

from plumbline.organization.viewer import Role
from tests.api.embeds.test_rights import picture, world
from tests.api.okrs.writing.asking import ask, done, refusals
from tests.factories import ADMIN, World

__all__ = ["world"]


async def test_a_link_is_made_and_revoked(world: World) -> None:
    ana = await world.viewer("Ana")
    made = await done(ana, "embedCreate", {"ofId": world.id("Sell more")}, "id path")
    key = made["path"].removeprefix("/embed/")
    assert await picture(key) is not None
    assert await done(ana, "embedRevoke", {"id": made["id"]}, "id") == {"id": made["id"], "userErrors": []}
    assert await picture(key) is None


LINKS = """query ($goal: ID!, $team: ID!) {
  objective(id: $goal) { viewerCanEmbed embeds { id by { name } expiresAt } }
  team(id: $team) { viewerCanEmbed embeds { id } } }"""


async def test_links_that_open_are_listed_for_those_who_may_revoke_them(world: World) -> None:
    ana, asked = await world.viewer("Ana"), {"goal": world.id("Sell more"), "team": world.id("Sales")}
    first = await done(ana, "embedCreate", {"ofId": asked["goal"], "days": 7}, "id")
    second = await done(ana, "embedCreate", {"ofId": asked["team"]}, "id path")
    shown = await ask(ana, LINKS, **asked)
    assert shown["objective"]["viewerCanEmbed"]
    assert [each["id"] for each in shown["objective"]["embeds"]] == [first["id"]]
    assert shown["objective"]["embeds"][0]["by"]["name"] == "Ana"
    assert shown["team"] == {"viewerCanEmbed": True, "embeds": [{"id": second["id"]}]}
    others = await ask(await world.viewer("Ben"), LINKS, **asked)
    assert others == {
        "objective": {"viewerCanEmbed": False, "embeds": []},
        "team": {"viewerCanEmbed": False, "embeds": []},
    }
    await done(await world.viewer("Ida", Role.ADMIN), "embedRevoke", {"id": first["id"]}, "id")
    assert (await ask(ana, LINKS, **asked))["objective"]["embeds"] == []


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    table: dict[str, dict[str, Any]] = {
        "hidden": {"ofId": world.id("zyx private")},
        "not everybody's": {"ofId": world.id("zyx team")},
        "not theirs": {"ofId": world.id("Grow")},
        "no objective": {"ofId": world.id("Calls")},
        "no unit of theirs": {"ofId": world.id("Tech")},
        "a person": {"ofId": world.id("Ana")},
        "too long": {"ofId": world.id("Sell more"), "days": 366},
    }
    found = await refusals(await world.viewer("Ana"), "embedCreate", table)
    assert {name: code for name, (code, _) in found.items()} == {
        "hidden": "NOT_FOUND",
        "not everybody's": "INVALID",
        "not theirs": "FORBIDDEN",
        "no objective": "NOT_FOUND",
        "no unit of theirs": "FORBIDDEN",
        "a person": "NOT_FOUND",
        "too long": "OUT_OF_RANGE",
    }
    assert await refusals(await world.viewer("Ben"), "embedRevoke", {"none": {"id": "emb_0000000000007"}}) == {
        "none": ("NOT_FOUND", "input.id")
    }


async def test_the_links_to_a_team_go_with_it_into_another(world: World) -> None:
    ida = await world.viewer("Ida", Role.ADMIN)
    made = await done(ida, "embedCreate", {"ofId": world.id("Tech")}, "id path")
    await done(ADMIN, "teamMerge", {"id": world.id("Tech"), "intoId": world.id("Sales"), "ifVersion": 1})
    asked = {"goal": world.id("Sell more"), "team": world.id("Sales")}
    assert (await ask(ida, LINKS, **asked))["team"]["embeds"] == [{"id": made["id"]}]
