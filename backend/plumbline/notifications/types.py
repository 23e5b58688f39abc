"""How notifications look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.engine import Rows, batch, column, derived, one, refer
from plumbline.notifications import choices as choices
from plumbline.notifications.reads.inbox import NOTIFICATIONS, is_read, subject, unread_counts
from plumbline.notifications.words import Because, NotificationKind
from plumbline.okrs.reads.tables import KEY_RESULTS, OBJECTIVES
from plumbline.okrs.types import KeyResult, Objective
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import Node, Person


@strawberry.type(description="That the viewer is told of something. It is worded by whoever shows it.")
class Notification(Node, Rows):
    """That the viewer is told of something."""

    load = NOTIFICATIONS
    kind: NotificationKind = column("kind", description="What happened.")
    because: Because = column("because", description="Why the viewer is told.")
    objective: Objective | None = one(
        OBJECTIVES, "objective_id", description="The objective it is about; none for an announcement and for feedback."
    )
    key_result: KeyResult | None = one(
        KEY_RESULTS, "key_result_id", description="The key result it is about; none where it is the objective itself."
    )
    subject: Node | None = refer(
        subject,
        "kind",
        "subject_id",
        description="What else there is to know: from, to and why of a change, a comment.",
    )
    by: Person | None = one(PEOPLE, "by_id", description="Who did it; none for a program.")
    at: datetime = column("at", description="When it happened.")
    read_at: datetime | None = column("read_at", description="When the viewer marked it as read.")
    is_read: bool = derived(is_read, "read_at", description="Whether the viewer has read it.")


@strawberry.type
class AskerNotifications:
    """What notifications add to the viewer."""

    unread_notification_count: int = batch(
        unread_counts, "role", description="How many notifications the viewer has not read, up to 100."
    )
