"""What may be done with findings and dashboards."""

from typing import Any

import strawberry

from plumbline.engine import Info, Ref
from plumbline.insights import service
from plumbline.insights.inputs import (
    DashboardCreateInput,
    DashboardRemoveInput,
    DashboardUpdateInput,
    FindingDismissInput,
    FindingRestoreInput,
    OwnerFindingDismissInput,
    OwnerFindingRestoreInput,
)
from plumbline.insights.types import Dashboard
from plumbline.okrs.inputs.entries import number
from plumbline.okrs.payloads import ObjectivePayload
from plumbline.okrs.types import Objective
from plumbline.organization.gates import SignedIn
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.types import Company, Owner, Person, Team, Unit
from plumbline.organization.user_errors import UserError, attempted

_OWNERS: dict[str, type] = {"com": Company, "team": Team, "per": Person}


@strawberry.type(description="The owner after the change.")
class OwnerFindingPayload:
    """The owner after the change."""

    owner: Owner | None = strawberry.field(description="The owner.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The dashboard after the change.")
class DashboardPayload:
    """The dashboard after the change."""

    dashboard: Dashboard | None = strawberry.field(description="The dashboard.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What was removed.")
class DashboardRemovePayload:
    """What was removed."""

    unit: Unit | None = strawberry.field(description="The unit, which has no dashboard any more.")
    removed_id: strawberry.ID | None = strawberry.field(description="The id of the dashboard that is gone.")
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

    @strawberry.mutation(permission_classes=[SignedIn], description="Save a dashboard for a unit that has none.")
    async def dashboard_create(self, info: Info, input: DashboardCreateInput) -> DashboardPayload:
        async def use_case() -> int:
            entry = service.DashboardEntry(
                number(input.unit_id, "com", "team", field="unitId"), input.title, tuple(input.pictures)
            )
            return await service.create_dashboard(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        made, errors = await attempted(info, use_case())
        return DashboardPayload(dashboard=row(info, Dashboard, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change a dashboard.")
    async def dashboard_update(self, info: Info, input: DashboardUpdateInput) -> DashboardPayload:
        async def use_case() -> int:
            given = {"title": input.title, "pictures": input.pictures}
            changes = {name: value for name, value in given.items() if value is not strawberry.UNSET}
            id_ = number(input.id, "dash", field="id")
            return await service.update_dashboard(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return DashboardPayload(dashboard=row(info, Dashboard, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Remove a dashboard.")
    async def dashboard_remove(self, info: Info, input: DashboardRemoveInput) -> DashboardRemovePayload:
        async def use_case() -> Ref | None:
            return await service.remove_dashboard(info.context.viewer, number(input.id, "dash", field="id"))

        unit, errors = await attempted(info, use_case())
        removed = None if unit is None else input.id
        return DashboardRemovePayload(unit=info.context.refer(unit), removed_id=removed, user_errors=errors)
