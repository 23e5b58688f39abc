"""What may be done with the library."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.kit.ids import encode
from plumbline.library import inputs, service
from plumbline.library.payloads import (
    LibraryTemplatePayload,
    LibraryTemplateRemovePayload,
    ObjectiveReplicatePayload,
    ReplicaResult,
)
from plumbline.library.reads import PREFIX, template
from plumbline.okrs.inputs import entries
from plumbline.okrs.inputs.entries import number, perhaps
from plumbline.okrs.payloads import ObjectivePayload, affected
from plumbline.okrs.service import Moved
from plumbline.okrs.types import Objective
from plumbline.organization.gates import SignedIn
from plumbline.organization.mutations import row
from plumbline.organization.queries import key_of
from plumbline.organization.user_errors import attempted, user_error


@strawberry.type
class LibraryMutations:
    """What may be done with the library."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Write a draft with its key results from a template."
    )
    async def objective_create_from_template(
        self, info: Info, input: inputs.ObjectiveCreateFromTemplateInput
    ) -> ObjectivePayload:
        async def use_case() -> tuple[int, Moved]:
            return await service.create_from_template(
                info.context.viewer,
                input.template_id,
                owner=entries.owner(input.owner_id),
                cycle_id=number(input.cycle_id, "cyc", field="cycleId"),
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        objective_id, moved = made or (None, None)
        found = row(info, Objective, objective_id)
        return ObjectivePayload(objective=found, affected=affected(info, moved), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Offer copies of an objective to other teams; each stands alone."
    )
    async def objective_replicate(self, info: Info, input: inputs.ObjectiveReplicateInput) -> ObjectiveReplicatePayload:
        async def use_case() -> list[service.Replica]:
            return await service.replicate(
                info.context.viewer,
                number(input.id, "obj", field="id"),
                unit_ids=[key_of(each, "com", "team") for each in input.unit_ids],
                cycle_id=perhaps(input.cycle_id, "cyc", field="cycleId"),
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        results = [_result(info, *pair) for pair in zip(input.unit_ids, made or [], strict=False)]
        return ObjectiveReplicatePayload(results=results, user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Save an objective as a template of the company; once."
    )
    async def library_template_create(
        self, info: Info, input: inputs.LibraryTemplateCreateInput
    ) -> LibraryTemplatePayload:
        async def use_case() -> int:
            return await service.save_template(
                info.context.viewer,
                number(input.objective_id, "obj", field="objectiveId"),
                function=input.function,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return LibraryTemplatePayload(template=_template(info, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Rename or refile a template of the company.")
    async def library_template_update(
        self, info: Info, input: inputs.LibraryTemplateUpdateInput
    ) -> LibraryTemplatePayload:
        async def use_case() -> int:
            given = {"title": input.title, "function": input.function}
            changes = {name: value for name, value in given.items() if value is not strawberry.UNSET}
            id_ = number(input.id, PREFIX, field="id")
            return await service.update_template(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return LibraryTemplatePayload(template=_template(info, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Remove a template of the company.")
    async def library_template_remove(
        self, info: Info, input: inputs.LibraryTemplateRemoveInput
    ) -> LibraryTemplateRemovePayload:
        async def use_case() -> strawberry.ID:
            await service.remove_template(info.context.viewer, number(input.id, PREFIX, field="id"))
            return input.id

        removed, errors = await attempted(info, use_case())
        return LibraryTemplateRemovePayload(removed_id=removed, user_errors=errors)


def _template(info: Info, template_id: int | None) -> Any:
    return None if template_id is None else info.context.batch(template, encode(PREFIX, template_id))


def _result(info: Info, unit_id: strawberry.ID, replica: service.Replica) -> ReplicaResult:
    refused = replica.refused
    errors = [user_error(info, refused)] if refused else []
    return ReplicaResult(unit_id=unit_id, objective=row(info, Objective, replica.objective_id), user_errors=errors)
