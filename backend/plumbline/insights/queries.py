"""What may be asked about findings."""

from typing import Annotated

import strawberry

from plumbline.engine import Info
from plumbline.engine.refusals import BadInput
from plumbline.insights.inputs import InitiativeDraftInput, ObjectiveDraftInput
from plumbline.insights.reads.initiatives import smart_drafts
from plumbline.insights.reads.objectives import drafted
from plumbline.insights.types import Finding, SmartCheck
from plumbline.organization.gates import SignedIn

Draft = Annotated[ObjectiveDraftInput, strawberry.argument(description="The objective as it is being written.")]

Work = Annotated[InitiativeDraftInput, strawberry.argument(description="The initiative as it is being written.")]

MOST_KEY_RESULTS = 50


@strawberry.type
class InsightQueries:
    """What may be asked about findings."""

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
