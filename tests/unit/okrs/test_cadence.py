"""When check-ins are due, what answers them, and how late they are; over changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.okrs.cadence import (
    DEFAULT_CADENCE,
    Cadence,
    CadenceSetting,
    Interval,
    answered,
    checked_cadence,
    days_overdue,
    due_days,
    due_moments,
    effective,
    first_unanswered,
    next_due,
    outdated_at,
    unlooked_at,
)
from plumbline.okrs.refusals import RuleBroken

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
MONDAY = date(2025, 3, 3)
FRIDAYS = Cadence(weekday=4)
TWO_WEEKS = Cadence(Interval.TWO_WEEKS)


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change() -> None:
    moments = list(due_moments(DEFAULT_CADENCE, BERLIN, date(2025, 3, 24), date(2025, 3, 31)))
    assert moments == [datetime(2025, 3, 24, 8, tzinfo=UTC), datetime(2025, 3, 31, 7, tzinfo=UTC)]


def test_a_skipped_hour_is_due_later_and_a_repeated_one_the_first_time() -> None:
    sundays = Cadence(weekday=6, at=time(2, 30))
    spring = list(due_moments(sundays, BERLIN, date(2025, 3, 30), date(2025, 3, 30)))
    assert [moment.astimezone(BERLIN).time() for moment in spring] == [time(3, 30)]
    autumn = list(due_moments(sundays, BERLIN, date(2025, 10, 26), date(2025, 10, 26)))
    assert autumn == [datetime(2025, 10, 26, 0, 30, tzinfo=UTC)]


def test_a_day_that_a_zone_skipped_is_not_due_twice() -> None:
    daily = Cadence(Interval.CUSTOM, days=1)
    moments = list(due_moments(daily, APIA, date(2011, 12, 29), date(2012, 1, 1)))
    assert len(moments) == 3
    assert moments == sorted(set(moments))


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (FRIDAYS, [date(2025, 3, 7), date(2025, 3, 14), date(2025, 3, 21), date(2025, 3, 28)]),
        (TWO_WEEKS, [date(2025, 3, 10), date(2025, 3, 24)]),
        (Cadence(Interval.MONTHLY, weekday=2), [date(2025, 3, 5), date(2025, 4, 2)]),
        (Cadence(Interval.CUSTOM, days=10, starting=date(2025, 1, 1)), [date(2025, 3, n) for n in (2, 12, 22)]),
    ],
)
def test_the_days_of_each_interval(cadence: Cadence, days: list[date]) -> None:
    assert list(due_days(cadence, date(2025, 3, 1), days[-1])) == days


def test_nothing_is_due_before_publication() -> None:
    published = datetime(2025, 3, 3, 12, tzinfo=BERLIN)
    first = next(due_moments(DEFAULT_CADENCE, BERLIN, MONDAY, date(2025, 6, 30), since=published))
    assert first.date() == date(2025, 3, 10)


def test_a_team_overrides_what_it_inherits_unless_it_is_locked() -> None:
    company = CadenceSetting(FRIDAYS)
    team = CadenceSetting(TWO_WEEKS)
    assert effective([]) == DEFAULT_CADENCE
    assert effective([company, CadenceSetting(), team]) == TWO_WEEKS
    assert effective([company, CadenceSetting(locked=True), team]) == FRIDAYS
    assert effective([CadenceSetting(FRIDAYS, locked=True), team]) == FRIDAYS


MONDAYS = list(due_moments(DEFAULT_CADENCE, BERLIN, MONDAY, date(2025, 3, 31)))


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2025, 2, 27), None),
        (date(2025, 2, 28), date(2025, 3, 3)),
        (date(2025, 3, 6), date(2025, 3, 3)),
        (date(2025, 3, 7), date(2025, 3, 10)),
        (date(2025, 3, 10), date(2025, 3, 10)),
        (date(2025, 9, 1), date(2025, 3, 31)),
    ],
)
def test_friday_answers_for_monday_and_thursday_for_the_monday_gone(day: date, answer: date | None) -> None:
    found = answered(MONDAYS, day, BERLIN, lead=DEFAULT_CADENCE.lead)
    assert (found and found.date()) == answer


@pytest.mark.parametrize(
    ("cadence", "lead"),
    [
        (DEFAULT_CADENCE, 3),
        (TWO_WEEKS, 6),
        (Cadence(Interval.MONTHLY), 6),
        (Cadence(Interval.CUSTOM, days=1), 0),
        (Cadence(Interval.CUSTOM, days=5), 2),
    ],
)
def test_the_lead_is_half_the_interval_and_at_most_six_days(cadence: Cadence, lead: int) -> None:
    assert cadence.lead == lead


def test_overdue_counts_from_the_first_moment_not_yet_settled() -> None:
    now = datetime(2025, 3, 14, 9, tzinfo=BERLIN)
    assert first_unanswered(MONDAYS, None, now) == MONDAYS[0]
    assert first_unanswered(MONDAYS, MONDAYS[0], now) == MONDAYS[1]
    assert first_unanswered(MONDAYS, MONDAYS[1], now) is None
    assert days_overdue(MONDAYS[0], now) == 11
    assert days_overdue(None, now) == 0
    assert next_due(MONDAYS, MONDAYS[1]) == MONDAYS[2]
    assert next_due(MONDAYS, MONDAYS[-1]) is None


def test_two_moments_without_a_person_mean_no_one_has_looked() -> None:
    assert unlooked_at(MONDAYS, MONDAYS[0]) == MONDAYS[2]
    assert unlooked_at(MONDAYS, None) == MONDAYS[1]
    assert unlooked_at(MONDAYS, MONDAYS[-2]) is None


@pytest.mark.parametrize(
    "cadence",
    [
        Cadence(weekday=7),
        Cadence(days=3),
        Cadence(Interval.CUSTOM),
        Cadence(Interval.CUSTOM, days=0),
        Cadence(at=time(9, tzinfo=UTC)),
    ],
)
def test_a_cadence_that_makes_no_sense_is_refused(cadence: Cadence) -> None:
    with pytest.raises(RuleBroken):
        checked_cadence(cadence)


CADENCES = st.builds(Cadence, st.sampled_from([*Interval][:3]), st.integers(0, 6), st.times()) | st.builds(
    Cadence, st.just(Interval.CUSTOM), at=st.times(), days=st.integers(1, 40)
)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC"]).map(ZoneInfo)


@settings(max_examples=50, deadline=None)
@given(CADENCES, ZONES, st.dates(date(2011, 1, 1), date(2030, 1, 1)), st.integers(0, 120))
def test_due_moments_rise_and_stand_at_the_wall_clock(
    cadence: Cadence, zone: ZoneInfo, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    moments = list(due_moments(cadence, zone, first, last))
    assert all(one < other for one, other in pairwise(moments))
    for moment in moments:
        local = moment.astimezone(zone)
        wanted = datetime.combine(local.date(), cadence.at, tzinfo=zone)
        is_skipped = wanted.astimezone(UTC).astimezone(zone).time() != cadence.at
        assert local.time() == cadence.at or is_skipped
    later = list(due_moments(cadence, zone, first + timedelta(days=1), last))
    assert set(later) <= set(moments)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10), st.integers(0, 30 * 86_400))
def test_outdated_begins_exactly_when_overdue_passes_the_grace(grace: int, seconds: int) -> None:
    now = MONDAYS[0] + timedelta(seconds=seconds)
    assert (days_overdue(MONDAYS[0], now) > grace) is (now >= outdated_at(MONDAYS[0], grace))
