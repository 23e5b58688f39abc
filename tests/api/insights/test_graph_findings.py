"""What is found between goals and in what owners have, as far as the viewer sees it."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.database import statements
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role
from tests.api.okrs.writing.asking import ask, done, everything, execute, refusal, refusals
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Be the partner that customers choose @Acme
  Shorten the onboarding of new customers @Sales
    = Days until a customer is live
    = Discounts granted
  Build a platform that scales @Tech
    Learn about databases that scale @Dan
    Write down how we work @Tech
Fast onboarding for new customers @Tech
  = Discounts we granted
Make onboarding of new customers fast @Cleo private
"""
OBJECTIVE = """query ($id: ID!) { objective(id: $id) { findingCount viewerCanDismissFindings
  findings { kind message other { id title } keyResult { title } dismissal { reason } } } }"""
OWNER = """query ($id: ID!) { node(id: $id) { ... on Owner { viewerCanDismissFindings findings {
  kind message owner { id } dismissal { reason by { name } } } } } }"""
CYCLE = """query ($id: ID!, $kinds: [FindingKind!], $unit: ID, $first: Int! = 50, $after: String) { node(id: $id) {
  ... on Cycle { findings(kinds: $kinds, unitId: $unit, first: $first, after: $after) { totalCount kinds { kind count }
    pageInfo { hasNextPage endCursor } nodes { kind objective { title } owner { name } other { title } } } } } }"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def alike(viewer: Any, world: World, title: str) -> list[str]:
    found = (await ask(viewer, OBJECTIVE, id=world.id(title)))["objective"]["findings"]
    return [each["other"]["title"] for each in found if each["kind"] == "NEAR_DUPLICATE"]


async def of_owner(world: World, name: str, viewer: Any = ADMIN) -> dict[str, Any]:
    found = (await ask(viewer, OWNER, id=world.id(name)))["node"]["findings"]
    return {each["kind"]: each for each in found}


async def of_cycle(world: World, viewer: Any = ADMIN, **asked: Any) -> Any:
    return (await ask(viewer, CYCLE, id=encode("cyc", world.cycle_id), **asked))["node"]["findings"]


async def change(viewer: Any, world: World, which: str, **to: Any) -> None:
    read = await ask(viewer, "query ($id: ID!) { objective(id: $id) { version } }", id=world.id(which))
    given = {"id": world.id(which), "ifVersion": read["objective"]["version"], "reason": {"kind": "CORRECTION"}}
    await done(viewer, "objectiveUpdate", given | to)


async def test_objectives_of_two_units_that_say_the_same_name_each_other(world: World) -> None:
    dan = await world.viewer("Dan")
    assert await alike(dan, world, "Shorten the onboarding of new customers") == ["Fast onboarding for new customers"]
    assert await alike(dan, world, "Fast onboarding for new customers") == ["Shorten the onboarding of new customers"]


async def test_a_goal_that_one_may_not_see_is_like_nothing(world: World) -> None:
    cleo, dan = await world.viewer("Cleo"), await world.viewer("Dan")
    assert await alike(cleo, world, "Shorten the onboarding of new customers") == [
        "Fast onboarding for new customers",
        "Make onboarding of new customers fast",
    ]
    assert await alike(dan, world, "Shorten the onboarding of new customers") == ["Fast onboarding for new customers"]
    told = [(each["objective"] or each["owner"], each["other"]) for each in (await of_cycle(world, dan))["nodes"]]
    assert "Make onboarding" not in str(told)


async def test_who_is_aligned_says_the_same_on_purpose(world: World) -> None:
    edge: dict[str, Any] = {"fromId": world.id("Fast onboarding for new customers")}
    edge |= {"to": {"toId": world.id("Shorten the onboarding of new customers")}, "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "alignmentSet", edge)
    assert await alike(ADMIN, world, "Shorten the onboarding of new customers") == []


async def test_two_key_results_pull_one_metric_apart(world: World) -> None:
    measured = {"title": "Discounts that are granted", "measure": "DECREASE", "startValue": 90, "targetValue": 10}
    given = {"objectiveId": world.id("Build a platform that scales"), "keyResult": measured}
    await done(ADMIN, "keyResultCreate", given | {"idempotencyKey": "discounts", "reason": {"kind": "CORRECTION"}})
    found = (await ask(ADMIN, OBJECTIVE, id=world.id("Build a platform that scales")))["objective"]["findings"]
    against = [(each["keyResult"]["title"], each["other"]["title"]) for each in found if each["kind"] == "OPPOSITE"]
    assert sorted(against) == [
        ("Discounts that are granted", "Fast onboarding for new customers"),
        ("Discounts that are granted", "Shorten the onboarding of new customers"),
    ]


async def test_the_same_is_said_while_typing(world: World) -> None:
    text = """query ($draft: ObjectiveDraftInput!) { draftFindings(draft: $draft) { kind place other { title } } }"""
    draft: dict[str, Any] = {"title": "Fast onboarding of our new customers", "ownerId": world.id("Sales")}
    draft["keyResults"] = [{"title": "Discounts granted", "measure": "DECREASE", "targetValue": 3}]
    found = (await ask(await world.viewer("Ben"), text, draft=draft))["draftFindings"]
    assert [each["other"]["title"] for each in found if each["kind"] == "NEAR_DUPLICATE"] == [
        "Fast onboarding for new customers"
    ]
    assert {each["other"]["title"] for each in found if each["kind"] == "OPPOSITE"} == {
        "Shorten the onboarding of new customers",
        "Fast onboarding for new customers",
    }
    for wrong in ({"cycleId": "nothing"}, {"id": world.id("Sales")}):
        result = await execute(ADMIN, text, draft=draft | wrong)
        assert [error.original_error.code for error in result.errors] == ["BAD_USER_INPUT"]


async def test_a_unit_whose_contributors_are_its_own_people_is_a_silo(world: World) -> None:
    assert set(await of_owner(world, "Tech")) == {"SILO"}
    assert await of_owner(world, "Acme") == {}
    await world.draw("A desk that answers at once @Sales")
    edge: dict[str, Any] = {"fromId": world.id("A desk that answers at once")}
    edge |= {"to": {"toId": world.id("Build a platform that scales")}, "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "alignmentSet", edge)
    assert await of_owner(world, "Tech") == {}


async def test_more_objectives_than_one_keeps_in_sight_count_as_far_as_one_sees_them(world: World) -> None:
    await world.draw("".join(f"Aim for {word} @Ben\n" for word in ("calm", "order", "speed", "trust")))
    await world.draw("Aim for silence @Ben private")
    assert set(await of_owner(world, "Ben", await world.viewer("Dan"))) == set()
    own = await of_owner(world, "Ben", await world.viewer("Ben"))
    assert set(own) == {"TOO_MANY_OBJECTIVES"}
    assert own["TOO_MANY_OBJECTIVES"]["owner"] == {"id": world.id("Ben")}


async def test_what_is_dismissed_comes_back_when_what_it_was_about_has_changed(world: World) -> None:
    cleo = await world.viewer("Cleo")
    mine, other = "Fast onboarding for new customers", "Shorten the onboarding of new customers"
    step = {"id": world.id(mine), "kind": "NEAR_DUPLICATE", "otherId": world.id(other)}
    assert (await ask(cleo, OBJECTIVE, id=world.id(mine)))["objective"]["viewerCanDismissFindings"] is True
    await done(cleo, "findingDismiss", step | {"reason": "One is for partners."})
    assert await refusal(cleo, "findingDismiss", step | {"reason": "Again"}) == ("DUPLICATE", "input.kind")
    found = (await ask(ADMIN, OBJECTIVE, id=world.id(mine)))["objective"]["findings"][-1]
    assert (found["kind"], found["dismissal"]) == ("NEAR_DUPLICATE", {"reason": "One is for partners."})
    await change(ADMIN, world, other, title="Shorten the onboarding of our new customers")
    found = (await ask(ADMIN, OBJECTIVE, id=world.id(mine)))["objective"]["findings"]
    assert [each["dismissal"] for each in found if each["kind"] == "NEAR_DUPLICATE"] == [None]
    await done(cleo, "findingDismiss", step | {"reason": "It still is."})


async def test_a_finding_of_an_owner_is_dismissed_and_comes_back_when_there_is_more_of_it(world: World) -> None:
    cleo, cycle = await world.viewer("Cleo"), encode("cyc", world.cycle_id)
    step = {"ownerId": world.id("Tech"), "cycleId": cycle, "kind": "SILO"}
    assert (await refusal(await world.viewer("Ana"), "ownerFindingDismiss", step | {"reason": "No"}))[0] == "FORBIDDEN"
    payload = await done(cleo, "ownerFindingDismiss", step | {"reason": "For now."}, "owner { id }")
    assert payload["owner"] == {"id": world.id("Tech")}
    assert (await of_owner(world, "Tech"))["SILO"]["dismissal"] == {"reason": "For now.", "by": {"name": "Cleo"}}
    assert "SILO" not in [each["kind"] for each in (await of_cycle(world))["kinds"]]
    edge = {"fromId": world.id("Fast onboarding for new customers"), "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "alignmentSet", edge | {"to": {"toId": world.id("Build a platform that scales")}})
    assert (await of_owner(world, "Tech"))["SILO"]["dismissal"] is None
    await done(cleo, "ownerFindingDismiss", step | {"reason": "Still."})
    await done(cleo, "ownerFindingRestore", step)
    assert (await of_owner(world, "Tech"))["SILO"]["dismissal"] is None
    assert await refusal(cleo, "ownerFindingRestore", step) == ("NOT_FOUND", "input.kind")


async def test_bad_input_about_findings_of_owners_changes_nothing(world: World) -> None:
    step = {"ownerId": world.id("Tech"), "cycleId": encode("cyc", world.cycle_id), "kind": "SILO", "reason": "So."}
    assert await refusals(
        ADMIN,
        "ownerFindingDismiss",
        {
            "no reason": step | {"reason": ""},
            "not found": step | {"kind": "OVERLOAD"},
            "no owner": step | {"ownerId": world.id("Build a platform that scales")},
            "no cycle": step | {"cycleId": encode("cyc", 7)},
            "nobody": step | {"ownerId": encode("per", 7)},
        },
    ) == {
        "no reason": ("BLANK", "input.reason"),
        "not found": ("NOT_FOUND", "input.kind"),
        "no owner": ("NOT_FOUND", "input.ownerId"),
        "no cycle": ("NOT_FOUND", "input.cycleId"),
        "nobody": ("NOT_FOUND", "input.ownerId"),
    }
    before = await everything()
    reader = await world.viewer("Dan", Role.READER)
    assert (await refusal(reader, "ownerFindingDismiss", step))[0] == "FORBIDDEN"
    assert await everything() == before


async def test_a_cycle_tells_all_of_it_in_pages(world: World) -> None:
    whole = await of_cycle(world)
    assert whole["totalCount"] == len(whole["nodes"]) == sum(each["count"] for each in whole["kinds"])
    told, after = [], None
    while True:
        page = await of_cycle(world, first=3, after=after)
        told += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert told == whole["nodes"]
    silos = await of_cycle(world, kinds=["SILO"])
    assert [(each["owner"], each["objective"]) for each in silos["nodes"]] == [({"name": "Tech"}, None)]
    assert silos["kinds"] == whole["kinds"]
    sales = await of_cycle(world, unit=world.id("Sales"))
    assert {each["objective"]["title"] for each in sales["nodes"]} == {"Shorten the onboarding of new customers"}
    result = await execute(ADMIN, CYCLE, id=encode("cyc", world.cycle_id), after="nonsense")
    assert [error.original_error.code for error in result.errors] == ["BAD_USER_INPUT"]


async def test_the_tree_as_columns_has_the_same_counts(world: World) -> None:
    text = """query ($id: ID!) { objectiveTreeColumns(root: { companyId: $id }) { ids findingCounts }
      objectives(first: 50) { nodes { id findingCount } } }"""
    found = await ask(await world.viewer("Dan"), text, id=world.id("Acme"))
    columns = found["objectiveTreeColumns"]
    assert dict(zip(columns["ids"], columns["findingCounts"], strict=True)) == {
        each["id"]: each["findingCount"] for each in found["objectives"]["nodes"]
    }


async def test_counts_of_many_objectives_are_read_at_once(world: World) -> None:
    text = "query ($first: Int!) { objectives(first: $first) { nodes { findingCount } } }"
    asked = []
    for first in (1, 7):
        await ask(ADMIN, text, first=first)  # titles are read once, and kept
        with statements() as told:
            found = (await ask(ADMIN, text, first=first))["objectives"]["nodes"]
        assert len(found) == min(first, 6)
        asked.append(len(told))
    assert asked[0] == asked[1] <= 14


async def test_nothing_is_like_what_is_looked_back_at(world: World, clock: Hands) -> None:
    then = NOW.isoformat()
    clock.forward(timedelta(days=1))
    text = "query ($id: ID!, $at: DateTime!) { objective(id: $id, asOf: $at) { findings { kind } } }"
    found = (await ask(ADMIN, text, id=world.id("Fast onboarding for new customers"), at=then))["objective"]
    assert {each["kind"] for each in found["findings"]} == {"NO_WHY", "KEY_RESULT_COUNT", "NOT_ALIGNED"}
    assert await alike(ADMIN, world, "Fast onboarding for new customers") != []
