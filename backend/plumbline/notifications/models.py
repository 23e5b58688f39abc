"""The table of notifications."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from plumbline.notifications.words import Because, NotificationKind
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Notification(Model):
    """That a person is told of something, once.

    `subject_id` is the change, alignment, return, blocker, announcement, comment, thank-you or feedback, or the event
    where there is none of these.
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
