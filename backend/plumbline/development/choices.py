"""The choices of development, as GraphQL shows them."""

from plumbline.development.words import DevelopmentStepState
from plumbline.engine.choices import choice

choice(
    DevelopmentStepState,
    PLANNED="To come.",
    DOING="Under way.",
    DONE="Done.",
    DROPPED="Not taken.",
)
