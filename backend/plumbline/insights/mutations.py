"""What may be done with findings."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.insights import service
from plumbline.insights.inputs import FindingDismissInput, FindingRestoreInput
from plumbline.okrs.payloads import ObjectivePayload
from plumbline.okrs.types import Objective
from plumbline.organization.gates import SignedIn
from plumbline.organization.mutations import row
from plumbline.organization.user_errors import attempted


def _payload(info: Info, objective_id: int | None, errors: Any) -> ObjectivePayload:
    return ObjectivePayload(objective=row(info, Objective, objective_id), affected=[], user_errors=errors)


@strawberry.type
class InsightMutations:
    """What may be done with findings."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Say why a finding does not apply.")
    async def finding_dismiss(self, info: Info, input: FindingDismissInput) -> ObjectivePayload:
        async def use_case() -> int:
            objective_id, key_result_id = input.place
            return await service.dismiss(
                info.context.viewer, objective_id, input.kind, key_result_id=key_result_id, reason=input.reason
            )

        return _payload(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Let a dismissed finding count again.")
    async def finding_restore(self, info: Info, input: FindingRestoreInput) -> ObjectivePayload:
        async def use_case() -> int:
            objective_id, key_result_id = input.place
            return await service.restore(info.context.viewer, objective_id, input.kind, key_result_id=key_result_id)

        return _payload(info, *await attempted(info, use_case()))
