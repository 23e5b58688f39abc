"""What the mutations of conversations answer."""

import strawberry

from plumbline.conversations.types import Comment, Feedback, Recognition, Reward
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError


@strawberry.type(description="The reward after the change.")
class RewardPayload:
    """The reward after the change."""

    reward: Reward | None = strawberry.field(description="The reward.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The thank-you after the change.")
class RecognitionPayload:
    """The thank-you after the change."""

    recognition: Recognition | None = strawberry.field(description="The thank-you.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What is left of a thank-you that was taken back.")
class RecognitionRemovePayload:
    """What is left of a thank-you that was taken back."""

    removed_id: strawberry.ID | None = strawberry.field(description="Its id, which leads nowhere any more.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The comment after the change.")
class CommentPayload:
    """The comment after the change."""

    comment: Comment | None = strawberry.field(description="The comment.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The feedback after the change.")
class FeedbackPayload:
    """The feedback after the change."""

    feedback: Feedback | None = strawberry.field(description="The feedback.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)
