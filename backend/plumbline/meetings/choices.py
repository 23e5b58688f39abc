"""The choices of review meetings, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.meetings.words import MeetingKind, PointKind, Topic

choice(
    MeetingKind,
    WEEKLY="Comes round every week.",
    MONTHLY="Comes round every month.",
    OTHER="Held when it is needed.",
)
choice(PointKind, DECISION="Something was decided.", ACTION="Somebody does something by a day.")
choice(
    Topic,
    BLOCKED="Something is in the way of it.",
    AT_RISK="It is at risk or off track.",
    OUTDATED="Check-ins on it are overdue.",
    STUCK="Nothing of it has moved since the last meeting.",
    WIN="It, or a key result of it, has been reached since the last meeting.",
    MOVED="Something of it has moved since the last meeting.",
)
