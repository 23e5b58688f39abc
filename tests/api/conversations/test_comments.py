"""Goals and check-ins are spoken of in threads, by and before those who see them."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from tests.api.conversations.test_recognition import check_in
from tests.api.notifications.inbox import forget, lines
from tests.api.okrs.writing.asking import ask, do, done, refusal, refusals, told
from tests.factories import ADMIN, NOW, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Ours alone @Sales team
    = Whispers
Mine alone @Ben private
  = Songs
Not yet @Eve draft
"""
FIELDS = "text isRemoved editedAt author { name } mentions { name }"
SAID = f"comment {{ id version {FIELDS} answersId viewerCanEdit viewerCanRemove }}"
THREADS = f"comments {{ totalCount nodes {{ {FIELDS} answers {{ totalCount nodes {{ {FIELDS} }} }} }} }}"
ON_GOALS = f"""query ($id: ID!) {{ objective(id: $id) {{ {THREADS} keyResults {{ nodes {{ {THREADS}
  checkIns {{ nodes {{ {THREADS} }} }} }} }} }} }}"""


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def words(world: World, text: str = "Well done", about: str = "Sell more", **more: Any) -> dict[str, Any]:
    return {"idempotencyKey": f"{text} {about}"[:100], "aboutId": world.id(about), "text": text} | more


async def said(who: Viewer, world: World, text: str = "Well done", about: str = "Sell more", **more: Any) -> Any:
    return (await done(who, "commentCreate", words(world, text, about, **more), SAID))["comment"]


def outline(threads: Any) -> list[str]:
    """Threads as indented text."""
    found = []
    for thread in threads["nodes"]:
        found += [f"{thread['author']['name']}: {thread['text']}"]
        found += [f"  {each['author']['name']}: {each['text']}" for each in thread["answers"]["nodes"]]
    return found


async def threads(viewer: Viewer, world: World, goal: str = "Sell more") -> dict[str, list[str]]:
    """What is said about an objective, its first key result and that one's latest check-in."""
    objective = (await ask(viewer, ON_GOALS, id=world.id(goal)))["objective"]
    found = {"objective": outline(objective["comments"])}
    for key_result in objective["keyResults"]["nodes"][:1]:
        found["key result"] = outline(key_result["comments"])
        for checked in key_result["checkIns"]["nodes"][:1]:
            found["check-in"] = outline(checked["comments"])
    return found


async def test_an_objective_its_key_result_and_a_check_in_have_threads_of_their_own(world: World) -> None:
    dan, ben = await world.viewer("Dan"), await world.viewer("Ben")
    checked = await check_in(world, "Calls", await world.viewer("Ana"))
    first = await said(dan, world, "Is this enough?")
    await said(ben, world, "Barely.", answersId=first["id"])
    await said(dan, world, "How do we count?", "Calls")
    await said(dan, world, "What a week!", aboutId=checked)
    await said(ben, world, "Next.")
    assert await threads(ben, world) == {
        "objective": ["Dan: Is this enough?", "  Ben: Barely.", "Ben: Next."],
        "key result": ["Dan: How do we count?"],
        "check-in": ["Dan: What a week!"],
    }


async def test_its_writer_edits_it_and_that_shows(world: World, clock: Hands) -> None:
    dan = await world.viewer("Dan")
    first = await said(dan, world, mentionIds=[world.id("Ben")])
    assert (first["editedAt"], first["mentions"]) == (None, [{"name": "Ben"}])
    clock.forward(timedelta(hours=1))
    changed = {"id": first["id"], "ifVersion": 1, "text": "Well\r\ndone!"}
    edited = (await done(dan, "commentUpdate", changed, SAID))["comment"]
    assert (edited["text"], edited["mentions"], edited["version"]) == ("Well\ndone!", [{"name": "Ben"}], 2)
    assert edited["editedAt"] is not None
    none = (await done(dan, "commentUpdate", changed | {"ifVersion": 2, "mentionIds": []}, SAID))["comment"]
    assert none["mentions"] == []


