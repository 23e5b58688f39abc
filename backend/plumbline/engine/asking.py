"""GraphQL's words for what is asked, for reads: they declare arguments without knowing GraphQL otherwise."""

from typing import Any

import strawberry
from strawberry import ID, UNSET
from strawberry import input as entry
from strawberry.types.arguments import StrawberryArgumentAnnotation

__all__ = ["ID", "described", "entry", "part"]


def described(description: str) -> StrawberryArgumentAnnotation:
    """What an argument means: `Annotated[int, described("…")]`."""
    return strawberry.argument(description=description)


def part(description: str) -> Any:
    """A field of an `entry` that may be left out."""
    return strawberry.field(default=UNSET, description=description)
