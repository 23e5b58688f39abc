"""What is entered about embeds."""

import strawberry
from strawberry import field


@strawberry.input(
    description="Makes a link that shows an objective or a unit's objectives, read-only, to whoever has it."
)
class EmbedCreateInput:
    """Makes a link that shows an objective or a unit's objectives, read-only, to whoever has it."""

    of_id: strawberry.ID = field(
        description="An objective, published and seen by everybody in the company; or the company or a team."
    )
    days: int = field(default=90, description="For how many days, from 1 to 365.")
    idempotency_key: strawberry.ID | None = field(
        default=None,
        description="Names this call among the viewer's: sent again with the same content it makes no second link; "
        "the one it made gets a new path, and the former opens nothing any more.",
    )


@strawberry.input(description="Lets a link open nothing from now on.")
class EmbedRevokeInput:
    """Lets a link open nothing from now on."""

    id: strawberry.ID = field(description="The embed.")
