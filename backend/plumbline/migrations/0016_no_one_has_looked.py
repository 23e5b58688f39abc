from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from plumbline.database.upgrading import SqlPerDialect

# Looked at every minute; only what programs report on is in it.
_MADE = ["create index key_result_unlooked on key_result (unlooked_at) where unlooked_at is not null"]
_GONE = ["drop index key_result_unlooked"]


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0015_conversations")]

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
        SqlPerDialect(sqlite=_MADE, postgres=_MADE, undo_sqlite=_GONE, undo_postgres=_GONE),
    ]
