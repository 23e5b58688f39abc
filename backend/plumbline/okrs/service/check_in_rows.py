"""Deciding on check-ins, one after another, by what has been read: the rows that are about to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from plumbline.cycles.service import CycleLocked
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, OutOfRange, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, number, text
from plumbline.okrs import policy
from plumbline.okrs.checkins import NOTHING_REPORTED, CheckInFacts, Standing, correctable, overtaken, standing_of
from plumbline.okrs.entries import BlockerEntry, CheckInEntry
from plumbline.okrs.goals import KeyResultNode
from plumbline.okrs.measures import checked_value
from plumbline.okrs.policy import Holders, Owned, Verb
from plumbline.okrs.reads.days import Calendar
from plumbline.okrs.reads.standing import Planned, Said, reports
from plumbline.okrs.reported import status_from_pace
from plumbline.okrs.service.goals import REPORTABLE
from plumbline.okrs.service.refusals import InTheFuture, told, within
from plumbline.okrs.words import KeyResultState, Measure, ObjectiveState, Status
from plumbline.organization.viewer import Viewer

MOST_BLOCKERS = 20
AHEAD = timedelta(minutes=5)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_TEXTS: Rules = {"note": text(20_000), "value": number, "confidence": number}


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A row of the table of check-ins; see the model."""

    id: int
    key_result_id: int
    author_id: int | None
    happened_at: datetime
    happened_on: date
    recorded_at: datetime
    value_before: float | None
    value: float | None
    status_before: Status | None
    status: Status
    confidence_before: float | None
    confidence: float | None
    milestones_done: str | None
    note: str | None
    supersedes_id: int | None
    withdrawn: bool
    automatic: bool


@dataclass(frozen=True, slots=True)
class BlockerRow:
    """A row of the table of blockers; see the model."""

    id: int
    check_in_id: int
    key_result_id: int
    text: str
    needs_id: int | None
    opened_at: datetime


@dataclass(slots=True)
class Rows:
    """What a call has read, and the rows it is about to write; each entry sees those before it in `said`."""

    viewer: Viewer
    days: Calendar
    planned: Mapping[int, Planned]
    owned: Mapping[int, Owned]
    people: frozenset[int]
    nodes: Mapping[int, KeyResultNode]
    said: dict[int, Said]
    check_ins: list[CheckInRow] = field(default_factory=list)
    blockers: list[BlockerRow] = field(default_factory=list)

    def add(self, entry: CheckInEntry, check_in_id: int) -> bool:
        """Decide on one entry and add its rows. Returns whether it had been overtaken. Raises Refused."""
        planned = _planned(self, entry)
        said = self.said.setdefault(entry.key_result_id, Said([], {}))
        corrected = None
        if entry.supersedes_id is not None:
            with told("supersedesId"):
                corrected = correctable(said.check_ins, entry.supersedes_id)
        elif entry.withdraw:
            raise Invalid("A withdrawal names the check-in it takes back.", path=("supersedesId",))
        clean = _clean(self, planned, entry)
        happened_at = said.instants[corrected.id] if corrected else _happened_at(self.days, entry)
        day = corrected.day if corrected else self.days.day_of(happened_at)
        was_overtaken = entry.seen_check_in_id is not None and overtaken(said.check_ins, entry.seen_check_in_id)
        before = standing_of(said.check_ins)
        row = _row(clean, check_in_id, before, author_id=self.viewer.person_id, happened_at=happened_at, day=day)
        if clean.automatic:
            row = replace(row, status=self._by_pace(planned, said, row, _facts(row, clean)))
        self.check_ins.append(row)
        self.blockers += _blockers(clean, row)
        said.instants[row.id] = happened_at
        said.check_ins.append(_facts(row, clean))
        return was_overtaken

    def _by_pace(self, planned: Planned, said: Said, row: CheckInRow, facts: CheckInFacts) -> Status:
        """How it stands by its pace on the day of this check-in."""
        until_then = [each for each in said.check_ins if each.day <= row.happened_on]
        instants = said.instants | {row.id: row.happened_at}
        id_ = row.key_result_id
        known = {id_: Said([*until_then, facts], instants)}
        return status_from_pace(reports({id_: planned}, self.nodes, known, self.days)[id_].numbers)


def _planned(rows: Rows, entry: CheckInEntry) -> Planned:
    planned = rows.planned.get(entry.key_result_id)
    with within("keyResultId"):
        policy.require(rows.viewer, Verb.CHECK_IN, _owned(rows, planned) if planned else None)
    assert planned is not None
    if planned.row.phase not in REPORTABLE:
        raise CycleLocked("Check-ins are for a cycle that is active or being graded.", path=("keyResultId",))
    if planned.row.state != ObjectiveState.PUBLISHED:
        raise CycleLocked("Check-ins are for what is published and not closed.", path=("keyResultId",))
    if planned.row.key_result_state == KeyResultState.DROPPED:
        raise CycleLocked("This key result has been dropped.", path=("keyResultId",))
    if not planned.is_fed_by_check_ins:
        raise Forbidden("The value of this key result comes from what contributes to it.", path=("keyResultId",))
    return planned


