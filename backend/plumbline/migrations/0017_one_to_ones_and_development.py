from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.development.words import DevelopmentStepState
from plumbline.one_to_ones.words import OneToOneInterval


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0016_no_one_has_looked")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Aspiration",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="aspirations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=200)),
                ("description", fields.TextField(null=True, unique=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "aspiration",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "Where a person wants to get to.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DevelopmentReader",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="development_readers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "reader",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="reader_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="developments_read",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "development_reader",
                "app": "plumbline",
                "unique_together": (("person", "reader"),),
                "pk_attr": "id",
                "table_description": "That a person has named somebody who may look at their development.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DevelopmentStep",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="development_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "aspiration",
                    fields.ForeignKeyField(
                        "plumbline.Aspiration",
                        source_field="aspiration_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=200)),
                ("note", fields.TextField(null=True, unique=False)),
                ("starts_on", fields.DateField()),
                ("due_on", fields.DateField()),
                (
                    "state",
                    fields.CharEnumField(
                        description="PLANNED: PLANNED\nDOING: DOING\nDONE: DONE\nDROPPED: DROPPED",
                        enum_type=DevelopmentStepState,
                        max_length=16,
                    ),
                ),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "development_step",
                "app": "plumbline",
                "indexes": [Index(fields=["person_id", "due_on", "id"])],
                "pk_attr": "id",
                "table_description": "A personal growth aim, with the aspiration that it serves; `done_at` is set while its state is DONE.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DevelopmentStepObjective",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "step",
                    fields.ForeignKeyField(
                        "plumbline.DevelopmentStep",
                        source_field="step_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="links",
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
                        related_name="development_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "development_step_objective",
                "app": "plumbline",
                "unique_together": (("step", "objective"),),
                "pk_attr": "id",
                "table_description": "That an objective helps a person to take a step.",
            },
            bases=["Model"],
        ),
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
