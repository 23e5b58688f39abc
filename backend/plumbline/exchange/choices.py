"""The choices of exchange, as GraphQL shows them; those of goals are known before a type here names one."""

from plumbline.engine.choices import choice
from plumbline.exchange.words import OwnerKind
from plumbline.okrs import choices as choices

choice(OwnerKind, COMPANY="The company itself.", TEAM="A team.", PERSON="A person.")
