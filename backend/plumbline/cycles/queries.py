"""What may be asked of cycles."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import UNSET

from plumbline.cycles.reads import ALL_CYCLES, current_cycle, planned_cycles
from plumbline.cycles.types import Cycle, PlannedCycle
from plumbline.cycles.words import YearSplit
from plumbline.engine import Connection, Info, page
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.queries import promised

PerhapsId = Annotated[strawberry.ID | None, strawberry.argument(description="Its id; none: the running one.")]


StartsOn = Annotated[date, strawberry.argument(description="The first day of the year: the first of a month.")]
Split = Annotated[YearSplit, strawberry.argument(description="What it is divided into.")]
Weeks = Annotated[int | None, strawberry.argument(description="The length of each, with WEEKS: 2 to 26.")]


@strawberry.type
class CycleQueries:
    """What may be asked of cycles."""

    cycles: Connection[Cycle] = page(
        ALL_CYCLES, permission_classes=[SignedIn], description="All cycles, the latest first."
    )

    @strawberry.field(
        permission_classes=[SignedIn],
        description="A cycle by its id; without one, the shortest ACTIVE cycle that holds today.",
    )
    def cycle(self, info: Info, id: PerhapsId = UNSET) -> Cycle | None:
        if id is UNSET or id is None:
            return info.context.batch(current_cycle)
        return promised(info, Cycle, id, "cyc")

    @strawberry.field(permission_classes=[Admin], description="The cycles that a year would be made of.")
    def year_of_cycles(
        self, info: Info, starts_on: StartsOn, split: Split = YearSplit.QUARTERS, weeks: Weeks = UNSET
    ) -> list[PlannedCycle]:
        return info.context.batch(planned_cycles, (starts_on, split, None if weeks is UNSET else weeks))
