"""The past: what a tree, an objective and a key result said at an instant is what they say of it later."""

import random
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from plumbline.database import Sql, reading, statements, transaction
from plumbline.database.past import columns_of, remembered
from plumbline.kit.clock import Hands, frozen_everywhere
from plumbline.kit.errors import Refused
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.models import Objective
from plumbline.okrs.words import ChangeReason, Visibility
from plumbline.organization.viewer import Viewer
from tests.api.okrs.test_numbers_stay_true import ADMIN, Goals, start, step
from tests.api.okrs.writing.asking import ask, execute
from tests.factories import NOW, World, built

WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)
_ROW = """
    id title description state visibility progress expected health confidence pace kind level ownerId version
    startsOn dueOn lastCheckInAt parentId parentObjectiveId
    alignments { id kind weight to { id } } aligned: alignedFrom(first: 100) { nodes { id from { id } } }
    keyResults(first: 100) { nodes { id title state progress rawProgress currentValue weight status score version
      checkIns(first: 100) { nodes { id value status note } } } }
"""
_TREE = f"""
query ($root: ID!, $asOf: DateTime) {{
  tree: objectiveTree(root: {{ companyId: $root }}, first: 1000, asOf: $asOf) {{ totalCount edges {{ depth node {{ {_ROW} }} }} }}
  columns: objectiveTreeColumns(root: {{ companyId: $root }}, asOf: $asOf) {{
    ids parents depths titles progress health confidence states keyResultCounts belowCounts extraTargets
    ownerPositions unitPositions versions }}
}}
"""
_ONE = f"query ($id: ID!, $asOf: DateTime) {{ one: objective(id: $id, asOf: $asOf) {{ {_ROW} explain {{ value items {{ label value counted weight }} }} }} }}"


async def company() -> str:
    async with reading() as connection:
        return encode("com", (await connection.rows(Sql("select id from unit where kind = 'COMPANY'")))[0][0])


async def picture(goals: Goals, at: datetime | None = None) -> Any:
    when = None if at is None else at.isoformat()
    tree = await ask(ADMIN, _TREE, root=await company(), asOf=when)
    some = [encode("obj", id_) for id_ in goals.objectives[:3]]
    return tree, [await ask(ADMIN, _ONE, id=id_, asOf=when) for id_ in some]


@pytest.mark.parametrize("seed", [3, 4])
async def test_any_past_instant_says_what_was_said_then(database: object, seed: int) -> None:
    dice = random.Random(seed)
    with frozen_everywhere(NOW) as clock:
        goals = await start(objectives=6)
        seen: dict[datetime, Any] = {}
        for number in range(120):
            clock.forward(timedelta(minutes=dice.randint(0, 20)))
            with suppress(Refused):
                await step(goals, dice, number)
            if number % 12 == 0:
                seen[clock.at] = None
                clock.forward(timedelta(seconds=1))
                seen[max(seen)] = await picture(goals)
        clock.forward(timedelta(days=9))
        for at, then in seen.items():
            ids = {row["node"]["id"] for row in then[0]["tree"]["edges"]}
            assert {encode("obj", id_) for id_ in goals.objectives[:3]} & ids
            assert await picture(goals, at + timedelta(milliseconds=500)) == then
        assert len({str(then) for then in seen.values()}) > 5


async def test_several_writes_of_one_instant_make_one_version(database: object) -> None:
    with frozen_everywhere(NOW):
        goals = await start(objectives=6)
        for number in range(10):
            try:
                await step(goals, random.Random(number), number)
            except Refused:
                continue
        async with reading() as connection:
            for table in ("objective", "key_result"):
                counted = await connection.rows(Sql(f"select count(*), count(distinct id) from {table}_past"))
                assert counted[0][0] == counted[0][1]


async def test_every_column_of_what_is_remembered_is_remembered(database: object) -> None:
    async with reading() as connection:
        tables = await remembered(connection)
        assert {"objective", "key_result", "alignment", "co_owner", "named_person"} <= set(tables)
        for table in tables:
            missing = set(await columns_of(connection, table)) - set(await columns_of(connection, f"{table}_past"))
            assert not missing, (
                f"{table}_past has no column for {missing}: does the migration run database.past.remember?"
            )


@pytest.fixture
def clock(database: object) -> Any:
    with frozen_everywhere(NOW) as hands:
        yield hands


@transaction
async def shown_to(goal: int, visibility: Visibility) -> None:
    await Objective.filter(id=goal).update(visibility=visibility)


@transaction
async def renamed(goal: int, title: str) -> None:
    await Objective.filter(id=goal).update(title=title)


async def titles(viewer: Viewer, at: datetime | None) -> list[str]:
    when = None if at is None else at.isoformat()
    tree = await ask(viewer, _TREE, root=await company(), asOf=when)
    assert tree["columns"]["titles"] == [edge["node"]["title"] for edge in tree["tree"]["edges"]]
    return list(tree["columns"]["titles"])


