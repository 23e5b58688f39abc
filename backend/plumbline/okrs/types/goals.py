"""How objectives, key results and the alignments between them look in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.cycles.reads import CYCLES
from plumbline.cycles.types import Cycle
from plumbline.engine import Connection, Rows, batch, column, derived, identifier, many, one, page, refer
from plumbline.okrs.reads import lists
from plumbline.okrs.reads.abilities import (
    editable,
    key_results_editable,
    key_results_reportable,
    publishable,
    reportable,
    returnable,
)
from plumbline.okrs.reads.counts import below
from plumbline.okrs.reads.explained import explanations
from plumbline.okrs.reads.foreseen import forecasts
from plumbline.okrs.reads.refs import (
    OWNER,
    co_owners,
    goal_id,
    goal_ref,
    named_people,
    owner_id,
    parent_ids,
    parent_objective_ids,
    parents,
)
from plumbline.okrs.reads.reports import days_of
from plumbline.okrs.reads.tables import ALIGNMENTS, CHECK_INS, KEY_RESULTS, OBJECTIVES
from plumbline.okrs.reads.trees import DESCENDANTS
from plumbline.okrs.reads.ways import ancestors
from plumbline.okrs.types.numbers import Below, Explanation, ExplanationItem, Forecast
from plumbline.okrs.types.parts import (
    Blocker,
    Change,
    CheckIn,
    CheckInDue,
    Initiative,
    Milestone,
    ObjectiveReturn,
    PhasedTarget,
)
from plumbline.okrs.types.trees import ObjectiveTreeConnection
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    Indicator,
    KeyResultState,
    Level,
    Measure,
    ObjectiveKind,
    ObjectiveState,
    Outcome,
    Pace,
    ProgressSource,
    ScoredBy,
    Status,
    ValueFrom,
    Visibility,
)
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import CAN_EDIT, VERSION, Node, Owner, Person, Priority

_ANSWERING = ("answering_kind", "answering_unit_id", "answering_person_id")
_ABOVE = ("parent_objective_id", "parent_key_result_id")
_POINTS_TO = "What its primary alignment points to; none when the viewer may not see that."


@strawberry.interface(description="Something that progresses and can be aligned: an objective or a key result.")
class Goal(Node):
    """Something that progresses and can be aligned."""

    title: str = column("title", description="What it says.")
    cycle: Cycle = one(CYCLES, "cycle_id", description="The period it is for.")
    owner_id: strawberry.ID | None = derived(owner_id, *_ANSWERING, description="Who answers for it.")
    owner: Owner | None = refer(OWNER, description="Who answers for it.")
    health: Health = column("health", description="The one word for how it stands.")
    progress: float | None = column("progress", description="Share of the way, 0 to 1; none without a number.")
    expected: float | None = column("expected", description="Where the line said it should be at the last check-in.")
    pace: Pace | None = column("pace", description="Progress against what was expected.")
    confidence: float | None = column("confidence", description="How sure the reporters are, 0 to 1.")
    score: float | None = column("score", description="The final grade, 0 to 1, given at the end.")
    starts_on: date = column("starts_on", description="Its first day.")
    version: int = column("version", description=VERSION)
    parent_id: strawberry.ID | None = batch(parent_ids, *_ABOVE, description=_POINTS_TO)
    parent: "Goal | None" = batch(parents, *_ABOVE, description=_POINTS_TO)
    ancestors: list["Goal"] = batch(
        ancestors, "id", description="The way up along primary alignments: the root first, the nearest last."
    )
    alignments: list["Alignment"] = many(
        lists.ALIGNMENTS_UP, description="Edges from this one upward: what it contributes to or supports."
    )
    aligned_from: Connection["Alignment"] = page(
        lists.ALIGNMENTS_IN, description="Edges into this one: who contributes or supports."
    )
    explain: Explanation = batch(
        explanations, "id", description="Its progress, health, pace or confidence, taken apart."
    )


@strawberry.type(description="Where an owner is going in a cycle: qualitative, measured by its key results.")
class Objective(Goal, Rows):
    """Where an owner is going in a cycle."""

    load = OBJECTIVES
    description: str | None = column("description", description="More about it, such as why.")
    cycle_id: strawberry.ID = identifier("cycle_id", "cyc", description="The period it is for.")
    co_owners: list[Owner] = batch(co_owners, "id", description="Further owners of a shared objective.")
    named_people: list[Person] = batch(named_people, "id", description="Who else sees it while it is PRIVATE.")
    priorities: list[Priority] = many(lists.PRIORITIES_CITED, description="The strategic priorities it cites.")
    kind: ObjectiveKind = column("kind", description="What is promised.")
    level: Level = column("level", description="Whose it is.")
    state: ObjectiveState = column("state", description="How far it has come.")
    outcome: Outcome | None = column("outcome", description="The word for how it ended.")
    outcome_note: str | None = column("outcome_note", description="What there is to say of how it ended.")
    archived: bool = column("archived", description="Whether lists no longer show it.")
    visibility: Visibility = column("visibility", description="Who may see it.")
    due_on: date = column("due_on", description="Its last day.")
    position: int = column("position", description="Its place among its siblings.")
    derived_health: Health = column("derived_health", description="Its health as it would be were none stated.")
    stated_health: Health | None = column("stated_health", description="The health its owner states.")
    stated_health_note: str | None = column("stated_health_note", description="Why its owner states it.")
    automatic_progress: float | None = column(
        "automatic_progress", description="Its progress as it would be were none entered by hand."
    )
    manual_progress: float | None = column("manual_progress", description="The progress entered by hand, 0 to 1.")
    progress_from: ProgressSource = column("progress_from", description="What drives its progress.")
    parent_objective_id: strawberry.ID | None = batch(
        parent_objective_ids,
        "parent_objective_id",
        description="The objective it stands under in the tree; an edge to a key result stands under its objective.",
    )
    below: Below = batch(
        below, "id", description="Counts of what stands below along CONTRIBUTES edges, as the viewer sees it."
    )
    key_results: Connection["KeyResult"] = page(lists.KEY_RESULTS_OF, description="How it is measured.")
    contributions: Connection["Objective"] = page(
        lists.CONTRIBUTING_TO,
        description="Objectives that CONTRIBUTE to this one or to one of its key results, primary or not.",
    )
    descendants: ObjectiveTreeConnection = page(
        DESCENDANTS, description="What is below it along primary alignments, in preorder; pages of up to 1,000 rows."
    )
    initiatives: Connection[Initiative] = page(lists.INITIATIVES_OF, description="The work done for it.")
    changes: Connection[Change] = page(
        lists.CHANGES_OF, description="The edits since it was published, the latest first."
    )
    returns: list[ObjectiveReturn] = many(
        lists.RETURNS_OF,
        description="When it was given back as a proposal, the latest first; none once it is published.",
    )
    published_at: datetime | None = column("published_at", description="When it was published.")
    last_check_in_at: datetime | None = column("last_check_in_at", description="When it was last reported on.")
    created_at: datetime = column("created_at", description="When it was written first.")
    updated_at: datetime = column("updated_at", description="When it was last edited.")
    viewer_can_edit: bool = batch(editable, "id", description=CAN_EDIT)
    viewer_can_publish: bool = batch(publishable, "id", description="Whether the viewer may publish it now.")
    viewer_can_return: bool = batch(returnable, "id", description="Whether the viewer may give the proposal back now.")
    viewer_can_check_in: bool = batch(reportable, "id", description="Whether the viewer may report on it now.")


@strawberry.type(description="How an objective is measured.")
class KeyResult(Goal, Rows):
    """How an objective is measured."""

    load = KEY_RESULTS
    description: str | None = column("description", description="More about it.")
    objective_id: strawberry.ID = identifier("objective_id", "obj", description="What it measures.")
    objective: Objective = one(OBJECTIVES, "objective_id", description="What it measures.")
    reporter: Person | None = one(PEOPLE, "reporter_id", description="Who reports, where it is not the owner.")
    state: KeyResultState = column("state", description="Whether it counts.")
    measure: Measure = column("measure", description="How it is measured.")
    scored_by: ScoredBy = column("scored_by", description="What makes the number of a bound that is to be kept.")
    value_from: ValueFrom = column("value_from", description="Where its value comes from.")
    phased_targets: list[PhasedTarget] = many(
        lists.PHASED_TARGETS_OF, description="Values expected on the way, by day."
    )
    unit: str | None = column("unit", description="What is counted: %, a currency, a duration or a word.")
    start_value: float | None = column("start_value", description="Where it begins.")
    target_value: float | None = column("target_value", description="Where it should get, or the bound to be kept.")
    low_value: float | None = column("low_value", description="The lower end of a band.")
    high_value: float | None = column("high_value", description="The upper end of a band.")
    current_value: float | None = column("current_value", description="Where it is.")
    indicator: Indicator | None = column("indicator", description="Whether it shows early or late.")
    due_on: date = column("due_on", description="Its last day.")
    weight: float = column("weight", description="What it counts in its objective's progress against the others.")
    position: int = column("position", description="Its place in its objective.")
    milestones: list[Milestone] = many(lists.MILESTONES_OF, description="Its steps, in their order.")
    status: Status | None = column("status", description="What the last check-in says.")
    raw_progress: float | None = column("raw_progress", description="Progress before it is clamped to 0 and 1.")
    latest_check_in: CheckIn | None = one(
        CHECK_INS, "latest_check_in_id", description="The check-in that counts now: the latest by day."
    )
    check_ins: Connection[CheckIn] = page(lists.CHECK_INS_OF, description="All reports, the latest day first.")
    initiatives: Connection[Initiative] = page(lists.INITIATIVES_FOR, description="The work done for it.")
    forecast: Forecast | None = batch(
        forecasts,
        "id",
        description="Where it will be on its last day; none without a target and check-ins of three days.",
    )
    changes: Connection[Change] = page(
        lists.CHANGES_OF_KEY_RESULT, description="The edits of it since it was published, the latest first."
    )
    no_one_has_looked: bool = column(
        "unlooked", description="Whether only programs have reported for two due check-ins."
    )
    open_blockers: list[Blocker] = many(lists.BLOCKERS_OPEN, description="What is in the way now.")
    next_check_in_on: date | None = batch(
        days_of, "due_at", description="The day of the next check-in that is due, by the company's days."
    )
    viewer_can_edit: bool = batch(
        key_results_editable, "objective_id", "owner_unit_id", "owner_person_id", "reporter_id", description=CAN_EDIT
    )
    viewer_can_check_in: bool = batch(
        key_results_reportable,
        "objective_id",
        "owner_unit_id",
        "owner_person_id",
        "reporter_id",
        "state",
        "value_from",
        description="Whether the viewer may report on it now.",
    )


@strawberry.type(description="An edge from a goal up to a goal.")
class Alignment(Node, Rows):
    """An edge from a goal up to a goal."""

    load = ALIGNMENTS
    kind: AlignmentKind = column("kind", description="Whether it counts.")
    weight: float = column("weight", description="What it counts against the other contributions to its target.")
    primary: bool = column("is_primary", description="Whether it draws the tree.")
    from_id: strawberry.ID = derived(goal_id, "from_id", "from_key_result_id", description="The lower end.")
    from_: Goal = refer(goal_ref, "from_id", "from_key_result_id", name="from", description="The lower end.")
    to_id: strawberry.ID = derived(goal_id, "to_id", "to_key_result_id", description="The upper end.")
    to: Goal = refer(goal_ref, "to_id", "to_key_result_id", description="The upper end.")


__all__ = [
    "Alignment",
    "Blocker",
    "Change",
    "CheckIn",
    "CheckInDue",
    "Explanation",
    "ExplanationItem",
    "Goal",
    "Initiative",
    "KeyResult",
    "Milestone",
    "Objective",
    "ObjectiveReturn",
    "PhasedTarget",
]
