"""Which edges the graph may have, and the way from one goal to another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.alignment import (
    Audience,
    check_edge,
    fitting_kind,
    loop_made_by,
    may_be_primary,
    may_contribute,
    path_between,
)
from plumbline.okrs.goals import Edge
from plumbline.okrs.refusals import AlignmentLoop, RuleBroken
from plumbline.okrs.words import AlignmentKind, Visibility
from tests.unit.okrs.outlines import edges_of

COMPANY = """
Grow
  =Revenue
    Sell more
      =Deals
        Call leads
"""


def test_an_objective_cannot_contribute_to_its_own_descendant() -> None:
    edges, objective_of, ids = edges_of(COMPANY)
    with pytest.raises(AlignmentLoop) as refused:
        check_edge(edges, objective_of, Edge(ids["Grow"], ids["Call leads"]))
    names = {number: name for name, number in ids.items()}
    loop = [names[number] for number in refused.value.loop]
    assert loop == ["Grow", "Call leads", "Deals", "Sell more", "Revenue"]
    assert refused.value.code == "LOOP"


def test_an_objective_cannot_be_aligned_to_its_own_key_result() -> None:
    edges, objective_of, ids = edges_of(COMPANY)
    new = Edge(ids["Grow"], ids["Revenue"])
    assert loop_made_by(edges, objective_of, new) == [ids["Grow"], ids["Revenue"]]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Revenue", "Grow", "INVALID"),
        ("Sell more", "Revenue", "DUPLICATE"),
        ("Sell more", "Sell more", "LOOP"),
        ("Revenue", "Sell more", "LOOP"),
    ],
)
def test_an_edge_is_refused(source: str, target: str, code: str) -> None:
    edges, objective_of, ids = edges_of(COMPANY)
    with pytest.raises(RuleBroken) as refused:
        check_edge(edges, objective_of, Edge(ids[source], ids[target]))
    assert refused.value.code == code


def test_support_that_is_not_primary_may_go_round() -> None:
    edges, objective_of, ids = edges_of(COMPANY)
    check_edge(edges, objective_of, Edge(ids["Grow"], ids["Call leads"], kind=AlignmentKind.SUPPORTS))


def test_primary_edges_and_contributions_are_two_graphs() -> None:
    support = Edge(1, 2, kind=AlignmentKind.SUPPORTS, primary=True)
    contribution = Edge(2, 1)
    assert loop_made_by([support], {}, contribution) is None
    assert loop_made_by([support], {}, Edge(2, 1, primary=True)) == [2, 1]


def test_a_weight_is_not_below_zero() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_edge([], {}, Edge(1, 2, weight=-1))
    assert refused.value.code == "OUT_OF_RANGE"


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("Call leads", "Grow", ["Call leads", "Deals", "Sell more", "Revenue", "Grow"]),
        ("Grow", "Sell more", ["Grow", "Revenue", "Sell more"]),
        ("Call leads", "Hire", ["Call leads", "Deals", "Sell more", "Revenue", "Grow", "Hire"]),
        ("Hire", "Hire", ["Hire"]),
        ("Hire", "Alone", None),
    ],
)
def test_the_way_goes_up_or_over_a_goal_above_both(source: str, target: str, way: list[str] | None) -> None:
    edges, objective_of, ids = edges_of(COMPANY + "  Hire\nAlone\n")
    names = {number: name for name, number in ids.items()}
    found = path_between(edges, objective_of, ids[source], ids[target])
    assert (None if found is None else [names[number] for number in found]) == way


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


@settings(max_examples=50, deadline=None)
@given(PAIRS, st.dictionaries(st.integers(5, 9), st.integers(0, 4)))
def test_a_graph_built_edge_by_edge_never_has_a_loop_and_each_refusal_names_a_real_one(
    pairs: list[tuple[int, int]], objective_of: dict[int, int]
) -> None:
    edges: list[Edge] = []
    for source, target in pairs:
        new = Edge(source, target)
        loop = loop_made_by(edges, objective_of, new)
        steps = {(edge.from_id, edge.to_id) for edge in [*edges, new]} | set(objective_of.items())
        if loop is None:
            edges.append(new)
            assert not goes_round(steps)
        else:
            assert len(set(loop)) == len(loop)
            assert all(step in steps for step in zip(loop, [*loop[1:], loop[0]], strict=True))
            assert loop[0] == source


def goes_round(steps: set[tuple[int, int]]) -> bool:
    """By brute force: strike out goals that nothing leads to until none is left."""
    left = set(steps)
    while left:
        sources = {source for source, _ in left} - {target for _, target in left}
        if not sources:
            return True
        left = {step for step in left if step[0] not in sources}
    return False


EVERYONE = Audience()
SALES = Audience(Visibility.TEAM, unit_id=1)
LEGAL = Audience(Visibility.TEAM, unit_id=2)
OURS = Audience(Visibility.PRIVATE, unit_id=1, owner_ids=frozenset({7}), named_ids=frozenset({8}))
MINE = Audience(Visibility.PRIVATE, unit_id=1, owner_ids=frozenset({7}))


@pytest.mark.parametrize(
    ("source", "target", "contributes", "primary"),
    [
        (EVERYONE, EVERYONE, True, True),
        (EVERYONE, SALES, True, False),
        (EVERYONE, OURS, True, False),
        (SALES, EVERYONE, False, True),
        (SALES, SALES, True, True),
        (SALES, LEGAL, False, False),
        (SALES, OURS, False, False),
        (OURS, EVERYONE, False, True),
        (OURS, OURS, True, True),
        (OURS, MINE, False, False),
        (OURS, SALES, False, True),
        (OURS, LEGAL, False, False),
    ],
)
def test_a_restricted_goal_counts_only_where_the_same_people_look(
    source: Audience, target: Audience, contributes: bool, primary: bool
) -> None:
    assert may_contribute(source, target) is contributes
    assert may_be_primary(source, target) is primary
    fitting = AlignmentKind.CONTRIBUTES if contributes else AlignmentKind.SUPPORTS
    assert fitting_kind(AlignmentKind.CONTRIBUTES, source, target) is fitting


@pytest.mark.parametrize("kind", AlignmentKind)
@pytest.mark.parametrize("primary", [True, False])
def test_a_goal_aligns_to_itself_in_no_way(kind: AlignmentKind, primary: bool) -> None:
    with pytest.raises(AlignmentLoop) as refused:
        check_edge([], {}, Edge(1, 1, kind, 1.0, primary))
    assert refused.value.loop == [1]
