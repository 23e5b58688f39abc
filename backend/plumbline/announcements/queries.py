"""What may be asked of announcements."""

import strawberry

from plumbline.announcements.types import Announcement
from plumbline.engine import Info
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id, promised


@strawberry.type
class AnnouncementQueries:
    """What may be asked of announcements."""

    @strawberry.field(permission_classes=[SignedIn], description="An announcement by its id.")
    def announcement(self, info: Info, id: Id) -> Announcement | None:
        return promised(info, Announcement, id, "ann")
