"""The numbers of a key result that is fed by check-ins: where the measure, the cadence and the reports meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from plumbline.okrs.cadence import DEFAULT_CADENCE, Cadence, answered, days_overdue, first_unanswered
from plumbline.okrs.checkins import NOTHING_REPORTED, CheckInFacts, Standing, standings
from plumbline.okrs.goals import Numbers
from plumbline.okrs.health import GRACE_DAYS, key_result_health
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.pace import DEFAULT_LIMITS, PaceLimits, PhasedTargetFacts, expected_of, pace_of
from plumbline.okrs.progress import (
    MilestoneFacts,
    Progress,
    current_or_start,
    is_kept,
    kept_share,
    milestones_with,
    progress_of,
)
from plumbline.okrs.words import Health, Pace, ScoredBy, Status

_STATUS_OF_PACE: dict[Pace | None, Status] = {Pace.BEHIND: Status.AT_RISK, Pace.FAR_BEHIND: Status.OFF_TRACK}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a key result set out to do. `milestones` are the names and weights; what is done, check-ins say."""

    facts: MeasureFacts
    first_day: date
    last_day: date
    scored_by: ScoredBy = ScoredBy.LATEST
    milestones: tuple[MilestoneFacts, ...] = ()
    phases: tuple[PhasedTargetFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """When check-ins are due: all due moments (rising, in UTC) from publication to the last day."""

    zone: tzinfo
    due: tuple[datetime, ...] = ()
    cadence: Cadence = DEFAULT_CADENCE


def numbers_reported(
    plan: Plan,
    stood: Sequence[Standing],
    duty: Duty,
    *,
    now: datetime,
    closed: bool = False,
    grace_days: int = GRACE_DAYS,
    limits: PaceLimits = DEFAULT_LIMITS,
) -> Numbers:
    """All stored numbers of a CHECK_INS key result at a moment, from where its check-ins left it, one after another."""
    standing = stood[-1] if stood else NOTHING_REPORTED
    progress = _progress(plan, stood, standing, duty, now)
    expected = None
    if standing.day is not None and progress.counted is not None:
        expected = expected_of(
            plan.facts,
            standing.day,
            first=plan.first_day,
            last=plan.last_day,
            phases=plan.phases,
            milestones=plan.milestones,
        )
    health = _health(stood, standing.status, duty, now=now, closed=closed, grace_days=grace_days)
    return Numbers(
        progress=progress.counted,
        automatic_progress=progress.counted,
        raw_progress=progress.raw,
        current_value=current_or_start(plan.facts, standing.value),
        expected=expected,
        pace=pace_of(expected, progress.counted, limits),
        confidence=standing.confidence,
        health=health,
        derived_health=health,
    )


def kept_by_due(facts: MeasureFacts, check_ins: Iterable[CheckInFacts], duty: Duty, now: datetime) -> list[bool | None]:
    """For each moment due so far: whether the last check-in that answers it kept the bounds; None: missing."""
    return _kept(facts, standings(check_ins), duty, now)


def values_by_due(check_ins: Iterable[CheckInFacts], duty: Duty, now: datetime) -> list[tuple[datetime, float | None]]:
    """Each moment due so far with the value of the last check-in that answers it; None: missing."""
    return _values(standings(check_ins), duty, now)


def latest_answered(stood: Iterable[Standing], duty: Duty) -> datetime | None:
    """The latest due moment that a check-in answers, from where they left the key result; None: none does."""
    return _latest(stood, duty)


def latest_by_person(stood: Iterable[Standing], duty: Duty) -> datetime | None:
    """The latest due moment that a person's own check-in answers; None: none does."""
    return _latest((each for each in stood if not each.automatic), duty)


def status_from_pace(numbers: Numbers) -> Status:
    """What an automatic check-in says: on pace or nothing expected ON_TRACK, behind AT_RISK, far behind OFF_TRACK."""
    return _STATUS_OF_PACE.get(numbers.pace, Status.ON_TRACK)


def _values(stood: Sequence[Standing], duty: Duty, now: datetime) -> list[tuple[datetime, float | None]]:
    answers = {_answers(each, duty): each.value for each in stood}
    return [(moment, answers.get(moment)) for moment in duty.due if moment <= now]


def _kept(facts: MeasureFacts, stood: Sequence[Standing], duty: Duty, now: datetime) -> list[bool | None]:
    return [None if value is None else is_kept(facts, value) for _, value in _values(stood, duty, now)]


def _progress(plan: Plan, stood: Sequence[Standing], standing: Standing, duty: Duty, now: datetime) -> Progress:
    if plan.scored_by is ScoredBy.KEPT_SHARE:
        return kept_share(_kept(plan.facts, stood, duty, now))
    milestones = milestones_with(plan.milestones, standing.milestones_done or ())
    return progress_of(plan.facts, standing.value, milestones)


def _health(
    stood: Sequence[Standing],
    status: Status | None,
    duty: Duty,
    *,
    now: datetime,
    closed: bool,
    grace_days: int,
) -> Health:
    unanswered = first_unanswered(duty.due, _latest(stood, duty), now)
    overdue = days_overdue(unanswered, now)
    return key_result_health(closed=closed, days_overdue=overdue, last_status=status, grace_days=grace_days)


def _latest(reports: Iterable[Standing], duty: Duty) -> datetime | None:
    # The later the day, the later the moment it answers: only the last day has to be looked up.
    lead, none = timedelta(duty.cadence.lead), timedelta(0)
    untils = (each.day + (none if each.automatic else lead) for each in reports if each.day is not None)
    until = max(untils, default=None)
    return None if until is None else answered(duty.due, until, duty.zone, lead=0)


def _answers(standing: Standing, duty: Duty) -> datetime | None:
    if standing.day is None:
        return None
    lead = 0 if standing.automatic else duty.cadence.lead
    return answered(duty.due, standing.day, duty.zone, lead=lead)
