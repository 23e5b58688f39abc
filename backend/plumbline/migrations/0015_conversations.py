from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from plumbline.conversations.words import FeedbackState, RecognitionSize
from plumbline.notifications.words import Because, NotificationKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0014_graph_findings_and_coaching")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Comment",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="comments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "key_result",
                    fields.ForeignKeyField(
                        "plumbline.KeyResult",
                        source_field="key_result_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="comments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "check_in",
                    fields.ForeignKeyField(
                        "plumbline.CheckIn",
                        source_field="check_in_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="comments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "answers",
                    fields.ForeignKeyField(
                        "plumbline.Comment",
                        source_field="answers_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="answered_by",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="author_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="comments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("text", fields.TextField(null=True, unique=False)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("edited_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("removed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "comment",
                "app": "plumbline",
                "indexes": [Index(fields=["objective_id", "at", "id"]), Index(fields=["answers_id", "at", "id"])],
                "pk_attr": "id",
                "table_description": "Something said about a goal or a check-in; one that answers another stands under it, one level deep.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="CommentMention",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "comment",
                    fields.ForeignKeyField(
                        "plumbline.Comment",
                        source_field="comment_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "comment_mention",
                "app": "plumbline",
                "unique_together": (("comment", "person"),),
                "pk_attr": "id",
                "table_description": "That a comment mentions a person.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Feedback",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "about",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="about_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "giver",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="giver_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_given",
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
                        related_name="feedback",
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
                        related_name="feedback",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        description="ASKED: ASKED\nGIVEN: GIVEN\nDECLINED: DECLINED",
                        enum_type=FeedbackState,
                        max_length=16,
                    ),
                ),
                ("question", fields.TextField(null=True, unique=False)),
                ("text", fields.TextField(null=True, unique=False)),
                ("asked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("answered_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("about_agrees_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("giver_agrees_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "feedback",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "What one person says to another about how they worked on a goal, asked for or not.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Reward",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                ("name", fields.CharField(max_length=200)),
                ("description", fields.TextField(null=True, unique=False)),
                ("archived", fields.BooleanField(db_default=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "reward",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "Something that a thank-you may carry, named by the company. It is archived and never deleted.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Recognition",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="objective_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="recognitions",
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
                        related_name="recognitions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "check_in",
                    fields.ForeignKeyField(
                        "plumbline.CheckIn",
                        source_field="check_in_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recognitions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recognitions_given",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "size",
                    fields.CharEnumField(
                        description="SMALL: SMALL\nBIG: BIG", enum_type=RecognitionSize, max_length=16
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                (
                    "reward",
                    fields.ForeignKeyField(
                        "plumbline.Reward",
                        source_field="reward_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recognitions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("removed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "recognition",
                "app": "plumbline",
                "indexes": [Index(fields=["objective_id", "at", "id"]), Index(fields=["at", "id"])],
                "pk_attr": "id",
                "table_description": "A public thank-you for a goal or a check-in.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RecognitionRecipient",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "recognition",
                    fields.ForeignKeyField(
                        "plumbline.Recognition",
                        source_field="recognition_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recipients",
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
                        related_name="recognitions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="recognitions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "recognition_recipient",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "Who is thanked: exactly one of the two columns is set.",
            },
            bases=["Model"],
        ),
        ops.AlterField(
            model_name="Notification",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL_CHANGED: GOAL_CHANGED\nGOAL_ALIGNED: GOAL_ALIGNED\nOBJECTIVE_HANDED_DOWN: OBJECTIVE_HANDED_DOWN\nOBJECTIVE_PROPOSED: OBJECTIVE_PROPOSED\nOBJECTIVE_RETURNED: OBJECTIVE_RETURNED\nOBJECTIVE_PUBLISHED: OBJECTIVE_PUBLISHED\nBLOCKER_NAMED: BLOCKER_NAMED\nANNOUNCED: ANNOUNCED\nCOMMENTED: COMMENTED\nTHANKED: THANKED\nFEEDBACK_ASKED: FEEDBACK_ASKED\nFEEDBACK_GIVEN: FEEDBACK_GIVEN\nFEEDBACK_DECLINED: FEEDBACK_DECLINED\nFEEDBACK_SHARED: FEEDBACK_SHARED",
                enum_type=NotificationKind,
                max_length=24,
            ),
        ),
        ops.AlterField(
            model_name="Notification",
            name="because",
            field=fields.CharEnumField(
                description="OWNS: OWNS\nABOVE: ABOVE\nBELOW: BELOW\nWROTE: WROTE\nREVIEWS: REVIEWS\nNAMED: NAMED\nMEMBER: MEMBER\nMANAGES: MANAGES",
                enum_type=Because,
                max_length=16,
            ),
        ),
    ]
