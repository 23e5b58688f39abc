from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from plumbline.notifications.words import Because, NotificationKind, ReminderStep


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0017_one_to_ones_and_development")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Reminder",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reminders",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("day", fields.DateField()),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reminders_caused",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "reminder",
                "app": "plumbline",
                "unique_together": (("person", "day"),),
                "pk_attr": "id",
                "table_description": "That a person was reminded of check-ins on one of their days: by the clock, or by whoever leads them (`by`).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReminderItem",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "reminder",
                    fields.ForeignKeyField(
                        "plumbline.Reminder",
                        source_field="reminder_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "key_result",
                    fields.ForeignKeyField(
                        "plumbline.KeyResult",
                        source_field="key_result_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reminder_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("due_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "step",
                    fields.CharEnumField(
                        description="DUE: DUE\nDAY_AFTER: DAY_AFTER\nGRACE_OVER: GRACE_OVER",
                        enum_type=ReminderStep,
                        max_length=16,
                    ),
                ),
            ],
            options={
                "table": "reminder_item",
                "app": "plumbline",
                "unique_together": (("reminder", "key_result"),),
                "pk_attr": "id",
                "table_description": "A due check-in that a reminder lists, and how far it had come.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReminderSettings",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.OneToOneField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reminder_settings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("wanted", fields.BooleanField(db_default=True)),
                ("quiet_from", fields.CharField(db_default="20:00", max_length=5)),
                ("quiet_until", fields.CharField(db_default="08:00", max_length=5)),
            ],
            options={
                "table": "reminder_settings",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "How a person wants to be reminded; without a row, as everybody is.",
            },
            bases=["Model"],
        ),
        ops.AlterField(
            model_name="Notification",
            name="because",
            field=fields.CharEnumField(
                description="OWNS: OWNS\nABOVE: ABOVE\nBELOW: BELOW\nWROTE: WROTE\nREVIEWS: REVIEWS\nNAMED: NAMED\nMEMBER: MEMBER\nMANAGES: MANAGES\nREPORTS: REPORTS\nLEADS: LEADS",
                enum_type=Because,
                max_length=16,
            ),
        ),
        ops.AlterField(
            model_name="Notification",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL_CHANGED: GOAL_CHANGED\nGOAL_ALIGNED: GOAL_ALIGNED\nOBJECTIVE_HANDED_DOWN: OBJECTIVE_HANDED_DOWN\nOBJECTIVE_PROPOSED: OBJECTIVE_PROPOSED\nOBJECTIVE_RETURNED: OBJECTIVE_RETURNED\nOBJECTIVE_PUBLISHED: OBJECTIVE_PUBLISHED\nBLOCKER_NAMED: BLOCKER_NAMED\nANNOUNCED: ANNOUNCED\nCOMMENTED: COMMENTED\nTHANKED: THANKED\nFEEDBACK_ASKED: FEEDBACK_ASKED\nFEEDBACK_GIVEN: FEEDBACK_GIVEN\nFEEDBACK_DECLINED: FEEDBACK_DECLINED\nFEEDBACK_SHARED: FEEDBACK_SHARED\nCHECK_INS_DUE: CHECK_INS_DUE\nPERSON_LEFT: PERSON_LEFT",
                enum_type=NotificationKind,
                max_length=24,
            ),
        ),
    ]
