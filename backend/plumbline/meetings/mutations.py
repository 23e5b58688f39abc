"""What may be done with review meetings."""

import strawberry

from plumbline.engine import Info
from plumbline.meetings import inputs, service
from plumbline.meetings.payloads import MeetingCancelPayload, MeetingPayload, MeetingPointPayload
from plumbline.meetings.types import Meeting, MeetingPoint
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import row
from plumbline.organization.reads import units
from plumbline.organization.user_errors import attempted


@strawberry.type
class MeetingMutations:
    """What may be done with review meetings."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Call a review meeting of a unit.")
    async def meeting_create(self, info: Info, input: inputs.MeetingCreateInput) -> MeetingPayload:
        async def use_case() -> int:
            return await service.create_meeting(
                info.context.viewer,
                number(input.unit_id, "com", "team", field="unitId"),
                kind=input.kind,
                title=input.title,
                held_on=input.held_on,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return MeetingPayload(meeting=row(info, Meeting, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change a running meeting.")
    async def meeting_update(self, info: Info, input: inputs.MeetingUpdateInput) -> MeetingPayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "mtg"), inputs.changes(input)
            return await service.update_meeting(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return MeetingPayload(meeting=row(info, Meeting, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="End a meeting; its agenda stays as it is.")
    async def meeting_close(self, info: Info, input: inputs.MeetingCloseInput) -> MeetingPayload:
        async def use_case() -> int:
            id_ = number(input.id, "mtg")
            return await service.close_meeting(info.context.viewer, id_, if_version=input.if_version)

        closed, errors = await attempted(info, use_case())
        return MeetingPayload(meeting=row(info, Meeting, closed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take back a meeting called by mistake.")
    async def meeting_cancel(self, info: Info, input: inputs.MeetingCancelInput) -> MeetingCancelPayload:
        async def use_case() -> int:
            id_ = number(input.id, "mtg")
            return await service.cancel_meeting(info.context.viewer, id_, if_version=input.if_version)

        unit_id, errors = await attempted(info, use_case())
        unit = None if unit_id is None else info.context.batch(units, unit_id)
        return MeetingCancelPayload(unit=unit, user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Note a decision or an action.")
    async def meeting_point_add(self, info: Info, input: inputs.MeetingPointAddInput) -> MeetingPointPayload:
        async def use_case() -> int:
            about, owner = input.objective_id, input.owner_id
            return await service.add_point(
                info.context.viewer,
                number(input.meeting_id, "mtg", field="meetingId"),
                kind=input.kind,
                text=input.text,
                objective_id=number(about, "obj", field="objectiveId") if about else None,
                owner_id=number(owner, "per", field="ownerId") if owner else None,
                due_on=input.due_on,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return MeetingPointPayload(point=row(info, MeetingPoint, made), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Change a decision or an action, or say that it is done."
    )
    async def meeting_point_update(self, info: Info, input: inputs.MeetingPointUpdateInput) -> MeetingPointPayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "mpt"), inputs.changes(input)
            return await service.update_point(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return MeetingPointPayload(point=row(info, MeetingPoint, changed), user_errors=errors)
