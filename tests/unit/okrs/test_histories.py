"""Laws of the roll-up: recomputing only what is above a change gives the same as from scratch."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.alignment import loop_made_by
from plumbline.okrs.explanation import fed_explained, objective_explained, recomputed_from
from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.pace import DEFAULT_LIMITS
from plumbline.okrs.verdicts import (
    confidence_from,
    fed_health_explained,
    health_from,
    objective_health_explained,
    pace_from,
    pooled_confidence_explained,
    pooled_pace_explained,
)
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    KeyResultState,
    ObjectiveState,
    ProgressSource,
    ValueFrom,
)
from tests.unit.okrs.worlds import WAY, World, key_result, reported

WEIGHTS = st.sampled_from([0, 0.1, 0.5, 1, 2, 3, 7, 1_000_000])
SHARES = st.integers(0, 1_000_000).map(lambda micro: micro / 1_000_000)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(WEIGHTS, SHARES), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_of_items_and_scale_of_weights_never_show(items: list[tuple[float, float]], random: Random) -> None:
    def progress(pool: list[tuple[float, float]], factor: int) -> float | None:
        world = World().add(ObjectiveNode(1))
        for number, (weight, share) in enumerate(pool):
            world.add(key_result(10 + number, 1, share, round(weight * factor, 6)))
        return world.numbers()[1].progress

    shuffled = random.sample(items, len(items))
    assert progress(items, 1) == progress(shuffled, 1) == progress(items, 3)


def built(random: Random) -> World:
    """A random graph without loops, nothing stored yet but what was reported."""
    world = World()
    sources = [*ProgressSource, *[ProgressSource.BOTH] * 4]
    for number in range(1, 8):
        state = random.choice([ObjectiveState.PUBLISHED] * 5 + [*ObjectiveState])
        world.add(ObjectiveNode(number, state, random.choice(sources), manual_progress=0.123457))
    for number in range(10, 24):
        value_from = random.choice([*ValueFrom, ValueFrom.CHECK_INS])
        node = KeyResultNode(number, random.randint(1, 7), WAY, value_from=value_from, weight=random.randint(0, 3))
        world.add(replace(node, numbers=checked_in(random)) if value_from is ValueFrom.CHECK_INS else node)
    for _ in range(25):
        align(world, random)
    return world


def checked_in(random: Random) -> Numbers:
    progress = random.choice([None, 0.0, 1.0, round(random.random(), 6)])
    expected = random.choice([None, round(random.random(), 6)])
    health = random.choice([*Health])
    return replace(reported(progress, health, expected), current_value=random.choice([None, random.randint(0, 99)]))


def align(world: World, random: Random) -> list[int]:
    source, target = random.sample([*world.objectives, *world.key_results], 2)
    new = Edge(source, target, random.choice([*AlignmentKind]), random.choice([0, 0.1, 1, 3]))
    taken = any((edge.from_id, edge.to_id) == (source, target) for edge in world.edges)
    if taken or loop_made_by(world.edges, world.objective_of(), new) is not None:
        return []
    world.add(new)
    return [target]


def changed(world: World, random: Random) -> list[int]:
    """Does one thing to the world; the goals whose own inputs it touched."""
    deed = random.choice(["check in", "align", "unalign", "drop", "publish"])
    if deed == "align":
        return align(world, random)
    if deed == "unalign" and world.edges:
        return [world.edges.pop(random.randrange(len(world.edges))).to_id]
    if deed == "publish":
        node = random.choice([*world.objectives.values()])
        world.add(replace(node, state=random.choice([*ObjectiveState][:3])))
        own = [each.id for each in world.key_results.values() if each.objective_id == node.id]
        return [node.id, *own, *(edge.to_id for edge in world.edges if edge.from_id in own)]
    target = random.choice([*world.key_results.values()])
    if deed == "drop":
        world.add(replace(target, state=random.choice([*KeyResultState])))
    elif target.value_from is ValueFrom.CHECK_INS:
        world.add(replace(target, numbers=checked_in(random)))
    return [target.id, *(edge.to_id for edge in world.edges if edge.from_id == target.id)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_after_any_history_the_stored_numbers_equal_a_recomputation_from_scratch(seed: int) -> None:
    random = Random(seed)
    world = built(random)
    world.store(world.numbers())
    for _ in range(8):
        world.recompute_above(changed(world, random))
    graph = world.graph()
    assert world.numbers() == {goal_id: graph.node(goal_id).numbers for goal_id in world.numbers()}
    order_of = {goal_id: place for place, goal_id in enumerate(world.numbers())}
    for edge in world.edges:
        assert edge.kind is AlignmentKind.SUPPORTS or order_of[edge.from_id] < order_of[edge.to_id]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_every_explanation_makes_the_stored_number(seed: int) -> None:
    world = built(Random(seed))
    world.store(world.numbers())
    graph = world.graph()
    for objective in graph.objectives.values():
        explanation = objective_explained(graph, objective, {}, {})
        assert recomputed_from(explanation) == objective.numbers.automatic_progress == explanation.automatic_value
        assert explanation.manual or explanation.value == explanation.automatic_value
    for node in graph.key_results.values():
        if node.value_from is not ValueFrom.CHECK_INS:
            assert recomputed_from(fed_explained(graph, node, {}, {})) == node.numbers.progress


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_the_order_of_nodes_and_edges_does_not_show(seed: int) -> None:
    random = Random(seed)
    world = built(random)
    shuffled = World(
        {node.id: node for node in random.sample([*world.objectives.values()], len(world.objectives))},
        {node.id: node for node in random.sample([*world.key_results.values()], len(world.key_results))},
        random.sample(world.edges, len(world.edges)),
    )
    one, other = world.numbers(), shuffled.numbers()
    assert [*one.items()] == [*other.items()]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_every_explanation_makes_the_stored_words(seed: int) -> None:
    world = built(Random(seed))
    world.store(world.numbers())
    graph = world.graph()
    for objective in graph.objectives.values():
        numbers, pool = objective.numbers, graph.pool_of_objective(objective, {})
        health = objective_health_explained(graph, objective, {}, {})
        assert health_from(health) == numbers.derived_health == health.automatic_word
        assert health.word == numbers.health
        pace = pooled_pace_explained(pool, numbers, {}, DEFAULT_LIMITS)
        assert pace_from(pace, DEFAULT_LIMITS) == numbers.pace
        assert confidence_from(pooled_confidence_explained(pool, numbers, {})) == numbers.confidence
        said = {each.goal_id for each in (*health.items, *health.left_out)}
        assert said == {each.goal_id for each in pool}, "whatever points here is heard, or told why it is not"
    for node in graph.key_results.values():
        if node.value_from is not ValueFrom.CHECK_INS:
            assert health_from(fed_health_explained(graph, node, {}, {})) == node.numbers.health
