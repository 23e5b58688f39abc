"""Every field of every type, and the graph in one request."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
)

from plumbline.database import statements, transaction
from plumbline.database.transactions import opened
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import (
    BlockerEntry,
    CheckInEntry,
    InitiativeEntry,
    LinkEntry,
    MilestoneEntry,
    OwnerEntry,
    ReasonEntry,
)
from plumbline.okrs.entries import KeyResultEntry as Entry
from plumbline.okrs.models import Milestone
from plumbline.okrs.words import ChangeReason, InitiativeState, Measure, Status
from plumbline.organization.service import priorities
from plumbline.schema import schema
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  = Revenue
    Sell more @Sales +Tech
      = Calls
      Call leads @Ben
  Build faster @Tech supports
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    objective, key_result = world.goals["Sell more"], world.goals["Calls"]
    steps = (MilestoneEntry("One"), MilestoneEntry("Two"))
    entry = Entry("Steps", Measure.MILESTONES, milestones=steps)
    steps_id, _ = await okrs.create_key_result(ADMIN, objective, entry, idempotency_key="s", reason=WHY)
    world.goals["Steps"] = steps_id
    world.key_results.add("Steps")
    report = CheckInEntry(
        "a", key_result, Status.AT_RISK, value=40.0, blockers=(BlockerEntry("Stuck", world.people["Ana"]),)
    )
    ana = await world.viewer("Ana")
    await okrs.check_in(ana, [report])
    owner = OwnerEntry(person_id=world.people["Ana"])
    planned = InitiativeState.PLANNED
    work = InitiativeEntry("Hire", planned, owner, links=(LinkEntry("https://example.com/7"),))
    await okrs.create_initiative(ADMIN, key_result, work, idempotency_key="i")
    await okrs.update_objective(
        ADMIN, objective, {"owner": OwnerEntry(unit_id=world.units["Tech"])}, if_version=2, reason=WHY
    )
    await priorities.create_priority(ADMIN, name="Win", years=[2026])
    return world


WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


def selected(type_: GraphQLNamedType, deep: int) -> Iterator[str]:
    """All fields of a type that need no argument, some steps down."""
    assert isinstance(type_, GraphQLObjectType)
    yield "__typename"
    for name, field in type_.fields.items():
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        below = get_named_type(field.type)
        if is_leaf_type(below):
            yield name
        elif deep and is_object_type(below):
            yield f"{name} {{ {' '.join(selected(below, deep - 1))} }}"
        elif deep:
            yield f"{name} {{ __typename id }}"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Objective", "Sell more"),
        ("KeyResult", "Calls"),
        ("KeyResult", "Steps"),
        ("Team", "Sales"),
        ("Company", "Acme"),
        ("Person", "Ben"),
    ],
)
async def test_every_field_of_a_type_can_be_read(world: World, field: str, name: str) -> None:
    type_ = schema._schema.get_type(field)
    assert type_ is not None
    text = f"query ($id: ID!) {{ node(id: $id) {{ ... on {field} {{ {' '.join(selected(type_, 3))} }} }} viewer {{ role checkInsDue {{ daysOverdue }} }} }}"
    ben = await world.viewer("Ben")
    found = (await answer(ben, text, id=world.id(name)))["node"]
    assert found["id"] == world.id(name)


async def test_the_whole_graph_is_one_request(world: World) -> None:
    text = """{ company { name objectives { nodes { ...O contributions { nodes { ...O contributions { nodes { ...O } } } } } }
        teams { nodes { name members { nodes { name objectives { nodes { ...O } } } } teams { nodes { name } } } } } }
        fragment O on Objective { title owner { name } keyResults { nodes { title currentValue latestCheckIn { value } } } }"""
    company = (await answer(ADMIN, text))["company"]
    [grow] = company["objectives"]["nodes"]
    assert grow["owner"] == {"name": "Acme"}
    [sell] = grow["contributions"]["nodes"]
    assert [each["currentValue"] for each in sell["keyResults"]["nodes"]] == [40.0, None]
    assert [each["title"] for each in sell["contributions"]["nodes"]] == ["Call leads"]


async def test_statements_of_the_whole_graph_do_not_grow_with_rows(world: World) -> None:
    type_ = schema._schema.get_type("Objective")
    assert type_ is not None
    text = f"{{ objectives {{ nodes {{ {' '.join(selected(type_, 1))} }} }} }}"

    async def counted() -> int:
        opened().memory.clear()  # as for whoever asks first
        with statements() as ran:
            await answer(ADMIN, text)
        return len(ran)

    before = await counted()
    await world.draw("More @Tech +Sales\n  = Much\n  And more @Ben\n    = Little")
    await okrs.update_objective(ADMIN, world.goals["More"], {"title": "Other"}, if_version=2, reason=WHY)
    assert await counted() == before


async def test_any_id_leads_to_its_thing_and_a_foreign_one_nowhere(world: World) -> None:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
    ids = [world.id(name) for name in ("Grow", "Revenue", "Acme", "Sales", "Ben")]
    found = (await answer(ADMIN, text, ids=[*ids, encode("obj", 1), "nonsense", ""]))["nodes"]
    assert [node and node["__typename"] for node in found] == [
        "Objective", "KeyResult", "Company", "Team", "Person", None, None, None,
    ]  # fmt: skip


async def test_a_milestone_is_done_when_the_current_check_in_says_so(world: World) -> None:
    text = """query ($id: ID!) { keyResult(id: $id) { progress milestones { id name done }
        latestCheckIn { milestonesDone } explain { value items { label counted } } } }"""
    found = (await answer(ADMIN, text, id=world.id("Steps")))["keyResult"]
    assert [step["done"] for step in found["milestones"]] == [False, False]
    first = found["milestones"][0]["id"]
    number = (await _steps(world))[0]
    await okrs.check_in(ADMIN, [CheckInEntry("m", world.goals["Steps"], Status.ON_TRACK, milestones_done=(number,))])
    found = (await answer(ADMIN, text, id=world.id("Steps")))["keyResult"]
    assert [step["done"] for step in found["milestones"]] == [True, False]
    assert found["latestCheckIn"] == {"milestonesDone": [first]}
    assert (found["progress"], found["explain"]["value"]) == (0.5, 0.5)


@transaction
async def _steps(world: World) -> list[int]:
    found = Milestone.filter(key_result_id=world.goals["Steps"]).order_by("position")
    return [int(each.id) for each in await found]


async def test_changes_tell_names_and_not_numbers(world: World) -> None:
    text = "query ($id: ID!) { objective(id: $id) { changes { totalCount nodes { field before after reasonKind } } } }"
    changes = (await answer(ADMIN, text, id=world.id("Sell more")))["objective"]["changes"]
    assert {"field": "owner", "before": "Sales", "after": "Tech", "reasonKind": "BUSINESS_CHANGE"} in changes["nodes"]


async def test_what_is_due_is_told_to_who_reports(world: World) -> None:
    text = "{ viewer { checkInsDue { dueAt daysOverdue keyResult { title } } } }"
    assert (await answer(await world.viewer("Dan"), text))["viewer"]["checkInsDue"] == []
    owed = (await answer(await world.viewer("Cleo"), text))["viewer"]["checkInsDue"]
    assert owed == []  # published on a Wednesday: due next Monday
