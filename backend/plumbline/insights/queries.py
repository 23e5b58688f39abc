"""What may be asked about findings, and how goals go."""

from typing import Annotated

import strawberry

from plumbline.engine import Info
from plumbline.engine.refusals import BadInput
from plumbline.insights.inputs import InitiativeDraftInput, ObjectiveDraftInput
from plumbline.insights.reads.initiatives import smart_drafts
from plumbline.insights.reads.objectives import drafted
from plumbline.insights.reads.scope import asked_of
from plumbline.insights.types import Finding, Insights, SmartCheck
from plumbline.okrs.reads.asked import UNKNOWN
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import key_of

Draft = Annotated[ObjectiveDraftInput, strawberry.argument(description="The objective as it is being written.")]

Work = Annotated[InitiativeDraftInput, strawberry.argument(description="The initiative as it is being written.")]

Whose = Annotated[strawberry.ID, strawberry.argument(description="The company, a team or a person.")]

When = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="In this cycle and those inside it; none given: the shortest ACTIVE cycle that holds today."
    ),
]

MOST_KEY_RESULTS = 50


@strawberry.type
class InsightQueries:
    """What may be asked about findings, and how goals go."""

    @strawberry.field(
        permission_classes=[SignedIn], description="What the checks find in an objective while it is being written."
    )
    def draft_findings(self, info: Info, draft: Draft) -> list[Finding]:
        if len(draft.key_results) > MOST_KEY_RESULTS:
            raise BadInput(f"`keyResults` has at most {MOST_KEY_RESULTS}.", path=("draft", "keyResults"))
        return info.context.batch(drafted, draft.drafted())

    @strawberry.field(
        permission_classes=[SignedIn], description="Whether an initiative is written well, while it is being written."
    )
    def initiative_draft_checks(self, info: Info, draft: Work) -> list[SmartCheck]:
        return info.context.batch(smart_drafts, draft.draft())

    @strawberry.field(
        permission_classes=[SignedIn],
        description="How the goals of a unit or a person go in a cycle; null without either.",
    )
    def insights(self, info: Info, owner_id: Whose, cycle_id: When = None) -> Insights | None:
        owner = key_of(owner_id, "com", "team", "per") or UNKNOWN
        cycle = (key_of(cycle_id, "cyc") or UNKNOWN) if cycle_id else None
        return info.context.batch(asked_of, (owner, cycle))
