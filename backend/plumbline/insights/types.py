"""How findings look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.engine import PageInfo, Rows, batch, column, within
from plumbline.insights import choices as choices
from plumbline.insights.reads import cycles, owners
from plumbline.insights.reads.abilities import dismissable, dismissable_of_owners
from plumbline.insights.reads.initiatives import smart
from plumbline.insights.reads.marks import marks
from plumbline.insights.reads.objectives import counts, findings
from plumbline.insights.words import FindingKind, SmartCriterion
from plumbline.okrs.types import KeyResult, Objective
from plumbline.organization.types import Owner, Person

_CAN_DISMISS = "Whether the viewer may say that a finding of it does not apply."


@strawberry.type(description="Why a finding does not apply.")
class FindingDismissal(Rows):
    """Why a finding does not apply."""

    reason: str = column("reason", description="Why.")
    by: Person | None = column("by", description="Who said so; none for a program.")
    at: datetime = column("at", description="When.")


@strawberry.type(description="What a quality check has found; it blocks nothing.")
class Finding(Rows):
    """What a quality check has found; it blocks nothing."""

    kind: FindingKind = column("kind", description="What it is.")
    message: str = column("message", description="What to do, in a sentence.")
    objective: Objective | None = column("objective", description="The objective it is of; none for one of an owner.")
    owner: Owner | None = column("owner", description="The owner it is of; none for one of an objective.")
    key_result: KeyResult | None = column("key_result", description="The key result it is about, if any.")
    place: int | None = column("place", description="The place of that key result among those that count, from 0.")
    other: Objective | None = column("other", description="The other objective, of a finding about two.")
    dismissal: FindingDismissal | None = column("dismissal", description="Why it does not apply, if somebody said so.")


@strawberry.type(description="Whether a piece of work is what it should be; it blocks nothing.")
class SmartCheck(Rows):
    """Whether a piece of work is what it should be; it blocks nothing."""

    criterion: SmartCriterion = column("criterion", description="What it should be.")
    met: bool = column("met", description="Whether it is.")
    message: str = column("message", description="Why, or what to do, in a sentence.")


@strawberry.type
class InitiativeChecks:
    """What checks add to an initiative."""

    smart: list[SmartCheck] = batch(
        smart, "id", description="Whether it is specific, measurable, assigned, relevant and timed; all five."
    )


@strawberry.type
class ObjectiveFindings:
    """What findings add to an objective."""

    findings: list[Finding] = batch(findings, "id", description="What the checks find, dismissed ones last.")
    finding_count: int = batch(counts, "id", description="How many findings nobody has dismissed.")
    viewer_can_dismiss_findings: bool = batch(dismissable, "id", description=_CAN_DISMISS)


@strawberry.type
class OwnerFindings:
    """What findings add to every owner."""

    findings: list[Finding] = batch(
        owners.findings, "id", description="What is found in what they have in a cycle, dismissed ones last."
    )
    viewer_can_dismiss_findings: bool = batch(dismissable_of_owners, "id", description=_CAN_DISMISS)


@strawberry.type(description="How many findings of a kind there are.")
class FindingCount(Rows):
    """How many findings of a kind there are."""

    kind: FindingKind = column("kind", description="The kind.")
    count: int = column("count", description="How many.")


@strawberry.type(description="One finding of a cycle.")
class FindingEdge(Rows):
    """One finding of a cycle."""

    cursor: str = within("cursor", description="The place of this row in the list.")
    node: Finding = within("node", description="The finding.")


@strawberry.type(description="One page of what is found in a cycle.")
class FindingConnection(Rows):
    """One page of what is found in a cycle."""

    edges: list[FindingEdge] = within("edges", description="The rows with their places.")
    nodes: list[Finding] = within("nodes", description="The findings.")
    page_info: PageInfo = within("page_info", description="Where this page stands in the list.")
    total_count: int = within("total", description="How many there are on all pages.")
    kinds: list[FindingCount] = column(
        "kinds", description="How many of each kind there are, whichever kinds are asked for."
    )


@strawberry.type
class CycleFindings:
    """What findings add to a cycle."""

    findings: FindingConnection = batch(
        cycles.findings, "id", description="What nobody has dismissed of its objectives and their owners, by kind."
    )


@strawberry.type
class ColumnFindings:
    """What findings add to the tree as columns."""

    finding_counts: list[int] = batch(
        marks, "columns", description="How many findings of each row nobody has dismissed."
    )
