"""What many tests begin with is written once, and put whole into the databases of those that begin with the same."""

from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

import apsw
import asyncpg

from plumbline.database import Sql, reading
from plumbline.settings import Settings

T = TypeVar("T")

_COLUMNS = """
select c.table_name, string_agg(quote_ident(c.column_name), ', ')
from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    and c.table_name <> 'tortoise_migrations'
group by c.table_name
"""

_EMPTY = (
    "select not exists (select 1 from unit) and not exists (select 1 from account) and not exists (select 1 from event)"
)
_MOST_KEPT = 8

Snapshot = apsw.Connection | str
"""All rows of a database: a database in memory, or the script that writes them."""

_once: set[Hashable] = set()
_kept: dict[Hashable, tuple[Snapshot, Any]] = {}
_open: list[Settings] = []


@contextmanager
def fillable(settings: Settings) -> Iterator[None]:
    """Let `filled` fill this database, which is open and nobody else's."""
    _open.append(settings)
    try:
        yield
    finally:
        _open.pop()


async def filled(words: Hashable, fill: Callable[[], Awaitable[T]]) -> T:
    """What `fill` makes of an empty database; from the third time of the same words on a copy of what it made the second time."""
    if not _open:
        return await fill()
    settings = _open[-1]
    key = (settings.dialect, words)
    async with reading() as connection:
        empty = (await connection.rows(Sql(_EMPTY)))[0][0]
    if not empty:
        return await fill()
    if key in _kept:
        snapshot, made = _kept[key]
        await put(settings, snapshot)
        copy: T = deepcopy(made)
        return copy
    made = await fill()
    if key in _once:  # what is asked for once only costs no copy
        if len(_kept) == _MOST_KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = (await taken(settings), deepcopy(made))
    _once.add(key)
    return made


async def taken(settings: Settings) -> Snapshot:
    """All rows that stand in a database now."""
    if settings.dialect == "sqlite":
        return _sqlite_taken(settings.sqlite_file)
    return await _postgres_taken(settings.database_url)


async def put(settings: Settings, snapshot: Snapshot) -> None:
    """Let a database, which others may have open, hold these rows and no others."""
    if settings.dialect == "sqlite":
        _sqlite_put(settings.sqlite_file, snapshot)
    else:
        await _postgres_put(settings.database_url, snapshot)


# With the library that has the file open: two of them in one process take away each other's locks.
def _sqlite_taken(file: Path) -> Snapshot:
    taken, there = apsw.Connection(":memory:"), apsw.Connection(str(file))
    with taken.backup("main", there, "main") as copying:
        copying.step()
    there.close()
    return taken


def _sqlite_put(file: Path, snapshot: Snapshot) -> None:
    assert isinstance(snapshot, apsw.Connection)
    there = apsw.Connection(str(file))
    with there.backup("main", snapshot, "main") as copying:
        copying.step()
    there.close()


async def _postgres_taken(address: str) -> Snapshot:
    connection: Any = await asyncpg.connect(address)
    try:
        columns: Mapping[str, str] = {row[0]: row[1] for row in await connection.fetch(_COLUMNS)}
        script = ["set session_replication_role = replica"]  # no triggers: what they write is among the rows
        for table, names in columns.items():
            rows = await connection.fetchval(f'select json_agg(t)::text from (select {names} from "{table}") t')
            script.append(f'delete from "{table}"')
            if rows is not None:
                script.append(
                    f'insert into "{table}" ({names}) select {names} from json_populate_recordset(null::"{table}", {_quoted(rows)})'
                )
        return ";\n".join(script)
    finally:
        await connection.close()


async def _postgres_put(address: str, snapshot: Snapshot) -> None:
    connection: Any = await asyncpg.connect(address)
    try:
        await connection.execute(snapshot)
    finally:
        await connection.close()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
