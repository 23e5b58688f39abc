"""The shapes of the demo company's content: plain data, related by short keys."""

from dataclasses import dataclass
from typing import Literal

Season = Literal["BEFORE_LAST", "LAST", "RUNNING"]
Fate = Literal["STEADY", "LATE", "BLOCKED", "OVER", "MISSED", "QUIET"]
Role = Literal["ADMIN", "COACH", "MEMBER", "READER"]


@dataclass(frozen=True, slots=True)
class DemoPriority:
    """A strategic priority of the company, with why it is one."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """The company (`under` None) or a team; `lead` is the key of a person."""

    key: str
    name: str
    under: str | None
    lead: str
    purpose: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An employee; `manager` is None for the head of the company only."""

    key: str
    name: str
    title: str
    unit: str
    manager: str | None
    role: Role = "MEMBER"
    time_zone: str = "Europe/Lisbon"


@dataclass(frozen=True, slots=True)
class DemoMilestone:
    """A step, due this share of the cycle after its first day."""

    name: str
    due: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class DemoKeyResult:
    """A key result; `fate` says how its check-ins will go."""

    key: str
    title: str
    measure: str
    start: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    milestones: tuple[DemoMilestone, ...] = ()
    fate: Fate = "STEADY"
    owner: str | None = None
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoObjective:
    """An objective; `owner` and `co_owners` are units or people, `aligned_to` an objective or key result."""

    key: str
    season: Season
    owner: str
    title: str
    why: str
    key_results: tuple[DemoKeyResult, ...]
    aligned_to: str | None = None
    kind: Literal["COMMITTED", "ASPIRATIONAL", "LEARNING"] = "COMMITTED"
    priority: str | None = None
    co_owners: tuple[str, ...] = ()
    visibility: Literal["EVERYONE", "TEAM", "PRIVATE"] = "EVERYONE"
