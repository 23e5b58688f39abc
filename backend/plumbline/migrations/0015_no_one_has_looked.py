from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0014_graph_findings_and_coaching")]

    initial = False

    operations = [
        ops.AddField(
            model_name="KeyResult",
            name="unlooked_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="KeyResult",
            name="unlooked",
            field=fields.BooleanField(db_default=False),
        ),
    ]
