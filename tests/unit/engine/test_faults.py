from graphql import FieldNode

from plumbline.engine.faults import (
    ABSENT,
    Completed,
    Fault,
    lists,
    objects,
    required,
    scattered,
    tolerated,
    without_absent,
)


class Shown:
    parent = "T"
    name = "f"
    nodes: list[FieldNode] = []


WRONG = ValueError("wrong")


def fault(place: int, *path: str | int, fatal: bool = True) -> Fault:
    return Fault(place, path, WRONG, [], fatal)


def test_a_null_that_may_be_null_stops_its_fault() -> None:
    assert tolerated(Completed([1, None], [fault(1)])) == Completed([1, None], [fault(1, fatal=False)])
    assert tolerated(Completed([ABSENT], [], absent=True)).values == [None]


def test_a_null_that_may_not_be_is_a_fault_unless_one_explains_it() -> None:
    done = required(Completed([1, None, None, ABSENT], [fault(1)], absent=True), Shown())
    assert done.values == [1, None, None, None]
    assert [(each.place, each.fatal) for each in done.faults] == [(1, True), (2, True), (3, True)]


def test_an_object_with_a_fatal_fault_is_null_and_tells_the_first_only() -> None:
    rows = [{"a": 1}, {"a": None}]
    faults = [fault(1, "b", fatal=False), fault(1, "a"), fault(1, "c"), fault(0, "b", fatal=False)]
    assert objects(rows, faults) == Completed([{"a": 1}, None], [fault(0, "b", fatal=False), fault(1, "a")])


def test_faults_of_items_become_faults_of_their_lists() -> None:
    items = Completed(["a", "b", None, "d"], [fault(2), fault(3, "x", fatal=False)])
    slots = [(0, 2), None, (2, 2), (2, 4)]
    done = lists(items, slots, [], [["a", "b"], None, [], [None, "d"]])
    assert done == Completed([["a", "b"], None, [], None], [fault(3, 0)])
    kept = lists(items._replace(faults=[fault(3, "x", fatal=False)]), slots, [], [["a", "b"], None, [], [None, "d"]])
    assert kept.faults == [fault(3, 1, "x", fatal=False)]


def test_what_is_absent_leaves_its_list() -> None:
    items = Completed(["a", ABSENT, "c", ABSENT, "e"], [fault(2, "x", fatal=False), fault(4, fatal=True)], absent=True)
    done, slots = without_absent(items, [(0, 2), None, (2, 5)])
    assert done == Completed(["a", "c", "e"], [fault(1, "x", fatal=False), fault(2)])
    assert slots == [(0, 1), None, (1, 3)]


def test_a_shared_value_has_its_faults_in_every_place() -> None:
    done = scattered(Completed(["a", None], [fault(1)]), [[0, 3], [2]], 4)
    assert done == Completed(["a", None, None, "a"], [fault(2)])
