"""The table of notifications."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from plumbline.notifications.words import Because, NotificationKind, ReminderStep
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Notification(Model):
    """That a person is told of something, once.

    `subject_id` is the change, alignment, return, blocker, announcement, comment, thank-you, feedback, reminder or leaver,
    or the event where there is none of these.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    person: Required = link("Person", "notifications", db_index=False)
    person_id: int
    kind = fields.CharEnumField(NotificationKind, max_length=24)
    subject_id = fields.BigIntField()
    because = fields.CharEnumField(Because, max_length=16)
    objective: Optional = maybe("Objective", "notifications")
    objective_id: int | None
    key_result: Optional = maybe("KeyResult", "notifications", db_index=False)
    key_result_id: int | None
    by: Optional = maybe("Person", "notifications_caused", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "notification"
        unique_together = (("person", "kind", "subject_id"),)
        indexes: Any = (Index(fields=("person_id", "at", "id")),)


class Reminder(Model):
    """That a person was reminded of check-ins on one of their days: by the clock, or by whoever leads them (`by`)."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: Required = link("Person", "reminders", db_index=False)
    person_id: int
    day = fields.DateField()
    by: Optional = maybe("Person", "reminders_caused", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "reminder"
        unique_together = (("person", "day"),)


class ReminderItem(Model):
    """A due check-in that a reminder lists, and how far it had come."""

    id = fields.BigIntField(primary_key=True, generated=False)
    reminder: Required = link("Reminder", "items", db_index=False)
    reminder_id: int
    key_result: Required = link("KeyResult", "reminder_items", db_index=True)
    key_result_id: int
    due_at = fields.DatetimeField()
    step = fields.CharEnumField(ReminderStep, max_length=16)

    class Meta:
        app = "plumbline"
        table = "reminder_item"
        unique_together = (("reminder", "key_result"),)


class ReminderSettings(Model):
    """How a person wants to be reminded; without a row, as everybody is.

    Quiet hours are wall-clock times in the person's zone, such as `20:00`; where both are the same there are none.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    person: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "plumbline.Person", on_delete=fields.RESTRICT, related_name="reminder_settings"
    )
    person_id: int
    wanted = fields.BooleanField(db_default=True)
    quiet_from = fields.CharField(max_length=5, db_default="20:00")
    quiet_until = fields.CharField(max_length=5, db_default="08:00")

    class Meta:
        app = "plumbline"
        table = "reminder_settings"