async def test_what_is_removed_keeps_its_place_and_loses_its_words(world: World) -> None:
    dan, ben = await world.viewer("Dan"), await world.viewer("Ben")
    first = await said(dan, world, "Nonsense", mentionIds=[world.id("Ben")])
    await said(ben, world, "Really?", answersId=first["id"])
    for _ in range(2):
        gone = (await done(dan, "commentRemove", {"id": first["id"]}, SAID))["comment"]
    assert (gone["text"], gone["isRemoved"], gone["mentions"]) == (None, True, [])
    assert (gone["viewerCanEdit"], gone["viewerCanRemove"]) == (False, False)
    assert (await threads(ben, world))["objective"] == ["Dan: None", "  Ben: Really?"]
    edit = {"id": first["id"], "ifVersion": 2, "text": "Sense"}
    assert (await refusal(dan, "commentUpdate", edit))[0] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("who", "role", "commented", "edited", "removed"),
    [
        ("Ida", Role.ADMIN, "", "FORBIDDEN", ""),
        ("Dan", Role.COACH, "", "FORBIDDEN", "FORBIDDEN"),
        ("Ana", Role.MEMBER, "", "FORBIDDEN", "FORBIDDEN"),
        ("Dan", Role.MEMBER, "", "FORBIDDEN", "FORBIDDEN"),
        ("Dan", Role.READER, "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        ("Eve", Role.MEMBER, "", "", ""),
    ],
)
async def test_who_may_comment_edit_and_remove(
    world: World, who: str, role: Role, commented: str, edited: str, removed: str
) -> None:
    """Eve is the one who wrote it."""
    first = await said(await world.viewer("Eve"), world)
    viewer = await world.viewer(who, role)
    seen = await ask(
        viewer,
        "query ($id: ID!, $on: ID!) { comment(id: $id) { viewerCanEdit viewerCanRemove }"
        " objective(id: $on) { viewerCanComment } }",
        id=first["id"],
        on=world.id("Sell more"),
    )
    can = {"viewerCanEdit": edited == "", "viewerCanRemove": removed == ""}
    assert seen == {"comment": can, "objective": {"viewerCanComment": commented == ""}}
    assert told(await do(viewer, "commentCreate", words(world, "Mine")))[0] == commented
    change = {"id": first["id"], "ifVersion": 1, "text": "Other words"}
    assert told(await do(viewer, "commentUpdate", change))[0] == edited
    assert told(await do(viewer, "commentRemove", {"id": first["id"]}))[0] == removed


async def test_it_is_seen_exactly_by_who_sees_the_goal_now(world: World) -> None:
    ben = await world.viewer("Ben")
    ours, mine = await said(ben, world, "Ours", "Ours alone"), await said(ben, world, "Mine", "Songs")
    one = "query ($id: ID!) { comment(id: $id) { text } node(id: $id) { id } }"
    viewers = {name: await world.viewer(name) for name in world.people}
    seen = {
        text: [name for name, viewer in viewers.items() if (await ask(viewer, one, id=id_))["comment"]]
        for text, id_ in (("Ours", ours["id"]), ("Mine", mine["id"]))
    }
    assert seen == {"Ours": ["Ana", "Ben"], "Mine": ["Ben"]}
    assert (await ask(ADMIN, one, id=mine["id"])) == {"comment": None, "node": None}
    for verb, given in (("commentRemove", {}), ("commentUpdate", {"ifVersion": 1, "text": "x"})):
        assert (await refusal(ADMIN, verb, {"id": mine["id"], **given}))[0] == "NOT_FOUND"
    opened = {"id": world.id("Ours alone"), "visibility": "EVERYONE", "reason": {"kind": "CORRECTION"}}
    now = await ask(ADMIN, "query ($id: ID!) { objective(id: $id) { version } }", id=opened["id"])
    await done(ADMIN, "objectiveUpdate", opened | {"ifVersion": now["objective"]["version"]})
    assert (await ask(viewers["Dan"], one, id=ours["id"]))["comment"] == {"text": "Ours"}


async def test_for_everybody_in_every_role_what_is_said_of_a_goal_is_there_when_the_goal_is(world: World) -> None:
    writers = {"Grow": "Ida", "Ours alone": "Ben", "Whispers": "Ana", "Mine alone": "Ben", "Not yet": "Eve"}
    ids = {}
    for goal, writer in writers.items():
        who = await world.viewer(writer)
        first = await said(who, world, f"First on {goal}", goal)
        ids[goal] = (world.id(goal), (await said(who, world, f"Then {goal}", goal, answersId=first["id"]))["id"])
    both = "query ($goal: ID!, $said: ID!) { goal: node(id: $goal) { id } said: node(id: $said) { id } }"
    for name in world.people:
        for role in Role:
            viewer = await world.viewer(name, role)
            for goal, (goal_id, said_id) in ids.items():
                found = await ask(viewer, both, goal=goal_id, said=said_id)
                assert (found["goal"] is None) is (found["said"] is None), (name, role, goal)


