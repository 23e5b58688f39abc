"""Goals as the roll-up sees them: plain values, read once, decided upon without asking for more."""

from dataclasses import dataclass
from datetime import date

from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    KeyResultState,
    ObjectiveState,
    Pace,
    ProgressSource,
    ValueFrom,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The stored numbers of a goal. None is "no number", never 0.

    `raw_progress` and `current_value` belong to key results; `automatic_progress` is what `progress`
    would be without a manual number; `derived_health` is what `health` would be without a stated one.
    """

    progress: float | None = None
    automatic_progress: float | None = None
    raw_progress: float | None = None
    current_value: float | None = None
    expected: float | None = None
    pace: Pace | None = None
    confidence: float | None = None
    health: Health = Health.PENDING
    derived_health: Health = Health.PENDING


NOTHING_YET = Numbers()


@dataclass(frozen=True, slots=True)
class ObjectiveNode:
    """An objective with its stored numbers. A stated health lasts until the day `stated_until`."""

    id: int
    state: ObjectiveState = ObjectiveState.PUBLISHED
    progress_from: ProgressSource = ProgressSource.BOTH
    manual_progress: float | None = None
    stated_health: Health | None = None
    stated_until: date | None = None
    numbers: Numbers = NOTHING_YET


@dataclass(frozen=True, slots=True)
class KeyResultNode:
    """A key result with its stored numbers; those of a CHECK_INS one are the roll-up's input."""

    id: int
    objective_id: int
    facts: MeasureFacts
    state: KeyResultState = KeyResultState.ACTIVE
    value_from: ValueFrom = ValueFrom.CHECK_INS
    weight: float = 1.0
    numbers: Numbers = NOTHING_YET


@dataclass(frozen=True, slots=True)
class Edge:
    """An alignment from a goal up to a goal."""

    from_id: int
    to_id: int
    kind: AlignmentKind = AlignmentKind.CONTRIBUTES
    weight: float = 1.0
    primary: bool = False
