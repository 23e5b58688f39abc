"""Many rows of values as one table expression, so that a set is written in one statement."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

import orjson

from plumbline.database.sql import Dialect, Sql, stored_instant


def recordset(dialect: Dialect, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> Sql:
    """The rows as a table named `v`, to stand in a FROM clause.

    `columns` gives each column its PostgreSQL type; SQLite needs none. A key missing from a row is null.
    """
    if dialect == "postgres":  # which reads enumerations, instants and booleans as orjson writes them
        text = orjson.dumps([{name: row.get(name) for name in columns} for row in rows]).decode()
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        return Sql(f"json_to_recordset(cast(:recordset as json)) as v({typed})", recordset=text)
    text = orjson.dumps([{name: _plain(row.get(name)) for name in columns} for row in rows]).decode()
    read = ", ".join(f"json_extract(value, '$.{name}') as {name}" for name in columns)
    return Sql(f"(select {read} from json_each(:recordset)) as v", recordset=text)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return stored_instant(value)
    if isinstance(value, bool):
        return int(value)
    return value
