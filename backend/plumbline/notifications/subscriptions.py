"""What may be followed of notifications."""

import strawberry

from plumbline.engine import batch
from plumbline.notifications.reads.arrivals import arrived_notifications
from plumbline.notifications.types import NotificationArrivals
from plumbline.organization.gates import SignedIn


@strawberry.type
class NotificationSubscriptions:
    """What may be followed of notifications."""

    notification_added: NotificationArrivals = batch(
        arrived_notifications,
        permission_classes=[SignedIn],
        description="What the viewer is told of, as it comes: at once what came after `since`, or without it only how"
        " many wait; then each new one. One of the last half minute may come again after a break.",
    )
