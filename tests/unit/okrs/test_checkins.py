"""Which check-ins count, and what they say together, in whatever order they came in."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.cadence import due_moments
from plumbline.okrs.checkins import (
    CheckInFacts,
    correctable,
    counting,
    current,
    overtaken,
    standing_of,
    standings,
)
from plumbline.okrs.explanation import (
    kept_share_explained,
    measured_explained,
    milestones_explained,
    recomputed_from,
)
from plumbline.okrs.goals import Numbers
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.progress import MilestoneFacts
from plumbline.okrs.refusals import NotTheNewest, UnknownCheckIn
from plumbline.okrs.reported import (
    Duty,
    Plan,
    kept_by_due,
    latest_answered,
    latest_by_person,
    numbers_reported,
    status_from_pace,
)
from plumbline.okrs.words import Health, Measure, Pace, ScoredBy, Status

DAY = date(2025, 1, 6)
LAST = date(2025, 3, 31)
NOON = datetime(2025, 1, 6, 12, tzinfo=UTC)
DUTY = Duty(UTC, tuple(due_moments(Duty(UTC).cadence, UTC, DAY, LAST)))
PLAN = Plan(MeasureFacts(Measure.INCREASE, start=0, target=100), DAY, LAST)


def report(number: int, day: int, value: float | None = None, **said: object) -> CheckInFacts:
    """Check-in `number`, recorded in that order, for the day so many days after the first Monday."""
    facts = {"status": Status.ON_TRACK, "recorded_at": NOON + timedelta(minutes=number), **said}
    return CheckInFacts(id=number, day=DAY + timedelta(days=day), value=value, **facts)  # type: ignore[arg-type] # the facts are spread by name


def numbers_at(day: int, *check_ins: CheckInFacts, plan: Plan = PLAN) -> Numbers:
    return numbers_reported(plan, standings(check_ins), DUTY, now=NOON + timedelta(days=day))


def test_the_latest_day_is_current_and_a_late_report_of_an_earlier_day_is_not() -> None:
    found = current([report(1, 7, 20), report(2, 3, 10)])
    assert found is not None
    assert found.id == 1


def test_on_one_day_the_last_recorded_is_current_then_the_higher_id() -> None:
    same = report(1, 0).recorded_at
    check_ins = [report(5, 0, recorded_at=same), report(4, 0, recorded_at=same), report(3, 0, recorded_at=NOON)]
    assert [each.id for each in counting(check_ins)] == [3, 4, 5]


def test_a_correction_stands_on_the_day_of_what_it_corrects() -> None:
    chain = [report(1, 0, 10), report(2, 7, 20), report(3, 30, 15, supersedes_id=1)]
    assert [each.id for each in counting(chain)] == [3, 2]
    assert standing_of(chain).value == 20


def test_a_withdrawn_chain_no_longer_counts_until_it_is_corrected_again() -> None:
    chain = [report(1, 0, 10), report(2, 7, 20), report(3, 7, supersedes_id=2, withdrawn=True)]
    assert standing_of(chain).value == 10
    assert standing_of([*chain, report(4, 7, 30, supersedes_id=3)]).value == 30


def test_what_a_check_in_does_not_say_stays_as_it_was() -> None:
    first = report(1, 0, 10, milestones_done=frozenset({7}), confidence=0.8)
    standing = standing_of([first, report(2, 7, status=Status.AT_RISK)])
    assert (standing.value, standing.milestones_done, standing.confidence) == (10, frozenset({7}), 0.8)
    assert (standing.status, standing.check_in_id, standing.day) == (Status.AT_RISK, 2, DAY + timedelta(days=7))


def test_the_chain_decides_what_is_newest_even_when_a_clock_was_set_back() -> None:
    corrected = report(2, 0, 20, supersedes_id=1, recorded_at=NOON - timedelta(hours=1))
    assert standing_of([report(1, 0, 10), corrected]).value == 20


def test_only_the_newest_of_a_chain_can_be_corrected() -> None:
    chain = [report(1, 0), report(2, 0, supersedes_id=1), report(3, 0, supersedes_id=2)]
    assert correctable(chain, 3).id == 3
    with pytest.raises(NotTheNewest) as refused:
        correctable(chain, 1)
    assert refused.value.current_id == 3
    with pytest.raises(UnknownCheckIn):
        correctable(chain, 9)


def test_a_client_that_has_not_seen_the_current_one_is_told() -> None:
    assert overtaken([report(1, 0), report(2, 7)], seen_id=1)
    assert not overtaken([report(1, 0), report(2, 7)], seen_id=2)
    assert not overtaken([], seen_id=None)


HISTORIES = st.lists(
    st.tuples(st.integers(0, 5), st.none() | st.integers(0, 99), st.none() | st.integers(0, 9), st.booleans()),
    max_size=9,
)


@settings(max_examples=50, deadline=None)
@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_shows(
    history: list[tuple[int, int | None, int | None, bool]], random: Random
) -> None:
    check_ins: list[CheckInFacts] = []
    for number, (day, value, corrects, withdrawn) in enumerate(history, start=1):
        earlier = check_ins[corrects].id if corrects is not None and corrects < len(check_ins) else None
        check_ins.append(report(number, day, value, supersedes_id=earlier, withdrawn=withdrawn))
    shuffled = random.sample(check_ins, len(check_ins))
    assert counting(shuffled) == counting(check_ins)
    assert numbers_at(30, *shuffled) == numbers_at(30, *check_ins)


def test_a_key_result_is_pending_then_on_track_then_outdated() -> None:
    assert numbers_at(0).health is Health.PENDING
    assert numbers_at(0).current_value == 0
    reported = report(1, 0, 50, confidence=0.7)
    assert numbers_at(10, reported).health is Health.ON_TRACK
    assert numbers_at(11, reported).health is Health.OUTDATED
    assert numbers_at(10, reported).confidence == 0.7


def test_pace_is_judged_on_the_day_of_the_last_check_in() -> None:
    numbers = numbers_at(60, report(1, 42, 50))
    assert (numbers.expected, numbers.pace) == (0.5, Pace.ON_PACE)
    assert numbers_at(60).pace is None


def test_milestones_are_those_of_the_last_whole_set() -> None:
    milestones = tuple(MilestoneFacts(number, weight) for number, weight in [(1, 30), (2, 20), (3, 50)])
    plan = Plan(MeasureFacts(Measure.MILESTONES), DAY, LAST, milestones=milestones)
    done = report(1, 0, milestones_done=frozenset({1, 2}))
    numbers = numbers_at(30, done, report(2, 7), plan=plan)
    assert (numbers.progress, numbers.expected) == (0.5, 0)
    explanation = milestones_explained([("a", 30, True), ("b", 20, True), ("c", 50, False)], numbers)
    assert recomputed_from(explanation) == 0.5


def test_a_missing_check_in_is_a_miss_and_the_last_for_a_due_moment_counts() -> None:
    facts = MeasureFacts(Measure.AT_LEAST, target=90)
    plan = Plan(facts, DAY, LAST, scored_by=ScoredBy.KEPT_SHARE)
    check_ins = [report(1, 0, 95), report(2, 1, 80), report(3, 13, 90)]
    kept = kept_by_due(facts, check_ins, DUTY, NOON + timedelta(days=21))
    assert kept == [False, None, True, None]
    numbers = numbers_at(21, *check_ins, plan=plan)
    assert numbers.progress == 0.25
    answers = zip(DUTY.due, [80, None, 90, None], strict=False)
    assert recomputed_from(kept_share_explained(facts, answers, numbers)) == 0.25


def test_an_automatic_check_in_answers_for_its_own_day_and_is_not_a_person_looking() -> None:
    automatic = report(1, 6, 50, automatic=True)
    assert latest_answered(standings([automatic]), DUTY) == DUTY.due[0]
    assert latest_answered(standings([report(1, 6, 50)]), DUTY) == DUTY.due[1]
    assert latest_by_person(standings([automatic]), DUTY) is None
    assert status_from_pace(numbers_at(60, report(1, 42, 10))) is Status.OFF_TRACK


@pytest.mark.parametrize(
    ("facts", "current_value"),
    [
        (MeasureFacts(Measure.INCREASE, start=0, target=3), 1),
        (MeasureFacts(Measure.DECREASE, start=100, target=20), 0),
        (MeasureFacts(Measure.INCREASE, start=10, target=20), None),
        (MeasureFacts(Measure.IN_BAND, low=4, high=5), 5.1),
        (MeasureFacts(Measure.AT_MOST, target=2), None),
        (MeasureFacts(Measure.BINARY), 1),
        (MeasureFacts(Measure.BASELINE), 17),
    ],
)
def test_a_measured_number_follows_from_its_explanation(facts: MeasureFacts, current_value: float | None) -> None:
    reports = [] if current_value is None else [report(1, 0, current_value)]
    numbers = numbers_at(0, *reports, plan=Plan(facts, DAY, LAST))
    assert recomputed_from(measured_explained(facts, current_value, numbers)) == numbers.progress
