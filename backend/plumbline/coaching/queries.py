"""What may be asked of coaching."""

import strawberry

from plumbline.coaching.reads.needs import needs
from plumbline.coaching.reads.sessions import ALL_SESSIONS
from plumbline.coaching.types import CoachingSession, HelpNeed
from plumbline.engine import Connection, Info, batch, page
from plumbline.organization.gates import SignedIn
from plumbline.organization.queries import Id, promised


@strawberry.type
class CoachingQueries:
    """What may be asked of coaching."""

    help_needed: list[HelpNeed] = batch(
        needs,
        permission_classes=[SignedIn],
        description="Who needs help in a cycle, whoever needs it most first: all of them for coaches and admins, "
        "for leads their units, those below, and the people at home there; nobody for others.",
    )
    coaching_sessions: Connection[CoachingSession] = page(
        ALL_SESSIONS,
        permission_classes=[SignedIn],
        description="Sessions that the viewer offers, is invited to or, as a coach or an admin, oversees; the latest first.",
    )

    @strawberry.field(permission_classes=[SignedIn], description="A coaching session by its id.")
    def coaching_session(self, info: Info, id: Id) -> CoachingSession | None:
        return promised(info, CoachingSession, id, "cos")
