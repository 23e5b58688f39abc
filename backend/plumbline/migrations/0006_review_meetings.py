from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.meetings.words import MeetingKind, PointKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0005_reviews")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Meeting",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="meetings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="WEEKLY: WEEKLY\nMONTHLY: MONTHLY\nOTHER: OTHER",
                        enum_type=MeetingKind,
                        max_length=16,
                    ),
                ),
                ("title", fields.CharField(max_length=200)),
                ("held_on", fields.DateField()),
                ("since", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("note", fields.TextField(null=True, unique=False)),
                (
                    "created_by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="created_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="meetings_made",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "meeting",
                "app": "plumbline",
                "indexes": [Index(fields=["unit_id", "held_on", "id"])],
                "pk_attr": "id",
                "table_description": "A review of a unit's goals. `since` is the instant it looks back to; its agenda is frozen at `closed_at`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "meeting",
                    fields.ForeignKeyField(
                        "plumbline.Meeting",
                        source_field="meeting_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="agenda",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="agenda_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("facts", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "agenda_item",
                "app": "plumbline",
                "indexes": [Index(fields=["meeting_id", "position"])],
                "pk_attr": "id",
                "table_description": "An objective as it stood when the meeting closed; `facts` is what a running agenda would have said of it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MeetingPoint",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "meeting",
                    fields.ForeignKeyField(
                        "plumbline.Meeting",
                        source_field="meeting_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="points",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="DECISION: DECISION\nACTION: ACTION", enum_type=PointKind, max_length=16
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="meeting_points",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="owner_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="meeting_points",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("due_on", fields.DateField(null=True)),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "meeting_point",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "A decision or an action. One about an objective is seen by whoever sees the objective.",
            },
            bases=["Model"],
        ),
    ]
