"""From planned goals to loads: what is new since the last import of the same outline, fit for the rules of measures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from plumbline.exchange.outline import ImportKeyResult, ImportObjective
from plumbline.exchange.outline.import_plan import LONGEST_TEXT
from plumbline.exchange.outline.sentences import pieces
from plumbline.exchange.service.import_owners import ImportOwners
from plumbline.kit.errors import Refused
from plumbline.okrs.entries import KeyResultEntry, ObjectiveEntry
from plumbline.okrs.goals import Numbers
from plumbline.okrs.measures import MeasureFacts, checked, checked_value
from plumbline.okrs.pace import PaceLimits, expected_of, pace_of
from plumbline.okrs.progress import progress_of
from plumbline.okrs.reported import status_from_pace
from plumbline.okrs.service import LoadedCheckIn, LoadedKeyResult, LoadedObjective
from plumbline.okrs.words import Measure, Status


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier import of the outline left: goals and measures by their keys, and (key, note) of check-ins."""

    ids: Mapping[str, int]
    measures: Mapping[str, Measure]
    notes: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Target:
    """The cycle an outline is imported into, and the moment and day that its outcomes report on."""

    cycle_id: int
    first: date
    last: date
    at: datetime
    day: date
    limits: PaceLimits
    digests: Mapping[str, str]
    """What `imported_from` says, by the key of the plan."""


def load_of(
    objective: ImportObjective,
    target: Target,
    owners: ImportOwners,
    *,
    place: int,
    earlier: Earlier,
) -> LoadedObjective | None:
    """The load of an objective; None when it is there with all its key results and outcomes."""
    results = [key_result_of(one, target, owners, earlier) for one in objective.key_results]
    missing = tuple(each for each in results if each.key not in earlier.ids or each.check_ins)
    if objective.key in earlier.ids and not missing:
        return None
    entry = ObjectiveEntry(
        title=objective.title,
        cycle_id=target.cycle_id,
        owner=owners.owner(objective.owner).entry,
        description=described(objective)[0] or None,
        co_owners=tuple(owners.owner(key).entry for key in objective.co_owners),
        position=place,
        imported_from=target.digests[objective.key],
    )
    aligned_to = objective.aligned_to.key if objective.aligned_to else None
    return LoadedObjective(objective.key, entry, missing, aligned_to)


def key_result_of(result: ImportKeyResult, target: Target, owners: ImportOwners, earlier: Earlier) -> LoadedKeyResult:
    """The load of a key result: measured as the plan says where the rules allow it, else a BINARY one with its text."""
    result = _fitting(result)
    entry = KeyResultEntry(
        title=result.title,
        measure=Measure(result.measure),
        description=described(result)[0] or None,
        unit=result.unit or None,
        start_value=result.start,
        target_value=result.target,
        low_value=result.low,
        high_value=result.high,
        owner=owners.owner(result.owner).entry if result.owner else None,
        imported_from=target.digests[result.key],
    )
    said = result.check_in
    if said is None or (result.key, said.note) in earlier.notes:
        return LoadedKeyResult(result.key, entry)
    status = _status(_facts(result), said.value, target)
    # An outcome that came later may read as another measure than the one that is there: then only its words fit.
    fits = earlier.measures.get(result.key, entry.measure) is entry.measure
    value = said.value if fits else None
    check_in = LoadedCheckIn(happened_at=target.at, status=status, value=value, note=said.note)
    return LoadedKeyResult(result.key, entry, (check_in,))


def described(goal: ImportObjective | ImportKeyResult) -> list[str]:
    """Description and notes in one text, cut where it is longer than a description may be."""
    whole = "\n\n".join(text for text in (goal.description, *goal.notes) if text)
    return pieces(whole, LONGEST_TEXT) or [""]


def _fitting(result: ImportKeyResult) -> ImportKeyResult:
    """The key result with what the rules of its measure allow; what does not fit stays as text."""
    try:
        facts = checked(_facts(result))
        if result.check_in is not None:
            checked_value(facts.measure, result.check_in.value)
    except Refused:
        said = (result.check_in.note,) if result.check_in else ()
        return replace(
            result,
            measure="BINARY",
            start=None,
            target=None,
            low=None,
            high=None,
            unit="",
            check_in=None,
            notes=(*result.notes, *said),
        )
    return result


def _facts(result: ImportKeyResult) -> MeasureFacts:
    return MeasureFacts(
        Measure(result.measure), result.start, result.target, result.low, result.high, result.unit or None
    )


def _status(facts: MeasureFacts, value: float, target: Target) -> Status:
    progress = progress_of(checked(facts), value).counted
    expected = expected_of(checked(facts), target.day, first=target.first, last=target.last)
    return status_from_pace(Numbers(pace=pace_of(expected, progress, target.limits)))
