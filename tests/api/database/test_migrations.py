import asyncio
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tortoise.context import get_current_context
from tortoise.indexes import Index
from tortoise.migrations.autodetector import MigrationAutodetector

from plumbline.database import Sql, current, database_open, reading, transaction
from plumbline.database.opening import orm
from plumbline.database.transactions import opened
from plumbline.database.upgrading import NOTHING, SqlPerDialect, known_migrations, migrate, pending_migrations
from plumbline.events.outbox import record
from plumbline.kit.clock import now
from plumbline.kit.errors import CannotStart
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.words import UnitKind
from plumbline.settings import Settings
from tests.api.okrs.reading.forests import misplaced, organization, plant, stirred


@pytest.fixture(autouse=True)
def _room() -> Iterator[None]:
    """Each way up leaves the models of every migration behind in circles: more than a gigabyte."""
    yield
    gc.collect()


@transaction
async def fill() -> None:
    at: dict[str, Any] = {"created_at": now(), "updated_at": now()}
    await Unit.create(id=1, kind=UnitKind.COMPANY, name="Café Company", **at)
    await Unit.create(id=2, kind=UnitKind.TEAM, name="Team", parent_id=1, **at)
    await Person.create(id=3, name="Åsa", email="asa@example.com", **at)
    await Membership.create(id=4, unit_id=2, person_id=3, home=True)
    await record("unit.created", "unit", 1)


async def contents() -> dict[str, list[Any]]:
    async with reading() as connection:
        return {
            table: [tuple(row) for row in await connection.rows(Sql(f"select * from {table} order by id"))]
            for table in ("unit", "person", "membership", "event")
        }


async def found(words: Sql) -> set[int]:
    async with reading() as connection:
        return {row[0] for row in await connection.rows(words)}


async def test_models_and_migrations_say_the_same(database: Settings) -> None:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    detector = MigrationAutodetector(context.apps, orm(opened().store)["apps"])
    assert [repr(writer.operations) for writer in await detector.changes()] == [], (
        "the models have changed: write a migration (see CONTRIBUTING)"
    )


_INDEXES = {
    "sqlite": """
        select m.name, group_concat(c.name) from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
        where m.type = 'table' group by m.name, i.name
    """,
    "postgres": """
        select tablename, translate(substring(indexdef from '[(]([^)]*)[)]'), ' "', '') from pg_indexes
        where schemaname = 'public'
    """,
}


async def test_a_migrated_database_has_every_index_that_its_models_name(database: Settings) -> None:
    """Altering a column must not take them along."""
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    async with reading() as connection:
        stored = {tuple(row) for row in await connection.rows(Sql(_INDEXES[connection.dialect]))}
    wanted = set()
    for model in context.apps["plumbline"].values():
        meta = model._meta
        named = [tuple(each.fields if isinstance(each, Index) else each) for each in meta.indexes]
        for fields in (*named, *meta.unique_together):
            columns = (meta.fields_db_projection.get(each) or meta.fields_map[each].source_field for each in fields)
            wanted.add((meta.db_table, ",".join(map(str, columns))))
    assert wanted - stored == set()


async def test_a_migrated_database_lacks_nothing_and_migrating_again_changes_nothing(installation: Settings) -> None:
    assert await migrate(installation) == []
    async with database_open(installation), reading() as connection:
        assert await pending_migrations(connection) == []


async def test_one_step_down_and_up_loses_nothing_on_filled_data(installation: Settings) -> None:
    async with database_open(installation):
        await fill()
        before = await contents()
    names = known_migrations()
    assert await migrate(installation, to=names[-2]) == [names[-1]]
    async with database_open(installation):
        async with reading() as connection:
            assert await pending_migrations(connection) == [names[-1]]
        assert await contents() == before
    assert await migrate(installation) == [names[-1]]
    async with database_open(installation):
        assert await contents() == before
        assert await found(
            Sql(
                "select subject_id from search_entry order by 1"
                if _is_postgres(installation)
                else "select rowid from search_entry order by 1"
            )
        ) == {1, 2, 3}


