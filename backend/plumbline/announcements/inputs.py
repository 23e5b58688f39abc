"""What is entered about announcements."""

import strawberry
from strawberry import field

from plumbline.organization.inputs import SENT_AGAIN


@strawberry.input(description="Announces a unit's published goals of a cycle; once.")
class AnnouncementCreateInput:
    """Announces a unit's published goals of a cycle."""

    unit_id: strawberry.ID = field(description="The company or team.")
    cycle_id: strawberry.ID = field(description="The cycle.")
    text: str | None = field(default=None, description="What to say with it.")
    idempotency_key: strawberry.ID | None = field(default=None, description=SENT_AGAIN)


@strawberry.input(description="Notes that the viewer has read an announcement.")
class AnnouncementReadInput:
    """Notes that the viewer has read an announcement."""

    id: strawberry.ID = field(description="The announcement.")
