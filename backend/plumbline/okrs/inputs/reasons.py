"""Why something published is changed, and what inputs say alike."""

import strawberry

from plumbline.okrs.words import ChangeReason

field = strawberry.field
IF_VERSION = "The version the change was made from."
KEY = "Made up by the client: the same key and content again has no second effect."
REASON = "Why; needed for a published goal once its cycle runs."


@strawberry.input(description="Why something published is changed.")
class ChangeReasonInput:
    """Why something published is changed."""

    kind: ChangeReason = field(description="What kind of reason.")
    text: str | None = field(default=None, description="In words; needed with OTHER.")
    indicator_id: strawberry.ID | None = field(
        default=None, description="The key result that showed it: any that the viewer sees."
    )
