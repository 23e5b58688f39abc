"""The walk through a tree shows what the pure tree over all rows says, whoever asks and wherever a page begins."""

from random import Random
from typing import Any

import pytest

from plumbline.database import statements, transaction
from plumbline.kit.ids import encode, number_of
from plumbline.okrs.models import Objective
from plumbline.okrs.tree import SortKey
from plumbline.okrs.words import Level
from plumbline.settings import Settings
from tests.api.okrs.reading.asking import answer
from tests.api.okrs.reading.forests import (
    ANA,
    BEN,
    COMPANY,
    NEXT,
    NORTH,
    QUARTER,
    SALES,
    VIEWERS,
    YEAR,
    Goal,
    Law,
    Question,
    goals,
    misplaced,
    organization,
    plant,
    stirred,
)

PREFIXES = {"companyId": "com", "teamId": "team", "personId": "per", "objectiveId": "obj"}
PAGE = """
query ($root: TreeRootInput!, $cycleId: ID, $first: Int!, $after: String, $maxDepth: Int, $filter: ObjectiveFilter) {
  objectiveTree(
    root: $root, cycleId: $cycleId, first: $first, after: $after, maxDepth: $maxDepth, filter: $filter
  ) { pageInfo { hasNextPage endCursor } edges { depth matches cursor node { id title } } %s }
}
"""
BELOW = """
query ($ids: [ID!]!, $first: Int!, $after: String, $maxDepth: Int, $filter: ObjectiveFilter) {
  nodes(ids: $ids) { ... on Objective { id descendants(
    first: $first, after: $after, maxDepth: $maxDepth, filter: $filter
  ) { totalCount pageInfo { hasNextPage } edges { depth matches cursor node { id title } } } } }
}
"""


def asked(random: Random, world: list[Goal]) -> Question:
    """Any question."""
    goal = random.choice(world)
    roots = [("companyId", COMPANY)] * 4 + [("teamId", SALES), ("teamId", NORTH), ("personId", ANA), ("personId", BEN)]
    root = random.choice([*roots, ("objectiveId", goal.id), ("objectiveId", goal.id)])
    cycles = [YEAR, QUARTER, NEXT] + ([None, None] if root[0] == "objectiveId" else [])
    return Question(
        viewer=random.choice(VIEWERS),
        root=root,
        cycle=random.choice(cycles),
        max_depth=random.choice([None, None, None, 0, 1, 2]),
        levels=random.choice([None, None, None, (Level.INDIVIDUAL,), (Level.COMPANY, Level.TEAM)]),
    )


def variables(question: Question, **more: Any) -> dict[str, Any]:
    """The variables that ask a question."""
    kind, id_ = question.root
    given: dict[str, Any] = {"root": {kind: encode(PREFIXES[kind], id_)}, "maxDepth": question.max_depth, **more}
    if question.cycle:
        given["cycleId"] = encode("cyc", question.cycle)
    if question.levels:
        given["filter"] = {"levels": [level.value for level in question.levels]}
    return given


def shown(edges: list[Any], above: int = 0) -> list[tuple[int, int, bool]]:
    """Edges as places."""
    return [(number_of(edge["node"]["id"], "obj"), edge["depth"] - above, edge["matches"]) for edge in edges]


@pytest.fixture
async def grown(database: Settings) -> None:
    await organization()


@pytest.mark.parametrize("seed", range(6))
async def test_pages_joined_are_what_the_pure_tree_says(grown: None, seed: int) -> None:
    random = Random(seed)
    await plant(random, 40)
    world = await goals()
    for _ in range(12):
        question = asked(random, world)
        law = Law(world, question)
        edges: list[Any] = []
        after, first = None, random.choice([1, 3, 7, 100])
        while True:
            given = variables(question, first=first, after=after)
            page = (await answer(question.viewer, PAGE % "totalCount", **given))["objectiveTree"]
            edges += page["edges"]
            assert len(edges) <= len(world), question
            assert page["totalCount"] == len(law.places([])), question
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
        assert shown(edges) == law.places([]), question


