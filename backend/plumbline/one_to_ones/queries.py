"""What may be asked of 1:1s."""

import strawberry

from plumbline.engine import Connection, Info, page
from plumbline.one_to_ones.reads.lists import ALL_ONE_TO_ONES
from plumbline.one_to_ones.types import OneToOne
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id, promised


@strawberry.type
class OneToOneQueries:
    """What may be asked of 1:1s."""

    one_to_ones: Connection[OneToOne] = page(
        ALL_ONE_TO_ONES, permission_classes=[SignedIn], description="The viewer's own 1:1s, the latest first."
    )

    @strawberry.field(permission_classes=[SignedIn], description="A 1:1 of the viewer by its id.")
    def one_to_one(self, info: Info, id: Id) -> OneToOne | None:
        return promised(info, OneToOne, id, "oto")
