"""What may be asked of cycles."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from plumbline.cycles.reads import ALL_CYCLES, current_cycle
from plumbline.cycles.types import Cycle
from plumbline.engine import Connection, Info, page
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import promised

PerhapsId = Annotated[strawberry.ID | None, strawberry.argument(description="Its id; none: the running one.")]


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
