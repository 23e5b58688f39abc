"""What somebody enters about goals, as plain values: the input of every use-case."""

from dataclasses import dataclass
from datetime import date, datetime

from plumbline.okrs.words import (
    AlignmentKind,
    ChangeReason,
    Indicator,
    InitiativeState,
    Measure,
    ObjectiveKind,
    ProgressSource,
    ScoredBy,
    Status,
    ValueFrom,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class OwnerEntry:
    """Who answers: a unit or a person, exactly one of them."""

    unit_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """A step on the way; `weight` counts against the others."""

    name: str
    due_on: date | None = None
    weight: float = 1.0
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PhasedTargetEntry:
    """The value expected on a day."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class KeyResultEntry:
    """A key result to be added. Days default to the objective's.

    `by_percent` stands for a target: so many percent above or below the start, as the measure says.
    """

    title: str
    measure: Measure
    description: str | None = None
    scored_by: ScoredBy = ScoredBy.LATEST
    value_from: ValueFrom = ValueFrom.CHECK_INS
    unit: str | None = None
    start_value: float | None = None
    target_value: float | None = None
    by_percent: float | None = None
    low_value: float | None = None
    high_value: float | None = None
    milestones: tuple[MilestoneEntry, ...] = ()
    phased_targets: tuple[PhasedTargetEntry, ...] = ()
    indicator: Indicator | None = None
    starts_on: date | None = None
    due_on: date | None = None
    weight: float = 1.0
    confidence: float | None = None
    owner: OwnerEntry | None = None
    reporter_id: int | None = None
    imported_from: str | None = None


@dataclass(frozen=True, slots=True)
class AlignmentEntry:
    """An edge up to a goal. The first one of a goal is its primary one unless another is said to be."""

    to_id: int
    kind: AlignmentKind | None = None
    weight: float | None = None
    primary: bool | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveEntry:
    """An objective to be written, with its key results and what it aligns to. Days default to the cycle's."""

    title: str
    cycle_id: int
    owner: OwnerEntry
    description: str | None = None
    kind: ObjectiveKind = ObjectiveKind.ASPIRATIONAL
    visibility: Visibility = Visibility.EVERYONE
    progress_from: ProgressSource = ProgressSource.BOTH
    co_owners: tuple[OwnerEntry, ...] = ()
    named_people: tuple[int, ...] = ()
    priorities: tuple[int, ...] = ()
    starts_on: date | None = None
    due_on: date | None = None
    position: int = 0
    key_results: tuple[KeyResultEntry, ...] = ()
    align_to: tuple[AlignmentEntry, ...] = ()
    publish: bool = False
    imported_from: str | None = None


@dataclass(frozen=True, slots=True)
class CascadeEntry:
    """A draft that hands an objective down to an owner; it aligns to one of the objective's goals.

    Without `to_id` that is the objective itself, without `title` it is called as that goal is.
    """

    objective_id: int
    owner: OwnerEntry
    to_id: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ReasonEntry:
    """Why something published is changed, with the key result that showed it."""

    kind: ChangeReason
    text: str | None = None
    indicator_id: int | None = None


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """Where the work of an initiative is kept; without a title the address speaks for itself."""

    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    """Work to be planned; the effort in days of one person."""

    title: str
    state: InitiativeState
    owner: OwnerEntry | None = None
    due_on: date | None = None
    effort_days: float | None = None
    links: tuple[LinkEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockerEntry:
    """Something in the way, and who must act."""

    text: str
    needs_id: int | None = None


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """One report on a key result.

    `happened_at` may lie in the past; `age_seconds` says how long ago it was written by a client that was offline.
    `milestones_done` is the whole set of done ones. `seen_check_in_id` is the latest check-in the client knew.
    """

    idempotency_key: str
    key_result_id: int
    status: Status | None
    value: float | None = None
    milestones_done: tuple[int, ...] | None = None
    confidence: float | None = None
    note: str | None = None
    blockers: tuple[BlockerEntry, ...] = ()
    happened_at: datetime | None = None
    age_seconds: int | None = None
    seen_check_in_id: int | None = None
    supersedes_id: int | None = None
    withdraw: bool = False
    automatic: bool = False
