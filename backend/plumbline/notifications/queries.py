"""What may be asked of notifications."""

import strawberry

from plumbline.engine import Connection, page
from plumbline.notifications.reads.inbox import INBOX
from plumbline.notifications.types import Notification
from plumbline.organization.gates import SignedIn


@strawberry.type
class NotificationQueries:
    """What may be asked of notifications."""

    notifications: Connection[Notification] = page(
        INBOX, permission_classes=[SignedIn], description="What the viewer is told of, the latest first."
    )
