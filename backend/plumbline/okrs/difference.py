"""What is different between two looks at the same goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plumbline.okrs.goals import Numbers
from plumbline.okrs.health import SEVERITY


class DifferenceKind(StrEnum):
    """What has become of a goal."""

    APPEARED = "APPEARED"
    GONE = "GONE"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class Stood:
    """A goal at one instant: its numbers, and the facts that people set, by the names of their columns."""

    id: int
    objective_id: int | None
    title: str
    numbers: Numbers
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A goal that is not as it was; `fields` are the facts that differ, with what they were and became."""

    kind: DifferenceKind
    before: Stood | None
    after: Stood | None
    fields: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def turn(self) -> int:
        """1 when its health has become better, -1 worse, 0 neither."""
        if self.before is None or self.after is None:
            return 0
        was, now = (SEVERITY.get(each.numbers.health) for each in (self.before, self.after))
        return 0 if was is None or now is None else (was > now) - (was < now)


def differences(before: Mapping[int, Stood], after: Mapping[int, Stood]) -> list[Difference]:
    """Each goal that differs, once: in the order of `after`, then those that are gone in the order of `before`."""
    found = []
    for id_, now in after.items():
        was = before.get(id_)
        if was is None:
            found.append(Difference(DifferenceKind.APPEARED, None, now))
        elif was != now:
            found.append(Difference(DifferenceKind.CHANGED, was, now, _fields(was, now)))
    gone = (was for id_, was in before.items() if id_ not in after)
    return found + [Difference(DifferenceKind.GONE, was, None) for was in gone]


def _fields(was: Stood, now: Stood) -> tuple[tuple[str, Any, Any], ...]:
    pairs: list[tuple[str, Any, Any]] = [("title", was.title, now.title)]
    pairs += [(name, was.facts.get(name), value) for name, value in now.facts.items()]
    return tuple((name, old, new) for name, old, new in pairs if old != new)
