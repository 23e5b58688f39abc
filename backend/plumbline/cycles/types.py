"""How cycles look in GraphQL."""

from datetime import date

import strawberry

from plumbline.cycles.policy import can_edit_cycle
from plumbline.cycles.reads import CYCLES, CYCLES_WITHIN, elapsed
from plumbline.cycles.words import CyclePhase, YearSplit
from plumbline.engine import VIEWER, Rows, batch, column, derived, identifier, many, one
from plumbline.engine.choices import choice
from plumbline.organization.types import CAN_EDIT, VERSION, Node

choice(
    CyclePhase,
    PLANNING="Goals are written.",
    ACTIVE="Goals are worked on; published ones change only with a reason.",
    GRADING="Goals are scored.",
    CLOSED="Nothing changes any more.",
)


choice(
    YearSplit,
    QUARTERS="Four quarters.",
    TRIMESTERS="Three trimesters.",
    MONTHS="Twelve months.",
    WEEKS="Cycles of so many weeks; the last one takes what is left.",
    WHOLE="The year alone.",
)


@strawberry.type(description="A cycle that a year would be made of.")
class PlannedCycle(Rows):
    """A cycle that a year would be made of."""

    name: str = column("name", description="What it would be called.")
    starts_on: date = column("starts_on", description="Its first day.")
    ends_on: date = column("ends_on", description="Its last day.")
    there: bool = column("there", description="Whether there is a cycle of that name already.")


@strawberry.type(description="A period with a first and a last day.")
class Cycle(Node, Rows):
    """A period with a first and a last day."""

    load = CYCLES
    name: str = column("name", description="What it is called, such as Q4 2026.")
    starts_on: date = column("starts_on", description="Its first day.")
    ends_on: date = column("ends_on", description="Its last day.")
    phase: CyclePhase = column("phase", description="Where it stands.")
    parent_id: strawberry.ID | None = identifier("parent_id", "cyc", description="The longer cycle around it.")
    parent: "Cycle | None" = one(CYCLES, "parent_id", description="The longer cycle around it.")
    cycles: list["Cycle"] = many(CYCLES_WITHIN, description="The cycles inside it.")
    elapsed: float = batch(elapsed, "starts_on", "ends_on", description="Share of its days that have gone, 0 to 1.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(can_edit_cycle, VIEWER, description=CAN_EDIT)