async def test_owners_those_in_the_thread_and_those_mentioned_are_told_if_they_see_it(world: World) -> None:
    dan, ben = await world.viewer("Dan"), await world.viewer("Ben")
    await lines(ben)
    await forget()
    first = await said(dan, world, "Hear, hear", "Calls", mentionIds=[world.id("Cleo")])
    await said(ben, world, "There, there", "Calls", answersId=first["id"])
    assert await lines(await world.viewer("Ana")) == ["COMMENTED OWNS Calls"] * 2
    assert await lines(await world.viewer("Cleo")) == ["COMMENTED NAMED Calls"]
    assert await lines(dan) == ["COMMENTED WROTE Calls"]
    assert await lines(ben) == []
    await forget()
    await said(ben, world, "Only for us", "Ours alone", mentionIds=[world.id("Dan"), world.id("Ana")])
    assert await lines(dan) == []
    assert await lines(await world.viewer("Ana")) == ["COMMENTED NAMED Ours alone"]
    change = {"id": first["id"], "ifVersion": 1, "text": "Hear", "mentionIds": [world.id("Cleo"), world.id("Ida")]}
    await done(dan, "commentUpdate", change)
    assert await lines(await world.viewer("Ida")) == ["COMMENTED NAMED Calls"]


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    dan = await world.viewer("Dan")
    first = await said(dan, world, "First")
    answer = await said(dan, world, "Second", answersId=first["id"])
    hidden = await said(await world.viewer("Ben"), world, "Hidden", "Mine alone")
    assert await refusals(
        dan,
        "commentCreate",
        {
            "blank": words(world, " \n "),
            "long": words(world, "t" * 5_001),
            "control": words(world, "a\u0007b", idempotencyKey="control"),
            "no goal": words(world, aboutId=encode("kr", 7)),
            "hidden": words(world, "x", "Mine alone"),
            "too deep": words(world, answersId=answer["id"]),
            "elsewhere": words(world, "x", "Calls", answersId=first["id"]),
            "to a hidden one": words(world, answersId=hidden["id"]),
            "a stranger": words(world, mentionIds=[encode("per", 7)]),
            "a team": words(world, mentionIds=[world.id("Sales")]),
            "a crowd": words(world, mentionIds=[encode("per", each) for each in range(1, 52)]),
        },
    ) == {
        "blank": ("BLANK", "input.text"),
        "long": ("TOO_LONG", "input.text"),
        "control": ("INVALID", "input.text"),
        "no goal": ("NOT_FOUND", "input.aboutId"),
        "hidden": ("NOT_FOUND", "input.aboutId"),
        "too deep": ("INVALID", "input.answersId"),
        "elsewhere": ("INVALID", "input.answersId"),
        "to a hidden one": ("NOT_FOUND", "input.answersId"),
        "a stranger": ("NOT_FOUND", "input.mentionIds"),
        "a team": ("NOT_FOUND", "input.mentionIds"),
        "a crowd": ("TOO_LONG", "input.mentionIds"),
    }
    stale = {"id": first["id"], "ifVersion": 9, "text": "x"}
    assert (await refusal(dan, "commentUpdate", stale)) == ("VERSION_CONFLICT", "input")
    other = words(world, "Other", idempotencyKey="First Sell more")
    assert await refusal(dan, "commentCreate", other) == ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey")
    again = await said(dan, world, "First")
    assert again["id"] == first["id"]


async def test_what_was_said_later_is_not_shown_when_one_looks_back(world: World, clock: Hands) -> None:
    dan = await world.viewer("Dan")
    await said(dan, world, "Before")
    clock.forward(timedelta(hours=2))
    await said(dan, world, "After")
    then = (
        "query ($id: ID!, $at: DateTime) { objective(id: $id, asOf: $at) { comments { totalCount nodes { text } } } }"
    )
    at = (NOW + timedelta(hours=1)).isoformat()
    found = (await ask(dan, then, id=world.id("Sell more"), at=at))["objective"]["comments"]
    assert found == {"totalCount": 1, "nodes": [{"text": "Before"}]}
