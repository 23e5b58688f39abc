"""What may be done in coaching."""

import strawberry

from plumbline.coaching import inputs, service
from plumbline.coaching.types import CoachingSession
from plumbline.engine import Info
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.user_errors import UserError, attempted


@strawberry.type(description="The session after the change.")
class CoachingSessionPayload:
    """The session after the change."""

    coaching_session: CoachingSession | None = strawberry.field(description="The session.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class CoachingMutations:
    """What may be done in coaching."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Offer a session to a unit or a person.")
    async def coaching_session_offer(
        self, info: Info, input: inputs.CoachingSessionOfferInput
    ) -> CoachingSessionPayload:
        async def use_case() -> int:
            return await service.offer(
                info.context.viewer,
                number(input.owner_id, "com", "team", "per", field="ownerId"),
                topic=input.topic,
                starts_at=input.starts_at,
                minutes=input.minutes,
                idempotency_key=input.idempotency_key,
            )

        made, errors = await attempted(info, use_case())
        return CoachingSessionPayload(coaching_session=row(info, CoachingSession, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change a session, or note what came of it.")
    async def coaching_session_update(
        self, info: Info, input: inputs.CoachingSessionUpdateInput
    ) -> CoachingSessionPayload:
        async def use_case() -> int:
            id_ = number(input.id, "cos")
            return await service.update(info.context.viewer, id_, input.changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return CoachingSessionPayload(coaching_session=row(info, CoachingSession, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take back a session.")
    async def coaching_session_cancel(
        self, info: Info, input: inputs.CoachingSessionCancelInput
    ) -> CoachingSessionPayload:
        async def use_case() -> int:
            return await service.cancel(info.context.viewer, number(input.id, "cos"), if_version=input.if_version)

        cancelled, errors = await attempted(info, use_case())
        return CoachingSessionPayload(coaching_session=row(info, CoachingSession, cancelled), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Say whether one comes to a session.")
    async def coaching_session_answer(
        self, info: Info, input: inputs.CoachingSessionAnswerInput
    ) -> CoachingSessionPayload:
        async def use_case() -> int:
            return await service.answer(info.context.viewer, number(input.id, "cos"), input.reply)

        answered, errors = await attempted(info, use_case())
        return CoachingSessionPayload(coaching_session=row(info, CoachingSession, answered), user_errors=errors)