async def test_going_up_tells_of_filled_data_under_what_each_objective_stands(installation: Settings) -> None:
    async with database_open(installation):
        await organization()
        await plant(Random(1), 50)
        before = await stands_under()
    assert len(set(before.values())) > 3
    assert await migrate(installation, to="0002_rules_and_search")
    assert "0003_roots_of_trees" in await migrate(installation)
    async with database_open(installation):
        assert await stands_under() == before
        await stirred(Random(2))
        assert await misplaced() == []


async def stands_under() -> dict[int, int]:
    async with reading() as connection:
        return {row[0]: row[1] for row in await connection.rows(Sql("select id, above_cycle_id from objective"))}


@pytest.mark.slow
async def test_all_the_way_down_leaves_nothing_and_up_again_works(installation: Settings) -> None:
    names = known_migrations()
    assert await migrate(installation, to=NOTHING) == names[::-1]
    assert await migrate(installation) == names


async def shape(settings: Settings) -> set[tuple[str, ...]]:
    """Every column, index and trigger, by name."""
    asked = {
        "sqlite": (
            "select type, tbl_name, name from sqlite_master where name not like 'sqlite_%'",
            "select 'column', t.name, c.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'",
        ),
        "postgres": (
            "select 'index', tablename::text, indexname::text from pg_indexes where schemaname = current_schema()",
            "select 'column', table_name::text, column_name::text from information_schema.columns"
            " where table_schema = current_schema()",
            "select 'trigger', event_object_table::text, trigger_name::text from information_schema.triggers"
            " where trigger_schema = current_schema()",
        ),
    }
    async with database_open(settings), reading() as connection:
        return {tuple(row) for sql in asked[settings.dialect] for row in await connection.rows(Sql(sql))}


@pytest.mark.slow
async def test_down_and_up_again_leaves_the_same_shape_and_rows_and_no_index_is_lost_on_the_way(
    installation: Settings,
) -> None:
    full = await shape(installation)
    async with database_open(installation):
        await fill()
        rows = await contents()
    # What comes after takes a column with an index from a table, not only whole tables.
    await migrate(installation, to="0013_teams_merge_and_initiatives_link")
    of_others = {each for each in full if each[:2] == ("index", "finding_dismissal") and "_other_" not in each[2]}
    kept = {each for each in of_others if each[2].startswith("idx_")}
    assert kept
    assert kept <= await shape(installation)
    await migrate(installation)
    assert await shape(installation) == full
    async with database_open(installation):
        assert await contents() == rows


@pytest.mark.slow
async def test_two_who_migrate_at_once_do_it_once(blank: Settings) -> None:
    words = "import asyncio, sys; from pathlib import Path; from plumbline.settings import Settings;" + (
        "from plumbline.database.upgrading import migrate;"
        f"print(asyncio.run(migrate(Settings(data=Path({str(blank.data)!r}),"
        f" database_url={blank.database_url!r}))))"
    )
    both = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(2)
    ]
    answers = [(await each.communicate(), each.returncode) for each in both]
    said = [out.decode().strip() for (out, _), code in answers if code == 0]
    assert said.count(str(known_migrations())) == 1
    async with database_open(blank), reading() as connection:
        assert await pending_migrations(connection) == []


@pytest.mark.slow
async def test_a_migration_that_fails_in_the_middle_changes_nothing(
    blank: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: SqlPerDialect, editor: Any, sqls: Any) -> None:
        raise LookupError

    with monkeypatch.context() as patched, pytest.raises(LookupError):
        patched.setattr(SqlPerDialect, "_run_sql", broken)
        await migrate(blank)
    async with database_open(blank), reading() as connection:
        assert await pending_migrations(connection) == known_migrations()
    assert await migrate(blank) == known_migrations()


async def test_a_database_of_a_newer_version_is_refused(installation: Settings) -> None:
    @transaction
    async def from_the_future() -> None:
        await current().run(
            Sql("insert into tortoise_migrations (app, name, applied_at) values ('plumbline', '9999_x', :at)", at=now())
        )

    async with database_open(installation):
        await from_the_future()
    with pytest.raises(CannotStart, match="9999_x"):
        await migrate(installation)


def _is_postgres(settings: Settings) -> bool:
    return settings.dialect == "postgres"


def test_every_migration_has_a_number_of_its_own() -> None:
    numbers = [Path(name).name[:4] for name in known_migrations()]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
