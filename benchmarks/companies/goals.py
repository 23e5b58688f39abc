"""Rows of objectives and key results, their numbers rolled up from below as they are made."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.companies.numbers import as_number, bits_of, mean, pace, share
from benchmarks.companies.quarter import Ids, Quarter
from benchmarks.companies.reports import Plan, last_week, plan_of, variant
from benchmarks.companies.rows import (
    ALIGNMENT,
    CHECK_IN,
    CO_OWNER,
    CYCLE,
    KEY_RESULT,
    NAMED,
    OBJECTIVE,
    PERSON,
    PRIORITY,
    PRIORITY_CITED,
    UNIT,
    Row,
)
from benchmarks.companies.seeds import MOST_KEY_RESULTS, ObjectiveSeed, Target
from benchmarks.companies.words import key_result_title, objective_title
from plumbline.okrs.health import GRACE_DAYS, health_from_contributions, health_from_key_results
from plumbline.okrs.words import Health

_NEITHER_YET = (None, None, None, None)
BITS_OF_KEY_RESULTS = 1


@dataclass(slots=True)
class Pool:
    """What counts for an objective, summed in millionths."""

    progress: list[int] = field(default_factory=lambda: [0, 0])
    lined: list[int] = field(default_factory=lambda: [0, 0, 0])
    confidence: list[int] = field(default_factory=lambda: [0, 0])
    healths: Counter[Health] = field(default_factory=Counter)

    def add(self, progress: int | None, expected: int | None, confidence: int | None, health: Health) -> None:
        """One more item of weight 1; without a number only its health is heard."""
        self.healths[health] += 1
        if progress is None:
            return
        self.progress[0] += progress
        self.progress[1] += 1
        if expected is not None:
            self.lined[0] += progress
            self.lined[1] += expected
            self.lined[2] += 1
        if confidence is not None:
            self.confidence[0] += confidence
            self.confidence[1] += 1

    def join(self, other: "Pool") -> None:
        """All that is in another pool; healths stay apart."""
        for name in ("progress", "lined", "confidence"):
            sums: list[int] = getattr(self, name)
            for place, number in enumerate(getattr(other, name)):
                sums[place] += number


class Goals:
    """Turns seeds, what is below first, into rows of every table of goals.

    `reporters[key result]` is who reports on it, or -1 for nobody: what the check-ins need later.
    """

    def __init__(self, seed: int, ids: Ids, quarter: Quarter, objective_count: int) -> None:
        self._seed, self._ids, self._quarter = seed, ids, quarter
        self._waiting: dict[int, Pool] = {}
        self._edges = self._links = 0
        self.reporters = array("l", [-1]) * (objective_count * MOST_KEY_RESULTS)

    def rows(self, seed: ObjectiveSeed) -> Iterator[tuple[str, Row]]:
        """The rows of an objective and of all that hangs on it, as (table, row)."""
        own = Pool()
        last_report: datetime | None = None
        for place in range(seed.key_results):
            row, reported_at = self._key_result(seed, place, own)
            yield "key_result", row
            if reported_at is not None:
                last_report = reported_at if last_report is None else max(last_report, reported_at)
        yield "objective", self._objective(seed, own, last_report)
        for target in seed.targets:
            yield "alignment", self._edge(seed, target)
        yield from self._people_and_priorities(seed)

    def _objective(self, seed: ObjectiveSeed, own: Pool, last_report: datetime | None) -> Row:
        quarter, ids, bits = self._quarter, self._ids, bits_of(self._seed, seed.number)
        return (
            ids.of(OBJECTIVE, seed.number),
            objective_title(bits),
            ids.of(CYCLE, 0),
            ids.of(UNIT, seed.unit) if seed.person is None else None,
            None if seed.person is None else ids.of(PERSON, seed.person),
            ids.of(UNIT, seed.unit),
            ("COMMITTED", "ASPIRATIONAL", "ASPIRATIONAL", "LEARNING")[bits >> 54 & 3],
            "INDIVIDUAL" if seed.person is not None else "TEAM" if seed.unit else "COMPANY",
            seed.state,
            seed.archived,
            seed.visibility,
            quarter.first_day,
            quarter.last_day,
            seed.position,
            seed.progress_from,
            *self._rolled_up(seed, own),
            quarter.published_at if seed.state == "PUBLISHED" else None,
            last_report,
            ids.of(PERSON, seed.reporter),
            quarter.published_at,
            quarter.published_at,
        )

    def _rolled_up(self, seed: ObjectiveSeed, own: Pool) -> Row:
        """The numbers of an objective, from progress to derived health; what they count for is told of them."""
        pool = others = self._waiting.pop(seed.number, None) or Pool()
        if seed.progress_from == "CONTRIBUTIONS":
            health = health_from_contributions((float(count), word) for word, count in others.healths.items())
        else:
            pool, health = own, health_from_key_results(own.healths)
            own.join(others)
        progress, confidence = mean(*pool.progress), mean(*pool.confidence)
        expected = mean(pool.lined[1], pool.lined[2])
        if seed.state == "PUBLISHED":
            self._count_above(seed, progress, expected, confidence, health)
        return (
            as_number(progress),
            as_number(progress),
            as_number(expected),
            pace(expected, mean(pool.lined[0], pool.lined[2])),
            as_number(confidence),
            health.value,
            health.value,
        )

    def _count_above(
        self, seed: ObjectiveSeed, progress: int | None, expected: int | None, confidence: int | None, health: Health
    ) -> None:
        for target in seed.targets:
            if target.contributes and target.key_result is None:
                pool = self._waiting.setdefault(target.objective, Pool())
                pool.add(progress, expected, confidence, health)

    def _key_result(self, seed: ObjectiveSeed, place: int, pool: Pool) -> tuple[Row, datetime | None]:
        """The row of a key result, and when it was last reported on; it is added to its objective's pool."""
        quarter, ids = self._quarter, self._ids
        number = seed.number * MOST_KEY_RESULTS + place
        bits = bits_of(self._seed + BITS_OF_KEY_RESULTS, number)
        plan, settled = plan_of(bits), seed.state == "PUBLISHED"
        week = last_week(bits, quarter) if settled else None
        if settled:
            self.reporters[number] = seed.reporter
        numbers, at = self._reported(number, plan, week, pool, settled=settled)
        row = (
            ids.of(KEY_RESULT, number),
            ids.of(OBJECTIVE, seed.number),
            key_result_title(bits),
            ids.of(PERSON, seed.reporter) if seed.person is None else None,
            "ACTIVE",
            plan.measure,
            "LATEST",
            "CHECK_INS",
            plan.unit,
            _float(plan.start),
            _float(plan.target),
            _float(plan.first_value if week is None else plan.value(week)),
            ("LEADING", "LAGGING")[bits >> 40 & 1],
            quarter.first_day,
            quarter.last_day,
            place,
            *numbers,
            quarter.published_at,
            quarter.published_at,
        )
        return row, at

    def _reported(
        self, number: int, plan: Plan, week: int | None, pool: Pool, *, settled: bool
    ) -> tuple[Row, datetime | None]:
        """From raw progress to the moment of becoming OUTDATED, as the last report leaves them."""
        raw = plan.raw_progress(None if week is None else plan.value(week))
        progress = None if raw is None else min(1_000_000, max(0, raw))
        at, expected, status, confidence = self._last_report(plan, week)
        health, due_at = self._standing(status, week) if settled else (Health.PENDING, None)
        pool.add(progress, expected, confidence, health)
        numbers = (
            as_number(raw),
            as_number(progress),
            as_number(expected),
            pace(expected, progress),
            as_number(confidence),
            health.value,
            status,
            None if week is None else self._ids.of(CHECK_IN + week, number),
            at,
            due_at,
            None if due_at is None else due_at + timedelta(days=GRACE_DAYS + 1),
        )
        return numbers, at

    def _last_report(self, plan: Plan, week: int | None) -> tuple[datetime | None, int | None, str | None, int | None]:
        if week is None:
            return _NEITHER_YET
        at, day = self._quarter.instants[week][variant(plan.bits, week)]
        expected = None if plan.start is None else share(*self._quarter.days_gone(day))
        return at, expected, plan.status(week), plan.confidence(week)

    def _standing(self, status: str | None, week: int | None) -> tuple[Health, datetime | None]:
        """Health, and the next due moment that waits."""
        if status == "DONE":
            return Health.DONE, None
        due = self._quarter.due[0 if week is None else week + 1]
        if self._quarter.now - due >= timedelta(days=GRACE_DAYS + 1):
            return Health.OUTDATED, due
        return Health(status or "PENDING"), due

    def _edge(self, seed: ObjectiveSeed, target: Target) -> Row:
        ids, key_result = self._ids, self._key_result_id(target)
        self._edges += 1
        above = ids.of(OBJECTIVE, target.objective)
        return (
            ids.of(ALIGNMENT, self._edges),
            "CONTRIBUTES" if target.contributes else "SUPPORTS",
            1.0,
            target.primary,
            ids.of(OBJECTIVE, seed.number),
            above if key_result is None else key_result,
            ids.of(OBJECTIVE, seed.number),
            above,
            key_result,
        )

    def _key_result_id(self, target: Target) -> int | None:
        if target.key_result is None:
            return None
        return self._ids.of(KEY_RESULT, target.objective * MOST_KEY_RESULTS + target.key_result)

    def _people_and_priorities(self, seed: ObjectiveSeed) -> Iterator[tuple[str, Row]]:
        ids, objective_id = self._ids, self._ids.of(OBJECTIVE, seed.number)
        self._links += 1
        if seed.co_owner_unit is not None:
            yield "co_owner", (ids.of(CO_OWNER, self._links), objective_id, ids.of(UNIT, seed.co_owner_unit))
        if seed.named_person is not None:
            yield "named_person", (ids.of(NAMED, self._links), objective_id, ids.of(PERSON, seed.named_person))
        if seed.unit == 0 and seed.person is None:
            cited = ids.of(PRIORITY, seed.position % 4)
            yield "objective_priority", (ids.of(PRIORITY_CITED, self._links), objective_id, cited)


def _float(number: int | None) -> float | None:
    return None if number is None else float(number)
