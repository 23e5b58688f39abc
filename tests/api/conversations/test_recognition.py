"""People and teams are thanked for goals and check-ins, by who sees them, before those who see them."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from tests.api.notifications.inbox import inbox, lines
from tests.api.okrs.writing.asking import ask, do, done, refusal, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
Ours alone @Sales team
  = Whispers
Mine alone @Ben private
  = Songs
"""
SELECTED = """recognition { id text size by { name } objective { title } keyResult { title } checkIn { id } reward { name }
  recipients { __typename ... on Person { name } ... on Team { name } } viewerCanRemove }"""
WALL = "{ recognitions { totalCount nodes { text } } }"
REWARDS = "{ rewards { name } all: rewards(archived: true) { name archived } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def thanks(world: World, about: str = "Sell more", *whom: str, **more: Any) -> dict[str, Any]:
    named = [world.id(each) for each in whom or ("Ben",)]
    text = {"text": f"Thanks for {about}", "recipientIds": named, "aboutId": world.id(about)}
    return {"idempotencyKey": f"{about} {whom} {more}"[:100], **text} | more


async def given(who: Viewer, world: World, about: str = "Sell more", *whom: str, **more: Any) -> Any:
    return (await done(who, "recognitionCreate", thanks(world, about, *whom, **more), SELECTED))["recognition"]


async def wall(viewer: Viewer, text: str = WALL, **given: Any) -> list[str]:
    found = await ask(viewer, text, **given)
    (first,) = found.values()
    return [each["text"] for each in first.get("recognitions", first)["nodes"]]


async def reward(name: str = "A day off") -> str:
    named = await done(ADMIN, "rewardCreate", {"idempotencyKey": name, "name": name}, "reward { id }")
    return str(named["reward"]["id"])


async def check_in(world: World, key_result: str, who: Viewer) -> str:
    row = {"idempotencyKey": key_result, "keyResultId": world.id(key_result), "status": "DONE", "value": 100.0}
    made = await ask(
        who,
        "mutation ($input: CheckInCreateInput!) { checkInCreate(input: $input) { results { checkIn { id } } } }",
        input={"checkIns": [row]},
    )
    return str(made["checkInCreate"]["results"][0]["checkIn"]["id"])


async def test_people_and_teams_are_thanked_for_an_objective_a_key_result_and_a_check_in(world: World) -> None:
    dan, day_off = await world.viewer("Dan"), await reward()
    found = await given(dan, world, "Sell more", "Ben", "Sales", "Ben", size="BIG", rewardId=day_off)
    assert found.pop("id").startswith("rcg_")
    assert found == {
        "text": "Thanks for Sell more",
        "size": "BIG",
        "by": {"name": "Dan"},
        "objective": {"title": "Sell more"},
        "keyResult": None,
        "checkIn": None,
        "reward": {"name": "A day off"},
        "recipients": [{"__typename": "Person", "name": "Ben"}, {"__typename": "Team", "name": "Sales"}],
        "viewerCanRemove": True,
    }
    assert (await given(dan, world, "Calls"))["keyResult"] == {"title": "Calls"}
    checked = await check_in(world, "Calls", await world.viewer("Ana"))
    about = await given(dan, world, "Calls", aboutId=checked)
    assert (about["checkIn"], about["keyResult"]) == ({"id": checked}, {"title": "Calls"})


async def test_the_wall_of_a_unit_holds_what_it_the_units_below_and_their_people_are_thanked_for(world: World) -> None:
    cleo = await world.viewer("Cleo")
    for whom in ("Sales", "Eve", "Ben", "Dan", "Inside Sales"):
        await given(cleo, world, "Grow", whom, text=whom)
    team = "query ($id: ID!) { team(id: $id) { recognitions { totalCount nodes { text } } } }"
    person = "query ($id: ID!) { person(id: $id) { recognitions { totalCount nodes { text } } } }"
    company = "{ company { recognitions { totalCount nodes { text } } } }"
    assert set(await wall(cleo, team, id=world.id("Sales"))) == {"Sales", "Eve", "Ben", "Inside Sales"}
    assert set(await wall(cleo, team, id=world.id("Inside Sales"))) == {"Eve", "Inside Sales"}
    assert await wall(cleo, team, id=world.id("Tech")) == ["Dan"]
    assert await wall(cleo, person, id=world.id("Eve")) == ["Eve"]
    assert set(await wall(cleo, company)) == set(await wall(cleo)) == {"Sales", "Eve", "Ben", "Dan", "Inside Sales"}
    objective = "query ($id: ID!) { objective(id: $id) { recognitions { totalCount nodes { text } } } }"
    assert len(await wall(cleo, objective, id=world.id("Grow"))) == 5


