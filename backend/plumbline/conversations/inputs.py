"""What is entered in conversations."""

from typing import Any

import strawberry
from strawberry import UNSET, field

from plumbline.conversations import choices as choices
from plumbline.conversations.words import RecognitionSize

IF_VERSION = "The version the change was made from."
KEY = "Your own name for this call: the same again has no second effect."


@strawberry.input(description="A reward that a thank-you may carry.")
class RewardCreateInput:
    """A reward that a thank-you may carry."""

    idempotency_key: strawberry.ID = field(description=KEY)
    name: str = field(description="What it is called.")
    description: str | None = field(default=None, description="What it is, and how one gets it.")


@strawberry.input(description="A change to a reward; absent fields stay.")
class RewardUpdateInput:
    """A change to a reward."""

    id: strawberry.ID = field(description="The reward.")
    if_version: int = field(description=IF_VERSION)
    name: str | None = field(default=UNSET, description="What it is called.")
    description: str | None = field(default=UNSET, description="What it is, and how one gets it.")
    archived: bool | None = field(default=UNSET, description="Whether it is given no more.")

    @property
    def changes(self) -> dict[str, Any]:
        """What was given."""
        named = {name: getattr(self, name) for name in ("name", "description", "archived")}
        return {name: value for name, value in named.items() if value is not UNSET}


@strawberry.input(description="Thanks people and teams for a goal or a check-in that they see.")
class RecognitionCreateInput:
    """Thanks people and teams for a goal or a check-in."""

    idempotency_key: strawberry.ID = field(description=KEY)
    about_id: strawberry.ID = field(description="For what: an objective, a key result or a check-in.")
    recipient_ids: list[strawberry.ID] = field(description="Who is thanked: people and teams, up to 50.")
    size: RecognitionSize = field(default=RecognitionSize.SMALL, description="How big it is.")
    text: str = field(description="What for, up to 2,000 characters.")
    reward_id: strawberry.ID | None = field(default=None, description="A reward that goes with it.")


@strawberry.input(description="Takes a thank-you back.")
class RecognitionRemoveInput:
    """Takes a thank-you back."""

    id: strawberry.ID = field(description="The thank-you.")


@strawberry.input(description="Says something about a goal or a check-in, or answers what was said.")
class CommentCreateInput:
    """Says something about a goal or a check-in."""

    idempotency_key: strawberry.ID = field(description=KEY)
    about_id: strawberry.ID = field(description="About what: an objective, a key result or a check-in.")
    text: str = field(description="What is said, up to 5,000 characters of plain text.")
    answers_id: strawberry.ID | None = field(
        default=None, description="The comment it answers: the first of a thread on the same goal or check-in."
    )
    mention_ids: list[strawberry.ID] = field(
        default_factory=list, description="People it mentions, up to 50. Those who see the goal are told."
    )


@strawberry.input(description="Changes what one has said.")
class CommentUpdateInput:
    """Changes what one has said."""

    id: strawberry.ID = field(description="The comment.")
    if_version: int = field(description=IF_VERSION)
    text: str = field(description="What is said now.")
    mention_ids: list[strawberry.ID] | None = field(
        default=None, description="People it mentions now; none given: those it mentioned before."
    )


@strawberry.input(description="Takes a comment away; its place stays.")
class CommentRemoveInput:
    """Takes a comment away."""

    id: strawberry.ID = field(description="The comment.")


@strawberry.input(description="Asks somebody for feedback on how one worked on a goal that both see.")
class FeedbackAskInput:
    """Asks somebody for feedback."""

    idempotency_key: strawberry.ID = field(description=KEY)
    person_id: strawberry.ID = field(description="Who is asked.")
    goal_id: strawberry.ID = field(description="The objective or key result it is about.")
    question: str | None = field(default=None, description="What one would like to know.")


@strawberry.input(description="Gives somebody feedback on how they worked on a goal that both see.")
class FeedbackGiveInput:
    """Gives somebody feedback."""

    idempotency_key: strawberry.ID = field(description=KEY)
    person_id: strawberry.ID = field(description="Whom it is for.")
    goal_id: strawberry.ID = field(description="The objective or key result it is about.")
    text: str = field(description="What one has to say, up to 10,000 characters.")


@strawberry.input(description="Gives the feedback that one was asked for.")
class FeedbackAnswerInput:
    """Gives the feedback that one was asked for."""

    id: strawberry.ID = field(description="The feedback.")
    text: str = field(description="What one has to say, up to 10,000 characters.")


@strawberry.input(description="Says that one gives no feedback.")
class FeedbackDeclineInput:
    """Says that one gives no feedback."""

    id: strawberry.ID = field(description="The feedback.")


@strawberry.input(description="Agrees that the manager of whom it is about reads it.")
class FeedbackShareInput:
    """Agrees that the manager reads it."""

    id: strawberry.ID = field(description="The feedback.")


@strawberry.input(description="Takes that agreement back.")
class FeedbackUnshareInput:
    """Takes that agreement back."""

    id: strawberry.ID = field(description="The feedback.")
