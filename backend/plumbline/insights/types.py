"""How findings look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.engine import Rows, batch, column
from plumbline.insights import choices as choices
from plumbline.insights.reads import counts, findings, smart
from plumbline.insights.words import FindingKind, SmartCriterion
from plumbline.okrs.types import KeyResult
from plumbline.organization.types import Person


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
    key_result: KeyResult | None = column("key_result", description="The key result it is about, if any.")
    place: int | None = column("place", description="The place of that key result among those that count, from 0.")
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
