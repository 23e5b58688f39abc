"""What may be asked of the library."""

import strawberry

from plumbline.engine import Connection, Info, batch
from plumbline.library.reads import template, templates
from plumbline.library.types import LibraryTemplate
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id


@strawberry.type
class LibraryQueries:
    """What may be asked of the library."""

    library_templates: Connection[LibraryTemplate] = batch(
        templates,
        permission_classes=[SignedIn],
        description="The library: objectives to begin with; with words the best match first, else by title.",
    )

    @strawberry.field(permission_classes=[SignedIn], description="A template of the library by its id.")
    def library_template(self, info: Info, id: Id) -> LibraryTemplate | None:
        return info.context.batch(template, str(id))