async def test_the_past_shows_what_one_may_see_now_and_could_have_seen_then(clock: Hands) -> None:
    world: World = await built("Grow @Acme\n  Sell @Sales\n    Call @Inside_Sales\n")
    stranger = Viewer(account_id=9, person_id=world.people["Dan"], member_of=frozenset({world.units["Tech"]}))
    public = clock.at
    clock.forward(timedelta(days=1))
    await shown_to(world.goals["Sell"], Visibility.PRIVATE)
    private = clock.at
    clock.forward(timedelta(days=1))
    assert await titles(stranger, public) == ["Grow", "Call"], (
        "what is hidden now stays hidden; what is below becomes a root"
    )
    await shown_to(world.goals["Sell"], Visibility.EVERYONE)
    clock.forward(timedelta(days=1))
    assert await titles(stranger, None) == ["Grow", "Sell", "Call"]
    assert await titles(stranger, public) == ["Grow", "Sell", "Call"]
    assert await titles(stranger, private) == ["Grow", "Call"], "what was hidden then is hidden at that instant"


async def test_whoever_is_named_sees_the_past_as_they_see_the_present(clock: Hands) -> None:
    world: World = await built("Grow @Acme\n")
    dan, cleo = world.people["Dan"], world.people["Cleo"]
    await okrs.update_objective(
        ADMIN, world.goals["Grow"], {"visibility": Visibility.PRIVATE, "named_people": (dan,)}, if_version=2, reason=WHY
    )
    named = clock.at
    clock.forward(timedelta(days=1))
    for person, seen in ((dan, ["Grow"]), (cleo, [])):
        viewer = Viewer(account_id=9, person_id=person)
        assert await titles(viewer, None) == seen
        assert await titles(viewer, named) == seen


_PAGE = """query ($root: ID!, $asOf: DateTime!, $after: String) {
  objectiveTree(root: { companyId: $root }, first: 2, after: $after, asOf: $asOf) {
    nodes { title } pageInfo { hasNextPage endCursor } } }"""


async def test_a_walk_of_the_past_puts_the_tree_in_order_once_and_never_shows_what_was_hidden_meanwhile(
    clock: Hands,
) -> None:
    world: World = await built("Grow @Acme\n  Call @Sales\n  Sell @Sales\n  Visit @Sales\n  Write @Sales\n")
    stranger = Viewer(account_id=9, person_id=world.people["Dan"], member_of=frozenset({world.units["Tech"]}))
    at, root = clock.at.isoformat(), await company()
    clock.forward(timedelta(minutes=1))

    async def page(after: str | None) -> tuple[list[str], Any, bool]:
        with statements() as ran:
            tree = (await ask(stranger, _PAGE, root=root, asOf=at, after=after))["objectiveTree"]
        is_ordered = any("limit :most" in text or "order by t.position" in text for text in ran)
        return [node["title"] for node in tree["nodes"]], tree["pageInfo"]["endCursor"], is_ordered

    first, after, is_ordered = await page(None)
    assert (first, is_ordered) == (["Grow", "Call"], True)
    second, later, is_ordered = await page(after)
    assert (second, is_ordered) == (["Sell", "Visit"], False)
    await okrs.update_objective(ADMIN, world.goals["Visit"], {"visibility": Visibility.TEAM}, if_version=2, reason=WHY)
    assert (await page(after))[0] == ["Sell", "Write"]
    assert (await page(later))[0] == ["Write"]
    assert (await page(None))[::2] == (["Grow", "Call"], False)


async def test_two_instants_in_one_document_do_not_mix(clock: Hands) -> None:
    world: World = await built("Grow @Acme\n")
    first, id_ = clock.at, world.id("Grow")
    clock.forward(timedelta(days=1))
    await renamed(world.goals["Grow"], "Grow well")
    document = "query ($id: ID!, $at: DateTime) { then: objective(id: $id, asOf: $at) { title } now: objective(id: $id) { title } }"
    said = await ask(ADMIN, document, id=id_, at=first.isoformat())
    assert (said["then"]["title"], said["now"]["title"]) == ("Grow", "Grow well")
    assert (await ask(ADMIN, document, id=id_, at=(first - timedelta(days=1)).isoformat()))["then"] is None


@pytest.mark.parametrize("at", ["2999-01-01T00:00:00Z", "2026-03-02T09:00:00"])
async def test_an_instant_that_has_not_come_or_has_no_zone_is_refused(clock: Hands, at: str) -> None:
    for field in (
        'objective(id: "obj_0", asOf: $at) { id }',
        'objectiveTreeColumns(root: { companyId: "x" }, asOf: $at) { count }',
    ):
        result = await execute(ADMIN, f"query ($at: DateTime) {{ {field} }}", at=at)
        assert [getattr(error.original_error, "code", "") for error in result.errors] == ["BAD_USER_INPUT"]


async def test_the_numbers_of_units_can_be_looked_back_at_beside_those_of_today(clock: Hands) -> None:
    world: World = await built("Grow @Acme\n  = Revenue\n  Sell @Sales\n    = Calls\n")
    text = """query ($id: ID!, $asOf: DateTime) { company { stats { ...S } } node(id: $id) { ... on Unit {
      then: stats(asOf: $asOf) { ...S } now: stats { ...S } } } }
      fragment S on UnitStats { objectives keyResults progress unaligned checkInRate health { health count } }"""
    clock.forward(timedelta(days=1))
    before, company_id = clock.at, world.id("Acme")
    told = (await ask(ADMIN, text, id=company_id))["node"]["now"]
    clock.forward(timedelta(days=1))
    await world.report("Calls", 50)
    await world.report("Revenue", 20)
    found = await ask(ADMIN, text, id=company_id, asOf=before.isoformat())
    assert found["node"]["then"] == told
    assert found["node"]["now"] == found["company"]["stats"] != told, "what stands beside it is of today"
