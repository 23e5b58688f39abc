from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from plumbline.reviews.words import CarryDecision, MissCause


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0004_indexes_for_large_companies")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Carry",
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
                        related_name="carries",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("to_id", fields.BigIntField(null=True, unique=True)),
                (
                    "decision",
                    fields.CharEnumField(
                        null=True,
                        description="KEEP: KEEP\nMODIFY: MODIFY\nABANDON: ABANDON",
                        enum_type=CarryDecision,
                        max_length=16,
                    ),
                ),
                ("with_values", fields.BooleanField(db_default=False)),
                ("reason", fields.TextField(null=True, unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="carries",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "carry",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "What becomes of an unfinished goal; its id is the goal's. Key results have rows of their own, without a decision.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Grade",
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
                        related_name="grades",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("note", fields.TextField(null=True, unique=False)),
                (
                    "cause",
                    fields.CharEnumField(
                        null=True,
                        description="STARTED_LATE: STARTED_LATE\nTOO_AMBITIOUS: TOO_AMBITIOUS\nTOO_MANY_GOALS: TOO_MANY_GOALS\nRESOURCES_MISSING: RESOURCES_MISSING\nDEPENDENCY: DEPENDENCY\nPRIORITIES_CHANGED: PRIORITIES_CHANGED\nWRONG_APPROACH: WRONG_APPROACH\nNOT_MEASURED: NOT_MEASURED\nOTHER: OTHER",
                        enum_type=MissCause,
                        max_length=24,
                    ),
                ),
                ("cause_note", fields.TextField(null=True, unique=False)),
                ("post_mortem", fields.TextField(null=True, unique=False)),
                ("accepted", fields.BooleanField(db_default=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="grades",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "grade",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "What was said with the score of a goal; its id is the goal's. `accepted`: proposed, and taken as it was.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Retrospective",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="retrospectives",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "plumbline.Cycle",
                        source_field="cycle_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="retrospectives",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("worked", fields.TextField(null=True, unique=False)),
                ("did_not_work", fields.TextField(null=True, unique=False)),
                ("to_change", fields.TextField(null=True, unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="retrospectives",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "retrospective",
                "app": "plumbline",
                "unique_together": (("unit", "cycle"),),
                "pk_attr": "id",
                "table_description": "What a unit has learned in a cycle.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="CheckIn",
            name="carried",
            field=fields.BooleanField(db_default=False),
        ),
    ]
