"""Templates: an objective with its key results, without owner, cycle or days."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from plumbline.library.words import BusinessFunction
from plumbline.okrs.entries import KeyResultEntry, MilestoneEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.words import Indicator, Measure, ObjectiveKind, ScoredBy

_NUMBERS = ("start", "target", "low", "high")


@dataclass(frozen=True, slots=True)
class TemplateKeyResult:
    """A key result to begin with. Its numbers are placeholders; `hint` says how to measure it."""

    title: str
    measure: Measure
    unit: str | None = None
    start: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    indicator: Indicator | None = None
    scored_by: ScoredBy = ScoredBy.LATEST
    hint: str | None = None
    milestones: tuple[str, ...] = ()

    def entry(self) -> KeyResultEntry:
        """As the use-case of creating takes it."""
        return KeyResultEntry(
            title=self.title,
            measure=self.measure,
            description=self.hint,
            scored_by=self.scored_by,
            unit=self.unit,
            start_value=self.start,
            target_value=self.target,
            low_value=self.low,
            high_value=self.high,
            milestones=tuple(MilestoneEntry(name) for name in self.milestones),
            indicator=self.indicator,
        )


@dataclass(frozen=True, slots=True)
class Template:
    """An objective to begin with."""

    title: str
    why: str | None
    kind: ObjectiveKind
    function: BusinessFunction
    key_results: tuple[TemplateKeyResult, ...]

    def entry(self, *, cycle_id: int, owner: OwnerEntry) -> ObjectiveEntry:
        """As the use-case of creating takes it: for an owner in a cycle."""
        return ObjectiveEntry(
            title=self.title,
            cycle_id=cycle_id,
            owner=owner,
            description=self.why,
            kind=self.kind,
            key_results=tuple(each.entry() for each in self.key_results),
        )


def key_results_read(rows: Iterable[Mapping[str, Any]]) -> tuple[TemplateKeyResult, ...]:
    """Key results as they are kept, in a file or a row."""
    return tuple(_key_result_read(row) for row in rows)


def key_results_kept(key_results: Iterable[TemplateKeyResult]) -> list[dict[str, Any]]:
    """Key results as they are kept in a row: only what is said."""
    return [{name: value for name, value in asdict(each).items() if value not in (None, ())} for each in key_results]


def _key_result_read(row: Mapping[str, Any]) -> TemplateKeyResult:
    numbers = {name: float(row[name]) for name in _NUMBERS if row.get(name) is not None}
    return TemplateKeyResult(
        title=row["title"],
        measure=Measure(row["measure"]),
        unit=row.get("unit"),
        indicator=Indicator(row["indicator"]) if row.get("indicator") else None,
        scored_by=ScoredBy(row.get("scored_by", ScoredBy.LATEST)),
        hint=row.get("hint"),
        milestones=tuple(row.get("milestones", ())),
        **numbers,
    )
