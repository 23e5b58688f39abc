"""Trees, searches and what has changed: lists whose rows say more than themselves."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from plumbline.engine import PageInfo, Rows, batch, column, derived, within
from plumbline.okrs.difference import DifferenceKind
from plumbline.okrs.reads import columns as tree
from plumbline.okrs.reads.doers import doers
from plumbline.okrs.reads.revisions import revisions
from plumbline.okrs.reads.searching import found_counts
from plumbline.okrs.types.numbers import GoalNumbers
from plumbline.okrs.words import Health, Level, ObjectiveKind, ObjectiveState
from plumbline.organization.types import Node, Owner, Person, Unit

if TYPE_CHECKING:
    from plumbline.okrs.types.goals import CheckIn, Goal, Objective

_CheckIn = Annotated["CheckIn", strawberry.lazy("plumbline.okrs.types.goals")]
_Goal = Annotated["Goal", strawberry.lazy("plumbline.okrs.types.goals")]
_Objective = Annotated["Objective", strawberry.lazy("plumbline.okrs.types.goals")]
REVISION = "How far this picture has come: opaque, the viewer's own. `objectiveChanges` goes on from it."


@strawberry.type(description="One row of a tree.")
class ObjectiveTreeEdge(Rows):
    """One row of a tree."""

    cursor: str = within("cursor", description="The place of this row in the tree.")
    depth: int = column("depth", description="How far below the root of its branch it stands.")
    matches: bool = column(
        "matches", description="False for a row that is only on the way to one the filter lets through."
    )
    node: _Objective = within("node", description="The objective.")


@strawberry.type(description="A tree in preorder: a parent always comes before its children.")
class ObjectiveTreeConnection(Rows):
    """A tree in preorder."""

    edges: list[ObjectiveTreeEdge] = within("edges", description="The rows with their places.")
    nodes: list[_Objective] = within("nodes", description="The objectives.")
    page_info: PageInfo = within("page_info", description="Where this page stands in the tree.")
    total_count: int = within("total", description="How many rows there are on all pages.")
    revision: str = batch(revisions, "of", description=REVISION)


@strawberry.type(
    description="The tree as columns: every list has `count` entries in the same preorder; parents, owners and "
    "units are told by their positions."
)
class ObjectiveTreeColumns(Rows):
    """The tree as columns."""

    count: int = derived(lambda columns: len(columns.rows), "columns", description="How many rows there are.")
    revision: str = batch(revisions, "of", description=REVISION)
    ids: list[strawberry.ID] = batch(tree.ids, "columns", description="The ids.")
    parents: list[int | None] = batch(
        tree.parents, "columns", description="The position of the row each row stands under."
    )
    depths: list[int] = derived(lambda columns: columns.depths, "columns", description="How deep; roots have 0.")
    titles: list[str] = derived(tree.column_of("title"), "columns", description="The titles.")
    progress: list[float | None] = derived(
        tree.column_of("progress"), "columns", description="Progress, 0 to 1; none where there is no number."
    )
    expected: list[float | None] = derived(
        tree.column_of("expected"), "columns", description="Where the line says progress should be."
    )
    health: list[Health] = derived(tree.column_of("health"), "columns", description="The healths.")
    confidence: list[float | None] = derived(
        tree.column_of("confidence"), "columns", description="How sure the reporters are, 0 to 1."
    )
    kinds: list[ObjectiveKind] = derived(tree.column_of("kind"), "columns", description="What is promised.")
    levels: list[Level] = derived(tree.column_of("level"), "columns", description="Whose each is.")
    states: list[ObjectiveState] = derived(tree.column_of("state"), "columns", description="How far each has come.")
    key_result_counts: list[int] = batch(
        tree.key_result_counts, "columns", description="How many key results each has that have not been dropped."
    )
    below_counts: list[int] = batch(
        tree.below_counts, "columns", description="How many rows of this tree stand below each."
    )
    owner_positions: list[int | None] = batch(
        tree.owner_positions, "columns", description="The position of each row's owner in `owners`."
    )
    owners: list[Owner] = batch(tree.owners, "columns", description="Each owner once.")
    unit_positions: list[int | None] = batch(
        tree.unit_positions, "columns", description="The position in `units` of the owning unit, or the owner's home."
    )
    units: list[Unit] = batch(tree.units, "columns", description="Each unit once.")
    extra_targets: list[int] = batch(
        tree.extra_targets, "columns", description="How many goals each aligns to besides the one it stands under."
    )
    versions: list[int] = derived(tree.column_of("version"), "columns", description="The versions.")


@strawberry.type(description="One thing found.")
class SearchEdge(Rows):
    """One thing found."""

    cursor: str = within("cursor", description="The place of this row in the list.")
    node: Node = within("node", description="An objective, a key result, a person, a team or the company.")
    snippet: str = column("snippet", description="Where it matches, without markup.")


@strawberry.type(description="One page of what was found.")
class SearchConnection(Rows):
    """One page of what was found."""

    edges: list[SearchEdge] = within("edges", description="The rows with their places.")
    nodes: list[Node] = within("nodes", description="What was found.")
    page_info: PageInfo = within("page_info", description="Where this page stands in the list.")
    total_count: int = batch(found_counts, "text", description="How much is found on all pages.")


@strawberry.type(description="Who did the newest deed on an objective.")
class ChangedBy(Rows):
    """Who did the newest deed on an objective."""

    objective_id: strawberry.ID = column("objective_id", description="The objective.")
    person: Person = column("person", description="Who did it.")


@strawberry.type(description="What has changed since a revision, as the viewer sees it.")
class ObjectiveChanges(Rows):
    """What has changed since a revision."""

    upserted: list[_Objective] = column("upserted", description="New or changed objectives, the latest change last.")
    removed_ids: list[strawberry.ID] = column(
        "removed_ids", description="Objectives that the viewer could see then, and that lists show no longer."
    )
    revision: str = column("revision", description=REVISION)
    has_more: bool = column("has_more", description="Whether to go on from `revision` for more.")
    reset: bool = column(
        "reset", description="True: the viewer's rights have changed or it is too long ago; read everything again."
    )
    changed_by: list[ChangedBy] = batch(
        doers,
        "told",
        description="Who reported on the upserted objectives or changed them last, where that was a person. None for"
        " one that only moved with what is below it.",
    )


@strawberry.type(description="Check-ins that have come since a revision.")
class CheckInArrivals(Rows):
    """Check-ins that have come since a revision."""

    check_ins: list[_CheckIn] = column("check_ins", description="The new ones, in the order in which they came.")
    revision: str = column("revision", description="How far this has come: opaque, the viewer's own.")
    has_more: bool = column("has_more", description="Whether more of them follow at once.")
    reset: bool = column(
        "reset", description="True: the viewer's rights have changed or it is too long ago; some may be missing."
    )


@strawberry.type(description="Who else looks at something now.")
class Presence(Rows):
    """Who else looks at something now."""

    people: list[Person] = column("people", description="The others, by name, up to 50; each once.")


@strawberry.type(description="A fact of a goal that is not what it was.")
class FieldDifference(Rows):
    """A fact of a goal that is not what it was."""

    field: str = column("field", description="Which, named as the field is.")
    before: str | None = column("before", description="What it was; people, units and goals by their names.")
    after: str | None = column("after", description="What it is.")


@strawberry.type(description="A goal that is not as it was.")
class GoalDifference(Rows):
    """A goal that is not as it was."""

    kind: DifferenceKind = column("kind", description="What has become of it.")
    goal: _Goal | None = column("goal", description="The goal as it is now; none when it is gone from sight.")
    title: str = column("title", description="What it says, or said last.")
    is_key_result: bool = column("is_key_result", description="Whether it is a key result; it follows its objective.")
    before: GoalNumbers | None = column("before", description="Its numbers then; none for one that has appeared.")
    after: GoalNumbers | None = column(
        "after", description="Its numbers at the later instant; none for one that is gone."
    )
    fields: list[FieldDifference] = column("fields", description="What else differs.")


@strawberry.type(description="What is different in a tree between two instants.")
class ObjectiveTreeDifferences(Rows):
    """What is different in a tree between two instants."""

    total_count: int = column("total", description="How many goals differ.")
    appeared: int = column("appeared", description="How many of them are new in it.")
    gone: int = column("gone", description="How many are no longer in it.")
    improved: int = column("improved", description="How many have a better health than they had.")
    worsened: int = column("worsened", description="How many have a worse one.")
    goals: list[GoalDifference] = column(
        "goals", description="The first of them: in the order of the tree, then what is gone."
    )
