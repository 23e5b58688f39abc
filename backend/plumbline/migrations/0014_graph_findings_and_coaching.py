from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.coaching.words import CoachingReply
from plumbline.insights.words import FindingKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0013_teams_merge_and_initiatives_link")]

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
        ops.CreateModel(
            name="CoachingSession",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="coaching_sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="coaching_sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "coach",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="coach_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="coaching_offered",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("topic", fields.CharField(max_length=200)),
                ("starts_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("minutes", fields.IntField()),
                ("note", fields.TextField(null=True, unique=False)),
                ("cancelled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "coaching_session",
                "app": "plumbline",
                "indexes": [Index(fields=["starts_at", "id"])],
                "pk_attr": "id",
                "table_description": "A slot that a coach offers to the members of a unit or to one person: exactly one of the two columns is set.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="CoachingAnswer",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "session",
                    fields.ForeignKeyField(
                        "plumbline.CoachingSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="answers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="coaching_answers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "reply",
                    fields.CharEnumField(
                        description="ACCEPTED: ACCEPTED\nDECLINED: DECLINED", enum_type=CoachingReply, max_length=16
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "coaching_answer",
                "app": "plumbline",
                "unique_together": (("session", "person"),),
                "pk_attr": "id",
                "table_description": "What one who is invited has said; the last word counts.",
            },
            bases=["Model"],
        ),
    ]
