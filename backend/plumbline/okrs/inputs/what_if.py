"""What a what-if is asked with."""

import strawberry

from plumbline.engine.refusals import BadInput
from plumbline.kit.ids import number_of
from plumbline.okrs.goals import Edge
from plumbline.okrs.inputs.reasons import field
from plumbline.okrs.supposed import SupposedCheckIn, SupposedTarget, Supposition
from plumbline.okrs.words import AlignmentKind, Status

MOST_CHECK_INS = 100
MOST_OTHERS = 20
_GOALS = ("obj", "kr")


@strawberry.input(description="A report that is supposed; what is not given stays as it was said last.")
class WhatIfCheckInInput:
    """A report that is supposed."""

    key_result_id: strawberry.ID = field(description="The key result.")
    value: float | None = field(default=None, description="The value.")
    milestones_done: list[strawberry.ID] | None = field(default=None, description="All milestones that are done.")
    status: Status | None = field(default=None, description="How it stands.")
    confidence: float | None = field(default=None, description="How sure that the target will be met, 0 to 1.")


@strawberry.input(description="Other ends of a key result's way; what is not given stays.")
class WhatIfTargetInput:
    """Other ends of a key result's way."""

    key_result_id: strawberry.ID = field(description="The key result.")
    start_value: float | None = field(default=None, description="Where it starts.")
    target_value: float | None = field(default=None, description="Where it is to end.")


@strawberry.input(description="An edge that is supposed, in place of any between the same two.")
class WhatIfAlignmentInput:
    """An edge that is supposed."""

    from_id: strawberry.ID = field(description="The goal below.")
    to_id: strawberry.ID = field(description="The goal above.")
    kind: AlignmentKind = field(default=AlignmentKind.CONTRIBUTES, description="Whether it counts there.")
    weight: float = field(default=1.0, description="Its weight there.")


@strawberry.input(description="An edge between two goals.")
class WhatIfRemovalInput:
    """An edge between two goals."""

    from_id: strawberry.ID = field(description="The goal below.")
    to_id: strawberry.ID = field(description="The goal above.")


@strawberry.input(description="An objective that would stand under another goal, or under none.")
class WhatIfMoveInput:
    """An objective that would stand under another goal, or under none."""

    objective_id: strawberry.ID = field(description="The objective.")
    to_id: strawberry.ID | None = field(default=None, description="What it would contribute to first of all.")


@strawberry.input(description="What is supposed, all at once; nothing of it is kept.")
class WhatIfInput:
    """What is supposed."""

    check_ins: list[WhatIfCheckInInput] = field(default_factory=list, description="Reports, up to 100.")
    targets: list[WhatIfTargetInput] = field(default_factory=list, description="Other targets, up to 20.")
    alignments: list[WhatIfAlignmentInput] = field(default_factory=list, description="Edges, up to 20.")
    removed_alignments: list[WhatIfRemovalInput] = field(
        default_factory=list, description="Edges that are not there, up to 20."
    )

    moves: list[WhatIfMoveInput] = field(
        default_factory=list, description="Objectives moved, up to 20; each keeps the kind and weight of its edge."
    )

    def supposition(self) -> Supposition:
        """As plain values. Raises BadInput for too many, NotFound for what is no id of a goal."""
        for name, given, most in (
            ("checkIns", self.check_ins, MOST_CHECK_INS),
            ("targets", self.targets, MOST_OTHERS),
            ("alignments", self.alignments, MOST_OTHERS),
            ("removedAlignments", self.removed_alignments, MOST_OTHERS),
            ("moves", self.moves, MOST_OTHERS),
        ):
            if len(given) > most:
                raise BadInput(f"`{name}` has at most {most}.", path=("input", name))
        return Supposition(
            check_ins=tuple(_check_in(each) for each in self.check_ins),
            targets=tuple(
                SupposedTarget(number_of(each.key_result_id, "kr"), each.start_value, each.target_value)
                for each in self.targets
            ),
            edges=tuple(
                Edge(number_of(each.from_id, *_GOALS), number_of(each.to_id, *_GOALS), each.kind, each.weight)
                for each in self.alignments
            ),
            removed=frozenset(
                (number_of(each.from_id, *_GOALS), number_of(each.to_id, *_GOALS)) for each in self.removed_alignments
            ),
            moves=tuple(
                (number_of(each.objective_id, "obj"), None if each.to_id is None else number_of(each.to_id, *_GOALS))
                for each in self.moves
            ),
        )


def _check_in(given: WhatIfCheckInInput) -> SupposedCheckIn:
    done = given.milestones_done
    return SupposedCheckIn(
        number_of(given.key_result_id, "kr"),
        value=given.value,
        milestones_done=None if done is None else frozenset(number_of(each, "ms") for each in done),
        status=given.status,
        confidence=given.confidence,
    )
