"""The check-in: up to a hundred key results in one call, each standing alone, none of it ever lost."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from plumbline.cycles.service import CycleLocked
from plumbline.database import current, transaction
from plumbline.events.outbox import record_all
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, OutOfRange, Refused, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, number, text
from plumbline.okrs import policy
from plumbline.okrs.checkins import NOTHING_REPORTED, CheckInFacts, Standing, correctable, overtaken, standing_of
from plumbline.okrs.entries import BlockerEntry, CheckInEntry
from plumbline.okrs.measures import checked_value
from plumbline.okrs.models import Blocker, CheckIn, Milestone
from plumbline.okrs.policy import Verb
from plumbline.okrs.reads.duties import check_ins_of
from plumbline.okrs.reads.nodes import above
from plumbline.okrs.service.days import Calendar, calendar
from plumbline.okrs.service.goals import REPORTABLE, Goal, goals_by_id
from plumbline.okrs.service.graph import hold_objectives, hold_shape_for_reading
from plumbline.okrs.service.idempotency import Claim, Claimed, claim_all, clean_key, give_back, key_reused
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import active_people
from plumbline.okrs.service.refusals import InTheFuture, told, within
from plumbline.okrs.words import KeyResultState, Measure, ObjectiveState, ValueFrom
from plumbline.organization.viewer import Viewer

MOST_CHECK_INS = 100
MOST_BLOCKERS = 20
AHEAD = timedelta(minutes=5)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_TEXTS: Rules = {"note": text(20_000), "value": number, "confidence": number}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one entry: a stored check-in, new or from before, or what it was refused for."""

    check_in_id: int | None = None
    repeated: bool = False
    overtaken: bool = False
    refusals: tuple[Refused, ...] = ()


@dataclass(slots=True)
class _Desk:
    """What a call has read, and what it is about to write."""

    viewer: Viewer
    days: Calendar
    goals: Mapping[int, Goal]
    facts: dict[int, list[CheckInFacts]]
    instants: Mapping[int, datetime]
    milestones: Mapping[int, frozenset[int]]
    people: frozenset[int]
    check_ins: list[CheckIn] = field(default_factory=list)
    blockers: list[Blocker] = field(default_factory=list)


@transaction
async def check_in(viewer: Viewer, entries: Sequence[CheckInEntry]) -> tuple[list[Result], Moved]:
    """Report on key results. Returns one result an entry, in their order, and the goals whose numbers moved.

    An entry with the key and content of an earlier one gives the stored check-in and writes nothing.
    Raises TooLong for more than 100; what is wrong with one entry is told in its result.
    """
    require_few(entries)
    await hold_shape_for_reading()
    entries, unfit = _with_clean_keys(entries)
    claims: dict[str, Claim] = {}
    for place, entry in enumerate(entries):
        if place not in unfit:
            claims.setdefault(entry.idempotency_key, _claim_of(entry, new_id()))
    claimed = await claim_all(viewer, list(claims.values())) if claims else {}
    desk = await _desk(viewer, [entry for place, entry in enumerate(entries) if place not in unfit])
    done: set[str] = set()
    refused: set[str] = set()
    results = []
    for place, entry in enumerate(entries):
        result = unfit.get(place) or _answer(desk, entry, claims, claimed, done)
        if result.refusals and place not in unfit:
            refused.add(entry.idempotency_key)
        results.append(result)
    await give_back(viewer, sorted(key for key in refused - done if claimed[key].is_new))
    return results, await _write(desk)


def _claim_of(entry: CheckInEntry, result_id: int) -> Claim:
    """The claim of an entry. Its age is no content: it grows while a queue tries again."""
    return Claim(entry.idempotency_key, replace(entry, age_seconds=None), result_id)


def require_few(check_ins: Sequence[object]) -> None:
    """Raises TooLong for more than 100."""
    if len(check_ins) > MOST_CHECK_INS:
        raise TooLong(f"At most {MOST_CHECK_INS} check-ins in one call.", path=("checkIns",))


def _with_clean_keys(entries: Sequence[CheckInEntry]) -> tuple[list[CheckInEntry], dict[int, Result]]:
    """Entries with their keys made clean; those whose key is unfit get an empty one and their result."""
    clean, unfit = [], {}
    for place, entry in enumerate(entries):
        try:
            clean.append(replace(entry, idempotency_key=clean_key(entry.idempotency_key)))
        except Refused as refusal:
            clean.append(entry)
            unfit[place] = Result(refusals=(refusal,))
    return clean, unfit


async def _desk(viewer: Viewer, entries: Sequence[CheckInEntry]) -> _Desk:
    ids = {entry.key_result_id for entry in entries}
    # Rows are locked before they are read: what is decided here is still true when it is written.
    await hold_objectives(await above(current(), ids) if ids else ())
    goals = await goals_by_id(ids)
    people = {blocker.needs_id for entry in entries for blocker in entry.blockers if blocker.needs_id is not None}
    stored = await CheckIn.filter(key_result_id__in=sorted(ids)).values_list("id", "happened_at")
    milestones: dict[int, set[int]] = defaultdict(set)
    for id_, key_result_id in await Milestone.filter(key_result_id__in=sorted(ids)).values_list("id", "key_result_id"):
        milestones[key_result_id].add(id_)
    return _Desk(
        viewer=viewer,
        days=await calendar(),
        goals=goals,
        facts=defaultdict(list, await check_ins_of(current(), ids)),
        instants=dict(stored),
        milestones={id_: frozenset(found) for id_, found in milestones.items()},
        people=await active_people(people),
    )


