"""What is entered about the library."""

import strawberry

from plumbline.library import choices as choices
from plumbline.library.words import BusinessFunction
from plumbline.okrs.inputs.reasons import IF_VERSION, KEY, field


@strawberry.input(description="A draft to be written from a template.")
class ObjectiveCreateFromTemplateInput:
    """A draft to be written from a template."""

    idempotency_key: strawberry.ID = field(description=KEY)
    template_id: strawberry.ID = field(description="The template.")
    owner_id: strawberry.ID = field(description="The company, team or person who is to answer for it.")
    cycle_id: strawberry.ID = field(description="The cycle it is for.")


@strawberry.input(description="Copies of an objective to be proposed to other teams.")
class ObjectiveReplicateInput:
    """Copies of an objective to be proposed to other teams."""

    idempotency_key: strawberry.ID = field(description=KEY)
    id: strawberry.ID = field(description="The objective: published, and seen by everyone.")
    unit_ids: list[strawberry.ID] = field(description="The teams, at most 50.")
    cycle_id: strawberry.ID | None = field(default=None, description="For this cycle; that of the objective otherwise.")


@strawberry.input(description="An objective to be saved as a template of the company.")
class LibraryTemplateCreateInput:
    """An objective to be saved as a template of the company."""

    idempotency_key: strawberry.ID = field(description=KEY)
    objective_id: strawberry.ID = field(description="The objective: published, and seen by everyone.")
    function: BusinessFunction = field(description="What part of a company it is for.")


@strawberry.input(description="A template of the company, changed; what is left out stays.")
class LibraryTemplateUpdateInput:
    """A template of the company, changed; what is left out stays."""

    id: strawberry.ID = field(description="The template.")
    title: str | None = field(default=strawberry.UNSET, description="What it says.")
    function: BusinessFunction | None = field(default=strawberry.UNSET, description="What part of a company it is for.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="A template of the company to be removed; objectives written from it stay.")
class LibraryTemplateRemoveInput:
    """A template of the company to be removed; objectives written from it stay."""

    id: strawberry.ID = field(description="The template.")
