"""What a run has found."""

from dataclasses import dataclass

from benchmarks.check_ins.company import Shape
from benchmarks.check_ins.pace import Pace


@dataclass(frozen=True, slots=True)
class Figures:
    """The product against a plain replay of its own statements: medians of interleaved rounds of one run."""

    shape: Shape
    way: str
    statements: int
    product: Pace
    floor: Pace
    ratio: float

    def __str__(self) -> str:
        return (
            f"{self.shape:18} {self.way:10} {self.statements} statements"
            f"  product {self.product.per_second:6.1f}/s (p50 {self.product.p50:5.0f}, p99 {self.product.p99:5.0f} ms)"
            f"  replay {self.floor.per_second:6.1f}/s (p50 {self.floor.p50:5.0f}, p99 {self.floor.p99:5.0f} ms)"
            f"  ratio {self.ratio:.2f}"
        )
