from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from plumbline.one_to_ones.words import OneToOneInterval


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0014_graph_findings_and_coaching")]

    initial = False

    operations = [
        ops.CreateModel(
            name="OneToOne",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "starter",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="starter_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="one_to_ones_started",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "guest",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="guest_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="one_to_ones_joined",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "interval",
                    fields.CharEnumField(
                        description="WEEKLY: WEEKLY\nTWO_WEEKS: TWO_WEEKS\nMONTHLY: MONTHLY",
                        enum_type=OneToOneInterval,
                        max_length=16,
                    ),
                ),
                ("weekday", fields.IntField()),
                ("at", fields.CharField(max_length=5)),
                ("starts_on", fields.DateField()),
                ("looks_back_to", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "ended_by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="ended_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="one_to_ones_ended",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "one_to_one",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "A recurring conversation. `weekday` 0 is Monday, `at` a wall-clock time of the starter's zone.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OneToOneAction",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "one_to_one",
                    fields.ForeignKeyField(
                        "plumbline.OneToOne",
                        source_field="one_to_one_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="actions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("held_on", fields.DateField()),
                ("text", fields.TextField(unique=False)),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="owner_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="one_to_one_actions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("due_on", fields.DateField(null=True)),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "one_to_one_action",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "What one of the two will do by a day, agreed on a date.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OneToOneNote",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "one_to_one",
                    fields.ForeignKeyField(
                        "plumbline.OneToOne",
                        source_field="one_to_one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("held_on", fields.DateField()),
                ("text", fields.TextField(null=True, unique=False)),
                (
                    "written_by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="written_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="one_to_one_notes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("written_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "one_to_one_note",
                "app": "plumbline",
                "unique_together": (("one_to_one", "held_on"),),
                "pk_attr": "id",
                "table_description": "What the two have noted of one date, together.",
            },
            bases=["Model"],
        ),
    ]
