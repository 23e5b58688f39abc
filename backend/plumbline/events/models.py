"""Tables of the outbox and of periodic work."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class Event(Model):
    """Something that happened, written in the transaction that made it happen (the outbox).

    `commit_order` never falls from one reader's horizon to the next; see `outbox.horizon`.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    commit_order = fields.BigIntField()
    kind = fields.CharField(max_length=64)
    subject_type = fields.CharField(max_length=32)
    subject_id = fields.BigIntField()
    objective_id = fields.BigIntField(null=True)
    payload: Any = fields.JSONField()
    happened_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "event"
        indexes = (("commit_order", "id"), ("objective_id", "commit_order"))


class EventReader(Model):
    """How far a reader of the outbox has come: it has had all events up to this one."""

    name = fields.CharField(max_length=64, primary_key=True, generated=False)
    commit_order = fields.BigIntField()
    event_id = fields.BigIntField()

    class Meta:
        app = "plumbline"
        table = "event_reader"


class Job(Model):
    """A periodic function: when it runs next, and until when a running process holds it."""

    name = fields.CharField(max_length=64, primary_key=True, generated=False)
    next_at = fields.DatetimeField()
    held_until = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)
    failures = fields.IntField(db_default=0)

    class Meta:
        app = "plumbline"
        table = "job"
