from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.insights.words import FindingKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0006_review_meetings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Dismissal",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="dismissals",
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
                        related_name="dismissals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="METRIC_IN_TITLE: METRIC_IN_TITLE\nOWNER_LEFT: OWNER_LEFT\nTITLE_LENGTH: TITLE_LENGTH\nNO_WHY: NO_WHY\nNO_PRIORITY: NO_PRIORITY\nKEY_RESULT_COUNT: KEY_RESULT_COUNT\nNO_NUMBER: NO_NUMBER\nACTIVITY: ACTIVITY\nALL_LAGGING: ALL_LAGGING\nSANDBAGGING: SANDBAGGING\nWISHFUL: WISHFUL\nNOT_ALIGNED: NOT_ALIGNED\nLEVEL_SKIP: LEVEL_SKIP",
                        enum_type=FindingKind,
                        max_length=24,
                    ),
                ),
                ("reason", fields.TextField(unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="dismissals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "finding_dismissal",
                "app": "plumbline",
                "indexes": [Index(fields=["objective_id", "kind"])],
                "pk_attr": "id",
                "table_description": "A finding of an objective that does not apply, and why. Without a key result it is the objective's own.",
            },
            bases=["Model"],
        ),
    ]
