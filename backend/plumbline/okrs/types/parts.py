"""What hangs on goals: milestones, check-ins, blockers, initiatives, changes."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from plumbline.engine import Rows, batch, column, derived, identifier, many, one, refer
from plumbline.okrs.reads.abilities import correctable, movable
from plumbline.okrs.reads.lists import BLOCKERS_OF, LINKS_OF
from plumbline.okrs.reads.logged import after, before, field_name
from plumbline.okrs.reads.refs import OWNER
from plumbline.okrs.reads.reports import milestone_ids, milestones_done
from plumbline.okrs.reads.tables import (
    BLOCKERS,
    CHANGES,
    CHECK_INS,
    INITIATIVE_LINKS,
    INITIATIVES,
    KEY_RESULTS,
    MILESTONES,
    OBJECTIVES,
    PHASED_TARGETS,
    RETURNS,
)
from plumbline.okrs.words import ChangeReason, InitiativeState, Status
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import VERSION, Node, Owner, Person

if TYPE_CHECKING:
    from plumbline.okrs.types.goals import KeyResult, Objective

_Objective = Annotated["Objective", strawberry.lazy("plumbline.okrs.types.goals")]
_KeyResult = Annotated["KeyResult", strawberry.lazy("plumbline.okrs.types.goals")]


@strawberry.type(description="The value expected of a key result on a day; straight lines run between the days.")
class PhasedTarget(Rows):
    """The value expected of a key result on a day."""

    load = PHASED_TARGETS
    on: date = column("day", description="The day.")
    value: float = column("value", description="The value expected then.")


@strawberry.type(description="A step of a key result that is measured by milestones.")
class Milestone(Node, Rows):
    """A step of a key result that is measured by milestones."""

    load = MILESTONES
    name: str = column("name", description="What is to be done.")
    due_on: date | None = column("due_on", description="By when.")
    weight: float = column("weight", description="What it counts against the others.")
    done: bool = batch(
        milestones_done, "id", "key_result_id", description="Whether the current check-in calls it done."
    )


@strawberry.type(description="Something in the way, opened by a check-in, until it is resolved.")
class Blocker(Node, Rows):
    """Something in the way."""

    load = BLOCKERS
    text: str = column("text", description="What is in the way.")
    key_result_id: strawberry.ID = identifier("key_result_id", "kr", description="What it is in the way of.")
    key_result: _KeyResult = one(KEY_RESULTS, "key_result_id", description="What it is in the way of.")
    needs: Person | None = one(PEOPLE, "needs_id", description="Who must act.")
    opened_at: datetime = column("opened_at", description="When it was reported.")
    resolved_at: datetime | None = column("resolved_at", description="When it was out of the way; none while open.")


@strawberry.type(description="One dated report on a key result. Never edited; a correction is a new one.")
class CheckIn(Node, Rows):
    """One dated report on a key result."""

    load = CHECK_INS
    key_result_id: strawberry.ID = identifier("key_result_id", "kr", description="What it reports on.")
    key_result: _KeyResult = one(KEY_RESULTS, "key_result_id", description="What it reports on.")
    author: Person | None = one(PEOPLE, "author_id", description="Who reported; none for a program.")
    happened_at: datetime = column("happened_at", description="The instant it speaks of.")
    recorded_at: datetime = column("recorded_at", description="When it was written down.")
    value_before: float | None = column("value_before", description="The value until then.")
    value: float | None = column("value", description="The value; none: the last one stays.")
    status_before: Status | None = column("status_before", description="The status until then.")
    status: Status = column("status", description="How it stands.")
    confidence_before: float | None = column("confidence_before", description="The confidence until then, 0 to 1.")
    confidence: float | None = column("confidence", description="How sure the reporter is of the target, 0 to 1.")
    milestones_done: list[strawberry.ID] | None = derived(
        milestone_ids, "milestones_done", description="All milestones that are done; none: nothing said of them."
    )
    note: str | None = column("note", description="What there is to say.")
    blockers: list[Blocker] = many(BLOCKERS_OF, description="What it says is in the way.")
    supersedes: "CheckIn | None" = one(CHECK_INS, "supersedes_id", description="The check-in it corrects.")
    superseded_by: "CheckIn | None" = one(CHECK_INS, "superseded_by_id", description="The correction of it.")
    withdrawn: bool = column("withdrawn", description="Whether it takes back the check-in it corrects.")
    automatic: bool = column("automatic", description="Whether a program reported.")
    carried: bool = column("carried", description="Whether it came along from the cycle before.")
    viewer_can_correct: bool = batch(
        correctable, "key_result_id", "superseded_by_id", description="Whether the viewer may correct it now."
    )


@strawberry.type(description="A check-in that somebody owes.")
class CheckInDue(Rows):
    """A check-in that somebody owes."""

    key_result: _KeyResult = one(KEY_RESULTS, "key_result_id", description="What to report on.")
    due_at: datetime = column("due_at", description="When it is, or was, due.")
    days_overdue: int = column("days_overdue", description="Whole days since then.")


@strawberry.type(description="Where the work of an initiative is kept, such as a ticket or a document.")
class InitiativeLink(Rows):
    """Where the work of an initiative is kept."""

    load = INITIATIVE_LINKS
    url: str = column("url", description="A whole address that begins with https:// or http://.")
    title: str | None = column("title", description="What it is called; none: the address speaks for itself.")


@strawberry.type(description="Work done for a key result; it never counts as progress.")
class Initiative(Node, Rows):
    """Work done for a key result."""

    load = INITIATIVES
    title: str = column("title", description="What is done.")
    objective_id: strawberry.ID = identifier("objective_id", "obj", description="The objective it is done for.")
    objective: _Objective = one(OBJECTIVES, "objective_id", description="The objective it is done for.")
    key_result: _KeyResult | None = one(KEY_RESULTS, "key_result_id", description="What it is done for.")
    owner: Owner | None = refer(OWNER, description="Who does it.")
    state: InitiativeState = column("state", description="How far it has come.")
    due_on: date | None = column("due_on", description="By when.")
    effort_days: float | None = column("effort_days", description="What it takes, in days of one person.")
    links: list[InitiativeLink] = many(LINKS_OF, description="Where it is kept, in their order.")
    version: int = column("version", description=VERSION)
    viewer_can_move: bool = batch(
        movable,
        "objective_id",
        "owner_unit_id",
        "owner_person_id",
        description="Whether the viewer may say how far it has come: who may edit or report, and whoever does it.",
    )


@strawberry.type(description="A proposal given back to its owners. Shown until the objective is published.")
class ObjectiveReturn(Node, Rows):
    """A proposal given back to its owners."""

    load = RETURNS
    at: datetime = column("at", description="When.")
    by: Person | None = one(PEOPLE, "by_id", description="Who reviewed it; none for a program.")
    comment: str = column("comment", description="What is to be changed.")


@strawberry.type(description="An edit to something already published: who, when, from, to, why.")
class Change(Node, Rows):
    """An edit to something already published."""

    load = CHANGES
    at: datetime = column("at", description="When.")
    by: Person | None = one(PEOPLE, "by_id", description="Who; none for a program.")
    key_result: _KeyResult | None = one(
        KEY_RESULTS, "key_result_id", description="The key result; none where the objective itself changed."
    )
    field: str = derived(field_name, "field", description="What of it, named as the field is.")
    before: str | None = batch(before, "field", "before", description="What it was; things by their names.")
    after: str | None = batch(after, "field", "after", description="What it became; things by their names.")
    reason_kind: ChangeReason | None = column("reason_kind", description="Why, as one of a few.")
    reason: str | None = column("reason_text", description="Why, in words.")
    indicator: _KeyResult | None = one(KEY_RESULTS, "indicator_id", description="The key result that showed it.")
