"""Check-ins on a stream: each once, in their order, to those who see it, and again from a revision."""

from dataclasses import replace
from typing import Any

import pytest
from graphql import ExecutionResult, execute

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.events.live import PLACE, Place
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema
from plumbline.web.documents import Documents
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
Sell more @Sales
  = Calls
Canary @Tech team
  = Whisper
Secret @Ben private
  = Murmur
"""
BRANCHES = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
    Call daily @Inside_Sales
      = Dials
  Plan @Sales draft
    Sell abroad @Sales
      = Trips
  Old @Sales
    = Relics
    Older @Sales
      = Bones
  Help out @Tech supports
    = Hours
Build @Tech
  = Releases
"""
TREE = """query ($root: ID!) { objectiveTree(root: { objectiveId: $root }) {
    nodes { keyResults { nodes { title } } } } }"""
FOLLOW = """subscription ($since: String, $ids: [ID!], $root: ID) {
    checkInAdded(since: $since, objectiveIds: $ids, rootId: $root) { checkIns { value } revision hasMore reset } }"""


async def ran(viewer: Viewer, place: Place, **variables: Any) -> ExecutionResult:
    token, place.said = PLACE.set(place), False
    try:
        document = Documents(schema).read(FOLLOW).node
        assert document is not None
        context = Context(viewer, reading=reading)
        result: Any = execute(
            schema._schema,
            document,
            variable_values=variables,
            context_value=context,
            executor_class=schema.execution_context_class,
        )
        done: ExecutionResult = await result
        await context.reads.close()
    finally:
        PLACE.reset(token)
    return done


async def listens(viewer: Viewer, place: Place, **variables: Any) -> tuple[list[float], dict[str, Any]]:
    """The values in the next event, and the event."""
    done = await ran(viewer, place, **variables)
    assert not done.errors and done.data, done.errors
    event = done.data["checkInAdded"]
    return [each["value"] for each in event["checkIns"]], event


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def test_each_comes_once_in_order_and_all_again_from_a_revision(world: World) -> None:
    await world.report("Calls", 5)
    dan, place = await world.viewer("Dan"), Place()
    values, begun = await listens(dan, place)
    assert (values, place.said) == ([], True)
    for title, value in (("Calls", 20), ("Revenue", 30), ("Calls", 10)):
        await world.report(title, value)
    values, told = await listens(dan, place)
    assert (values, told["hasMore"], told["reset"]) == ([20, 30, 10], False, False)
    assert ((await listens(dan, place))[0], place.said) == ([], False)
    assert (await listens(dan, Place(), since=begun["revision"]))[0] == [20, 30, 10]
    assert (await listens(dan, Place(), since=told["revision"]))[0] == []


async def test_only_those_of_the_objectives_that_are_named(world: World) -> None:
    dan, place = await world.viewer("Dan"), Place()
    ids = [encode("obj", world.goals["Grow"])]
    await listens(dan, place, ids=ids)
    await world.report("Calls", 20)
    await world.report("Revenue", 30)
    assert (await listens(dan, place, ids=ids))[0] == [30]
    assert (await ran(dan, Place(), ids=ids * 101)).errors


async def test_only_those_below_a_root_which_are_those_in_its_tree(clock: Hands) -> None:
    world = await built(BRANCHES)
    viewers = {name: await world.viewer(name) for name in ("Dan", "Ana")}
    begun = {name: (await listens(viewer, Place()))[1]["revision"] for name, viewer in viewers.items()}
    sent = {float(value): title for value, title in enumerate(sorted(world.key_results), 1)}
    for value, title in sent.items():
        await world.report(title, value)
    await okrs.archive(ADMIN, world.goals["Old"], archived=True, if_version=2)
    for name, least in (("Dan", {"Revenue", "Calls", "Dials"}), ("Ana", {"Revenue", "Trips", "Hours"})):
        viewer, seen = viewers[name], {}
        for root in world.goals.keys() - world.key_results:
            values, _ = await listens(viewer, Place(), since=begun[name], root=world.id(root))
            tree = (await answer(viewer, TREE, root=world.id(root)))["objectiveTree"]["nodes"]
            seen[root] = {sent[value] for value in values}
            assert seen[root] == {each["title"] for node in tree for each in node["keyResults"]["nodes"]}, root
        assert least <= seen["Grow"]
        assert not seen["Grow"] & {"Releases", "Relics", "Bones"}
        assert ("Trips" in seen["Grow"], "Trips" in seen["Sell abroad"]) == (name == "Ana", True)


async def test_a_root_that_is_none_is_refused_and_one_that_is_unknown_tells_nothing(world: World) -> None:
    dan = await world.viewer("Dan")
    begun = (await listens(dan, Place()))[1]["revision"]
    await world.report("Calls", 5)
    for root in ("nonsense", world.id("Calls"), ""):
        assert (await ran(dan, Place(), root=root)).errors
    place = Place()
    assert (await listens(dan, place, since=begun, root=encode("obj", 1)))[0] == []
    both = {"root": world.id("Grow"), "ids": [world.id("Sell more")]}
    assert (await listens(dan, Place(), since=begun, **both))[0] == []


async def test_what_is_hidden_is_in_no_event_and_moves_no_stream(world: World) -> None:
    sees = {"Ben": [7], "Dan": [5]}
    places = {name: Place() for name in sees}
    for name, place in places.items():
        await listens(await world.viewer(name), place)
    before = {name: place.reached.copy() for name, place in places.items()}
    await world.report("Whisper", 5)
    hidden = [encode("obj", world.goals["Canary"])]
    assert (await listens(await world.viewer("Ben"), places["Ben"]))[0] == []
    assert (places["Ben"].said, places["Ben"].reached) == (False, before["Ben"])
    assert (await listens(await world.viewer("Ben"), Place(), ids=hidden))[0] == []
    assert (await listens(await world.viewer("Ben"), Place(), root=hidden[0]))[0] == []
    await world.report("Murmur", 7)
    for name, values in sees.items():
        assert (await listens(await world.viewer(name), places[name]))[0] == values


async def test_other_rights_and_a_revision_that_is_none_say_so(world: World) -> None:
    dan, place = await world.viewer("Dan"), Place()
    await listens(dan, place)
    assert (await listens(replace(dan, leads=dan.member_of), place))[1]["reset"] is True
    assert (await listens(dan, Place(), since="nonsense"))[1]["reset"] is True


async def test_more_than_fit_follow_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plumbline.okrs.reads.arrivals.MOST", 2)
    dan, place = await world.viewer("Dan"), Place()
    await listens(dan, place)
    for value in (1, 2, 3):
        await world.report("Calls", value)
    assert ((await listens(dan, place))[0], place.has_more) == ([1, 2], True)
    assert ((await listens(dan, place))[0], place.has_more) == ([3], False)