async def test_what_is_thanked_for_a_restricted_goal_is_seen_by_who_sees_the_goal(world: World) -> None:
    ben, eve = await world.viewer("Ben"), await world.viewer("Eve")
    ours = await given(ben, world, "Ours alone", "Ana", "Sales")
    one = "query ($id: ID!) { recognition(id: $id) { text } node(id: $id) { id } }"
    for name, sees in (("Ana", True), ("Ben", True), ("Ida", False), ("Dan", False)):
        viewer = await world.viewer(name)
        assert bool(await wall(viewer)) is sees
        assert ((await ask(viewer, one, id=ours["id"]))["recognition"] is not None) is sees
    assert await wall(await world.viewer("Dan", Role.COACH)) and await wall(ADMIN)
    assert (await refusal(await world.viewer("Dan"), "recognitionCreate", thanks(world, "Ours alone"))) == (
        "NOT_FOUND",
        "input.aboutId",
    )
    assert (await refusal(await world.viewer("Dan"), "recognitionRemove", {"id": ours["id"]}))[0] == "NOT_FOUND"
    assert (await refusal(eve, "recognitionRemove", {"id": ours["id"]}))[0] in ("FORBIDDEN", "NOT_FOUND")


async def test_those_thanked_are_told_until_it_is_taken_back(world: World) -> None:
    dan = await world.viewer("Dan")
    found = await given(dan, world, "Calls", "Ben", "Sales")
    assert "THANKED NAMED Calls" in await lines(await world.viewer("Ben"))
    assert "THANKED MEMBER Calls" in await lines(await world.viewer("Eve"))
    assert not [each for each in await lines(dan) if each.startswith("THANKED")]
    assert not [each for each in await lines(await world.viewer("Cleo")) if each.startswith("THANKED")]
    counted = (await inbox(await world.viewer("Ben")))["viewer"]["unreadNotificationCount"]
    assert (await done(dan, "recognitionRemove", {"id": found["id"]}, "removedId"))["removedId"] == found["id"]
    assert (await inbox(await world.viewer("Ben")))["viewer"]["unreadNotificationCount"] == counted - 1
    assert await wall(dan) == []
    assert await refusal(dan, "recognitionRemove", {"id": found["id"]}) == ("NOT_FOUND", "input.id")


@pytest.mark.parametrize(
    ("who", "role", "thanked", "removed"),
    [
        ("Ida", Role.ADMIN, "", ""),
        ("Dan", Role.COACH, "", "FORBIDDEN"),
        ("Ana", Role.MEMBER, "", "FORBIDDEN"),
        ("Dan", Role.MEMBER, "", "FORBIDDEN"),
        ("Dan", Role.READER, "FORBIDDEN", "FORBIDDEN"),
        ("Eve", Role.MEMBER, "", ""),
    ],
)
async def test_who_may_thank_and_who_may_take_a_thank_you_back(
    world: World, who: str, role: Role, thanked: str, removed: str
) -> None:
    """Eve is the one who gave it."""
    first = await given(await world.viewer("Eve"), world, "Grow")
    viewer = await world.viewer(who, role)
    assert told(await do(viewer, "recognitionCreate", thanks(world, "Sell more", "Cleo")))[0] == thanked
    assert told(await do(viewer, "recognitionRemove", {"id": first["id"]}))[0] == removed


async def test_a_program_thanks_nobody(world: World) -> None:
    program = Viewer(account_id=7, role=Role.SERVICE)
    assert (await refusal(program, "recognitionCreate", thanks(world)))[0] == "FORBIDDEN"


