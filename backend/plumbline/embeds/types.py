"""How embeds look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.embeds.policy import can_embed_unit
from plumbline.embeds.reads import embeddable, embeds_of_objectives, embeds_of_units
from plumbline.engine import VIEWER, Rows, batch, column, derived
from plumbline.organization.types import Person

_OPEN = "Links to it that still open, the latest first; only those that the viewer may revoke."


@strawberry.type(
    description="A link that shows goals, read-only, to whoever has it. The link itself is told once, when it is made."
)
class Embed(Rows):
    """A link that shows goals, read-only, to whoever has it. The link itself is told once, when it is made."""

    id: strawberry.ID = column("id", description="Its id, to revoke it by.")
    by: Person = column("by", description="Who made it; it shows what they may see.")
    at: datetime = column("at", description="When it was made.")
    expires_at: datetime = column("expires_at", description="From when on it opens nothing.")


@strawberry.type
class ObjectiveEmbeds:
    """What embeds add to an objective."""

    embeds: list[Embed] = batch(embeds_of_objectives, "id", description=_OPEN)
    viewer_can_embed: bool = batch(
        embeddable, "id", description="Whether the viewer may make links to it once it is published and everybody's."
    )


@strawberry.type
class UnitEmbeds:
    """What embeds add to every unit."""

    embeds: list[Embed] = batch(embeds_of_units, "id", description=_OPEN)
    viewer_can_embed: bool = derived(
        can_embed_unit, VIEWER, "id", description="Whether the viewer may make links to its objectives."
    )
