"""The choices of the organization, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.organization.viewer import Role
from plumbline.organization.words import CadenceInterval, Weekday

choice(
    Role,
    ADMIN="Everything but what is private to others.",
    COACH="Sees and comments everywhere; changes nobody's numbers.",
    MEMBER="Writes their own goals and proposes for their teams.",
    READER="Looks.",
    SERVICE="A program; its token's scopes say what it may do.",
)
choice(Weekday, **{day.name: f"{day.value.capitalize()}." for day in Weekday})
choice(
    CadenceInterval,
    WEEKLY="Every week.",
    TWO_WEEKS="Every other week, the same for everyone.",
    MONTHLY="The first such weekday of each month.",
    CUSTOM="Every so many days.",
)
