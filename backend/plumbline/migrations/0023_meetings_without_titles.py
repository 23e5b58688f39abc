from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from plumbline.database.upgrading import SqlPerDialect

# Meetings that were given no title had one written for them, which stayed as it was when their day changed.
_WRITTEN = """(
    select substr(case meeting.kind when 'WEEKLY' then 'Weekly review' when 'MONTHLY' then 'Monthly review' else 'Review' end
        || ' of ' || u.name || ', ' || cast(meeting.held_on as text), 1, 200)
    from unit u where u.id = meeting.unit_id
)"""
_UP = [f"update meeting set title = null where title = {_WRITTEN}"]
_DOWN = [f"update meeting set title = {_WRITTEN} where title is null"]


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0022_saved_views")]

    initial = False

    operations = [
        ops.AlterField(model_name="Meeting", name="title", field=fields.CharField(null=True, max_length=200)),
        SqlPerDialect(sqlite=_UP, postgres=_UP, undo_sqlite=_DOWN, undo_postgres=_DOWN),
    ]
