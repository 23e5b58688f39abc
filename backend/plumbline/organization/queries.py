"""What may be asked of the organization."""

from typing import Annotated, Any, TypeVar, cast

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.organization.gates import SignedIn
from plumbline.organization.reads import the_company, viewers
from plumbline.organization.types import Asker, Company, Node, Person, Team

T = TypeVar("T")
Id = Annotated[strawberry.ID, strawberry.argument(description="Its id.")]


def key_of(id: strawberry.ID, *prefixes: str) -> int | None:
    """The number in an id, or none where it can lead nowhere: a foreign id and a hidden thing look the same."""
    try:
        return number_of(id, *prefixes)
    except NotFound:
        return None


def promised(info: Info, type_: type[T], id: strawberry.ID, *prefixes: str) -> T | None:
    """The row of that id, or null."""
    key = key_of(id, *prefixes)
    promise: Any = None if key is None else info.context.row(type_, key)
    return cast(T | None, promise)


@strawberry.type
class OrganizationQueries:
    """What may be asked of the organization."""

    @strawberry.field(permission_classes=[SignedIn], description="Who is asking.")
    def viewer(self, info: Info) -> Asker:
        return info.context.batch(viewers)

    @strawberry.field(permission_classes=[SignedIn], description="The company; none before the first set-up is done.")
    def company(self, info: Info) -> Company | None:
        return info.context.batch(the_company)

    @strawberry.field(permission_classes=[SignedIn], description="A team by its id.")
    def team(self, info: Info, id: Id) -> Team | None:
        return promised(info, Team, id, "team")

    @strawberry.field(permission_classes=[SignedIn], description="A person by their id.")
    def person(self, info: Info, id: Id) -> Person | None:
        return promised(info, Person, id, "per")


__all__ = ["Node", "OrganizationQueries", "key_of", "promised"]
