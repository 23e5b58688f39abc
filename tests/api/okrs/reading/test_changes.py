"""What a client missed since its revision."""

from dataclasses import replace
from typing import Any

import pytest

from plumbline.database import statements
from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import KeyResultEntry, ReasonEntry
from plumbline.okrs.words import ChangeReason, Measure, Visibility
from plumbline.organization import service as organization
from plumbline.organization.viewer import Viewer
from tests.api.okrs.reading.asking import answer, drawn, titles, tree
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
Build faster @Tech
"""
CHANGES = """query ($since: String!, $first: Int) { objectiveChanges(since: $since, first: $first) {
    upserted { id title progress } removedIds revision hasMore reset } }"""
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


@pytest.fixture
async def ben(world: World) -> Viewer:
    return await world.viewer("Ben")


async def revision(world: World, viewer: Viewer) -> str:
    return str((await tree(viewer, {"companyId": world.id("Acme")}))["revision"])


async def since(viewer: Viewer, revision: str, **asked: Any) -> Any:
    return (await answer(viewer, CHANGES, since=revision, **asked))["objectiveChanges"]


async def test_nothing_new_is_nothing(world: World, ben: Viewer) -> None:
    now = await revision(world, ben)
    assert await since(ben, now) == {
        "upserted": [], "removedIds": [], "revision": now, "hasMore": False, "reset": False,
    }  # fmt: skip


async def test_a_check_in_shows_every_objective_it_moved_once(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    await world.report("Calls", 50)
    await world.report("Calls", 60)
    missed = await since(ben, before)
    assert sorted(titles(missed["upserted"])) == ["Grow", "Sell more"]
    assert {node["progress"] for node in missed["upserted"] if node["title"] == "Sell more"} == {0.6}
    assert missed["revision"] == await revision(world, ben) != before
    assert (await since(ben, missed["revision"]))["upserted"] == []


async def test_changes_come_in_pages(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    await world.draw("One @Tech\nTwo @Tech\nThree @Tech")
    await world.report("Calls", 50)
    missed = await since(ben, before, first=2)
    met = titles(missed["upserted"])
    while missed["hasMore"]:
        missed = await since(ben, missed["revision"], first=2)
        assert missed["upserted"]
        met += titles(missed["upserted"])
    assert sorted(met) == ["Grow", "One", "Sell more", "Three", "Two"]
    assert missed["revision"] == await revision(world, ben)


async def test_archived_ones_are_removed_and_come_back(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    await okrs.archive(ADMIN, world.goals["Build faster"], archived=True, if_version=2)
    missed = await since(ben, before)
    assert (missed["upserted"], missed["removedIds"]) == ([], [world.id("Build faster")])
    await okrs.archive(ADMIN, world.goals["Build faster"], archived=False, if_version=3)
    assert titles((await since(ben, before))["upserted"]) == ["Build faster"]


async def test_what_becomes_hidden_is_removed_for_who_saw_it(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    goal = world.goals["Build faster"]
    await okrs.update_objective(ADMIN, goal, {"visibility": Visibility.TEAM}, if_version=2, reason=WHY)
    missed = await since(ben, before)
    assert (missed["upserted"], missed["removedIds"]) == ([], [world.id("Build faster")])
    assert missed["revision"] != before
    dan = await world.viewer("Dan")
    assert (await since(dan, await revision(world, dan)))["removedIds"] == []


async def test_what_was_hidden_all_along_says_nothing(world: World, ben: Viewer) -> None:
    await world.draw("Secret @Tech team\n  = Whisper")
    before = await revision(world, ben)
    await world.report("Whisper", 5)
    goal = world.goals["Secret"]
    dan = world.owner("Dan")
    await okrs.update_objective(ADMIN, goal, {"co_owners": (dan,)}, if_version=2, reason=WHY)
    assert await revision(world, ben) == before
    missed = await since(ben, before)
    assert (missed["upserted"], missed["removedIds"]) == ([], [])


async def test_what_becomes_visible_is_new(world: World, ben: Viewer) -> None:
    await world.draw("Draft @Tech draft")
    before = await revision(world, ben)
    await okrs.publish(ADMIN, world.goals["Draft"], if_version=1)
    assert titles((await since(ben, before))["upserted"]) == ["Draft"]


@pytest.mark.parametrize("text", ["", "nonsense", "W10", "x" * 3000])
async def test_what_is_no_revision_asks_to_read_everything_again(world: World, ben: Viewer, text: str) -> None:
    missed = await since(ben, text)
    assert (missed["reset"], missed["upserted"], missed["removedIds"]) == (True, [], [])
    assert missed["revision"] == await revision(world, ben)


async def test_changed_rights_ask_to_read_everything_again(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    promoted = replace(ben, leads=ben.member_of)
    assert (await since(promoted, before))["reset"] is True
    assert (await since(await world.viewer("Dan"), before))["reset"] is True


async def test_statements_do_not_grow_with_changes(world: World, ben: Viewer) -> None:
    before = await revision(world, ben)
    await world.report("Calls", 50)
    with statements() as few:
        await since(ben, before)
    await world.draw("One @Tech\nTwo @Tech\nThree @Tech")
    with statements() as many:
        await since(ben, before)
    assert len(many) == len(few)


async def test_what_was_lost_from_sight_is_told_once_even_when_it_changes_hands_later(
    world: World, ben: Viewer
) -> None:
    goal, entry = world.goals["Build faster"], KeyResultEntry("Builds", Measure.BINARY)
    made, _ = await okrs.create_key_result(ADMIN, goal, entry, idempotency_key="builds")
    before = await revision(world, ben)
    private = {"visibility": Visibility.PRIVATE, "named_people": (world.people["Cleo"],)}
    await okrs.update_objective(ADMIN, goal, private, if_version=2, reason=WHY)
    missed = await since(ben, before)
    assert missed["removedIds"] == [world.id("Build faster")]
    cleo = await world.viewer("Cleo")
    changes = {"reporter_id": world.people["Cleo"]}
    await okrs.update_key_result(cleo, made, changes, if_version=1, reason=WHY)
    assert (await since(ben, missed["revision"]))["removedIds"] == []


async def proposed(world: World, owner: str) -> None:
    """A proposal of this owner, called Dig."""
    await world.draw(f"Dig @{owner} draft")
    await okrs.propose(ADMIN, world.goals["Dig"], if_version=1)


async def test_a_reviewer_is_told_that_a_proposal_was_returned(world: World) -> None:
    await proposed(world, "Inside_Sales")
    ana = await world.viewer("Ana")
    before = await revision(world, ana)
    await okrs.give_back(ana, world.goals["Dig"], comment="Deeper", if_version=2)
    assert (await since(ana, before))["removedIds"] == [world.id("Dig")]


async def test_whoever_reviews_anew_reads_everything_again(world: World, ben: Viewer) -> None:
    inside, eve = world.units["Inside Sales"], world.people["Eve"]
    world.people["Ivo"] = await organization.create_person(ADMIN, name="Ivo", unit_id=inside)
    await proposed(world, "Ivo")
    ana = await world.viewer("Ana")
    for leads, reviewed in ((False, True), (True, False)):
        before, of_ben = await revision(world, ana), await revision(world, ben)
        await organization.set_membership(ADMIN, person_id=eve, unit_id=inside, lead=leads, home=True)
        assert (await since(ana, before))["reset"] is True
        assert (await since(ben, of_ben))["reset"] is False
        shown = drawn((await tree(ana, {"companyId": world.id("Acme")}))["edges"])
        assert ("Dig" in shown) is reviewed
