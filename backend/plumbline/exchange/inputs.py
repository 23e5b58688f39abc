"""What is entered to exchange goals with documents."""

import strawberry
from strawberry import UNSET

from plumbline.exchange import choices as choices
from plumbline.exchange.words import OwnerKind


@strawberry.input(description="What an owner is whom nobody here knows yet.")
class OutlineOwnerInput:
    """What an owner is whom nobody here knows yet."""

    name: str = strawberry.field(description="As the outline spells it.")
    kind: OwnerKind = strawberry.field(description="What it is made as.")


@strawberry.input(description="An outline to be imported into a cycle.")
class OutlineImportInput:
    """An outline to be imported into a cycle."""

    text: str = strawberry.field(description="The nested Markdown text.")
    cycle_id: strawberry.ID = strawberry.field(description="The cycle, in PLANNING or ACTIVE.")
    name: str | None = strawberry.field(default=UNSET, description="The name of the file it came from.")
    owners: list[OutlineOwnerInput] | None = strawberry.field(
        default=UNSET, description="What unknown owners are; the others become teams."
    )
    dry_run: bool = strawberry.field(default=False, description="Only say what would be imported.")