def _owned(rows: Rows, planned: Planned) -> Owned:
    row = planned.row
    holders = Holders(row.owner_unit_id, row.owner_person_id, row.reporter_id)
    return replace(rows.owned[row.objective_id], holders=holders)


def _clean(rows: Rows, planned: Planned, entry: CheckInEntry) -> CheckInEntry:
    if entry.automatic:
        entry = replace(entry, status=Status.ON_TRACK)  # until its pace is known
    elif entry.status is None:
        raise Invalid("Say how it stands: on track, at risk, off track or done.", path=("status",))
    entry = replace(entry, **cleaned({name: getattr(entry, name) for name in _TEXTS}, _TEXTS))
    if entry.value is not None:
        with told("value"):
            checked_value(Measure(planned.row.measure), entry.value)
    if entry.confidence is not None and not 0 <= entry.confidence <= 1:
        raise Invalid("Confidence is from 0 to 1.", path=("confidence",))
    if entry.milestones_done is not None:
        known = {milestone.id for milestone in planned.milestones}
        if planned.row.measure != Measure.MILESTONES or not set(entry.milestones_done) <= known:
            raise Invalid("These are not milestones of this key result.", path=("milestonesDone",))
    if len(entry.blockers) > MOST_BLOCKERS:
        raise TooLong(f"At most {MOST_BLOCKERS} blockers.", path=("blockers",))
    return replace(
        entry, blockers=tuple(_clean_blocker(rows, each, place) for place, each in enumerate(entry.blockers))
    )


def _clean_blocker(rows: Rows, entry: BlockerEntry, place: int) -> BlockerEntry:
    with within("blockers", str(place)):
        words = cleaned({"text": entry.text}, {"text": text(2_000)})["text"]
        if words is None:
            raise Invalid("Say what is in the way.", path=("text",))
        if entry.needs_id is not None and entry.needs_id not in rows.people:
            raise NotFound("There is no such person.", path=("needsId",))
    return replace(entry, text=words)


def _happened_at(days: Calendar, entry: CheckInEntry) -> datetime:
    """The instant a report speaks of: its own, its age before now, or now; up to five minutes ahead is now."""
    now = days.now
    if entry.age_seconds is not None:
        if entry.age_seconds < 0:
            raise InTheFuture("A check-in cannot be for the future.", path=("ageSeconds",))
        return now - timedelta(seconds=min(entry.age_seconds, 400 * 86_400))
    if entry.happened_at is None:
        return now
    if entry.happened_at > now + AHEAD:
        raise InTheFuture("A check-in cannot be for the future.", path=("happenedAt",))
    if entry.happened_at < EARLIEST:
        raise OutOfRange("A check-in is for a day of this century.", path=("happenedAt",))
    return min(entry.happened_at, now)


def _row(
    entry: CheckInEntry,
    check_in_id: int,
    before: Standing,
    *,
    author_id: int | None,
    happened_at: datetime,
    day: date,
) -> CheckInRow:
    done = entry.milestones_done
    reported = before is not NOTHING_REPORTED
    assert entry.status is not None  # or it would have been refused
    return CheckInRow(
        id=check_in_id,
        key_result_id=entry.key_result_id,
        author_id=author_id,
        happened_at=happened_at,
        happened_on=day,
        recorded_at=clock.now(),
        value_before=before.value if reported else None,
        value=entry.value,
        status_before=before.status if reported else None,
        status=entry.status,
        confidence_before=before.confidence if reported else None,
        confidence=entry.confidence,
        milestones_done=None if done is None else " ".join(str(id_) for id_ in sorted(set(done))),
        note=entry.note,
        supersedes_id=entry.supersedes_id,
        withdrawn=entry.withdraw,
        automatic=entry.automatic,
    )


def _blockers(entry: CheckInEntry, row: CheckInRow) -> list[BlockerRow]:
    return [
        BlockerRow(
            id=new_id(),
            check_in_id=row.id,
            key_result_id=entry.key_result_id,
            text=blocker.text,
            needs_id=blocker.needs_id,
            opened_at=row.happened_at,
        )
        for blocker in entry.blockers
    ]


def _facts(row: CheckInRow, entry: CheckInEntry) -> CheckInFacts:
    return CheckInFacts(
        id=row.id,
        day=row.happened_on,
        recorded_at=row.recorded_at,
        status=row.status,
        value=row.value,
        milestones_done=None if entry.milestones_done is None else frozenset(entry.milestones_done),
        confidence=row.confidence,
        supersedes_id=row.supersedes_id,
        withdrawn=row.withdrawn,
        automatic=row.automatic,
    )
