"""What the outbox holds of the last days: each report, and the objective that it moved."""

from collections.abc import Iterator

from benchmarks.companies.quarter import WEEKS, Ids, Quarter
from benchmarks.companies.rows import CHECK_IN, EVENT, OBJECTIVE, Row
from benchmarks.companies.seeds import MOST_KEY_RESULTS

_SLOTS = 128
"""Moments of the two weeks that are told of."""


class Events:
    """Events of the check-ins of the last two weeks; `newest` is the commit order that none of them reaches."""

    def __init__(self, ids: Ids, quarter: Quarter, newest: int) -> None:
        self._ids, self._quarter, self._newest = ids, quarter, newest
        self._count = 0

    def of(self, number: int, week: int, variant: int) -> Iterator[Row]:
        """The two events of a check-in on the key result with this number."""
        if week < WEEKS - 1:
            return
        slot = (week - WEEKS + 1) * 64 + variant
        order = 1 + slot * max(0, self._newest - 2) // _SLOTS
        at = self._quarter.instants[week][variant][0]
        objective = self._ids.of(OBJECTIVE, number // MOST_KEY_RESULTS)
        check_in = self._ids.of(CHECK_IN + week, number)
        for kind, subject, id_ in (
            ("check_in.added", "check_in", check_in),
            ("objective.moved", "objective", objective),
        ):
            yield self._ids.of(EVENT, self._count), order, kind, subject, id_, objective, "{}", at
            self._count += 1
