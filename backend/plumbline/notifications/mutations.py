"""What may be done with notifications."""

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import Invalid
from plumbline.notifications import inputs, service
from plumbline.notifications.types import Notification
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.user_errors import UserError, attempted


@strawberry.type(description="The notifications that were named, after the change.")
class NotificationsPayload:
    """The notifications that were named, after the change."""

    notifications: list[Notification] = strawberry.field(description="Those that were named.")
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