async def test_bad_input_has_its_code_and_changes_nothing(world: World) -> None:
    dan, gone = await world.viewer("Dan"), await reward("Gone")
    await done(ADMIN, "rewardUpdate", {"id": gone, "ifVersion": 1, "archived": True})
    ben = await world.viewer("Ben")
    assert await refusals(
        dan,
        "recognitionCreate",
        {
            "blank": thanks(world, text=" "),
            "long": thanks(world, text="t" * 2_001),
            "nobody": thanks(world, recipientIds=[]),
            "too many": thanks(world, recipientIds=[encode("per", each) for each in range(1, 52)]),
            "myself": thanks(world, "Sell more", "Dan"),
            "the company": thanks(world, "Sell more", "Acme"),
            "a stranger": thanks(world, recipientIds=[encode("per", 7)]),
            "no team": thanks(world, recipientIds=[encode("team", 7)]),
            "no goal": thanks(world, aboutId=encode("obj", 7)),
            "a person as a goal": thanks(world, aboutId=world.id("Ben")),
            "hidden": thanks(world, "Mine alone"),
            "no reward": thanks(world, rewardId=encode("rwd", 7)),
            "a reward of the past": thanks(world, rewardId=gone),
        },
    ) == {
        "blank": ("BLANK", "input.text"),
        "long": ("TOO_LONG", "input.text"),
        "nobody": ("BLANK", "input.recipientIds"),
        "too many": ("TOO_LONG", "input.recipientIds"),
        "myself": ("INVALID", "input.recipientIds"),
        "the company": ("NOT_FOUND", "input.recipientIds"),
        "a stranger": ("NOT_FOUND", "input.recipientIds"),
        "no team": ("NOT_FOUND", "input.recipientIds"),
        "no goal": ("NOT_FOUND", "input.aboutId"),
        "a person as a goal": ("NOT_FOUND", "input.aboutId"),
        "hidden": ("NOT_FOUND", "input.aboutId"),
        "no reward": ("NOT_FOUND", "input.rewardId"),
        "a reward of the past": ("INVALID", "input.rewardId"),
    }
    unseen = thanks(world, "Mine alone", "Dan")
    assert await refusal(ben, "recognitionCreate", unseen) == ("INVALID", "input.recipientIds")


async def test_the_same_call_thanks_once_and_other_words_under_its_key_are_refused(world: World) -> None:
    dan = await world.viewer("Dan")
    first, again = [await given(dan, world, idempotencyKey="k") for _ in range(2)]
    assert first["id"] == again["id"] and len(await wall(dan)) == 1
    other = thanks(world, idempotencyKey="k", text="Other words")
    assert await refusal(dan, "recognitionCreate", other) == ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey")


async def test_admins_keep_the_list_of_rewards(world: World) -> None:
    named = await reward()
    assert (await ask(await world.viewer("Ben"), REWARDS))["rewards"] == [{"name": "A day off"}]
    member = await world.viewer("Ben")
    assert (await refusal(member, "rewardCreate", {"idempotencyKey": "x", "name": "Gold"}))[0] == "FORBIDDEN"
    await done(ADMIN, "rewardUpdate", {"id": named, "ifVersion": 1, "name": "Two days off", "archived": True})
    found = await ask(ADMIN, REWARDS)
    assert found == {"rewards": [], "all": [{"name": "Two days off", "archived": True}]}
    assert await refusals(
        ADMIN,
        "rewardUpdate",
        {
            "stale": {"id": named, "ifVersion": 1, "name": "Gold"},
            "blank": {"id": named, "ifVersion": 2, "name": ""},
            "no answer": {"id": named, "ifVersion": 2, "archived": None},
            "none": {"id": encode("rwd", 7), "ifVersion": 1, "name": "Gold"},
        },
    ) == {
        "stale": ("VERSION_CONFLICT", "input"),
        "blank": ("BLANK", "input.name"),
        "no answer": ("INVALID", "input.archived"),
        "none": ("NOT_FOUND", "input.id"),
    }


async def test_thanks_to_a_team_go_with_it_into_another(world: World) -> None:
    dan = await world.viewer("Dan")
    await given(dan, world, "Grow", "Inside Sales", text="One")
    await given(dan, world, "Grow", "Inside Sales", "Sales", text="Both")
    merged = {"id": world.id("Inside Sales"), "intoId": world.id("Sales"), "ifVersion": 1}
    await done(ADMIN, "teamMerge", merged)
    text = "{ recognitions { nodes { text recipients { ... on Team { name } } } } }"
    found = {each["text"]: each["recipients"] for each in (await ask(dan, text))["recognitions"]["nodes"]}
    assert found["One"] == [{"name": "Sales"}]
    assert {"name": "Sales"} in found["Both"]
