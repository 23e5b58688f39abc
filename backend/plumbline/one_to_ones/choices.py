"""The choices of 1:1s, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.one_to_ones.words import OneToOneInterval, OneToOneTopic

choice(
    OneToOneInterval,
    WEEKLY="Every week.",
    TWO_WEEKS="Every other week, from the first date.",
    MONTHLY="The first such weekday of each month.",
)
choice(
    OneToOneTopic,
    BLOCKED="Something is in the way of it.",
    AT_RISK="It is at risk or off track.",
    OUTDATED="Check-ins on it are overdue.",
    DUE="A check-in on it is due, or a key result of it ends before the date after this one.",
    WIN="It, or a key result of it, has been reached since the last date.",
    PRAISED="Somebody has given thanks for it since the last date.",
    MOVED="Something of it has moved since the last date.",
)
