"""Figures with what is wanted of them, as rows of a Markdown table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Wanted:
    """A bound that must hold and one to aim for: at most, or with `least` at least."""

    must: float | None = None
    aim: float | None = None
    least: bool = False
    unit: str = "×"

    def holds(self, value: float, bound: float) -> bool:
        """Whether the value keeps the bound."""
        return value >= bound if self.least else value <= bound

    def mark(self, value: float) -> str:
        """✓ where the value is good enough, ✗ where it is not; nothing where nothing is asked."""
        if self.must is None:
            return ""
        if not self.holds(value, self.must):
            return "✗"
        return "✓✓" if self.aim is not None and self.holds(value, self.aim) else "✓"

    def said(self, bound: float | None) -> str:
        """The bound in words."""
        return "" if bound is None else f"{'≥' if self.least else '≤'} {bound:g} {self.unit}"


@dataclass(frozen=True)
class Figure:
    """One thing measured; `how` are the absolute numbers behind a ratio."""

    work: str
    what: str
    value: float
    wanted: Wanted = Wanted()
    how: str = ""

    def row(self) -> str:
        """Its row of the table."""
        digits = 2 if abs(self.value) < 100 else 0
        told = f"{self.value:,.{digits}f} {self.wanted.unit}"
        cells = (self.work, self.what, told, self.wanted.said(self.wanted.must), self.wanted.said(self.wanted.aim))
        return "| " + " | ".join((*cells, self.wanted.mark(self.value), self.how)) + " |"


def table(figures: Iterable[Figure]) -> str:
    """A Markdown table; ✓✓ where the aim is met too."""
    head = ("work", "figure", "measured", "must", "aim", "", "how")
    lines = ["| " + " | ".join(head) + " |", "| --- | --- | ---: | --- | --- | --- | --- |"]
    return "\n".join([*lines, *(figure.row() for figure in figures)])


def milliseconds(seconds: Sequence[float] | float) -> str:
    """A duration, or the median of several, as people read it."""
    value = median(seconds) if isinstance(seconds, Sequence) else seconds
    return f"{value * 1000:,.{0 if value >= 0.1 else 2}f} ms"
