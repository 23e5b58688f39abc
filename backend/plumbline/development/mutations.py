"""What may be done with development."""

import strawberry

from plumbline.development import inputs, service
from plumbline.development.payloads import AspirationPayload, DevelopmentPayload, DevelopmentStepPayload
from plumbline.development.types import Aspiration, DevelopmentStep
from plumbline.engine import Info
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import row
from plumbline.organization.types import Person
from plumbline.organization.user_errors import attempted


@strawberry.type
class DevelopmentMutations:
    """What may be done with development."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Note where one wants to get to.")
    async def aspiration_create(self, info: Info, input: inputs.AspirationCreateInput) -> AspirationPayload:
        key = input.idempotency_key
        use_case = service.create_aspiration(info.context.viewer, **inputs.entered(input), idempotency_key=key)
        made, errors = await attempted(info, use_case)
        return AspirationPayload(aspiration=row(info, Aspiration, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change an aspiration.")
    async def aspiration_update(self, info: Info, input: inputs.AspirationUpdateInput) -> AspirationPayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "asp"), inputs.entered(input)
            return await service.update_aspiration(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return AspirationPayload(aspiration=row(info, Aspiration, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take an aspiration away; its steps stay.")
    async def aspiration_remove(self, info: Info, input: inputs.AspirationRemoveInput) -> DevelopmentPayload:
        async def use_case() -> int:
            id_ = number(input.id, "asp")
            return await service.remove_aspiration(info.context.viewer, id_, if_version=input.if_version)

        person_id, errors = await attempted(info, use_case())
        return DevelopmentPayload(person=row(info, Person, person_id), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Note a development step.")
    async def development_step_create(
        self, info: Info, input: inputs.DevelopmentStepCreateInput
    ) -> DevelopmentStepPayload:
        async def use_case() -> int:
            entry = service.StepEntry(**inputs.entered(input))
            return await service.create_step(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        made, errors = await attempted(info, use_case())
        return DevelopmentStepPayload(step=row(info, DevelopmentStep, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change a development step.")
    async def development_step_update(
        self, info: Info, input: inputs.DevelopmentStepUpdateInput
    ) -> DevelopmentStepPayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "dst"), inputs.entered(input)
            return await service.update_step(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return DevelopmentStepPayload(step=row(info, DevelopmentStep, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Say who may look at one's development.")
    async def development_readers_set(self, info: Info, input: inputs.DevelopmentReadersSetInput) -> DevelopmentPayload:
        async def use_case() -> int:
            people = [number(each, "per", field="personIds") for each in input.person_ids]
            return await service.set_readers(info.context.viewer, people)

        person_id, errors = await attempted(info, use_case())
        return DevelopmentPayload(person=row(info, Person, person_id), user_errors=errors)
