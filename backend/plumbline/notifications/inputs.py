"""What is entered about notifications."""

import strawberry
from strawberry import UNSET, field


@strawberry.input(one_of=True, description="Which notifications the viewer has read.")
class NotificationsMarkReadInput:
    """Which notifications the viewer has read."""

    ids: list[strawberry.ID] | None = field(default=UNSET, description="These, up to 100.")
    all: bool | None = field(default=UNSET, description="`true` for all there are.")


@strawberry.input(description="How the viewer wants to be reminded of check-ins.")
class RemindersSetInput:
    """How the viewer wants to be reminded of check-ins."""

    wanted: bool = field(description="Whether to be reminded.")
    quiet_from: str = field(description="When quiet hours begin, in the viewer's time zone, such as `20:00`.")
    quiet_until: str = field(description="When they end, such as `08:00`; the same as the beginning: there are none.")


@strawberry.input(description="Whom to remind.")
class PersonNudgeInput:
    """Whom to remind."""

    person_id: strawberry.ID = field(description="Who reports on something that is due.")
