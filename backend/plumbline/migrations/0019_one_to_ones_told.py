from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from plumbline.notifications.words import NotificationKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0018_reminders")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="Notification",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL_CHANGED: GOAL_CHANGED\nGOAL_ALIGNED: GOAL_ALIGNED\nOBJECTIVE_HANDED_DOWN: OBJECTIVE_HANDED_DOWN\nOBJECTIVE_PROPOSED: OBJECTIVE_PROPOSED\nOBJECTIVE_RETURNED: OBJECTIVE_RETURNED\nOBJECTIVE_PUBLISHED: OBJECTIVE_PUBLISHED\nBLOCKER_NAMED: BLOCKER_NAMED\nANNOUNCED: ANNOUNCED\nCOMMENTED: COMMENTED\nTHANKED: THANKED\nFEEDBACK_ASKED: FEEDBACK_ASKED\nFEEDBACK_GIVEN: FEEDBACK_GIVEN\nFEEDBACK_DECLINED: FEEDBACK_DECLINED\nFEEDBACK_SHARED: FEEDBACK_SHARED\nCHECK_INS_DUE: CHECK_INS_DUE\nPERSON_LEFT: PERSON_LEFT\nONE_TO_ONE_STARTED: ONE_TO_ONE_STARTED",
                enum_type=NotificationKind,
                max_length=24,
            ),
        ),
    ]
