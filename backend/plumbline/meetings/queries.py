"""What may be asked of review meetings."""

import strawberry

from plumbline.engine import Connection, Info, page
from plumbline.meetings.reads.lists import ALL_MEETINGS
from plumbline.meetings.types import Meeting
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id, promised


@strawberry.type
class MeetingQueries:
    """What may be asked of review meetings."""

    meetings: Connection[Meeting] = page(
        ALL_MEETINGS, permission_classes=[SignedIn], description="Review meetings that one may see, the latest first."
    )

    @strawberry.field(permission_classes=[SignedIn], description="A review meeting by its id.")
    def meeting(self, info: Info, id: Id) -> Meeting | None:
        return promised(info, Meeting, id, "mtg")
