"""What may be done with findings."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.insights import service
from plumbline.insights.inputs import (
    FindingDismissInput,
    FindingRestoreInput,
    OwnerFindingDismissInput,
    OwnerFindingRestoreInput,
)
from plumbline.okrs.payloads import ObjectivePayload
from plumbline.okrs.types import Objective
from plumbline.organization.gates import SignedIn
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.types import Company, Owner, Person, Team
from plumbline.organization.user_errors import UserError, attempted

_OWNERS: dict[str, type] = {"com": Company, "team": Team, "per": Person}


@strawberry.type(description="The owner after the change.")
class OwnerFindingPayload:
    """The owner after the change."""

    owner: Owner | None = strawberry.field(description="The owner.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


def _payload(info: Info, objective_id: int | None, errors: Any) -> ObjectivePayload:
    return ObjectivePayload(objective=row(info, Objective, objective_id), affected=[], user_errors=errors)


def _owner(info: Info, public_id: str, owner_id: int | None) -> Any:
    return None if owner_id is None else row(info, _OWNERS[public_id.partition("_")[0]], owner_id)


@strawberry.type
class InsightMutations:
    """What may be done with findings."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Say why a finding does not apply.")
    async def finding_dismiss(self, info: Info, input: FindingDismissInput) -> ObjectivePayload:
        async def use_case() -> int:
            return await service.dismiss(info.context.viewer, input.place, reason=input.reason)

        return _payload(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Let a dismissed finding count again.")
    async def finding_restore(self, info: Info, input: FindingRestoreInput) -> ObjectivePayload:
        async def use_case() -> int:
            return await service.restore(info.context.viewer, input.place)

        return _payload(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Say why a finding of a unit or a person does not apply."
    )
    async def owner_finding_dismiss(self, info: Info, input: OwnerFindingDismissInput) -> OwnerFindingPayload:
        async def use_case() -> int:
            who, place = info.context.viewer, input.place
            return await service.dismiss_of_owner(who, place, is_person=input.is_person, reason=input.reason)

        owner_id, errors = await attempted(info, use_case())
        return OwnerFindingPayload(owner=_owner(info, input.owner_id, owner_id), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Let a dismissed finding of a unit or a person count again."
    )
    async def owner_finding_restore(self, info: Info, input: OwnerFindingRestoreInput) -> OwnerFindingPayload:
        async def use_case() -> int:
            return await service.restore_of_owner(info.context.viewer, input.place, is_person=input.is_person)

        owner_id, errors = await attempted(info, use_case())
        return OwnerFindingPayload(owner=_owner(info, input.owner_id, owner_id), user_errors=errors)
