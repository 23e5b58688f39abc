from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.database.upgrading import SqlPerDialect
from plumbline.notifications.words import Because, NotificationKind

# Nobody is told of what happened before there were notifications.
_BEGIN = """
insert into event_reader (name, commit_order, event_id)
select 'notifications', coalesce(max(commit_order) + 1, 0), 0 from event
"""
_UNDO = "delete from event_reader where name = 'notifications'"

_ADD = "alter table unit add column fiscal_start_month int not null default 1"
_DROP = "alter table unit drop column fiscal_start_month"


class _Known(ops.AddField):
    """Tells the models of a column that is added and dropped by statements.

    Tortoise drops a column of SQLite by making the table anew, and its triggers would be lost.
    """

    async def database_forward(self, *_: Any, **__: Any) -> None:
        pass

    async def database_backward(self, *_: Any, **__: Any) -> None:
        pass


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0010_pilot_units")]

    initial = False

    operations = [
        ops.CreateModel(
            name="EventReader",
            fields=[
                ("name", fields.CharField(primary_key=True, generated=False, max_length=64)),
                ("commit_order", fields.BigIntField()),
                ("event_id", fields.BigIntField()),
            ],
            options={
                "table": "event_reader",
                "app": "plumbline",
                "pk_attr": "name",
                "table_description": "How far a reader of the outbox has come: it has had all events up to this one.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Notification",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notifications",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="GOAL_CHANGED: GOAL_CHANGED\nGOAL_ALIGNED: GOAL_ALIGNED\nOBJECTIVE_HANDED_DOWN: OBJECTIVE_HANDED_DOWN\nOBJECTIVE_PROPOSED: OBJECTIVE_PROPOSED\nOBJECTIVE_RETURNED: OBJECTIVE_RETURNED\nOBJECTIVE_PUBLISHED: OBJECTIVE_PUBLISHED\nBLOCKER_NAMED: BLOCKER_NAMED\nANNOUNCED: ANNOUNCED",
                        enum_type=NotificationKind,
                        max_length=24,
                    ),
                ),
                ("subject_id", fields.BigIntField()),
                (
                    "because",
                    fields.CharEnumField(
                        description="OWNS: OWNS\nABOVE: ABOVE\nBELOW: BELOW\nWROTE: WROTE\nREVIEWS: REVIEWS\nNAMED: NAMED\nMEMBER: MEMBER",
                        enum_type=Because,
                        max_length=16,
                    ),
                ),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="notifications",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "key_result",
                    fields.ForeignKeyField(
                        "plumbline.KeyResult",
                        source_field="key_result_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="notifications",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="notifications_caused",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("read_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "notification",
                "app": "plumbline",
                "unique_together": (("person", "kind", "subject_id"),),
                "indexes": [Index(fields=["person_id", "at", "id"])],
                "pk_attr": "id",
                "table_description": "That a person is told of something, once.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ObjectiveReturn",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="returns",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="objectives_returned",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("comment", fields.TextField(unique=False)),
            ],
            options={
                "table": "objective_return",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "That a proposal was given back to its owners, and with what comment.",
            },
            bases=["Model"],
        ),
        _Known("Unit", "fiscal_start_month", fields.IntField(db_default=1)),
        SqlPerDialect(sqlite=[_ADD], postgres=[_ADD], undo_sqlite=[_DROP], undo_postgres=[_DROP]),
        SqlPerDialect(sqlite=[_BEGIN], postgres=[_BEGIN], undo_sqlite=[_UNDO], undo_postgres=[_UNDO]),
    ]
