"""What may be done with announcements."""

import strawberry

from plumbline.announcements import inputs, service
from plumbline.announcements.types import Announcement
from plumbline.engine import Info
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.user_errors import UserError, attempted


@strawberry.type(description="The announcement after the change.")
class AnnouncementPayload:
    """The announcement after the change."""

    announcement: Announcement | None = strawberry.field(description="The announcement.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class AnnouncementMutations:
    """What may be done with announcements."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Tell a unit's people, and those below, of its published goals."
    )
    async def announcement_create(self, info: Info, input: inputs.AnnouncementCreateInput) -> AnnouncementPayload:
        async def use_case() -> int:
            unit_id = number(input.unit_id, "com", "team", field="unitId")
            cycle_id = number(input.cycle_id, "cyc", field="cycleId")
            said = {"words": input.text, "idempotency_key": input.idempotency_key}
            return await service.announce(info.context.viewer, unit_id, cycle_id, **said)

        made, errors = await attempted(info, use_case())
        return AnnouncementPayload(announcement=row(info, Announcement, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Note that the viewer has read an announcement.")
    async def announcement_read(self, info: Info, input: inputs.AnnouncementReadInput) -> AnnouncementPayload:
        async def use_case() -> int:
            return await service.read_announcement(info.context.viewer, number(input.id, "ann"))

        read, errors = await attempted(info, use_case())
        return AnnouncementPayload(announcement=row(info, Announcement, read), user_errors=errors)
