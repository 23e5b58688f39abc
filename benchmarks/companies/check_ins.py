"""Check-ins week by week, as they would have come in: those of one key result lie far apart."""

from array import array
from collections.abc import Iterator

from benchmarks.companies.events import Events
from benchmarks.companies.goals import BITS_OF_KEY_RESULTS
from benchmarks.companies.numbers import as_number, bits_of
from benchmarks.companies.quarter import WEEKS, Ids, Quarter
from benchmarks.companies.reports import Plan, last_week, plan_of, variant
from benchmarks.companies.rows import CHECK_IN, KEY_RESULT, PERSON, Row
from benchmarks.companies.words import note


def check_ins(
    seed: int, ids: Ids, quarter: Quarter, reporters: "array[int]", first_week: int, events: Events
) -> Iterator[tuple[str, Row]]:
    """Rows of check-ins from the first week on, and their events; `reporters` is what `Goals` has noted."""
    for week in range(first_week, WEEKS + 1):
        for number, reporter in enumerate(reporters):
            if reporter < 0:
                continue
            bits = bits_of(seed + BITS_OF_KEY_RESULTS, number)
            last = last_week(bits, quarter)
            if last is None or last < week:
                continue
            yield "check_in", _check_in(ids, quarter, number, reporter, plan_of(bits), week, first_week)
            for event in events.of(number, week, variant(bits, week)):
                yield "event", event


def _check_in(ids: Ids, quarter: Quarter, number: int, reporter: int, plan: Plan, week: int, first_week: int) -> Row:
    before = week - 1 if week > first_week else None
    at, day = quarter.instants[week][variant(plan.bits, week)]
    return (
        ids.of(CHECK_IN + week, number),
        ids.of(KEY_RESULT, number),
        ids.of(PERSON, reporter),
        at,
        day,
        at,
        None if before is None else float(plan.value(before)),
        float(plan.value(week)),
        None if before is None else plan.status(before),
        plan.status(week),
        None if before is None else as_number(plan.confidence(before)),
        as_number(plan.confidence(week)),
        note(plan.bits >> week),
    )
