"""What may be done with saved views."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError, attempted
from plumbline.saved_views import inputs, service
from plumbline.saved_views.reads import PREFIX, saved_view
from plumbline.saved_views.types import SavedView


@strawberry.type(description="The view after the change.")
class SavedViewPayload:
    """The view after the change."""

    saved_view: SavedView | None = strawberry.field(description="The view.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The view that is gone.")
class SavedViewRemovePayload:
    """The view that is gone."""

    removed_id: strawberry.ID | None = strawberry.field(description="The view.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class SavedViewMutations:
    """What may be done with saved views."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Keep a state of the alignment page under a name.")
    async def saved_view_create(self, info: Info, input: inputs.SavedViewCreateInput) -> SavedViewPayload:
        async def use_case() -> int:
            entry = service.ViewEntry(input.name, input.state.state(), inputs.unit_number(input.unit_id))
            return await service.create_view(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        made, errors = await attempted(info, use_case())
        return SavedViewPayload(saved_view=_told(info, made), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Rename a view, share it, or let it show another state."
    )
    async def saved_view_update(self, info: Info, input: inputs.SavedViewUpdateInput) -> SavedViewPayload:
        async def use_case() -> int:
            changes: dict[str, Any] = {} if input.name is strawberry.UNSET else {"name": input.name}
            if input.unit_id is not strawberry.UNSET:
                changes["unit_id"] = inputs.unit_number(input.unit_id)
            if input.state:
                changes["state"] = input.state.state()
            id_ = number(input.id, PREFIX, field="id")
            return await service.update_view(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return SavedViewPayload(saved_view=_told(info, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Remove a view.")
    async def saved_view_remove(self, info: Info, input: inputs.SavedViewRemoveInput) -> SavedViewRemovePayload:
        async def use_case() -> int:
            return await service.remove_view(info.context.viewer, number(input.id, PREFIX, field="id"))

        removed, errors = await attempted(info, use_case())
        return SavedViewRemovePayload(removed_id=None if removed is None else input.id, user_errors=errors)


def _told(info: Info, view_id: int | None) -> Any:
    return None if view_id is None else info.context.batch(saved_view, view_id)
