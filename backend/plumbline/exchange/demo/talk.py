"""What people of the demo company say to each other about goals: comments, thanks, feedback."""

from dataclasses import dataclass
from typing import Literal

REWARDS = (
    ("A day off", "Any day of the next three months."),
    ("Dinner for two", "At a place of your choice; send the bill to finance."),
)
"""Rewards that a thank-you may carry, each with what it is."""


@dataclass(frozen=True, slots=True)
class DemoComment:
    """What somebody says about a goal, and what was answered: who and what."""

    about: str
    author: str
    text: str
    answers: tuple[tuple[str, str], ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoThanks:
    """What somebody thanks people and units for."""

    about: str
    by: str
    people: tuple[str, ...]
    text: str
    units: tuple[str, ...] = ()
    size: Literal["SMALL", "BIG"] = "SMALL"
    reward: str | None = None


@dataclass(frozen=True, slots=True)
class DemoFeedback:
    """What one person says to another about a goal; without `text` it is asked for and waits."""

    goal: str
    about: str
    giver: str
    question: str | None = None
    text: str | None = None


COMMENTS = (
    DemoComment(
        "c-leaks",
        "diego",
        "Crews tell me that they dig where the circle is small and ring us where it is wide. That is what we wanted.",
        (
            ("yuki", "Then let us count the calls as well; a wide circle should not cost support an hour."),
            ("aoife", "It costs us ten minutes. I would rather have the call than the hole."),
        ),
    ),
    DemoComment(
        "c-volume",
        "camille",
        "@Bogdan Ionescu, the tender in Gdańsk asks for 4,000 a month. Can we promise that from January?",
        (("bogdan", "With the second potting line, yes. Without it I would not sign."),),
        ("bogdan",),
    ),
    DemoComment("p-nadia", "yuki", "The pump in the market hall is the loudest we have. Take that one first."),
)

THANKS = (
    DemoThanks(
        "p-greta",
        "adaeze",
        ("greta-sommer",),
        "Two people started this month and both merged something in their first week. That is your list.",
        size="BIG",
        reward="A day off",
    ),
    DemoThanks(
        "c-volume",
        "ines",
        (),
        "For staying late with the new mould, and for telling us early that it would not hold.",
        units=("assembly", "supply"),
        size="BIG",
    ),
    DemoThanks(
        "p-nadia",
        "hugo-lefevre",
        ("nadia-benali",),
        "You labelled forty pumps on a Friday so that I could train on Monday.",
    ),
    DemoThanks(
        "t-acoustics-open",
        "aoife",
        ("yuki", "hugo-lefevre"),
        "My people read the sentence out to the crews now, and the crews believe it.",
    ),
)

FEEDBACK = (
    DemoFeedback(
        "p-nadia",
        "nadia-benali",
        "yuki",
        "Do I bring the recordings to the review in a way that helps you decide?",
        "You do. Play the two worst ones first; the table can wait until somebody asks.",
    ),
    DemoFeedback(
        "t-acoustics-plastic",
        "hugo-lefevre",
        "nadia-benali",
        "Was it clear what I needed from your labels, or did you have to guess?",
    ),
    DemoFeedback(
        "c-stay",
        "elif",
        "ines",
        text="The pairs were a good idea, and you let teams choose them. Say sooner when one of them does not work.",
    ),
)
