"""Tables of review meetings: the meeting, its frozen agenda, and what was decided."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from plumbline.meetings.words import MeetingKind, PointKind
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Meeting(Model):
    """A review of a unit's goals. `since` is the instant it looks back to; its agenda is frozen at `closed_at`."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = link("Unit", "meetings", db_index=False)
    unit_id: int
    kind = fields.CharEnumField(MeetingKind, max_length=16)
    title = fields.CharField(max_length=200, null=True)
    held_on = fields.DateField()
    since = fields.DatetimeField()
    note = fields.TextField(null=True)
    created_by: Optional = maybe("Person", "meetings_made", db_index=False)
    created_by_id: int | None
    created_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "meeting"
        indexes = (("unit_id", "held_on", "id"),)


class AgendaItem(Model):
    """An objective as it stood when the meeting closed; `facts` is what a running agenda would have said of it."""

    id = fields.BigIntField(primary_key=True, generated=False)
    meeting: Required = link("Meeting", "agenda", db_index=False)
    meeting_id: int
    objective: Required = link("Objective", "agenda_items")
    objective_id: int
    position = fields.IntField()
    facts: Any = fields.JSONField()

    class Meta:
        app = "plumbline"
        table = "agenda_item"
        indexes = (("meeting_id", "position"),)


class MeetingPoint(Model):
    """A decision or an action. One about an objective is seen by whoever sees the objective."""

    id = fields.BigIntField(primary_key=True, generated=False)
    meeting: Required = link("Meeting", "points")
    meeting_id: int
    kind = fields.CharEnumField(PointKind, max_length=16)
    text = fields.TextField()
    objective: Optional = maybe("Objective", "meeting_points")
    objective_id: int | None
    owner: Optional = maybe("Person", "meeting_points")
    owner_id: int | None
    due_on = fields.DateField(null=True)
    done_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "meeting_point"
