"""What may be asked of goals."""

from typing import Annotated

import strawberry

from plumbline.engine import BadInput, Connection, Info, batch, page
from plumbline.okrs.inputs.what_if import WhatIfInput
from plumbline.okrs.reads import lists
from plumbline.okrs.reads.columns import tree_columns
from plumbline.okrs.reads.differing import tree_differences
from plumbline.okrs.reads.past import AsOf, stood
from plumbline.okrs.reads.refs import anything
from plumbline.okrs.reads.revisions import changes
from plumbline.okrs.reads.searching import found
from plumbline.okrs.reads.supposing import supposed
from plumbline.okrs.reads.trees import TREE_OF_ROOT
from plumbline.okrs.reads.ways import paths
from plumbline.okrs.types import (
    Goal,
    KeyResult,
    Objective,
    ObjectiveChanges,
    ObjectiveTreeColumns,
    ObjectiveTreeConnection,
    ObjectiveTreeDifferences,
    SearchConnection,
    WhatIf,
)
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import key_of, promised
from plumbline.organization.types import Node

MOST_NODES = 100

Supposed = Annotated[WhatIfInput, strawberry.argument(description="What is supposed.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description="Up to 100 ids.")]
From = Annotated[strawberry.ID, strawberry.argument(description="Where to begin: an objective or a key result.")]
To = Annotated[strawberry.ID, strawberry.argument(description="Where to end: an objective or a key result.")]


@strawberry.type
class GoalQueries:
    """What may be asked of goals."""

    objectives: Connection[Objective] = page(
        lists.ALL_OBJECTIVES,
        permission_classes=[SignedIn],
        description="All objectives that one may see, by position and title.",
    )
    unaligned_objectives: Connection[Objective] = page(
        lists.UNALIGNED,
        permission_classes=[SignedIn],
        description="Objectives below company level that neither align upward nor have a key result that does.",
    )
    objectives_to_review: Connection[Objective] = page(
        lists.TO_REVIEW,
        permission_classes=[SignedIn],
        description="Proposals that wait for the viewer: those of the units below theirs, of their people, and for an"
        " admin those that no unit is above. The longest waiting first.",
    )
    objective_tree: ObjectiveTreeConnection = page(
        TREE_OF_ROOT,
        permission_classes=[SignedIn],
        description="A tree of any depth, in pages of up to 1,000 rows: a parent before its children.",
    )
    objective_tree_columns: ObjectiveTreeColumns = batch(
        tree_columns,
        permission_classes=[SignedIn],
        description="A whole tree of up to 50,000 rows, as one list per thing to know.",
    )
    objective_tree_differences: ObjectiveTreeDifferences = batch(
        tree_differences,
        permission_classes=[SignedIn],
        description="What is different in a tree between two instants, by what had been recorded by then.",
    )
    objective_changes: ObjectiveChanges = batch(
        changes, permission_classes=[SignedIn], description="What has changed since a revision of this viewer's."
    )
    search: SearchConnection = batch(
        found,
        permission_classes=[SignedIn],
        description="Objectives, key results, people and teams that have all these words.",
    )

    @strawberry.field(permission_classes=[SignedIn], description="An objective by its id.")
    def objective(self, info: Info, id: Id, as_of: AsOf = None) -> Objective | None:
        return stood(info, promised(info, Objective, id, "obj"), as_of)

    @strawberry.field(permission_classes=[SignedIn], description="A key result by its id.")
    def key_result(self, info: Info, id: Id, as_of: AsOf = None) -> KeyResult | None:
        return stood(info, promised(info, KeyResult, id, "kr"), as_of)

    @strawberry.field(
        permission_classes=[SignedIn],
        description="The goals from one to another: up, or up to what is above both and down again; null if none.",
    )
    def alignment_path(self, info: Info, from_id: From, to_id: To) -> list[Goal] | None:
        ends = key_of(from_id, "obj", "kr"), key_of(to_id, "obj", "kr")
        return None if None in ends else info.context.batch(paths, ends)

    @strawberry.field(
        permission_classes=[SignedIn],
        description="What would follow if check-ins, targets or alignments were others. Nothing is kept.",
    )
    def what_if(self, info: Info, input: Supposed) -> WhatIf:
        return info.context.batch(supposed, input.supposition())

    @strawberry.field(permission_classes=[SignedIn], description="Anything by its id.")
    def node(self, info: Info, id: Id) -> Node | None:
        return info.context.refer(anything(id))

    @strawberry.field(
        permission_classes=[SignedIn], description="Up to 100 things by their ids; null for each that is not there."
    )
    def nodes(self, info: Info, ids: Ids) -> list[Node | None]:
        if len(ids) > MOST_NODES:
            raise BadInput(f"`ids` has at most {MOST_NODES}, not {len(ids)}.", path=("ids",))
        return [info.context.refer(anything(id)) for id in ids]
