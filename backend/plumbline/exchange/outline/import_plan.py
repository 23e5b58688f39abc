"""What an import would make: owners, objectives, key results, check-ins and texts, before anything is stored."""

from dataclasses import dataclass
from typing import Literal

from plumbline.exchange.outline.measures import MeasureWord

LONGEST_TITLE = 500
LONGEST_TEXT = 20_000

OwnerKind = Literal["COMPANY", "TEAM", "PERSON"]
GoalKind = Literal["OBJECTIVE", "KEY_RESULT"]
TextKind = Literal["RETROSPECTIVE", "PROSE"]


@dataclass(frozen=True, slots=True)
class KnownOwner:
    """An owner the caller already has or wants: a line that names it is given to it."""

    name: str
    kind: OwnerKind = "TEAM"
    identity: str | None = None
    """The caller's own handle of it; None: to be made under this name and kind."""


@dataclass(frozen=True, slots=True)
class ImportOwner:
    """Who is named before a colon. `identity` is None for one the import invents."""

    key: str
    name: str
    kind: OwnerKind
    identity: str | None
    under: str | None
    """Key of the owner on the line above it at its first appearance; never leads in a circle."""
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AlignsTo:
    """The goal that an objective's primary alignment goes to; it is always earlier in the plan."""

    kind: GoalKind
    key: str


@dataclass(frozen=True, slots=True)
class ImportCheckIn:
    """A reported value, with the words it was read from."""

    value: float
    note: str


@dataclass(frozen=True, slots=True)
class ImportKeyResult:
    """A key result; `owner` is None where it is the objective's."""

    key: str
    title: str
    description: str
    owner: str | None
    measure: MeasureWord
    start: float | None
    target: float | None
    low: float | None
    high: float | None
    unit: str
    check_in: ImportCheckIn | None
    notes: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportObjective:
    """An objective; `owner` None is the company. `key` is the same for the same path in any reading."""

    key: str
    title: str
    description: str
    owner: str | None
    co_owners: tuple[str, ...]
    notes: tuple[str, ...]
    key_results: tuple[ImportKeyResult, ...]
    aligned_to: AlignsTo | None
    depth: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportText:
    """A text of a unit (`owner` None: of the company) that is no goal."""

    key: str
    kind: TextKind
    owner: str | None
    heading: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A source line kept as text on the goal or text with the key `kept_on`."""

    line: int
    text: str
    kept_on: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an outline becomes, in source order; a goal comes after the goal it aligns to."""

    filename: str
    owners: tuple[ImportOwner, ...]
    objectives: tuple[ImportObjective, ...]
    texts: tuple[ImportText, ...]
    not_understood: tuple[NotUnderstood, ...]
