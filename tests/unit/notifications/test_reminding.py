"""When a person is reminded: in their own zone, outside their quiet hours, at most once on a day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plumbline.notifications.reminding import (
    Known,
    Owed,
    QuietHours,
    Reminded,
    nearest_leads,
    reminders,
    step_reached,
)
from plumbline.notifications.words import Because, ReminderStep

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")
GRACE = timedelta(days=4)


def owed(due: datetime, because: Because = Because.REPORTS, key_result_id: int = 1) -> Owed:
    return Owed(1, because, key_result_id, 9, due, due + GRACE)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("begin", "end", "hour", "quiet"),
    [
        ("20:00", "08:00", "20:00", True),
        ("20:00", "08:00", "19:59", False),
        ("20:00", "08:00", "07:59", True),
        ("20:00", "08:00", "08:00", False),
        ("12:00", "13:00", "12:30", True),
        ("12:00", "13:00", "13:00", False),
        ("12:00", "12:00", "12:00", False),
        ("00:00", "00:00", "00:00", False),
    ],
)
def test_quiet_hours_may_go_over_midnight(begin: str, end: str, hour: str, quiet: bool) -> None:
    hours = QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
    assert hours.hold(time.fromisoformat(hour)) is quiet


@pytest.mark.parametrize(
    ("due", "now", "because", "step"),
    [
        ("2026-05-11T09:00", "2026-05-11T08:59", Because.REPORTS, None),
        ("2026-05-11T09:00", "2026-05-11T09:00", Because.REPORTS, ReminderStep.DUE),
        ("2026-05-11T09:00", "2026-05-12T08:59", Because.REPORTS, ReminderStep.DUE),
        ("2026-05-11T09:00", "2026-05-12T09:00", Because.REPORTS, ReminderStep.DAY_AFTER),
        ("2026-05-11T09:00", "2026-05-15T08:59", Because.LEADS, None),
        ("2026-05-11T09:00", "2026-05-15T09:00", Because.LEADS, ReminderStep.GRACE_OVER),
        ("2026-03-28T09:00", "2026-03-29T08:59", Because.REPORTS, ReminderStep.DUE),
        ("2026-03-28T09:00", "2026-03-29T09:00", Because.REPORTS, ReminderStep.DAY_AFTER),
        ("2026-10-24T09:00", "2026-10-25T08:59", Because.REPORTS, ReminderStep.DUE),
        ("2026-10-24T09:00", "2026-10-25T09:00", Because.REPORTS, ReminderStep.DAY_AFTER),
    ],
)
def test_a_day_after_is_the_same_time_of_day(due: str, now: str, because: Because, step: ReminderStep | None) -> None:
    assert step_reached(owed(at(due), because), BERLIN, at(now)) is step


def test_who_was_reminded_today_waits_for_tomorrow() -> None:
    now = at("2026-05-11T10:00")
    assert not Reminded(BERLIN, last_day=date(2026, 5, 11)).can_be_told(now)
    assert Reminded(BERLIN, last_day=date(2026, 5, 10)).can_be_told(now)
    assert not Reminded(BERLIN, wanted=False).can_be_told(now)


def test_a_reminder_needs_something_new_and_lists_all_there_is() -> None:
    now, person = at("2026-05-12T10:00"), {1: Reminded(BERLIN)}
    old, new = owed(at("2026-05-11T09:00")), owed(at("2026-05-12T09:00"), key_result_id=2)
    known: set[Known] = {(1, 1, old.due_at, ReminderStep.DAY_AFTER)}
    assert reminders([old], person, known, now) == {}
    assert reminders([old, new], person, known, now) == {1: [(old, ReminderStep.DAY_AFTER), (new, ReminderStep.DUE)]}


def test_the_nearest_lead_above_stands_in() -> None:
    above: dict[int, int | None] = {1: None, 2: 1, 3: 2}
    leads = {1: {10}, 3: {30}}
    assert nearest_leads(3, above, leads, set()) == {30}
    assert nearest_leads(3, above, leads, {30}) == {10}
    assert nearest_leads(2, above, leads, set()) == {10}
    assert nearest_leads(3, above, leads, {10, 30}) == frozenset()
    assert nearest_leads(None, above, leads, set()) == frozenset()


times = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(
    zone=st.sampled_from(ZONES),
    begins=st.integers(0, 260 * 24 * 60),
    hours=st.builds(QuietHours, times, times),
    moments=st.lists(st.tuples(st.integers(0, 4 * 24 * 60), st.sampled_from(Because)), max_size=4),
)
@example(zone="Europe/Berlin", begins=237 * 24 * 60, hours=QuietHours(), moments=[(24 * 60 + 150, Because.OWNS)])
def test_over_any_days_nobody_is_told_twice_a_day_nor_in_quiet_hours_and_all_is_told(
    zone: str, begins: int, hours: QuietHours, moments: list[tuple[int, Because]]
) -> None:
    begin = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=begins)
    all_owed = [
        Owed(1, because, n, 9, begin + timedelta(minutes=minutes), begin + timedelta(minutes=minutes) + GRACE)
        for n, (minutes, because) in enumerate(moments)
    ]
    here, last_day, known, days = ZoneInfo(zone), None, set[Known](), []
    for minutes in range(0, 14 * 24 * 60, 60):
        now = begin + timedelta(minutes=minutes)
        person = Reminded(here, hours, last_day=last_day)
        found = reminders(all_owed, {1: person}, known, now).get(1)
        if not found:
            continue
        assert not hours.hold(now.astimezone(here).time())
        last_day = person.day(now)
        days.append(last_day)
        known |= {(1, each.key_result_id, each.due_at, step) for each, step in found}
    assert len(set(days)) == len(days)
    told = {key for _, key, _, _ in known}
    is_ever_loud = any(
        not hours.hold((begin + timedelta(hours=n)).astimezone(here).time()) for n in range(24 * 9, 24 * 14)
    )
    assert told == {each.key_result_id for each in all_owed} or not is_ever_loud
