"""What may be asked of conversations."""

import strawberry

from plumbline.conversations.reads.feedback import ALL_FEEDBACK
from plumbline.conversations.reads.recognitions import ALL_RECOGNITIONS, rewards
from plumbline.conversations.types import Comment, Feedback, Recognition, Reward
from plumbline.engine import Connection, Info, batch, page
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id, promised


@strawberry.type
class ConversationQueries:
    """What may be asked of conversations."""

    recognitions: Connection[Recognition] = page(
        ALL_RECOGNITIONS,
        permission_classes=[SignedIn],
        description="All thank-yous for goals that the viewer sees, the latest first.",
    )
    rewards: list[Reward] = batch(
        rewards, permission_classes=[SignedIn], description="The rewards that a thank-you may carry, by name."
    )
    feedbacks: Connection[Feedback] = page(
        ALL_FEEDBACK,
        permission_classes=[SignedIn],
        description="Feedback that the viewer gives or is asked for, or that is about them; the latest first.",
    )

    @strawberry.field(permission_classes=[SignedIn], description="A thank-you by its id.")
    def recognition(self, info: Info, id: Id) -> Recognition | None:
        return promised(info, Recognition, id, "rcg")

    @strawberry.field(permission_classes=[SignedIn], description="A comment by its id.")
    def comment(self, info: Info, id: Id) -> Comment | None:
        return promised(info, Comment, id, "cmt")

    @strawberry.field(permission_classes=[SignedIn], description="Feedback by its id.")
    def feedback(self, info: Info, id: Id) -> Feedback | None:
        return promised(info, Feedback, id, "fdb")
