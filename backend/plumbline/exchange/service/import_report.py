"""What an import made or would make: the plan with its owners recognised, and how much of it is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plumbline.exchange.outline import ImportPlan, report


@dataclass(frozen=True, slots=True)
class Imported:
    """An import into a cycle. `new` counts what was not there before, by kind; in a dry run what would be new."""

    plan: ImportPlan
    cycle: str
    new: Mapping[str, int]
    dry_run: bool

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data: items by kind, how many are new, lines not understood."""
        return report(self.plan) | {"cycle": self.cycle, "new": dict(self.new), "dryRun": self.dry_run}
