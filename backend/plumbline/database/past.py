"""Tables that remember: every version of a row, from when to when it stood so.

`X_past` holds the versions of the rows of `X`: its columns, and `from_at` (inclusive) and `until_at` (exclusive). Triggers
keep them, so that no way of writing can forget to; several writes of one transaction make one version. Columns and triggers
are made anew from what `X` has after each migration, so that a column that is added later is remembered too.
"""

from collections.abc import Sequence

from plumbline.database.connection import Connection
from plumbline.database.sql import Sql

SUFFIX = "_past"
BEGINNING = "0001-01-01 00:00:00+00:00"
"""From when a row is that does not say when it was made."""

FOREVER = "9999-12-31 23:59:59.999999+00:00"
"""Until when the present version stands."""

LEADS = ("cycle_id", "objective_id", "key_result_id", "parent_objective_id", "from_id", "to_id", "from_objective_id")
"""Columns by which versions are looked for."""

_TABLES = {
    "sqlite": "select name from sqlite_master where type = 'table' and name like '%\\_past' escape '\\'",
    "postgres": "select table_name::text from information_schema.tables"
    " where table_schema = current_schema() and table_name like '%\\_past'",
}
_COLUMNS = {
    "sqlite": "select name, type from pragma_table_info(:name)",
    "postgres": """
        select a.attname::text, format_type(a.atttypid, a.atttypmod) from pg_attribute a
        where a.attrelid = (:name)::text::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
    """,
}
_OWN = ("id", "from_at", "until_at")

_POSTGRES = """
create or replace function {table}_remember() returns trigger language plpgsql as $$
declare
  kept_at timestamptz := coalesce(nullif(current_setting('plumbline.now', true), '')::timestamptz, clock_timestamp());
begin
  if tg_op <> 'INSERT' then
    update {table}_past set until_at = kept_at where id = old.id and until_at = '{forever}' and from_at < kept_at;
  end if;
  if tg_op = 'DELETE' then
    delete from {table}_past where id = old.id and until_at = '{forever}';
    return null;
  end if;
  insert into {table}_past ({columns}, from_at, until_at) values ({values}, coalesce(
      (select p.from_at from {table}_past p where p.id = new.id and p.until_at = '{forever}'), kept_at
    ), '{forever}')
    on conflict (id, from_at) do update set {update}, until_at = excluded.until_at;
  return null;
end $$
"""
_SQLITE_ENDED = """
update {table}_past set until_at = past_instant()
where id = old.id and until_at = '{forever}' and from_at < past_instant();
"""
# The row is read again: a trigger that ran before may have changed it.
_SQLITE_BEGUN = """
insert or replace into {table}_past ({columns}, from_at, until_at)
select {columns}, coalesce(
    (select p.from_at from {table}_past p where p.id = new.id and p.until_at = '{forever}'), past_instant()
), '{forever}' from {table} where id = new.id;
"""


async def remembered(connection: Connection) -> list[str]:
    """The tables whose past is kept."""
    return sorted(row[0].removesuffix(SUFFIX) for row in await connection.rows(Sql(_TABLES[connection.dialect])))


async def columns_of(connection: Connection, table: str) -> dict[str, str]:
    """The columns of a table with their types."""
    rows = await connection.rows(Sql(_COLUMNS[connection.dialect], name=table))
    return {row[0]: row[1] for row in rows}


async def forget_how(connection: Connection) -> None:
    """Take the triggers away, so that columns may come and go."""
    for table in await remembered(connection):
        if connection.dialect == "postgres":
            await connection.run(Sql(f"drop trigger if exists {table}_remember on {table}"))
            await connection.run(Sql(f"drop function if exists {table}_remember()"))
        else:
            for verb in ("insert", "update", "delete"):
                await connection.run(Sql(f"drop trigger if exists {table}_remember_{verb}"))


async def remember(connection: Connection) -> None:
    """Give each past the columns of its table and its triggers; rows that have no version yet get their first."""
    for table in await remembered(connection):
        columns = await columns_of(connection, table)
        await _follow(connection, table, columns)
        for statement in _triggers(connection.dialect, table, list(columns)):
            await connection.run(Sql(statement))


async def _follow(connection: Connection, table: str, columns: dict[str, str]) -> None:
    """A new column says of the past what it says now; nothing else is known of it."""
    past = f"{table}{SUFFIX}"
    there = await columns_of(connection, past)
    is_new = len(there) == len(_OWN)
    for name in there.keys() - columns.keys() - set(_OWN):
        await connection.run(Sql(f"drop index if exists {past}_{name}"))
        await connection.run(Sql(f'alter table {past} drop column "{name}"'))
    for name in columns.keys() - there.keys():
        await connection.run(Sql(f'alter table {past} add column "{name}" {columns[name]}'))
        if not is_new:
            now = f'select n."{name}" from {table} n where n.id = {past}.id'
            await connection.run(Sql(f'update {past} set "{name}" = ({now})'))
        if name in LEADS:
            await connection.run(Sql(f"create index {past}_{name} on {past} ({name}, from_at)"))
    if is_new:
        listed = _listed(columns)
        made = "created_at" if "created_at" in columns else f"'{BEGINNING}'"
        await connection.run(
            Sql(f"insert into {past} ({listed}, from_at, until_at) select {listed}, {made}, '{FOREVER}' from {table}")
        )


def _listed(columns: Sequence[str] | dict[str, str], before: str = "") -> str:
    return ", ".join(f'{before}"{name}"' for name in columns)


def _triggers(dialect: str, table: str, columns: list[str]) -> list[str]:
    words = {"table": table, "columns": _listed(columns), "forever": FOREVER}
    if dialect == "postgres":
        update = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
        begin = f"create trigger {table}_remember"
        return [
            _POSTGRES.format(**words, values=_listed(columns, "new."), update=update),
            f"{begin} after insert or delete or update on {table} for each row execute function {table}_remember()",
        ]
    ended = _SQLITE_ENDED.format(**words)
    gone = f"delete from {table}_past where id = old.id and until_at = '{FOREVER}';"
    begin = f"create trigger {table}_remember"
    return [
        f"{begin}_insert after insert on {table} begin {_SQLITE_BEGUN.format(**words)} end",
        f"{begin}_update after update on {table} begin {ended} {_SQLITE_BEGUN.format(**words)} end",
        f"{begin}_delete after delete on {table} begin {ended} {gone} end",
    ]
