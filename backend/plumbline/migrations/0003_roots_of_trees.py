"""What lets a page of a tree find its next rows by an index, however large the tree.

`above_cycle_id` of an objective says under what it stands, so that roots are found without looking at what is none:
0 under nothing, -1 under one that not everybody sees (or that a loader has not written yet), else the cycle of the one it
stands under. It follows by triggers, because many writers change what it is made of. Titles in the indexes of PostgreSQL go by code points, as
trees do and as SQLite always does.
"""

from typing import Any

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from plumbline.database.upgrading import SqlPerDialect

_SIBLINGS = ("parent_objective_id", "position", "title", "id")
_PLAIN = "{row}visibility = 'EVERYONE' and {row}state in ('PUBLISHED', 'CLOSED') and not {row}archived"
_ABOVE = f"case when {_PLAIN} then {{row}}cycle_id else -1 end"
_DECIDING = ("cycle_id", "visibility", "state", "archived")

_OF_PARENT = f"(select {_ABOVE.format(row='p.')} from objective p where p.id = {{parent}})"
_FILL = f"update objective set above_cycle_id = {_OF_PARENT.format(parent='objective.parent_objective_id')}"
_FILL += " where parent_objective_id is not null"


def _indexes(title: str) -> list[str]:
    return [
        f"create index objective_siblings on objective (parent_objective_id, position, {title}, id)",
        f"create index objective_roots on objective (cycle_id, above_cycle_id, position, {title}, id)",
    ]


def _sqlite_triggers() -> list[str]:
    above = f"coalesce({_OF_PARENT.format(parent='new.parent_objective_id')}, -1)"
    own = f"update objective set above_cycle_id = case when new.parent_objective_id is null then 0 else {above} end"
    below = f"update objective set above_cycle_id = {_ABOVE.format(row='new.')} where parent_objective_id = new.id"
    changed = " or ".join(f"new.{name} is not old.{name}" for name in _DECIDING)
    return [
        "create trigger objective_above_insert after insert on objective when new.parent_objective_id is not null "
        f"begin {own} where id = new.id; end",
        "create trigger objective_above_update after update of parent_objective_id on objective "
        f"when new.parent_objective_id is not old.parent_objective_id begin {own} where id = new.id; end",
        f"create trigger objective_above_follow after update of {', '.join(_DECIDING)} on objective "
        f"when {changed} begin {below}; end",
    ]


# Both lock: whoever goes under a goal and whoever changes that goal wait for each other, so neither misses the other.
_POSTGRES_OWN = f"""
create function objective_above() returns trigger language plpgsql as $$ begin
  new.above_cycle_id := 0;
  if new.parent_objective_id is not null then
    select {_ABOVE.format(row="p.")} into new.above_cycle_id
      from objective p where p.id = new.parent_objective_id for share;
    new.above_cycle_id := coalesce(new.above_cycle_id, -1);
  end if;
  return new;
end $$
"""
_POSTGRES_FOLLOW = f"""
create function objective_above_follow() returns trigger language plpgsql as $$ begin
  update objective set above_cycle_id = {_ABOVE.format(row="new.")} where parent_objective_id = new.id;
  return null;
end $$
"""


def _postgres_triggers() -> list[str]:
    changed = " or ".join(f"new.{name} is distinct from old.{name}" for name in _DECIDING)
    return [
        _POSTGRES_OWN,
        _POSTGRES_FOLLOW,
        "create trigger objective_above_insert before insert on objective for each row "
        "when (new.parent_objective_id is not null) execute function objective_above()",
        "create trigger objective_above_update before update of parent_objective_id on objective for each row "
        "when (new.parent_objective_id is distinct from old.parent_objective_id) execute function objective_above()",
        f"create trigger objective_above_follow after update of {', '.join(_DECIDING)} on objective for each row "
        f"when ({changed}) execute function objective_above_follow()",
    ]


_TRIGGERS = [f"objective_above_{verb}" for verb in ("insert", "update", "follow")]
_ADD = "alter table objective add column above_cycle_id bigint not null default 0"
_UNDO = [
    "drop index objective_siblings",
    "drop index objective_roots",
    "alter table objective drop column above_cycle_id",
]


class _Known(ops.AddField):
    """Tells the models of a column that is added and dropped by statements.

    Tortoise drops a column of SQLite by making the table anew, and its triggers would be lost.
    """

    async def database_forward(self, *_: Any, **__: Any) -> None:
        pass

    async def database_backward(self, *_: Any, **__: Any) -> None:
        pass


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0002_rules_and_search")]

    operations = [
        _Known("Objective", "above_cycle_id", fields.BigIntField(db_default=0)),
        ops.RemoveIndex("Objective", fields=list(_SIBLINGS)),
        SqlPerDialect(
            sqlite=[_ADD, _FILL, *_indexes("title"), *_sqlite_triggers()],
            postgres=[_ADD, _FILL, *_indexes('title collate "C"'), *_postgres_triggers()],
            undo_sqlite=[*(f"drop trigger {name}" for name in _TRIGGERS), *_UNDO],
            undo_postgres=[
                *(f"drop trigger {name} on objective" for name in _TRIGGERS),
                "drop function objective_above()",
                "drop function objective_above_follow()",
                *_UNDO,
            ],
        ),
    ]
