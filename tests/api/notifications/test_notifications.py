"""Who is told of what, asked through the API."""

from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.notifications import service
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.api.notifications.inbox import forget, inbox, lines
from tests.api.okrs.writing.asking import ask, done, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
      Call daily @Inside_Sales
        Dial @Ben
  Build better @Tech
    Refactor @Dan supports
"""
WHY = {"kind": "BUSINESS_CHANGE", "text": "The market moved"}


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    await service.tell_people()
    await forget()
    return world


async def everyone(world: World) -> dict[str, list[str]]:
    """What each person has been told, by name; who was told nothing is absent."""
    found = {name: await lines(await world.viewer(name)) for name in world.people}
    return {name: told for name, told in found.items() if told}


async def change(who: Viewer, world: World, goal: str, **values: Any) -> None:
    given = {"id": world.id(goal), "reason": WHY, **values}
    mutation = "keyResultUpdate" if goal in world.key_results else "objectiveUpdate"
    await done(who, mutation, given)


async def test_a_change_is_told_one_step_up_and_every_step_down(world: World) -> None:
    await change(ADMIN, world, "Calls", ifVersion=1, targetValue=120.0)
    assert await everyone(world) == {
        "Ana": ["GOAL_CHANGED OWNS Calls"],
        "Eve": ["GOAL_CHANGED BELOW Calls"],
        "Ben": ["GOAL_CHANGED BELOW Calls"],
    }
    await change(ADMIN, world, "Dial", ifVersion=2, dueOn="2026-06-20")
    assert (await everyone(world))["Eve"] == ["GOAL_CHANGED ABOVE Dial", "GOAL_CHANGED BELOW Calls"]
    assert len((await everyone(world))["Ana"]) == 1


async def test_it_says_from_what_to_what_by_whom_and_why(world: World) -> None:
    await change(await world.viewer("Ana"), world, "Calls", ifVersion=1, targetValue=120.0)
    found = await inbox(await world.viewer("Eve"))
    [told] = found["notifications"]["nodes"]
    assert found["viewer"] == {"unreadNotificationCount": 1}
    assert told["by"] == {"name": "Ana"} and told["objective"] == {"title": "Sell more"}
    said = {"field": "targetValue", "before": "100", "after": "120", "reasonKind": "BUSINESS_CHANGE"}
    assert told["subject"] == {"__typename": "Change", **said, "reason": "The market moved"}
    assert "Ana" not in await everyone(world)


async def test_words_and_cycles_in_planning_are_told_to_nobody(world: World) -> None:
    await change(ADMIN, world, "Calls", ifVersion=1, title="Calls")
    await change(ADMIN, world, "Sell more", ifVersion=2, description="Because")
    await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.PLANNING, reason="again", if_version=2)
    await change(ADMIN, world, "Sell more", ifVersion=3, dueOn="2026-06-20")
    assert await everyone(world) == {}


async def test_each_is_told_once_however_often_people_are_told(world: World) -> None:
    await change(ADMIN, world, "Calls", ifVersion=1, targetValue=120.0)
    for _ in range(3):
        await service.tell_people()
    assert (await everyone(world))["Ben"] == ["GOAL_CHANGED BELOW Calls"]


async def test_a_proposal_goes_to_the_lead_above_and_comes_back(world: World) -> None:
    ben, ana = await world.viewer("Ben"), await world.viewer("Ana")
    draft = {
        "idempotencyKey": "d",
        "title": "Idea",
        "cycleId": encode("cyc", world.cycle_id),
        "ownerId": world.id("Ben"),
    }
    made = await done(ben, "objectiveCreate", draft, "objective { id }")
    id_ = made["objective"]["id"]
    await done(ben, "objectivePropose", {"id": id_, "ifVersion": 1})
    assert await everyone(world) == {"Ana": ["OBJECTIVE_PROPOSED REVIEWS Idea"]}
    await done(ana, "objectiveReturn", {"id": id_, "ifVersion": 2, "comment": "Say why"})
    told = (await inbox(ben))["notifications"]["nodes"]
    assert [(each["kind"], each["subject"]["comment"]) for each in told] == [("OBJECTIVE_RETURNED", "Say why")]
    assert "Ana" not in await everyone(world), "a draft that she no longer sees is not spoken of"
    await done(ben, "objectivePropose", {"id": id_, "ifVersion": 3})
    await done(ana, "objectivePublish", {"id": id_, "ifVersion": 4})
    assert (await lines(ben))[0] == "OBJECTIVE_PUBLISHED OWNS Idea"
    assert [each["subject"] for each in (await inbox(ben))["notifications"]["nodes"]] == [None, None]


async def test_a_proposal_for_the_company_goes_to_admins(world: World) -> None:
    await organization.set_membership(
        ADMIN, person_id=world.people["Ida"], unit_id=world.units["Acme"], lead=True, home=True
    )
    ida = await world.viewer("Ida")
    given = {
        "idempotencyKey": "c",
        "title": "All",
        "cycleId": encode("cyc", world.cycle_id),
        "ownerId": world.id("Acme"),
    }
    made = await done(ida, "objectiveCreate", given, "objective { id }")
    await done(ida, "objectivePropose", {"id": made["objective"]["id"], "ifVersion": 1})
    assert await everyone(world) == {}, "nobody here has the account of an admin"
    ask_for = "{ objectivesToReview { nodes { title viewerCanReturn } } }"
    waiting = [{"title": "All", "viewerCanReturn": True}]
    assert (await ask(ADMIN, ask_for))["objectivesToReview"]["nodes"] == waiting
    assert (await ask(ida, ask_for))["objectivesToReview"]["nodes"] == []


async def test_whoever_edits_the_target_is_told_of_an_alignment_once_it_counts(world: World) -> None:
    dan = await world.viewer("Dan")
    edge = {"toId": world.id("Sell more")}
    draft = {"idempotencyKey": "d", "title": "Tools", "cycleId": encode("cyc", world.cycle_id)}
    made = await done(
        dan, "objectiveCreate", {**draft, "ownerId": world.id("Dan"), "alignTo": [edge]}, "objective { id }"
    )
    assert await everyone(world) == {}
    await done(dan, "objectivePublish", {"id": made["objective"]["id"], "ifVersion": 1})
    assert await everyone(world) == {"Ana": ["GOAL_ALIGNED ABOVE Sell more"]}
    await done(
        dan, "alignmentSet", {"fromId": made["objective"]["id"], "to": {"toId": world.id("Calls")}, "reason": WHY}
    )
    [latest, _] = (await inbox(await world.viewer("Ana")))["notifications"]["nodes"]
    assert latest["kind"] == "GOAL_ALIGNED"
    assert latest["subject"] == {"__typename": "Alignment", "from": {"title": "Tools"}, "to": {"title": "Calls"}}


async def test_a_blocker_is_told_to_whoever_must_act(world: World) -> None:
    blocker = {"text": "No line", "needsId": world.id("Dan")}
    report = {"keyResultId": world.id("Calls"), "idempotencyKey": "b", "status": "AT_RISK", "value": 3.0}
    await done(await world.viewer("Ana"), "checkInCreate", {"checkIns": [{**report, "blockers": [blocker]}]})
    [told] = (await inbox(await world.viewer("Dan")))["notifications"]["nodes"]
    assert (told["kind"], told["because"], told["by"]) == ("BLOCKER_NAMED", "NAMED", {"name": "Ana"})
    assert told["subject"] == {"__typename": "Blocker", "text": "No line"}
    assert list(await everyone(world)) == ["Dan"]


async def test_an_announcement_is_told_to_the_unit_and_below(world: World) -> None:
    given = {"unitId": world.id("Sales"), "cycleId": encode("cyc", world.cycle_id), "text": "Ours"}
    await done(await world.viewer("Ana"), "announcementCreate", given)
    assert await everyone(world) == {name: ["ANNOUNCED MEMBER Sales"] for name in ("Ben", "Eve")}


async def test_nobody_is_told_of_what_they_may_not_see_nor_after_it_was_hidden(world: World) -> None:
    await world.draw("Secret @Ben private\n  = Count\nOpen @Ben team\n  = Number")
    ben = await world.viewer("Ben")
    await done(
        ben, "alignmentSet", {"fromId": world.id("Secret"), "to": {"toId": world.id("Sell more")}, "reason": WHY}
    )
    assert await everyone(world) == {}, "Ana does not see what was aligned to hers"
    await done(
        ben, "objectiveUpdate", {"id": world.id("Open"), "ifVersion": 2, "coOwnerIds": [world.id("Dan")], "reason": WHY}
    )
    await done(ben, "keyResultUpdate", {"id": world.id("Number"), "ifVersion": 1, "targetValue": 9.0, "reason": WHY})
    assert list(await everyone(world)) == ["Dan"]
    dropped = {"id": world.id("Open"), "ifVersion": 3, "coOwnerIds": [], "visibility": "PRIVATE", "reason": WHY}
    await done(ben, "objectiveUpdate", dropped)
    found = await inbox(await world.viewer("Dan"))
    assert (found["notifications"], found["viewer"]) == ({"totalCount": 0, "nodes": []}, {"unreadNotificationCount": 0})


async def test_reading_marks_them_and_only_ones_own(world: World, clock: Hands) -> None:
    await change(ADMIN, world, "Calls", ifVersion=1, targetValue=120.0, weight=2.0)
    eve, ben = await world.viewer("Eve"), await world.viewer("Ben")
    first, second = [each["id"] for each in (await inbox(eve))["notifications"]["nodes"]]
    marked = await done(eve, "notificationsMarkRead", {"ids": [first]}, "notifications { id isRead }")
    assert marked["notifications"] == [{"id": first, "isRead": True}]
    found = await inbox(eve, unreadOnly=True)
    assert [each["id"] for each in found["notifications"]["nodes"]] == [second]
    assert found["viewer"] == {"unreadNotificationCount": 1}
    await done(eve, "notificationsMarkRead", {"all": True})
    assert (await inbox(eve))["viewer"] == {"unreadNotificationCount": 0}
    assert (await inbox(ben))["viewer"] == {"unreadNotificationCount": 2}
    table: dict[str, dict[str, Any]] = {
        "another's": {"ids": [(await inbox(ben))["notifications"]["nodes"][0]["id"]]},
        "none of the kind": {"ids": [world.id("Calls")]},
        "too many": {"ids": [encode("ntf", each) for each in range(1, 102)]},
        "not all": {"all": False},
    }
    assert {name: code for name, (code, _) in (await refusals(eve, "notificationsMarkRead", table)).items()} == {
        "another's": "NOT_FOUND",
        "none of the kind": "NOT_FOUND",
        "too many": "TOO_LONG",
        "not all": "INVALID",
    }
    program = Viewer(account_id=9, role=Role.SERVICE)
    assert (await refusals(program, "notificationsMarkRead", {"a program": {"all": True}}))["a program"][
        0
    ] == "FORBIDDEN"


async def test_returning_is_refused_with_a_code_and_changes_nothing(world: World) -> None:
    await world.draw("Idea @Ben draft\nPlan @Dan draft")
    await done(ADMIN, "objectivePropose", {"id": world.id("Idea"), "ifVersion": 1})
    ana, cleo = await world.viewer("Ana"), await world.viewer("Cleo")
    given = {"id": world.id("Idea"), "ifVersion": 2, "comment": "Why?"}
    table = {
        "blank": {**given, "comment": " "},
        "long": {**given, "comment": "x" * 20_001},
        "stale": {**given, "ifVersion": 1},
        "published": {**given, "id": world.id("Sell more")},
        "hidden": {**given, "id": world.id("Plan")},
        "nothing": {**given, "id": encode("obj", 7)},
    }
    assert {name: code for name, (code, _) in (await refusals(ana, "objectiveReturn", table)).items()} == {
        "blank": "BLANK",
        "long": "TOO_LONG",
        "stale": "VERSION_CONFLICT",
        "published": "FORBIDDEN",
        "hidden": "NOT_FOUND",
        "nothing": "NOT_FOUND",
    }
    assert (await refusals(ADMIN, "objectiveReturn", {"a draft": {**given, "id": world.id("Plan")}}))["a draft"][
        0
    ] == "INVALID"
    assert (await refusals(await world.viewer("Ben"), "objectiveReturn", {"own": given}))["own"][0] == "FORBIDDEN"
    assert (await refusals(cleo, "objectiveReturn", {"elsewhere": given}))["elsewhere"][0] == "NOT_FOUND"


async def test_a_program_has_no_notifications(world: World) -> None:
    found = await inbox(Viewer(account_id=9, role=Role.SERVICE))
    assert found == {"viewer": {"unreadNotificationCount": 0}, "notifications": {"totalCount": 0, "nodes": []}}
