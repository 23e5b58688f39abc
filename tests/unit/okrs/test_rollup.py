"""The roll-up: what counts, for whom, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.pool import LeftOut
from plumbline.okrs.refusals import AlignmentLoop
from plumbline.okrs.rollup import affected_by, order
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    KeyResultState,
    ObjectiveState,
    Pace,
    ProgressSource,
    ValueFrom,
)
from tests.unit.okrs.worlds import TODAY, WAY, World, key_result, reported


def test_a_check_in_travels_up_through_a_mean_to_the_top() -> None:
    world = World().add(ObjectiveNode(1), ObjectiveNode(2), key_result(21, 2, 0.5), Edge(2, 11))
    world.add(KeyResultNode(11, 1, WAY, value_from=ValueFrom.MEAN))
    numbers = world.numbers()
    assert list(numbers) == [21, 2, 11, 1]
    assert (numbers[11].current_value, numbers[11].progress, numbers[1].progress) == (50, 0.5, 0.5)


@pytest.mark.parametrize(
    ("source", "progress"),
    [
        (ProgressSource.KEY_RESULTS, 1.0),
        (ProgressSource.CONTRIBUTIONS, 0.0),
        (ProgressSource.BOTH, 0.5),
        (ProgressSource.MANUAL, 0.9),
    ],
)
def test_each_objective_chooses_what_drives_it(source: ProgressSource, progress: float) -> None:
    world = World().add(ObjectiveNode(1, progress_from=source, manual_progress=0.9), key_result(11, 1, 1.0))
    world.add(ObjectiveNode(2), key_result(21, 2, 0.0), Edge(2, 1))
    numbers = world.numbers()[1]
    assert numbers.progress == progress
    assert numbers.automatic_progress == (0.5 if source is ProgressSource.MANUAL else progress)


@pytest.mark.parametrize("state", [ObjectiveState.DRAFT, ObjectiveState.PROPOSED])
def test_what_is_not_published_counts_for_itself_only(state: ObjectiveState) -> None:
    world = World().add(ObjectiveNode(1), ObjectiveNode(2, state=state), key_result(21, 2, 0.4), Edge(2, 1))
    world.add(Edge(21, 1))
    numbers = world.numbers()
    assert (numbers[2].progress, numbers[1].progress) == (0.4, None)
    assert numbers[1].health is Health.PENDING


def test_a_closed_objective_stays_in_the_pool() -> None:
    world = World().add(ObjectiveNode(1), ObjectiveNode(2, state=ObjectiveState.CLOSED), key_result(21, 2, 0.4))
    numbers = world.add(Edge(2, 1)).numbers()
    assert numbers[1].progress == 0.4
    assert (numbers[2].health, numbers[21].health, numbers[1].health) == ("CLOSED", "CLOSED", "ON_TRACK")


def test_a_dropped_key_result_and_a_supporting_goal_do_not_count() -> None:
    world = World().add(ObjectiveNode(1), key_result(11, 1, 0.2), ObjectiveNode(2), key_result(21, 2, 0.9))
    world.add(replace(key_result(12, 1, 1.0), state=KeyResultState.DROPPED), Edge(2, 1, kind=AlignmentKind.SUPPORTS))
    assert world.numbers()[1].progress == 0.2


def test_a_sum_takes_each_value_in_full_and_only_its_own_unit() -> None:
    euros = replace(WAY, unit="EUR", target=1000)
    world = World().add(ObjectiveNode(1), ObjectiveNode(2))
    world.add(KeyResultNode(11, 1, euros, value_from=ValueFrom.SUM))
    for number, unit, value in [(21, "EUR", 0.1), (22, "EUR", 0.2), (23, "USD", 7), (24, "EUR", None)]:
        facts = replace(euros, unit=unit)
        world.add(KeyResultNode(number, 2, facts, numbers=Numbers(current_value=value)), Edge(number, 11, weight=3))
    numbers = world.numbers()[11]
    assert (numbers.current_value, numbers.progress) == (0.3, 0.0003)
    assert [item.left_out for item in world.graph().pool_of_key_result(world.key_results[11], {})] == [
        None,
        None,
        LeftOut.OTHER_UNIT,
        LeftOut.NO_NUMBER,
    ]


def test_a_fed_key_result_without_contributors_has_no_number() -> None:
    world = World().add(ObjectiveNode(1), KeyResultNode(11, 1, WAY, value_from=ValueFrom.MEAN))
    assert world.numbers()[11] == Numbers()


def test_pace_compares_over_the_items_that_have_an_expectation() -> None:
    world = World().add(ObjectiveNode(1), key_result(11, 1, 1.0))
    world.add(KeyResultNode(12, 1, WAY, numbers=reported(0.25, expected=0.5)))
    numbers = world.numbers()[1]
    assert (numbers.expected, numbers.pace, numbers.confidence) == (0.5, Pace.BEHIND, 0.5)


def test_a_stated_health_stands_beside_the_derived_one_until_the_next_due_day() -> None:
    stated = ObjectiveNode(1, stated_health=Health.AT_RISK, stated_until=date(2025, 3, 4))
    world = World().add(stated, key_result(11, 1, 1.0))
    numbers = world.numbers()[1]
    assert (numbers.health, numbers.derived_health) == (Health.AT_RISK, Health.ON_TRACK)
    lapsed = World().add(replace(stated, stated_until=TODAY), key_result(11, 1, 1.0))
    assert lapsed.numbers()[1].health is Health.ON_TRACK
    outdated = replace(key_result(11, 1, 1.0), numbers=reported(1.0, Health.OUTDATED))
    assert World().add(stated, outdated).numbers()[1].health is Health.OUTDATED


def test_a_key_result_without_a_number_still_has_its_word() -> None:
    baseline = replace(key_result(12, 1, None), numbers=reported(None, Health.OFF_TRACK))
    numbers = World().add(ObjectiveNode(1), key_result(11, 1, 0.4), baseline).numbers()[1]
    assert (numbers.progress, numbers.health) == (0.4, Health.OFF_TRACK)


def test_a_loop_in_the_data_is_named() -> None:
    with pytest.raises(AlignmentLoop) as refused:
        order([1, 2, 3, 4], lambda goal_id: {1: [2], 2: [3], 3: [1], 4: [1]}[goal_id])
    assert refused.value.loop == [3, 2, 1]


def test_numbers_stop_at_what_is_fixed() -> None:
    edges = [Edge(1, 2), Edge(2, 3), Edge(1, 4)]
    assert affected_by([1], {}, edges, fixed={2}) == {1, 4}


def test_a_tie_rounds_to_even_and_a_common_factor_of_the_weights_does_not_show() -> None:
    for weight in (1, 3, 0.1, 1_000_000):
        world = World().add(ObjectiveNode(1), key_result(11, 1, 0.1, weight), key_result(12, 1, 0.200001, weight))
        assert world.numbers()[1].progress == 0.15
