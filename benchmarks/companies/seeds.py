"""What a shape says of an organization and its goals, before rows are made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

MOST_KEY_RESULTS = 8
"""Key results are numbered eight to an objective, so that anyone can name one."""


@dataclass(frozen=True, slots=True)
class UnitSeed:
    """A unit; number 0 is the company."""

    number: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class PersonSeed:
    """A person with the home unit, the manager and perhaps a second unit; `leads`: of the home unit."""

    number: int
    home: int
    leads: bool
    manager: int | None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """An edge upward to an objective (by number) or to one of its key results (its place)."""

    objective: int
    key_result: int | None = None
    contributes: bool = True
    primary: bool = True


@dataclass(frozen=True, slots=True)
class ObjectiveSeed:
    """An objective; it belongs to the unit, or to the person when there is one. `reporter` checks in on it."""

    number: int
    unit: int
    person: int | None
    reporter: int
    key_results: int
    targets: tuple[Target, ...] = ()
    position: int = 0
    state: str = "PUBLISHED"
    visibility: str = "EVERYONE"
    archived: bool = False
    progress_from: str = "BOTH"
    co_owner_unit: int | None = None
    named_person: int | None = None


class Shape(Protocol):
    """A company to be loaded. `first_week` is the first week of which check-ins are written."""

    first_week: int
    objective_count: int

    def units(self) -> Iterator[UnitSeed]:
        """Every unit after the one above it."""

    def people(self) -> Iterator[PersonSeed]:
        """Every person."""

    def objectives(self) -> Iterator[ObjectiveSeed]:
        """Every objective after all that aligns to it: what is below comes first."""
