"""Who of the demo company talks again and again, and what came out of it last week."""

from dataclasses import dataclass

from plumbline.one_to_ones.words import OneToOneInterval


@dataclass(frozen=True, slots=True)
class DemoAction:
    """What one of the two will do, and in how many days."""

    text: str
    owner: str
    days: int


@dataclass(frozen=True, slots=True)
class DemoOneToOne:
    """Two people by their keys, what they noted last week, and what they will do."""

    starter: str
    guest: str
    interval: OneToOneInterval
    at: str
    note: str
    actions: tuple[DemoAction, ...]


ONE_TO_ONES = (
    DemoOneToOne(
        "yuki",
        "nadia-benali",
        OneToOneInterval.WEEKLY,
        "09:30",
        "The winter recordings come before any new filter.\n"
        "Nadia would like to hear a dig with her own ears: a shift with the crew in Porto.\n"
        "Too many review invitations; Yuki declines two of them for the team.",
        (
            DemoAction("Go along on a night shift with the crew in Porto", "nadia-benali", 9),
            DemoAction("Ask Hanna for a week on the test bench", "yuki", 5),
        ),
    ),
    DemoOneToOne(
        "ines",
        "adaeze",
        OneToOneInterval.TWO_WEEKS,
        "14:00",
        "Adaeze hands over the weekly review by the end of the quarter.\nWhat would make us say no to a tender?",
        (DemoAction("Write down what must be true before we take another tender", "adaeze", 12),),
    ),
)
