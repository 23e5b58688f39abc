"""What a handover does to who may see a goal."""

from hypothesis import given
from hypothesis import strategies as some

from plumbline.handovers.audiences import loosened, with_owner_replaced, with_team_merged
from plumbline.okrs.alignment import Audience, may_be_primary, may_contribute
from plumbline.okrs.words import AlignmentKind, Visibility

IDS = some.integers(min_value=1, max_value=5)
AUDIENCES = some.builds(
    Audience,
    visibility=some.sampled_from(Visibility),
    unit_id=some.none() | IDS,
    owner_ids=some.frozensets(IDS, max_size=3),
    named_ids=some.frozensets(IDS, max_size=2),
)


@given(AUDIENCES, AUDIENCES, IDS, IDS)
def test_no_edge_that_fits_stops_fitting_when_two_teams_become_one(
    below: Audience, above: Audience, team_id: int, into_id: int
) -> None:
    one, other = [with_team_merged(each, team_id=team_id, into_id=into_id) for each in (below, above)]
    assert may_contribute(one, other) or not may_contribute(below, above)
    assert may_be_primary(one, other) or not may_be_primary(below, above)


def test_a_goal_of_a_team_leaks_once_somebody_of_another_team_owns_it() -> None:
    above = Audience(Visibility.TEAM, unit_id=1, owner_ids=frozenset({1}))
    below = Audience(Visibility.TEAM, unit_id=1, owner_ids=frozenset({7, 8}))
    after = with_owner_replaced(below, leaver_id=7, to_id=9, unit_id=2)
    assert after == Audience(Visibility.TEAM, unit_id=2, owner_ids=frozenset({8, 9}))
    assert loosened(AlignmentKind.CONTRIBUTES, primary=True, below=below, above=above) == (False, False)
    assert loosened(AlignmentKind.CONTRIBUTES, primary=True, below=after, above=above) == (True, True)
    assert loosened(AlignmentKind.SUPPORTS, primary=False, below=after, above=above) == (False, False)
