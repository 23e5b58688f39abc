"""What the ORM cannot say: rules of the rows, and full-text search kept true by triggers."""

from tortoise import migrations

from plumbline.database.upgrading import SqlPerDialect

_INDEXES = {
    "unit_one_company": "unit ((parent_id is null)) where parent_id is null",
    "membership_one_home": "membership (person_id) where home",
    "alignment_one_primary": 'alignment (from_id) where "primary"',
}
_RULES = {
    # name: (table, condition with {new} before each column)
    "cycle_days": ("cycle", "{new}starts_on <= {new}ends_on"),
    "objective_owner": ("objective", "({new}owner_unit_id is null) <> ({new}owner_person_id is null)"),
    "co_owner_owner": ("co_owner", "({new}unit_id is null) <> ({new}person_id is null)"),
    "key_result_owner": ("key_result", "{new}owner_unit_id is null or {new}owner_person_id is null"),
    "initiative_owner": ("initiative", "{new}owner_unit_id is null or {new}owner_person_id is null"),
    "alignment_ends": ("alignment", "{new}from_id <> {new}to_id"),
}
_DOCUMENTS = {
    # table: what of a row is searched
    "unit": ("name",),
    "person": ("name", "title"),
    "objective": ("title", "description"),
    "key_result": ("title", "description"),
}


def _sqlite_rules() -> list[str]:
    return [
        f"create trigger {name}_{verb} before {verb} on {table} when not ({condition.format(new='new.')}) "
        f"begin select raise(abort, '{name}'); end"
        for name, (table, condition) in _RULES.items()
        for verb in ("insert", "update")
    ]


def _sqlite_search() -> list[str]:
    statements = [
        "create virtual table search_entry using fts5(subject_type unindexed, document,"
        " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    ]
    for table, columns in _DOCUMENTS.items():
        text = " || ' ' || ".join(f"coalesce({{row}}{column}, '')" for column in columns)
        put = f"insert into search_entry (rowid, subject_type, document) values (new.id, '{table}', {text})"
        drop = "delete from search_entry where rowid = old.id"
        statements += [
            f"insert into search_entry (rowid, subject_type, document) select id, '{table}', {text.format(row='')} from {table}",
            f"create trigger {table}_found_insert after insert on {table} begin {put.format(row='new.')}; end",
            f"create trigger {table}_found_delete after delete on {table} begin {drop}; end",
            f"create trigger {table}_found_update after update of {', '.join(columns)} on {table} "
            f"begin {drop}; {put.format(row='new.')}; end",
        ]
    return statements


def _undo_sqlite() -> list[str]:
    triggers = [f"{name}_{verb}" for name in _RULES for verb in ("insert", "update")]
    triggers += [f"{table}_found_{verb}" for table in _DOCUMENTS for verb in ("insert", "delete", "update")]
    return [f"drop trigger {name}" for name in triggers] + ["drop table search_entry"]


# As SQLite's tokenizer does it: accents do not count, and everything but letters and digits parts words.
_SEARCH_TEXT = r"""
create function search_text(given text, query boolean) returns text language sql immutable parallel safe as $$
  select case when query then regexp_replace(trim(words), '\s+', ':* & ', 'g') || ':*' else words end
  from (select regexp_replace(
    regexp_replace(lower(normalize(given, NFKD)), '[\u0300-\u036f]', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'
  ) as words) as cleaned
$$
"""


def _postgres_search() -> list[str]:
    statements = [
        _SEARCH_TEXT,
        "create table search_entry (subject_id bigint primary key, subject_type text not null, document tsvector not null)",
        "create index search_entry_document on search_entry using gin (document)",
    ]
    for table, columns in _DOCUMENTS.items():
        words = ", ".join(f"{{row}}{column}" for column in columns)
        document = f"to_tsvector('simple', search_text(concat_ws(' ', {words}), false))"
        statements += [
            f"insert into search_entry select id, '{table}', {document.format(row='')} from {table}",
            f"create function {table}_found() returns trigger language plpgsql as $$ begin "
            "if tg_op <> 'INSERT' then delete from search_entry where subject_id = old.id; end if; "
            f"if tg_op <> 'DELETE' then insert into search_entry values (new.id, '{table}', {document.format(row='new.')});"
            " end if; return null; end $$",
            f"create trigger {table}_found after insert or delete or update of {', '.join(columns)} on {table} "
            f"for each row execute function {table}_found()",
        ]
    return statements


def _undo_postgres() -> list[str]:
    dropped = [f"drop trigger {table}_found on {table}" for table in _DOCUMENTS]
    dropped += [f"drop function {table}_found()" for table in _DOCUMENTS]
    rules = [f"alter table {table} drop constraint {name}" for name, (table, _) in _RULES.items()]
    return [*dropped, "drop table search_entry", "drop function search_text(text, boolean)", *rules]


_MAKE_INDEXES = [f"create unique index {name} on {place}" for name, place in _INDEXES.items()]
_DROP_INDEXES = [f"drop index {name}" for name in _INDEXES]


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0001_initial")]

    operations = [
        SqlPerDialect(
            sqlite=[*_MAKE_INDEXES, *_sqlite_rules(), *_sqlite_search()],
            postgres=[
                *_MAKE_INDEXES,
                *(
                    f"alter table {table} add constraint {name} check ({condition.format(new='')})"
                    for name, (table, condition) in _RULES.items()
                ),
                *_postgres_search(),
            ],
            undo_sqlite=[*_undo_sqlite(), *_DROP_INDEXES],
            undo_postgres=[*_undo_postgres(), *_DROP_INDEXES],
        )
    ]
