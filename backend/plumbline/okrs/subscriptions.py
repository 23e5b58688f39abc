"""What may be followed of goals."""

import strawberry

from plumbline.engine import batch
from plumbline.okrs.reads.arrivals import arrived_check_ins
from plumbline.okrs.reads.followed import followed_changes
from plumbline.okrs.reads.lookers import lookers
from plumbline.okrs.types import CheckInArrivals, ObjectiveChanges, Presence
from plumbline.organization.gates import SignedIn


@strawberry.type
class GoalSubscriptions:
    """What may be followed of goals."""

    objective_changed: ObjectiveChanges = batch(
        followed_changes,
        permission_classes=[SignedIn],
        description="What changes for this viewer, as `objectiveChanges` would answer: at once what came after `since`,"
        " or without it the present revision; then whatever changes.",
    )
    check_in_added: CheckInArrivals = batch(
        arrived_check_ins,
        permission_classes=[SignedIn],
        description="Check-ins that the viewer sees, as they come: at once those after `since`, or without it only the"
        " present revision; then each new one, corrections and automatic ones too.",
    )
    presence_changed: Presence = batch(
        lookers,
        permission_classes=[SignedIn],
        description="Who else looks where the viewer does: at once, then whenever somebody comes or goes. The viewer is"
        " there, for the others, as long as the stream lasts; over an objective that they do not see, nobody is.",
    )
