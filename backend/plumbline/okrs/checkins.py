"""Check-ins of one key result: which of them count, which is current, and what they add up to.

Every answer is a function of the set of check-ins; the order in which they arrived cannot show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plumbline.okrs.refusals import NotTheNewest, UnknownCheckIn
from plumbline.okrs.words import Status


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """One dated report. A correction names what it `supersedes_id`; `day` is then that of the corrected one.

    No value, milestones or confidence given (None): the last one stays.
    """

    id: int
    day: date
    recorded_at: datetime
    status: Status
    value: float | None = None
    milestones_done: frozenset[int] | None = None
    confidence: float | None = None
    supersedes_id: int | None = None
    withdrawn: bool = False
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a key result stands after its check-ins; all None while nothing has been reported."""

    check_in_id: int | None = None
    day: date | None = None
    status: Status | None = None
    value: float | None = None
    milestones_done: frozenset[int] | None = None
    confidence: float | None = None
    automatic: bool = False


NOTHING_REPORTED = Standing()


def counting(check_ins: Iterable[CheckInFacts]) -> list[CheckInFacts]:
    """The newest of each chain, unless withdrawn, by day, then recording, then id; a correction on its chain's day."""
    by_id = {each.id: each for each in check_ins}
    superseded = {each.supersedes_id for each in by_id.values()}
    newest: dict[int, CheckInFacts] = {}
    for each in by_id.values():
        if each.id in superseded:
            continue
        first = each.id if each.supersedes_id is None else _first_of_chain(each, by_id).id
        other = newest.get(first)
        if other is None or (each.recorded_at, each.id) > (other.recorded_at, other.id):
            newest[first] = each
    standing = [
        (by_id[first].day, each.recorded_at, each.id, each) for first, each in newest.items() if not each.withdrawn
    ]
    return [each for *_, each in sorted(standing, key=lambda entry: entry[:3])]


def current(check_ins: Iterable[CheckInFacts]) -> CheckInFacts | None:
    """The current check-in: the last one that counts."""
    return next(reversed(counting(check_ins)), None)


def standings(check_ins: Iterable[CheckInFacts]) -> list[Standing]:
    """Where the key result stood after each check-in that counts, in their order."""
    by_id = {each.id: each for each in check_ins}
    standing = NOTHING_REPORTED
    found: list[Standing] = []
    for each in counting(by_id.values()):
        standing = Standing(
            check_in_id=each.id,
            day=each.day if each.supersedes_id is None else _first_of_chain(each, by_id).day,
            status=each.status,
            value=standing.value if each.value is None else each.value,
            milestones_done=standing.milestones_done if each.milestones_done is None else each.milestones_done,
            confidence=standing.confidence if each.confidence is None else each.confidence,
            automatic=each.automatic,
        )
        found.append(standing)
    return found


def standing_of(check_ins: Iterable[CheckInFacts]) -> Standing:
    """Where the key result stands now: the current check-in, with what it did not say filled from earlier ones."""
    return next(reversed(standings(check_ins)), NOTHING_REPORTED)


def correctable(check_ins: Iterable[CheckInFacts], supersedes_id: int) -> CheckInFacts:
    """The check-in to be corrected; the correction takes its day. Raises UnknownCheckIn, NotTheNewest."""
    by_id = {each.id: each for each in check_ins}
    if supersedes_id not in by_id:
        raise UnknownCheckIn("This key result has no such check-in.")
    later = {each.supersedes_id: each.id for each in by_id.values() if each.supersedes_id is not None}
    newest, seen = supersedes_id, {supersedes_id}
    while (following := later.get(newest)) is not None and following not in seen:
        seen.add(following)
        newest = following
    if newest != supersedes_id:
        raise NotTheNewest(newest)
    return by_id[supersedes_id]


def overtaken(check_ins: Iterable[CheckInFacts], seen_id: int | None) -> bool:
    """Whether the current check-in is another than the one the client had seen (None: it had seen none)."""
    newest = current(check_ins)
    return newest is not None and newest.id != seen_id


def _first_of_chain(check_in: CheckInFacts, by_id: Mapping[int, CheckInFacts]) -> CheckInFacts:
    first, seen = check_in, {check_in.id}
    while (earlier := by_id.get(first.supersedes_id or 0)) is not None and earlier.id not in seen:
        first = earlier
        seen.add(first.id)
    return first
