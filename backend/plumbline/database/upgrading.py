"""Bringing a database to the present shape, and back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tortoise.connection import get_connection
from tortoise.fields.base import Field
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.operations import RunSQL
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor, SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model

from plumbline.database.connection import Connection
from plumbline.database.opening import APP, close_database, install, orm
from plumbline.database.past import forget_how, remember
from plumbline.database.postgres import PostgresDatabase
from plumbline.database.sql import Sql
from plumbline.database.sqlite import SqliteDatabase
from plumbline.database.transactions import Store, current, opened, transaction
from plumbline.kit.errors import CannotStart
from plumbline.settings import Settings

NOTHING = "__first__"
_LATEST = "__latest__"
# Any number will do, as long as everybody who migrates takes the same.
_ADVISORY_LOCK = 7_305_817_001


class SqlPerDialect(RunSQL):
    """Statements that each dialect says in its own way, and the ones that take them back."""

    def __init__(
        self,
        *,
        sqlite: Sequence[str],
        postgres: Sequence[str],
        undo_sqlite: Sequence[str],
        undo_postgres: Sequence[str],
    ) -> None:
        super().__init__({"sqlite": sqlite, "postgres": postgres}, {"sqlite": undo_sqlite, "postgres": undo_postgres})

    async def _run_sql(self, state_editor: Any, sqls: Any) -> None:
        for statement in sqls[state_editor.DIALECT]:
            if state_editor.collect_sql:
                state_editor.collected_sql.append(statement)
            elif state_editor.DIALECT == "sqlite":
                await state_editor.client.execute_query(statement)
            else:
                await state_editor.client.execute_script(statement)


class _SqliteEditor(SqliteSchemaEditor):
    async def _run_sql(self, sql: str) -> None:
        # Tortoise cuts at every semicolon, also at those in comments.
        await self.client.execute_script(sql)

    async def remove_field(self, model: type[Model], field: Field[Any]) -> None:
        """Drop a plain column in place; for any other the table is made anew."""
        if field.has_db_field and not (field.index or field.unique or field.reference):
            column = field.source_field or field.model_field_name
            await self._run_sql(f'ALTER TABLE "{model._meta.db_table}" DROP COLUMN "{column}"')
        else:
            # The column of a reference is a field too: left there, Tortoise would make the column again.
            key = model._meta.fields_map.pop(field.source_field or "", None) if field.reference is None else None
            try:
                await super().remove_field(model, field)
            finally:
                if key is not None:
                    model._meta.fields_map[str(field.source_field)] = key

    async def _alter_field(self, model: type[Model], old_field: Field[Any], new_field: Field[Any]) -> None:
        """Leave a column that the database would not tell from the old one, such as one with more choices.

        Tortoise makes the table anew, and its indexes and unique constraints are gone.
        """
        if _column(old_field) != _column(new_field):
            await super()._alter_field(model, old_field, new_field)

    async def _remake_table(self, model: type[Model], *args: Any, **kwargs: Any) -> None:
        """Tortoise makes the table anew, and its indexes and triggers are gone: those whose columns are left come back."""
        table = model._meta.db_table
        before = await self._hanging_on(table)
        await super()._remake_table(model, *args, **kwargs)
        after = await self._hanging_on(table)
        left = await self._columns(table)
        for name in before.keys() - after.keys():
            statement, columns = before[name]
            if columns <= left:
                await self._run_sql(statement)

    async def _hanging_on(self, table: str) -> dict[str, tuple[str, set[str]]]:
        """The indexes and triggers of a table by their names: what makes each, and the columns an index is of."""
        _, rows = await self.client.execute_query(
            f"select name, sql from sqlite_master where tbl_name = '{table}' and type <> 'table' and sql is not null"
        )
        found: dict[str, tuple[str, set[str]]] = {}
        for row in rows:
            _, columns = await self.client.execute_query(f"select name from pragma_index_info('{row['name']}')")
            found[row["name"]] = (row["sql"], {each["name"] for each in columns if each["name"]})
        return found

    async def _columns(self, table: str) -> set[str]:
        _, rows = await self.client.execute_query(f"select name from pragma_table_info('{table}')")
        return {row["name"] for row in rows}


def _column(field: Field[Any]) -> tuple[Any, ...]:
    """What the database knows of a field."""
    type_ = field.get_for_dialect("sqlite", "SQL_TYPE")
    default = field.db_default if field.has_db_default() else None
    return type_, field.source_field, field.null, field.pk, field.unique, field.index, default


class LaterState(State):
    """What the models are at a step. A copy builds them only when somebody looks: most operations do not look at what was before.

    Tortoise builds all of them before every operation, which was half of the time of a new database.
    """

    def clone(self) -> "LaterState":
        return _Copy(self)


class _Copy(LaterState):
    """Such a copy. An operation may change its `models` before it looks at `apps`, which are those of before: they are kept."""

    def __init__(self, of: State) -> None:
        self.models, self._before = ({key: each.clone() for key, each in of.models.items()} for _ in range(2))
        self._root: StateApps = of._root if isinstance(of, _Copy) else of.apps  # it lends its connections only

    def __getattr__(self, name: str) -> Any:
        if name != "apps":
            raise AttributeError(name)
        self.apps = self._root.clone(model_states=self._before)
        return self.apps


class _Executor(MigrationExecutor):
    async def _project_state(self, applied: set[MigrationKey], *, upto: MigrationKey | None = None) -> State:
        state = await super()._project_state(applied, upto=upto)
        return LaterState(models=state.models, apps=state.apps)

    async def _project_state_cache(self, applied: set[MigrationKey]) -> dict[MigrationKey, State]:
        states = await super()._project_state_cache(applied)
        return {key: LaterState(models=each.models, apps=each.apps) for key, each in states.items()}

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> Any:
        editor = _SqliteEditor if current().dialect == "sqlite" else AsyncpgSchemaEditor
        return editor(self.connection, atomic=atomic, collect_sql=collect_sql)


async def migrate(settings: Settings, *, to: str = _LATEST) -> list[str]:
    """Apply what is missing, or take back what comes after `to`; returns the names, in order.

    All in one transaction and under a lock: two at once wait for each other, and one that is killed
    leaves the database as it was. No database may be open in this process. Raises CannotStart.
    """
    store: Store = (
        PostgresDatabase(settings, patient=True)
        if settings.dialect == "postgres"
        else SqliteDatabase(settings, foreign_keys=False)
    )
    await install(store)
    try:
        return await _moved(to)
    finally:
        await close_database()


async def pending_migrations(connection: Connection) -> list[str]:
    """The names of the migrations that this version knows and the database has not had."""
    exists = {
        "sqlite": Sql("select 1 from sqlite_master where name = 'tortoise_migrations'"),
        "postgres": Sql("select 1 where to_regclass('tortoise_migrations') is not null"),
    }
    applied: set[str] = set()
    if await connection.rows(exists[connection.dialect]):
        rows = await connection.rows(Sql("select name from tortoise_migrations where app = :app", app=APP))
        applied = {row[0] for row in rows}
    return [name for name in known_migrations() if name not in applied]


def known_migrations() -> list[str]:
    """The names of all migrations of this version, in order."""
    folder = Path(__file__).parent.parent / "migrations"
    return sorted(path.stem for path in folder.glob("[0-9]*.py"))


@transaction
async def _moved(to: str) -> list[str]:
    connection = current()
    if connection.dialect == "postgres":
        await connection.rows(Sql("select pg_advisory_xact_lock(:number)", number=_ADVISORY_LOCK))
    client = get_connection(connection.dialect)
    executor = _Executor(client, orm(opened().store)["apps"])
    # First of all: the executor looks into this table, and a failing look would end the transaction.
    await executor.recorder.ensure_schema(executor._schema_editor(atomic=True))
    names: list[str] = []

    def noted(event: str, _app: str, name: str) -> None:
        if event.endswith("_done"):
            names.append(name)

    await _known_here(connection)
    moves = to != _LATEST or bool(await pending_migrations(connection))
    if moves:
        await forget_how(connection)
    await executor.migrate([MigrationTarget(APP, to)], progress=noted)
    if moves:
        await remember(connection)
    if connection.dialect == "sqlite" and await connection.rows(Sql("pragma foreign_key_check")):
        raise CannotStart("The migration would leave rows that point nowhere; nothing was changed.")
    return names


async def _known_here(connection: Connection) -> None:
    rows = await connection.rows(Sql("select name from tortoise_migrations where app = :app", app=APP))
    newer = {row[0] for row in rows} - set(known_migrations())
    if newer:
        raise CannotStart(
            f"The database was made by a newer Plumbline (it has {', '.join(sorted(newer))}): "
            "run that version, or restore a backup."
        )
