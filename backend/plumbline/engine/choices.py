"""Enums of pure modules, made known to GraphQL with a description for the type and for each value."""

from enum import Enum
from typing import TypeVar

import strawberry

Choice = TypeVar("Choice", bound=type[Enum])


def choice(enum: Choice, /, **meanings: str) -> Choice:
    """Register the enum under its own name; its docstring describes it. Every value needs its meaning.

    Raises ValueError for a value without a meaning, or a meaning without a value.
    """
    names = {member.name for member in enum}
    if names != set(meanings):
        raise ValueError(f"{enum.__name__}: meanings are needed for {sorted(names ^ set(meanings))}")
    strawberry.enum(enum, description=(enum.__doc__ or "").strip())
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]  # set by strawberry.enum
        value.description = meanings[value.name]
    return enum
