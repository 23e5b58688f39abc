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


@strawberry.input(description="Lets a link open nothing from now on.")
class EmbedRevokeInput:
    """Lets a link open nothing from now on."""

    id: strawberry.ID = field(description="The embed.")
