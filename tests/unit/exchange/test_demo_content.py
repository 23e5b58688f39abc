import re
from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from plumbline.exchange.demo import notes
from plumbline.exchange.demo.company import PERSONAS, PRIORITIES, UNITS
from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective
from plumbline.exchange.demo.dashboards import DASHBOARDS
from plumbline.exchange.demo.life import DemoCheckIn, life
from plumbline.exchange.demo.objectives import OBJECTIVES, level
from plumbline.exchange.demo.pending import DRAFTS, PROPOSED
from plumbline.exchange.demo.people import PEOPLE
from plumbline.exchange.demo.readings import shown
from plumbline.okrs.measures import MeasureFacts, checked, checked_value
from plumbline.okrs.words import InitiativeState, Measure

UNIT_KEYS = {unit.key for unit in UNITS}
PERSON_KEYS = {person.key for person in PEOPLE}
RUNNING = [objective for objective in OBJECTIVES if objective.season == "RUNNING"]
RESULTS = {result.key: result for objective in OBJECTIVES for result in objective.key_results}

FIRST, LAST = date(2031, 1, 1), date(2031, 3, 31)


def told(objectives: list[DemoObjective], today: date = LAST) -> tuple[DemoCheckIn, ...]:
    return life(objectives, first=FIRST, last=LAST, today=today)


def test_everyone_has_a_team_a_manager_and_a_name_of_their_own() -> None:
    assert 115 <= len(PEOPLE) <= 130
    assert len(PERSON_KEYS) == len({person.name for person in PEOPLE}) == len(PEOPLE)
    assert {person.unit for person in PEOPLE} == UNIT_KEYS
    assert {unit.lead for unit in UNITS} <= PERSON_KEYS
    assert [person.key for person in PEOPLE if person.manager is None] == ["ines"]


def test_people_live_in_five_time_zones() -> None:
    zones = Counter(person.time_zone for person in PEOPLE)
    assert len(zones) == 5 and min(zones.values()) >= 5
    assert all(ZoneInfo(zone) for zone in zones)


def test_five_people_of_different_standing_are_offered_at_sign_in() -> None:
    people = {person.key: person for person in PEOPLE}
    leads = {unit.lead: unit for unit in UNITS}
    admin, head, lead, member, coach = (people[key] for key in PERSONAS)
    assert (admin.role, member.role, coach.role) == ("ADMIN", "MEMBER", "COACH")
    assert leads[head.key].under is None and leads[lead.key].under == "company" and member.key not in leads
    assert {head.key, lead.key, member.key, coach.key} <= {objective.owner for objective in RUNNING} | set(leads)
    assert member.key in {objective.owner for objective in RUNNING}


def test_goals_have_owners_and_align_upwards_only_to_goals_of_their_season_before_them() -> None:
    seasons: dict[str, str] = {}
    for objective in OBJECTIVES:
        assert {objective.owner, *objective.co_owners} <= UNIT_KEYS | PERSON_KEYS
        assert objective.owner not in objective.co_owners
        assert objective.aligned_to is None or seasons.get(objective.aligned_to) == objective.season, objective.key
        keys = [objective.key, *(one.key for one in objective.key_results)]
        assert not seasons.keys() & set(keys)
        seasons.update(dict.fromkeys(keys, objective.season))
    for pending in (*PROPOSED, *DRAFTS):
        assert pending.aligned_to is None or seasons[pending.aligned_to] == pending.season


def test_the_running_cycle_has_goals_on_every_level_and_in_every_team() -> None:
    levels = Counter(level(objective) for objective in RUNNING)
    assert levels[0] == 4 and 12 <= levels[1] <= 18 and 28 <= levels[2] <= 42 and levels[3] >= 45
    owned = Counter(objective.owner for objective in RUNNING)
    assert all(2 <= owned[unit.key] <= 4 for unit in UNITS)
    assert all(owned[key] <= 2 for key in PERSON_KEYS)
    assert all(2 <= len(objective.key_results) <= 4 for objective in RUNNING)
    assert len({key for key in PERSON_KEYS if owned[key]}) >= 45


@pytest.mark.parametrize("season", ["BEFORE_LAST", "LAST"])
def test_a_closed_cycle_had_goals_on_every_level(season: str) -> None:
    closed = [objective for objective in OBJECTIVES if objective.season == season]
    levels = Counter(level(objective) for objective in closed)
    assert 45 <= len(closed) <= 65 and min(levels[place] for place in range(4)) >= 3
    assert UNIT_KEYS - {"people", "hiring"} <= {objective.owner for objective in closed}


def test_titles_are_sentences_of_their_own_without_numbers() -> None:
    titles = [objective.title for objective in (*OBJECTIVES, *PROPOSED, *DRAFTS)]
    assert [title for title, times in Counter(titles).items() if times > 1] == []
    assert [title for title in titles if re.search(r"\d", title) or not 4 <= len(title.split()) <= 12] == []
    for objective in OBJECTIVES:
        assert objective.why.endswith((".", "?")) and objective.why != objective.title
        assert len({one.title for one in objective.key_results}) == len(objective.key_results)


