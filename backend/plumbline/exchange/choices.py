"""The choices of exchange, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.exchange.words import OwnerKind

choice(OwnerKind, COMPANY="The company itself.", TEAM="A team.", PERSON="A person.")
