"""The choices of identity, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.identity.words import Scope

choice(
    Scope,
    READ="Queries.",
    WRITE="Mutations.",
)
