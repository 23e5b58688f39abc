"""What may be done with notifications."""

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import Invalid
from plumbline.notifications import inputs, service
from plumbline.notifications.types import Notification
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.reads import viewers
from plumbline.organization.types import Asker, Person
from plumbline.organization.user_errors import UserError, attempted


@strawberry.type(description="The notifications that were named, after the change.")
class NotificationsPayload:
    """The notifications that were named, after the change."""

    notifications: list[Notification] = strawberry.field(description="Those that were named.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="How the viewer is reminded, after the change.")
class RemindersPayload:
    """How the viewer is reminded, after the change."""

    viewer: Asker | None = strawberry.field(description="The viewer.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="Who was reminded.")
class PersonNudgePayload:
    """Who was reminded."""

    person: Person | None = strawberry.field(description="The person.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class NotificationMutations:
    """What may be done with notifications."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Note that the viewer has read some, or all, of their notifications."
    )
    async def notifications_mark_read(
        self, info: Info, input: inputs.NotificationsMarkReadInput
    ) -> NotificationsPayload:
        async def use_case() -> list[int]:
            if input.all is False:
                raise Invalid("Say `true`, or name notifications.", path=("all",))
            ids = [number(each, "ntf", field="ids") for each in input.ids] if input.ids else None
            return await service.mark_read(info.context.viewer, [] if input.ids == [] else ids)

        marked, errors = await attempted(info, use_case())
        found = [row(info, Notification, each) for each in marked or ()]
        return NotificationsPayload(notifications=found, user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Say whether the viewer is reminded of check-ins, and when not."
    )
    async def reminders_set(self, info: Info, input: inputs.RemindersSetInput) -> RemindersPayload:
        viewer = info.context.viewer
        use_case = service.set_reminders(
            viewer, wanted=input.wanted, quiet_from=input.quiet_from, quiet_until=input.quiet_until
        )
        done, errors = await attempted(info, use_case)
        return RemindersPayload(viewer=info.context.batch(viewers) if done else None, user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn],
        description="Remind somebody whom one leads of the check-ins that wait: their one reminder of the day.",
    )
    async def person_nudge(self, info: Info, input: inputs.PersonNudgeInput) -> PersonNudgePayload:
        async def use_case() -> int:
            return await service.nudge(info.context.viewer, number(input.person_id, "per", field="personId"))

        person, errors = await attempted(info, use_case())
        return PersonNudgePayload(person=row(info, Person, person), user_errors=errors)