def test_key_results_are_of_every_measure_and_make_sense() -> None:
    for one in RESULTS.values():
        checked(MeasureFacts(Measure(one.measure), one.start, one.target, one.low, one.high, one.unit or None))
        assert bool(one.milestones) == (one.measure == "MILESTONES")
        assert [step.due for step in one.milestones] == sorted(step.due for step in one.milestones)
        assert one.owner is None or one.owner in UNIT_KEYS | PERSON_KEYS
    measures = Counter(result.measure for objective in RUNNING for result in objective.key_results)
    assert measures.keys() == set(Measure) and min(measures.values()) >= 3


def test_goals_are_of_every_kind_shared_restricted_and_unaligned() -> None:
    kinds = Counter(objective.kind for objective in RUNNING)
    assert min(kinds["COMMITTED"], kinds["ASPIRATIONAL"], kinds["LEARNING"]) >= 8
    assert sum(bool(objective.co_owners) for objective in RUNNING) >= 8
    assert sorted(objective.visibility for objective in RUNNING if objective.visibility != "EVERYONE") == [
        "PRIVATE",
        "TEAM",
    ]
    assert 3 <= sum(objective.aligned_to is None for objective in RUNNING if level(objective)) <= 8
    assert sum(objective.aligned_to in RESULTS for objective in RUNNING) >= 8
    names = {priority.name for priority in PRIORITIES}
    assert all(objective.priority in names for objective in OBJECTIVES if objective.owner == "company")


def test_work_is_in_every_state_and_in_known_hands() -> None:
    works = [work for result in RESULTS.values() for work in result.work]
    assert len(works) >= 25 and {work.state for work in works} == set(InitiativeState)
    assert {work.owner for work in works if work.owner} <= PERSON_KEYS


def test_life_is_the_same_each_time_and_never_in_the_future() -> None:
    today = date(2031, 3, 25)
    reports = told(RUNNING, today)
    assert reports == told(RUNNING, today)
    assert all(
        one.day >= FIRST and one.day + timedelta(days=one.late) <= today and 0 <= one.confidence <= 1 for one in reports
    )
    assert {one.status for one in reports} == {"ON_TRACK", "AT_RISK", "OFF_TRACK", "DONE"}
    assert any(one.blocker for one in reports) and any(one.late for one in reports)
    assert max(one.day for one in reports) > today - timedelta(days=7)


def test_reported_values_fit_their_measures() -> None:
    for one in told(list(OBJECTIVES)):
        result = RESULTS[one.key_result]
        if one.value is not None:
            checked_value(Measure(result.measure), one.value)
            assert result.unit != "%" or 0 <= one.value <= 100
        assert set(one.milestones_done) <= {step.name for step in result.milestones}


@pytest.mark.parametrize("day", [date(2031, 2, 5), date(2031, 2, 14), date(2031, 2, 27)])
def test_well_into_the_cycle_most_is_on_track_and_some_is_not(day: date) -> None:
    latest = {one.key_result: one.status for one in told(RUNNING, day)}
    share = {status: times / len(latest) for status, times in Counter(latest.values()).items()}
    assert share["ON_TRACK"] > 0.7 and share["AT_RISK"] > 0.05
    assert share["OFF_TRACK"] > 0.005 and share["DONE"] > 0.03


def test_a_key_result_that_is_done_is_reported_on_no_more_unless_it_goes_beyond() -> None:
    seen: set[str] = set()
    for one in told(RUNNING):
        assert one.key_result not in seen or RESULTS[one.key_result].fate == "OVER"
        if one.status == "DONE":
            seen.add(one.key_result)
    assert seen


def test_notes_are_many_and_nobody_writes_the_same_twice_in_a_row() -> None:
    sentences = [one for name in dir(notes) if name.isupper() and name != "BLOCKERS" for one in getattr(notes, name)]
    assert len(set(sentences)) == len(sentences) >= 60 and len(set(notes.BLOCKERS)) >= 12
    before: dict[str, str] = {}
    for one in told(RUNNING):
        assert one.note != before.get(one.key_result) and "{" not in one.note
        before[one.key_result] = one.note


def test_counts_are_reported_whole_and_never_go_back() -> None:
    people = DemoKeyResult("k", "People trained", "INCREASE", 1, 8, unit="people")
    objective = DemoObjective("o", "RUNNING", "assembly", "Train everybody on the robot", "Nobody is.", (people,))
    values = [one.value for one in told([objective])]
    assert values == sorted(values, key=lambda value: value or 0)
    assert all(value is not None and value == round(value) for value in values)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "people", "1 person"),
        (1, "utilities", "1 utility"),
        (1, "losses", "1 loss"),
        (1, "visits per month", "1 visit per month"),
        (2, "batches", "2 batches"),
        (3_100_000, "EUR", "3,100,000 EUR"),
        (68.5, "%", "68.5%"),
        (4, "", "4"),
    ],
)
def test_a_number_is_written_with_its_unit(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def test_dashboards_are_of_teams_and_show_each_picture_once() -> None:
    assert len(DASHBOARDS) == 2
    assert {each.unit for each in DASHBOARDS} <= UNIT_KEYS - {"company"}
    assert all(len(set(each.pictures)) == len(each.pictures) > 0 for each in DASHBOARDS)