def _answer(
    desk: _Desk, entry: CheckInEntry, claims: Mapping[str, Claim], claimed: Mapping[str, Claimed], done: set[str]
) -> Result:
    key = entry.idempotency_key
    stored = claimed[key]
    first = claims[key]
    if not stored.same_content or first.digest != _claim_of(entry, first.result_id).digest:
        return Result(refusals=(key_reused(),))
    if not stored.is_new or key in done:
        return Result(check_in_id=stored.result_id, repeated=True)
    try:
        made = _made(desk, entry, stored.result_id)
    except Refused as refusal:
        return Result(refusals=(refusal,))
    done.add(key)
    return made


def _made(desk: _Desk, entry: CheckInEntry, check_in_id: int) -> Result:
    """Decide on one entry and put its row on the desk. Raises Refused."""
    goal = _goal(desk, entry)
    facts = desk.facts[entry.key_result_id]
    corrected = None
    if entry.supersedes_id is not None:
        with told("supersedesId"):
            corrected = correctable(facts, entry.supersedes_id)
    elif entry.withdraw:
        raise Invalid("A withdrawal names the check-in it takes back.", path=("supersedesId",))
    clean = _clean(desk, goal, entry)
    happened_at = desk.instants[corrected.id] if corrected else _happened_at(desk, entry)
    day = corrected.day if corrected else desk.days.day_of(happened_at)
    before = standing_of(facts)
    was_overtaken = entry.seen_check_in_id is not None and overtaken(facts, entry.seen_check_in_id)
    row = _row(desk, clean, check_in_id, before, happened_at)
    row.happened_on = day
    desk.check_ins.append(row)
    desk.blockers += _blockers(desk, clean, row)
    desk.instants = {**desk.instants, row.id: happened_at}
    facts.append(_facts(row, clean))
    return Result(check_in_id=check_in_id, overtaken=was_overtaken)


def _goal(desk: _Desk, entry: CheckInEntry) -> Goal:
    goal = desk.goals.get(entry.key_result_id)
    with within("keyResultId"):
        policy.require(desk.viewer, Verb.CHECK_IN, goal.owned if goal and goal.key_result else None)
    assert goal is not None and goal.key_result is not None
    if goal.cycle.phase not in REPORTABLE:
        raise CycleLocked("Check-ins are for a cycle that is active or being graded.", path=("keyResultId",))
    if goal.objective.state is not ObjectiveState.PUBLISHED:
        raise CycleLocked("Check-ins are for what is published and not closed.", path=("keyResultId",))
    if goal.key_result.state is KeyResultState.DROPPED:
        raise CycleLocked("This key result has been dropped.", path=("keyResultId",))
    if goal.key_result.value_from is not ValueFrom.CHECK_INS:
        raise Forbidden("The value of this key result comes from what contributes to it.", path=("keyResultId",))
    return goal


def _clean(desk: _Desk, goal: Goal, entry: CheckInEntry) -> CheckInEntry:
    assert goal.key_result is not None
    if entry.status is None:
        raise Invalid("Say how it stands: on track, at risk, off track or done.", path=("status",))
    entry = replace(entry, **cleaned({name: getattr(entry, name) for name in _TEXTS}, _TEXTS))
    if entry.value is not None:
        with told("value"):
            checked_value(goal.key_result.measure, entry.value)
    if entry.confidence is not None and not 0 <= entry.confidence <= 1:
        raise Invalid("Confidence is from 0 to 1.", path=("confidence",))
    if entry.milestones_done is not None:
        known = desk.milestones.get(entry.key_result_id, frozenset())
        if goal.key_result.measure is not Measure.MILESTONES or not set(entry.milestones_done) <= known:
            raise Invalid("These are not milestones of this key result.", path=("milestonesDone",))
    if len(entry.blockers) > MOST_BLOCKERS:
        raise TooLong(f"At most {MOST_BLOCKERS} blockers.", path=("blockers",))
    return replace(
        entry, blockers=tuple(_clean_blocker(desk, each, place) for place, each in enumerate(entry.blockers))
    )


def _clean_blocker(desk: _Desk, entry: BlockerEntry, place: int) -> BlockerEntry:
    with within("blockers", str(place)):
        words = cleaned({"text": entry.text}, {"text": text(2_000)})["text"]
        if words is None:
            raise Invalid("Say what is in the way.", path=("text",))
        if entry.needs_id is not None and entry.needs_id not in desk.people:
            raise NotFound("There is no such person.", path=("needsId",))
    return replace(entry, text=words)


def _happened_at(desk: _Desk, entry: CheckInEntry) -> datetime:
    """The instant a report speaks of: its own, its age before now, or now; up to five minutes ahead is now."""
    now = desk.days.now
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


def _row(desk: _Desk, entry: CheckInEntry, check_in_id: int, before: Standing, happened_at: datetime) -> CheckIn:
    done = entry.milestones_done
    reported = before is not NOTHING_REPORTED
    return CheckIn(
        id=check_in_id,
        key_result_id=entry.key_result_id,
        author_id=desk.viewer.person_id,
        happened_at=happened_at,
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


def _blockers(desk: _Desk, entry: CheckInEntry, row: CheckIn) -> list[Blocker]:
    return [
        Blocker(
            id=new_id(),
            check_in_id=row.id,
            key_result_id=entry.key_result_id,
            text=blocker.text,
            needs_id=blocker.needs_id,
            opened_at=row.happened_at,
        )
        for blocker in entry.blockers
    ]


def _facts(row: CheckIn, entry: CheckInEntry) -> CheckInFacts:
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


async def _write(desk: _Desk) -> Moved:
    await CheckIn.bulk_create(desk.check_ins)
    await Blocker.bulk_create(desk.blockers)
    added = [(row.id, desk.goals[row.key_result_id].objective.id, None) for row in desk.check_ins]
    await record_all("check_in.added", "check_in", added)
    return await recompute({row.key_result_id for row in desk.check_ins})
