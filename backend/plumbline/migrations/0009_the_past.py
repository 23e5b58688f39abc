"""Every version of goals and of what belongs to them; columns, indexes and triggers follow by `database.past`."""

from tortoise import migrations

from plumbline.database.upgrading import SqlPerDialect

_REMEMBERED = (
    "objective",
    "co_owner",
    "named_person",
    "objective_priority",
    "key_result",
    "milestone",
    "phased_target",
    "alignment",
    "initiative",
    "blocker",
)
_PLACE = "(id bigint not null, from_at {0} not null, until_at {0} not null, primary key (id, from_at))"
_UNDO = [f"drop table {table}_past" for table in _REMEMBERED]


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0008_announcements")]

    operations = [
        SqlPerDialect(
            sqlite=[f"create table {table}_past {_PLACE.format('TIMESTAMP')}" for table in _REMEMBERED],
            postgres=[f"create table {table}_past {_PLACE.format('timestamptz')}" for table in _REMEMBERED],
            undo_sqlite=_UNDO,
            undo_postgres=_UNDO,
        )
    ]
