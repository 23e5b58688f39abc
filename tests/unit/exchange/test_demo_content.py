from datetime import date, timedelta

from plumbline.exchange.demo.company import PERSONAS, UNITS
from plumbline.exchange.demo.life import life
from plumbline.exchange.demo.objectives import OBJECTIVES
from plumbline.exchange.demo.people import PEOPLE
from plumbline.okrs.measures import MeasureFacts, checked
from plumbline.okrs.words import Measure

UNIT_KEYS = {unit.key for unit in UNITS}
PERSON_KEYS = {person.key for person in PEOPLE}


def test_everyone_has_a_team_a_manager_and_a_name_of_their_own() -> None:
    assert 110 <= len(PEOPLE) <= 130
    assert len(PERSON_KEYS) == len({person.name for person in PEOPLE}) == len(PEOPLE)
    assert {person.unit for person in PEOPLE} == UNIT_KEYS
    assert {unit.lead for unit in UNITS} | set(PERSONAS) <= PERSON_KEYS
    assert [person.key for person in PEOPLE if person.manager is None] == ["ines"]


def test_goals_have_owners_and_align_upwards_only_to_goals_before_them() -> None:
    seen: set[str] = set()
    for objective in OBJECTIVES:
        assert {objective.owner, *objective.co_owners} <= UNIT_KEYS | PERSON_KEYS
        assert objective.aligned_to is None or objective.aligned_to in seen
        keys = [objective.key, *(one.key for one in objective.key_results)]
        assert not seen & set(keys)
        seen.update(keys)


def test_key_results_are_of_every_measure_and_make_sense() -> None:
    results = [one for objective in OBJECTIVES for one in objective.key_results]
    for one in results:
        checked(MeasureFacts(Measure(one.measure), one.start, one.target, one.low, one.high, one.unit or None))
        assert bool(one.milestones) == (one.measure == "MILESTONES")
    assert {one.measure for one in results} == set(Measure)


def test_life_is_the_same_each_time_and_never_in_the_future() -> None:
    first, today = date(2031, 1, 1), date(2031, 3, 25)
    told = life(OBJECTIVES, first=first, last=date(2031, 3, 31), today=today)
    assert told == life(OBJECTIVES, first=first, last=date(2031, 3, 31), today=today)
    assert all(
        first <= one.day and one.day + timedelta(days=one.late) <= today and 0 <= one.confidence <= 1 for one in told
    )
    assert {one.status for one in told} == {"ON_TRACK", "AT_RISK", "OFF_TRACK", "DONE"}
    assert any(one.blocker for one in told) and any(one.late for one in told)
    assert max(one.day for one in told) > today - timedelta(days=7)
