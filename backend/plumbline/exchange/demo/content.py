"""The shapes of the demo company's content: plain data, related by short keys."""

from dataclasses import dataclass
from typing import Literal

Season = Literal["BEFORE_LAST", "LAST", "RUNNING"]
Fate = Literal["STEADY", "LATE", "BLOCKED", "OVER", "MISSED", "QUIET", "EARLY"]
"""How a key result's cycle goes: as planned, late but there, stuck in the middle, beyond the target, missed, nobody
reports any more, or done in the first third."""
Role = Literal["ADMIN", "COACH", "MEMBER", "READER"]
Kind = Literal["COMMITTED", "ASPIRATIONAL", "LEARNING"]
WorkState = Literal["PLANNED", "DOING", "DONE", "DROPPED"]


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
class DemoInitiative:
    """Work done for a key result; `owner` None is whoever owns the objective."""

    title: str
    state: WorkState = "DOING"
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class DemoKeyResult:
    """A key result; `fate` says how its check-ins will go, `usual` what a limit reports in a calm week."""

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
    work: tuple[DemoInitiative, ...] = ()
    usual: float | None = None

    @property
    def initiatives(self) -> tuple[str, ...]:
        """The titles of the work done for it."""
        return tuple(each.title for each in self.work)


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
    kind: Kind = "COMMITTED"
    priority: str | None = None
    co_owners: tuple[str, ...] = ()
    visibility: Literal["EVERYONE", "TEAM", "PRIVATE"] = "EVERYONE"
