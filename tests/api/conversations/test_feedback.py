"""Feedback stays between two people; a manager reads it while both agree, and an admin never."""

import random
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.api.notifications.inbox import forget, lines
from tests.api.okrs.writing.asking import ask, do, done, refusal, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
Ours alone @Sales team
  = Whispers
"""
FIELDS = """id state question text about { name } giver { name } objective { title } keyResult { title }
  viewerCanAnswer viewerCanShare viewerAgrees otherAgrees isShared"""
BOX = f"query ($box: FeedbackBox) {{ feedbacks(box: $box) {{ totalCount nodes {{ {FIELDS} }} }} }}"
ONE = "query ($id: ID!) { feedback(id: $id) { text } node(id: $id) { id } }"

NOTHING = {"feedback": None, "node": None}


@pytest.fixture
async def world(clock: Hands) -> World:
    """Ana is Ben's manager, and Dan's nobody."""
    world = await built(GOALS)
    await organization.update_person(ADMIN, world.people["Ben"], {"manager_id": world.people["Ana"]}, if_version=1)
    return world


def asking(world: World, who: str = "Dan", goal: str = "Calls", **more: Any) -> dict[str, Any]:
    named = {"personId": world.id(who), "goalId": world.id(goal)}
    return {"idempotencyKey": f"{who} {goal}", **named, "question": "How were my calls?"} | more


def giving(world: World, who: str = "Ben", goal: str = "Calls", **more: Any) -> dict[str, Any]:
    named = {"personId": world.id(who), "goalId": world.id(goal)}
    return {"idempotencyKey": f"{who} {goal}", **named, "text": "You listen well."} | more


async def asked(who: Viewer, given: dict[str, Any]) -> str:
    return str((await done(who, "feedbackAsk", given, "feedback { id }"))["feedback"]["id"])


async def gave(who: Viewer, given: dict[str, Any]) -> str:
    return str((await done(who, "feedbackGive", given, "feedback { id }"))["feedback"]["id"])


async def box(viewer: Viewer, name: str | None = None) -> list[Any]:
    found: list[Any] = (await ask(viewer, BOX, box=name))["feedbacks"]["nodes"]
    return found


async def readers(world: World, id_: str) -> list[str]:
    """Who reads it, of everybody and in every role."""
    found = []
    for name in world.people:
        seen = {bool((await ask(await world.viewer(name, role), ONE, id=id_))["feedback"]) for role in Role}
        assert len(seen) == 1, "a role changes nothing"
        found += [name] if seen == {True} else []
    return found


async def test_it_is_asked_for_and_given(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    id_ = await asked(ben, asking(world))
    [waiting] = await box(dan, "ASKED_OF_ME")
    assert waiting == {
        "id": id_,
        "state": "ASKED",
        "question": "How were my calls?",
        "text": None,
        "about": {"name": "Ben"},
        "giver": {"name": "Dan"},
        "objective": {"title": "Sell more"},
        "keyResult": {"title": "Calls"},
        "viewerCanAnswer": True,
        "viewerCanShare": False,
        "viewerAgrees": False,
        "otherAgrees": False,
        "isShared": False,
    }
    assert [each["id"] for each in await box(ben, "ASKED_BY_ME")] == [id_]
    await done(dan, "feedbackAnswer", {"id": id_, "text": "Short and kind."})
    assert [each["text"] for each in await box(ben, "GIVEN_TO_ME")] == ["Short and kind."]
    assert [each["text"] for each in await box(dan, "GIVEN_BY_ME")] == ["Short and kind."]
    assert await box(dan, "ASKED_OF_ME") == await box(ben, "ASKED_BY_ME") == []
    assert await refusal(dan, "feedbackAnswer", {"id": id_, "text": "Again"}) == ("INVALID", "input.id")
    assert await refusal(dan, "feedbackDecline", {"id": id_}) == ("INVALID", "input.id")


async def test_whoever_is_asked_may_decline(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    id_ = await asked(ben, asking(world))
    assert (await refusal(ben, "feedbackDecline", {"id": id_}))[0] == "FORBIDDEN"
    await done(dan, "feedbackDecline", {"id": id_})
    assert [each["state"] for each in await box(ben, "ASKED_BY_ME")] == ["DECLINED"]
    assert await box(dan, "ASKED_OF_ME") == []
    assert await refusal(ben, "feedbackShare", {"id": id_}) == ("INVALID", "input.id")


async def test_the_two_read_it_the_manager_while_both_agree_and_nobody_else_ever(world: World) -> None:
    ben, dan, ana = [await world.viewer(name) for name in ("Ben", "Dan", "Ana")]
    id_ = await gave(dan, giving(world))
    assert await readers(world, id_) == ["Ben", "Dan"]
    await done(ben, "feedbackShare", {"id": id_})
    assert await readers(world, id_) == ["Ben", "Dan"] and (await box(dan))[0]["otherAgrees"]
    await done(dan, "feedbackShare", {"id": id_})
    assert await readers(world, id_) == ["Ana", "Ben", "Dan"]
    [shared] = await box(ana, "SHARED_WITH_ME")
    assert shared["isShared"] and not shared["viewerCanShare"] and not shared["viewerCanAnswer"]
    assert (await refusal(ana, "feedbackUnshare", {"id": id_}))[0] == "FORBIDDEN"
    await done(dan, "feedbackUnshare", {"id": id_})
    assert await readers(world, id_) == ["Ben", "Dan"] and await box(ana) == []
    assert (await ask(ADMIN, ONE, id=id_)) == {"feedback": None, "node": None}
    assert (await refusal(ADMIN, "feedbackShare", {"id": id_}))[0] == "NOT_FOUND"


async def test_another_manager_reads_it_in_place_of_the_first(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    id_ = await gave(dan, giving(world))
    for who in (ben, dan):
        await done(who, "feedbackShare", {"id": id_})
    await organization.update_person(ADMIN, world.people["Ben"], {"manager_id": world.people["Cleo"]}, if_version=2)
    assert await readers(world, id_) == ["Ben", "Cleo", "Dan"]


async def test_whatever_they_agree_to_and_whoever_the_manager_is_it_is_read_by_those_it_is_for(world: World) -> None:
    """A random history against the rule itself."""
    dice, agreeing, manager, version = random.Random(4), set[str](), "Ana", 2
    id_ = await gave(await world.viewer("Dan"), giving(world))
    for _ in range(40):
        if dice.random() < 0.3:
            manager = dice.choice([name for name in world.people if name != "Ben"])
            changed = {"manager_id": world.people[manager]}
            await organization.update_person(ADMIN, world.people["Ben"], changed, if_version=version)
            version += 1
        else:
            who, agrees = dice.choice(("Ben", "Dan")), dice.random() < 0.6
            verb = "feedbackShare" if agrees else "feedbackUnshare"
            await done(await world.viewer(who), verb, {"id": id_})
            agreeing = agreeing | {who} if agrees else agreeing - {who}
        shared = {manager} if agreeing == {"Ben", "Dan"} else set()
        seen = {name for name in world.people if await ask(await world.viewer(name), ONE, id=id_) != NOTHING}
        assert seen == {"Ben", "Dan"} | shared


async def test_those_spoken_to_are_told(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    await lines(ben)
    await forget()
    id_ = await asked(ben, asking(world))
    await done(dan, "feedbackAnswer", {"id": id_, "text": "Fine."})
    declined = await asked(ben, asking(world, "Cleo"))
    await done(await world.viewer("Cleo"), "feedbackDecline", {"id": declined})
    assert await lines(dan) == ["FEEDBACK_ASKED NAMED Dan"]
    assert sorted(await lines(ben)) == ["FEEDBACK_DECLINED NAMED Cleo", "FEEDBACK_GIVEN NAMED Dan"]
    assert await lines(await world.viewer("Ana")) == []


async def test_the_manager_is_told_of_what_both_share_while_both_do(world: World) -> None:
    ben, dan, ana = [await world.viewer(name) for name in ("Ben", "Dan", "Ana")]
    id_ = await gave(dan, giving(world))
    await lines(ana)
    await forget()
    await done(dan, "feedbackShare", {"id": id_})
    assert await lines(ana) == []
    await done(ben, "feedbackShare", {"id": id_})
    assert await lines(ana) == ["FEEDBACK_SHARED MANAGES Dan"]
    await done(dan, "feedbackUnshare", {"id": id_})
    assert await lines(ana) == [] and await lines(ben) == await lines(dan) == []


@pytest.mark.parametrize(
    ("who", "role", "code"),
    [
        ("Ida", Role.ADMIN, ""),
        ("Cleo", Role.COACH, ""),
        ("Ana", Role.MEMBER, ""),
        ("Dan", Role.MEMBER, ""),
        ("Dan", Role.READER, "FORBIDDEN"),
    ],
)
async def test_who_may_ask_for_and_give_feedback(world: World, who: str, role: Role, code: str) -> None:
    viewer = await world.viewer(who, role)
    assert told(await do(viewer, "feedbackAsk", asking(world, "Eve")))[0] == code
    assert told(await do(viewer, "feedbackGive", giving(world, "Ben")))[0] == code
    program = Viewer(account_id=7, role=Role.SERVICE)
    assert (await refusal(program, "feedbackGive", giving(world)))[0] == "FORBIDDEN"


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    ben = await world.viewer("Ben")
    assert await refusals(
        ben,
        "feedbackGive",
        {
            "blank": giving(world, "Dan", text=" "),
            "long": giving(world, "Dan", text="t" * 10_001),
            "myself": giving(world),
            "a stranger": giving(world, personId=encode("per", 7)),
            "a team": giving(world, "Sales"),
            "no goal": giving(world, "Dan", goalId=encode("obj", 7)),
            "who does not see it": giving(world, "Dan", "Ours alone"),
        },
    ) == {
        "blank": ("BLANK", "input.text"),
        "long": ("TOO_LONG", "input.text"),
        "myself": ("INVALID", "input.personId"),
        "a stranger": ("NOT_FOUND", "input.personId"),
        "a team": ("NOT_FOUND", "input.personId"),
        "no goal": ("NOT_FOUND", "input.goalId"),
        "who does not see it": ("INVALID", "input.personId"),
    }
    dan = await world.viewer("Dan")
    assert await refusals(
        dan,
        "feedbackAsk",
        {
            "hidden": asking(world, "Ben", "Ours alone"),
            "long": asking(world, "Ben", question="q" * 2_001),
            "myself": asking(world, "Dan"),
        },
    ) == {
        "hidden": ("NOT_FOUND", "input.goalId"),
        "long": ("TOO_LONG", "input.question"),
        "myself": ("INVALID", "input.personId"),
    }


async def test_the_same_call_has_one_effect(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    assert await asked(ben, asking(world)) == await asked(ben, asking(world))
    assert await gave(dan, giving(world)) == await gave(dan, giving(world))
    other = giving(world, text="Something else")
    assert await refusal(dan, "feedbackGive", other) == ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey")


async def test_a_goal_that_is_hidden_later_is_not_named_any_more(world: World) -> None:
    ben, dan = await world.viewer("Ben"), await world.viewer("Dan")
    await gave(dan, giving(world))
    now = await ask(ADMIN, "query ($id: ID!) { objective(id: $id) { version } }", id=world.id("Sell more"))
    hide = {"id": world.id("Sell more"), "ifVersion": now["objective"]["version"], "visibility": "TEAM"}
    await done(ADMIN, "objectiveUpdate", hide | {"reason": {"kind": "CORRECTION"}})
    [left] = await box(dan)
    assert (left["objective"], left["keyResult"], left["text"]) == (None, None, "You listen well.")
    assert (await box(ben))[0]["objective"] == {"title": "Sell more"}
