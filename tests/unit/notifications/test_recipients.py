"""Who is told, once it is known whom something concerns."""

from datetime import UTC, datetime

import pytest

from plumbline.notifications.recipients import Concern, Matter, told
from plumbline.notifications.words import Because, NotificationKind

AT = datetime(2026, 5, 6, 10, tzinfo=UTC)
ANA, BEN, EVE, GOAL, UPPER, OTHER = 1, 2, 3, 10, 11, 12


def matter(*, by: int | None = EVE, shown: frozenset[int] = frozenset({GOAL}), newly: int | None = None) -> Matter:
    return Matter(NotificationKind.GOAL_CHANGED, 99, GOAL, None, by, AT, shown, newly)


def reasons(what: Matter, *concerns: Concern, hidden: frozenset[tuple[int, int]] = frozenset()) -> dict[int, Because]:
    found = told(what, concerns, lambda person, objective: (person, objective) not in hidden)
    return {each.person_id: each.because for each in found}


def test_who_did_it_is_not_told() -> None:
    assert reasons(matter(by=ANA), Concern(ANA, Because.OWNS), Concern(BEN, Because.BELOW)) == {BEN: Because.BELOW}


def test_a_program_leaves_nobody_out() -> None:
    assert reasons(matter(by=None), Concern(ANA, Because.OWNS)) == {ANA: Because.OWNS}


@pytest.mark.parametrize(
    ("first", "second", "told_for"),
    [
        (Because.OWNS, Because.ABOVE, Because.OWNS),
        (Because.ABOVE, Because.BELOW, Because.ABOVE),
        (Because.BELOW, Because.OWNS, Because.OWNS),
        (Because.WROTE, Because.OWNS, Because.OWNS),
    ],
)
def test_whoever_is_concerned_twice_is_told_once_for_the_nearest_reason(
    first: Because, second: Because, told_for: Because
) -> None:
    for concerns in ((first, second), (second, first)):
        assert reasons(matter(), *(Concern(ANA, each) for each in concerns)) == {ANA: told_for}


def test_whoever_does_not_see_all_that_it_speaks_of_is_not_told() -> None:
    both = matter(shown=frozenset({GOAL, UPPER}))
    everyone = [Concern(person, Because.BELOW) for person in (ANA, BEN)]
    assert reasons(both, *everyone, hidden=frozenset({(ANA, UPPER)})) == {BEN: Because.BELOW}
    assert reasons(both, *everyone, hidden=frozenset({(ANA, GOAL), (BEN, GOAL)})) == {}


def test_the_people_of_a_new_target_are_told_of_the_alignment_alone() -> None:
    concerns = Concern(ANA, Because.ABOVE, UPPER), Concern(BEN, Because.ABOVE, OTHER), Concern(ANA, Because.BELOW, 13)
    assert reasons(matter(newly=UPPER), *concerns[:2]) == {BEN: Because.ABOVE}
    assert reasons(matter(newly=UPPER), *concerns) == {ANA: Because.BELOW, BEN: Because.ABOVE}