@pytest.mark.parametrize("seed", range(6))
async def test_a_cursor_stays_right_while_goals_change(grown: None, seed: int) -> None:
    random = Random(100 + seed)
    await plant(random, 40)
    for _ in range(12):
        world = await goals()
        question = asked(random, world)
        given = variables(question, first=100)
        edges = (await answer(question.viewer, PAGE % "", **given))["objectiveTree"]["edges"]
        if not edges:
            continue
        edge = random.choice(edges)
        path = Law(world, question).tree.path_of(number_of(edge["node"]["id"], "obj"))
        await stirred(random)
        assert await misplaced() == []
        law = Law(await goals(), question)
        first = random.choice([1, 2, 100])
        given = variables(question, first=first, after=edge["cursor"])
        page = (await answer(question.viewer, PAGE % "", **given))["objectiveTree"]
        expected = law.places(law.whole(path))
        assert shown(page["edges"]) == expected[:first], (question, path)
        assert page["pageInfo"]["hasNextPage"] == (len(expected) > first)


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_below_is_what_the_pure_tree_says(grown: None, seed: int) -> None:
    random = Random(200 + seed)
    await plant(random, 30)
    world = await goals()
    after: str | None = None
    path: list[SortKey] = []
    for _ in range(8):
        viewer, first = random.choice(VIEWERS), random.choice([1, 3, 100])
        max_depth, levels = random.choice([None, None, 0, 1, 2]), random.choice([None, None, (Level.INDIVIDUAL,)])
        ids = [goal.id for goal in world if goal.visible_to[viewer.account_id] and not goal.archived]
        given: dict[str, Any] = {"ids": [encode("obj", id_) for id_ in ids], "first": first, "maxDepth": max_depth}
        if levels:
            given["filter"] = {"levels": [level.value for level in levels]}
        found = await answer(viewer, BELOW, after=after, **given)
        step: tuple[str | None, list[SortKey]] = (None, [])
        for id_, node in zip(ids, found["nodes"], strict=True):
            whole = Question(viewer, ("objectiveId", id_), None, max_depth, levels)
            law = below(world, whole, id_)
            connection = node["descendants"]
            assert connection["totalCount"] == len(law.places([])), (whole, id_)
            expected = law.places(law.whole(path))
            assert shown(connection["edges"], above=1) == expected[:first], (whole, id_)
            assert connection["pageInfo"]["hasNextPage"] == (len(expected) > first)
            if connection["edges"] and random.random() < 0.3:
                edge = random.choice(connection["edges"])
                step = edge["cursor"], law.tree.path_of(number_of(edge["node"]["id"], "obj"))
        after, path = step


def below(world: list[Goal], question: Question, id_: int) -> Law:
    """The law of what is below a goal, whose own children are the roots."""
    depth = None if question.max_depth is None else question.max_depth - 1
    law = Law(world, Question(question.viewer, question.root, None, depth, question.levels))
    inside = {goal.id for goal in law.rows} - {id_}
    return Law(
        [goal for goal in world if goal.id in inside],
        Question(question.viewer, ("companyId", COMPANY), None, depth, question.levels),
    )


@transaction
async def bend(ids: list[int]) -> None:
    """Lead the parents of these goals in a circle, which no use-case allows."""
    for id_, above in zip(ids, [ids[-1], *ids], strict=False):
        await Objective.filter(id=id_).update(parent_objective_id=above)


async def test_a_loop_in_the_data_is_cut_where_one_enters_it(grown: None) -> None:
    random = Random(7)
    await plant(random, 12)
    ids = [goal.id for goal in await goals()]
    await settle()
    await bend(ids[:3])
    given = {"ids": [encode("obj", id_) for id_ in ids[:3]], "first": 100}
    found = await answer(VIEWERS[0], BELOW, **given)
    for id_, node in zip(ids, found["nodes"], strict=False):
        rows = [place[0] for place in shown(node["descendants"]["edges"])]
        assert id_ not in rows
        assert set(ids[:3]) - {id_} <= set(rows)
        assert len(set(rows)) == len(rows) == node["descendants"]["totalCount"]
    page = await answer(VIEWERS[0], PAGE % "totalCount", root={"objectiveId": encode("obj", ids[0])}, first=100)
    rows = [place[0] for place in shown(page["objectiveTree"]["edges"])]
    assert rows[0] == ids[0]
    assert len(set(rows)) == len(rows) == page["objectiveTree"]["totalCount"]
    whole = await answer(
        VIEWERS[0], PAGE % "", root={"companyId": encode("com", COMPANY)}, cycleId=encode("cyc", YEAR), first=100
    )
    assert not {place[0] for place in shown(whole["objectiveTree"]["edges"])} & set(ids[:3])


@transaction
async def settle() -> None:
    """Everybody sees everything, all in one cycle."""
    await Objective.all().update(archived=False, state="PUBLISHED", visibility="EVERYONE", cycle_id=QUARTER)


async def test_statements_of_a_page_do_not_depend_on_where_it_is(grown: None) -> None:
    random = Random(8)
    await plant(random, 60)
    await settle()
    after, counts = None, set()
    for _ in range(6):
        given = {"root": {"companyId": encode("com", COMPANY)}, "cycleId": encode("cyc", YEAR), "first": 10}
        with statements() as ran:
            page = await answer(VIEWERS[0], PAGE % "", after=after, **given)
        counts.add(len(ran))
        after = page["objectiveTree"]["pageInfo"]["endCursor"]
    assert max(counts) <= 6
