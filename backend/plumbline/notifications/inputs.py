"""What is entered about notifications."""

import strawberry
from strawberry import UNSET, field


@strawberry.input(one_of=True, description="Which notifications the viewer has read.")
class NotificationsMarkReadInput:
    """Which notifications the viewer has read."""

    ids: list[strawberry.ID] | None = field(default=UNSET, description="These, up to 100.")
    all: bool | None = field(default=UNSET, description="`true` for all there are.")
