from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from plumbline.insights.words import FindingKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0010_pilot_units")]

    initial = False

    operations = [
        ops.CreateModel(
            name="OwnerDismissal",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="dismissals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="dismissals_about",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "plumbline.Cycle",
                        source_field="cycle_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="dismissals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="METRIC_IN_TITLE: METRIC_IN_TITLE\nOWNER_LEFT: OWNER_LEFT\nTITLE_LENGTH: TITLE_LENGTH\nNO_WHY: NO_WHY\nNO_PRIORITY: NO_PRIORITY\nKEY_RESULT_COUNT: KEY_RESULT_COUNT\nNO_NUMBER: NO_NUMBER\nACTIVITY: ACTIVITY\nALL_LAGGING: ALL_LAGGING\nSANDBAGGING: SANDBAGGING\nWISHFUL: WISHFUL\nNOT_ALIGNED: NOT_ALIGNED\nLEVEL_SKIP: LEVEL_SKIP\nNEAR_DUPLICATE: NEAR_DUPLICATE\nOPPOSITE: OPPOSITE\nTOO_MANY_OBJECTIVES: TOO_MANY_OBJECTIVES\nSILO: SILO\nOVERLOAD: OVERLOAD",
                        enum_type=FindingKind,
                        max_length=24,
                    ),
                ),
                ("about", fields.CharField(max_length=64)),
                ("reason", fields.TextField(unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="owner_dismissals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "owner_finding_dismissal",
                "app": "plumbline",
                "unique_together": (("cycle", "unit", "kind"), ("cycle", "person", "kind")),
                "pk_attr": "id",
                "table_description": "A finding of a unit or a person in a cycle that does not apply, and why.",
            },
            bases=["Model"],
        ),
        ops.AlterField(
            model_name="Dismissal",
            name="kind",
            field=fields.CharEnumField(
                description="METRIC_IN_TITLE: METRIC_IN_TITLE\nOWNER_LEFT: OWNER_LEFT\nTITLE_LENGTH: TITLE_LENGTH\nNO_WHY: NO_WHY\nNO_PRIORITY: NO_PRIORITY\nKEY_RESULT_COUNT: KEY_RESULT_COUNT\nNO_NUMBER: NO_NUMBER\nACTIVITY: ACTIVITY\nALL_LAGGING: ALL_LAGGING\nSANDBAGGING: SANDBAGGING\nWISHFUL: WISHFUL\nNOT_ALIGNED: NOT_ALIGNED\nLEVEL_SKIP: LEVEL_SKIP\nNEAR_DUPLICATE: NEAR_DUPLICATE\nOPPOSITE: OPPOSITE\nTOO_MANY_OBJECTIVES: TOO_MANY_OBJECTIVES\nSILO: SILO\nOVERLOAD: OVERLOAD",
                enum_type=FindingKind,
                max_length=24,
            ),
        ),
        ops.AddField(
            model_name="Dismissal",
            name="about",
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name="Dismissal",
            name="other",
            field=fields.ForeignKeyField(
                "plumbline.Objective",
                source_field="other_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="dismissals_of_likeness",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
    ]
