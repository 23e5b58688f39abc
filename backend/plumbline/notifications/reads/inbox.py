"""The viewer's inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.engine.asking import described
from plumbline.notifications.policy import notifications_seen
from plumbline.notifications.words import NotificationKind

MOST_COUNTED = 100
"""A count of unread ones goes no further: beyond it, the number says nothing that "many" does not."""

UnreadOnly = Annotated[bool, described("Only those that have not been read.")]

NOTIFICATIONS = Table("notification", prefix="ntf", visible=notifications_seen)

_SUBJECTS = {
    NotificationKind.GOAL_CHANGED: "Change",
    NotificationKind.GOAL_ALIGNED: "Alignment",
    NotificationKind.OBJECTIVE_RETURNED: "ObjectiveReturn",
    NotificationKind.BLOCKER_NAMED: "Blocker",
    NotificationKind.ANNOUNCED: "Announcement",
    NotificationKind.COMMENTED: "Comment",
    NotificationKind.THANKED: "Recognition",
    NotificationKind.FEEDBACK_ASKED: "Feedback",
    NotificationKind.FEEDBACK_GIVEN: "Feedback",
    NotificationKind.FEEDBACK_DECLINED: "Feedback",
    NotificationKind.FEEDBACK_SHARED: "Feedback",
    NotificationKind.CHECK_INS_DUE: "Reminder",
    NotificationKind.PERSON_LEFT: "Person",
    NotificationKind.ONE_TO_ONE_STARTED: "OneToOne",
}


def _asked(reads: Reads, *, unread_only: UnreadOnly = False) -> Sql | None:
    return Sql("t.read_at is null") if unread_only else None


INBOX = Relation(NOTIFICATIONS, order=("-at", "-id"), where=_asked, usual=50)


def subject(kind: str, subject_id: int) -> Ref | None:
    """What a notification is about, besides its goal."""
    type_name = _SUBJECTS.get(NotificationKind(kind))
    return Ref(type_name, subject_id) if type_name else None


def is_read(read_at: datetime | None) -> bool:
    """Whether it has been read."""
    return read_at is not None


async def unread_counts(reads: Reads, keys: Sequence[str]) -> dict[str, int]:
    """How many notifications the viewer has not read, up to a hundred; the key is any column that is never null."""
    asked = Sql("select count(*) from (select t.id from notification t where t.read_at is null and")
    seen, capped = notifications_seen(reads.viewer, "t"), Sql("limit :most) unread", most=MOST_COUNTED)
    (row,) = await reads.rows(asked + seen + capped)
    return dict.fromkeys(keys, row[0])
