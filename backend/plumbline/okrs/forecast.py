"""Where a key result will be on its last day if it goes on as it did, and how sure that is.

The median of the slopes between all pairs of recent check-ins (Theil 1950, Sen 1968): one odd report, or two, do not
move it. The line goes through the median of what that slope leaves over; half of the slopes lie inside the band.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from statistics import median, quantiles

from plumbline.okrs.measures import ON_THE_WAY, MeasureFacts
from plumbline.okrs.progress import rounded
from plumbline.okrs.words import Measure, Status

RECENT = 8
"""The check-ins that are looked at: two months of weekly ones."""

FEWEST = 3
"""Days with a value below which there is no forecast."""

SLIGHT = 0.01
"""The share of the way from start to target by which a miss is too small to be a warning: a forecast is not that exact.

Values that are to be kept have no way, and a bound is a bound: for them each miss counts.
"""

FARTHEST_DAYS = 3_660
"""Ten years: a day further away says nothing."""

FORESEEN = ON_THE_WAY | {Measure.AT_LEAST, Measure.AT_MOST}


@dataclass(frozen=True, slots=True)
class Forecast:
    """The line from the last check-in on. Slopes are values a day, `low` and `high` those of the band on the last day.

    `reached_on` is the day on which the target is met, None when it never is on this line. `warns` when the target is
    missed by more than a slight part of the way while the last status says ON_TRACK.
    """

    from_on: date
    from_value: float
    on: date
    value: float
    low: float
    high: float
    slope: float
    check_ins: int
    reached_on: date | None
    meets_target: bool
    warns: bool


def forecast_of(
    facts: MeasureFacts, reports: Sequence[tuple[date, float]], last_status: Status | None, *, last: date
) -> Forecast | None:
    """The forecast from (day, value) of the check-ins that count, oldest first; of several of a day the last one.

    None for measures without a number to reach or keep, with values of fewer than three days, and on the last day.
    """
    points = list(dict(reports).items())[-RECENT:]
    if facts.measure not in FORESEEN or facts.target is None or len(points) < FEWEST or points[-1][0] >= last:
        return None
    first = points[0][0]
    days = [((day - first).days, value) for day, value in points]
    slopes = [(after - before) / (later - earlier) for (earlier, before), (later, after) in combinations(days, 2)]
    slope = median(slopes)
    start = median(value - slope * day for day, value in days)
    now, end = days[-1][0], (last - first).days
    here = start + slope * now
    low, _, high = quantiles(slopes, n=4, method="inclusive")
    value = here + slope * (end - now)
    meets = _meets(facts, value)
    return Forecast(
        from_on=points[-1][0],
        from_value=rounded(here),
        on=last,
        value=rounded(value),
        low=rounded(here + low * (end - now)),
        high=rounded(here + high * (end - now)),
        slope=rounded(slope),
        check_ins=len(points),
        reached_on=_reached(facts, here, slope, points[-1][0]),
        meets_target=meets,
        warns=last_status is Status.ON_TRACK and not meets and not _slightly(facts, value),
    )


def spelled(forecast: Forecast) -> str:
    """The forecast in one line, numbers put in."""
    days = (forecast.on - forecast.from_on).days
    return (
        f"{forecast.from_value:.15g} on the line at the last check-in + {forecast.slope:.6g} a day × {days} days; "
        f"the slope is the median of those between all pairs of the last {forecast.check_ins} check-ins"
    )


def _rises(facts: MeasureFacts) -> bool:
    return facts.measure in (Measure.INCREASE, Measure.AT_LEAST)


def _meets(facts: MeasureFacts, value: float) -> bool:
    assert facts.target is not None
    gap = rounded(value - facts.target)
    return gap >= 0 if _rises(facts) else gap <= 0


def _slightly(facts: MeasureFacts, value: float) -> bool:
    """Whether what is missed is less than a forecast can tell."""
    if facts.start is None or facts.target is None:
        return False
    return rounded(abs(facts.target - value)) < rounded(SLIGHT * abs(facts.target - facts.start))


def _reached(facts: MeasureFacts, here: float, slope: float, day: date) -> date | None:
    """The first whole day on which the line has met the target; today's where it has already."""
    if _meets(facts, here):
        return day
    assert facts.target is not None
    if slope == 0 or (slope > 0) is not _rises(facts):
        return None
    days = (facts.target - here) / slope
    return day + timedelta(days=int(-(-days // 1))) if days < FARTHEST_DAYS else None
