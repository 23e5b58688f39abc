"""What an import made, or would make, as plain values."""

import strawberry

from plumbline.exchange import choices as choices
from plumbline.exchange.words import OwnerKind
from plumbline.okrs.words import Measure


@strawberry.type(description="How many items of each kind.")
class OutlineItems:
    """How many items of each kind."""

    owners: int = strawberry.field(description="Owners named.")
    objectives: int = strawberry.field(description="Objectives.")
    key_results: int = strawberry.field(description="Key results.")
    alignments: int = strawberry.field(description="Primary alignments.")
    check_ins: int = strawberry.field(description="Outcomes with a clear number.")
    notes: int = strawberry.field(description="Outcomes kept as text.")
    texts: int = strawberry.field(description="Texts of units, such as retrospectives.")


@strawberry.type(description="An owner whom the outline names.")
class OutlineOwner:
    """An owner whom the outline names."""

    name: str = strawberry.field(description="As it is called here, or as the outline spells it.")
    kind: OwnerKind = strawberry.field(description="What it is, or is made as.")
    known: bool = strawberry.field(description="Whether it was here before.")
    lines: list[int] = strawberry.field(description="Where it is named, from line 1.")


@strawberry.type(description="A key result of the outline.")
class OutlineKeyResult:
    """A key result of the outline."""

    title: str = strawberry.field(description="Its words.")
    measure: Measure = strawberry.field(description="How it is measured; BINARY where no number is clear.")
    start_value: float | None = strawberry.field(description="Where it starts.")
    target_value: float | None = strawberry.field(description="Where it is to go.")
    low_value: float | None = strawberry.field(description="The lower bound.")
    high_value: float | None = strawberry.field(description="The upper bound.")
    unit: str | None = strawberry.field(description="What is counted.")


@strawberry.type(description="An objective of the outline.")
class OutlineObjective:
    """An objective of the outline."""

    title: str = strawberry.field(description="Its words.")
    owner: str | None = strawberry.field(description="Whose it is; null: the company's.")
    depth: int = strawberry.field(description="Its level in the tree, from 1.")
    lines: list[int] = strawberry.field(description="The lines it was made of.")
    key_results: list[OutlineKeyResult] = strawberry.field(description="How it is measured.")


@strawberry.type(description="A line that is kept as text where it stood.")
class OutlineLine:
    """A line that is kept as text where it stood."""

    line: int = strawberry.field(description="Its number, from 1.")
    text: str = strawberry.field(description="What it says.")


@strawberry.type(description="What an import made, or would make.")
class OutlineReport:
    """What an import made, or would make."""

    depth: int = strawberry.field(description="Levels of the tree.")
    items: OutlineItems = strawberry.field(description="Everything in the outline, by kind.")
    added: OutlineItems = strawberry.field(description="What of it was not here before.")
    owners: list[OutlineOwner] = strawberry.field(description="Everyone the outline names.")
    objectives: list[OutlineObjective] = strawberry.field(description="The tree in preorder.")
    not_understood: list[OutlineLine] = strawberry.field(description="Lines that are kept as text.")
