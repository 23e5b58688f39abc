"""What may be done with 1:1s."""

import strawberry

from plumbline.engine import Info
from plumbline.one_to_ones import inputs, service
from plumbline.one_to_ones.payloads import OneToOneActionPayload, OneToOneNotePayload, OneToOnePayload
from plumbline.one_to_ones.types import OneToOne, OneToOneAction, OneToOneNote
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import row
from plumbline.organization.user_errors import attempted


@strawberry.type
class OneToOneMutations:
    """What may be done with 1:1s."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Start a recurring conversation with somebody.")
    async def one_to_one_start(self, info: Info, input: inputs.OneToOneStartInput) -> OneToOnePayload:
        async def use_case() -> int:
            return await service.start(
                info.context.viewer,
                number(input.person_id, "per", field="personId"),
                interval=input.interval,
                weekday=input.weekday,
                at=input.at,
                starts_on=input.starts_on,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return OneToOnePayload(one_to_one=row(info, OneToOne, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Say when the two talk from now on.")
    async def one_to_one_update(self, info: Info, input: inputs.OneToOneUpdateInput) -> OneToOnePayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "oto"), inputs.changes(input)
            return await service.update(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return OneToOnePayload(one_to_one=row(info, OneToOne, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="End a 1:1; either of the two may.")
    async def one_to_one_end(self, info: Info, input: inputs.OneToOneEndInput) -> OneToOnePayload:
        async def use_case() -> int:
            return await service.end(info.context.viewer, number(input.id, "oto"), if_version=input.if_version)

        ended, errors = await attempted(info, use_case())
        return OneToOnePayload(one_to_one=row(info, OneToOne, ended), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Write the notes of a date.")
    async def one_to_one_note_set(self, info: Info, input: inputs.OneToOneNoteSetInput) -> OneToOneNotePayload:
        async def use_case() -> int:
            id_ = number(input.one_to_one_id, "oto", field="oneToOneId")
            viewer, day = info.context.viewer, input.held_on
            return await service.set_note(viewer, id_, day, input.text, if_version=input.if_version)

        written, errors = await attempted(info, use_case())
        return OneToOneNotePayload(note=row(info, OneToOneNote, written), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Agree on what one of the two will do.")
    async def one_to_one_action_add(self, info: Info, input: inputs.OneToOneActionAddInput) -> OneToOneActionPayload:
        async def use_case() -> int:
            return await service.add_action(
                info.context.viewer,
                number(input.one_to_one_id, "oto", field="oneToOneId"),
                text=input.text,
                owner_id=number(input.owner_id, "per", field="ownerId"),
                due_on=input.due_on,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return OneToOneActionPayload(action=row(info, OneToOneAction, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change an action, or say that it is done.")
    async def one_to_one_action_update(
        self, info: Info, input: inputs.OneToOneActionUpdateInput
    ) -> OneToOneActionPayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "ota"), inputs.changes(input)
            return await service.update_action(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return OneToOneActionPayload(action=row(info, OneToOneAction, changed), user_errors=errors)
