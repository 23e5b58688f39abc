"""When two people talk."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from plumbline.one_to_ones.recurrence import Recurrence
from plumbline.one_to_ones.words import OneToOneInterval

RECURRENCES = st.builds(
    Recurrence,
    interval=st.sampled_from(OneToOneInterval),
    weekday=st.integers(0, 6),
    at=st.sampled_from(["00:00", "02:30", "09:00", "23:59"]),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns", "Asia/Kolkata"]),
    starts_on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
INSTANTS = st.integers(0, 24 * 366 * 12).map(lambda hours: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
"""Longer than any recurrence, on both sides."""


@given(RECURRENCES, INSTANTS)
def test_a_date_is_on_the_weekday_not_before_the_first_day_nor_today(held: Recurrence, now: datetime) -> None:
    day = held.next_on(now)
    assert day >= max(held.starts_on, held.today(now))
    assert day.weekday() == held.weekday
    assert held.falls_on(day)


@given(RECURRENCES, INSTANTS)
def test_before_and_following_are_each_others_way_back(held: Recurrence, now: datetime) -> None:
    day = held.next_on(now)
    assert held.before(held.following(day)) == day
    before = held.before(day)
    assert before is None or held.following(before) == day


@given(RECURRENCES, INSTANTS)
def test_the_distance_is_that_of_the_interval(held: Recurrence, now: datetime) -> None:
    day = held.next_on(now)
    days = (held.following(day) - day).days
    assert days in {"WEEKLY": (7,), "TWO_WEEKS": (14,), "MONTHLY": (28, 35)}[held.interval]


@given(RECURRENCES, INSTANTS)
def test_a_date_looks_back_to_the_one_before_but_never_further_than_before_a_change(
    held: Recurrence, now: datetime
) -> None:
    day, floor = held.next_on(now), now - timedelta(days=3)
    since = held.looks_back_to(day, otherwise=floor)
    before = held.before(day)
    assert since == (floor if before is None else max(floor, held.instant(before)))


def test_the_time_is_that_of_the_clock_on_the_wall_over_a_change_of_clocks() -> None:
    held = Recurrence(OneToOneInterval.WEEKLY, 0, "09:00", "Europe/Berlin", date(2026, 3, 1))
    assert held.instant(date(2026, 3, 23)) == datetime(2026, 3, 23, 8, tzinfo=UTC)
    assert held.instant(date(2026, 3, 30)) == datetime(2026, 3, 30, 7, tzinfo=UTC)
    assert held.instant(date(2026, 3, 30)).astimezone(ZoneInfo(held.zone)).hour == 9


def test_every_other_week_counts_from_the_first_date() -> None:
    held = Recurrence(OneToOneInterval.TWO_WEEKS, 4, "09:00", "UTC", date(2026, 5, 6))
    assert held.next_on(datetime(2026, 5, 6, tzinfo=UTC)) == date(2026, 5, 8)
    assert list(held.between(date(2026, 1, 1), date(2026, 6, 10))) == [
        date(2026, 5, 8),
        date(2026, 5, 22),
        date(2026, 6, 5),
    ]
