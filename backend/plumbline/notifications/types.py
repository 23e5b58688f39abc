"""How notifications look in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.engine import Connection, Rows, batch, column, derived, one, refer
from plumbline.notifications import choices as choices
from plumbline.notifications.reads.inbox import NOTIFICATIONS, is_read, subject, unread_counts
from plumbline.notifications.reads.reminders import (
    REMINDERS,
    items,
    late_reporters,
    page_of_late_reporters,
    settings_of_viewer,
)
from plumbline.notifications.words import Because, NotificationKind, ReminderStep
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
        OBJECTIVES,
        "objective_id",
        description="The objective it is about; none for an announcement, feedback, a reminder or a leaver.",
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


@strawberry.type(description="Notifications that have come since a revision.")
class NotificationArrivals(Rows):
    """Notifications that have come since a revision."""

    notifications: list[Notification] = column("notifications", description="The new ones, the earliest first.")
    unread_count: int = column("unread_count", description="How many the viewer has not read, up to 100.")
    revision: str = column("revision", description="How far this has come: opaque, the viewer's own.")


@strawberry.type(description="A check-in that waits, as a reminder lists it.")
class ReminderItem(Rows):
    """A check-in that waits, as a reminder lists it."""

    key_result: KeyResult = column("key_result", description="On which key result.")
    due_at: datetime = column("due_at", description="When it was due.")
    days_overdue: int = column("days_overdue", description="Whole days since then.")
    step: ReminderStep = column("step", description="How far it had come when the reminder was written.")


@strawberry.type(description="That the viewer was reminded of check-ins; at most one for each of their days.")
class Reminder(Node, Rows):
    """That the viewer was reminded of check-ins."""

    load = REMINDERS
    day: date = column("day", description="The day, in the viewer's time zone.")
    items: list[ReminderItem] = batch(
        items, "id", description="The check-ins that have not been answered since, the longest overdue first."
    )


@strawberry.type(description="How a person wants to be reminded of check-ins.")
class ReminderSettings(Rows):
    """How a person wants to be reminded of check-ins."""

    wanted: bool = column("wanted", description="Whether they are reminded.")
    quiet_from: str = column(
        "quiet_from", description="When their quiet hours begin, in their time zone, such as `20:00`."
    )
    quiet_until: str = column(
        "quiet_until", description="When these end, such as `08:00`; the same as the beginning: there are none."
    )


@strawberry.type(description="A person of a unit who reports on something that is due.")
class LateReporter(Rows):
    """A person of a unit who reports on something that is due."""

    person: Person = column("person", description="Who.")
    count: int = column("count", description="How many of their check-ins wait, as far as the viewer sees them.")
    days_overdue: int = column("days_overdue", description="Whole days since the first of them was due.")
    was_reminded_today: bool = column("was_reminded_today", description="Whether they have been reminded on their day.")
    viewer_can_nudge: bool = column("viewer_can_nudge", description="Whether the viewer may remind them now.")


@strawberry.type
class UnitReminders:
    """What reminders add to a unit."""

    late_reporters: list[LateReporter] = batch(
        late_reporters,
        "id",
        description="Its members whose check-ins wait, by name: the first 1,000, `lateReporterPage` has all; empty for "
        "whoever neither leads it nor is an admin.",
    )
    late_reporter_page: Connection[LateReporter] = batch(
        page_of_late_reporters,
        "id",
        description="Its members whose check-ins wait, by name; empty for whoever neither leads it nor is an admin.",
    )


@strawberry.type
class AskerNotifications:
    """What notifications add to the viewer."""

    unread_notification_count: int = batch(
        unread_counts, "role", description="How many notifications the viewer has not read, up to 100."
    )
    reminders: ReminderSettings | None = batch(
        settings_of_viewer,
        "person_id",
        description="How the viewer is reminded of check-ins; none for a service and a reader.",
    )
