"""Rows that the database writes as JSON itself: the SQL of each leaf, and the holes that are filled afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphql import GraphQLLeafType, GraphQLOutputType, is_leaf_type, is_non_null_type
from strawberry.schema.schema_converter import CustomGraphQLEnumType

from plumbline.database.sql import Dialect, Sql
from plumbline.engine.json_sqlite import SQLITE

HOLE = "\x1f"
"""Stands in a written row for what Python writes. No JSON text has this character."""

GROUP = 16
"""Texts that are joined in one go."""

_INSTANT = """
'"' || to_char(({0}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || case
when date_trunc('second', {0}) = {0} then '' else to_char(({0}) at time zone 'UTC', '.US') end || '+00:00"'
"""
_POSTGRES = {
    "String": "to_json(({0})::text)::text",
    "ID": "to_json(({0})::text)::text",
    "Boolean": "case when ({0})::boolean then 'true' when not ({0})::boolean then 'false' end",
    "Date": """case when isfinite({0}) then '"' || ({0})::text || '"' end""",
    "DateTime": f"case when isfinite({{0}}) then {_INSTANT} end",
    "Int": "case when {0} between -2147483648 and 2147483647 then ({0})::text end",
    "Float": "case when {0} - {0} = 0 then ({0})::text end",
}
_EXACT: Mapping[Dialect, Mapping[str, str]] = {"postgres": _POSTGRES, "sqlite": SQLITE}
"""JSON text of a value by the name of its type; NULL for a value that is not of the type, and for NULL."""

_TEXTS = ("String", "ID")
"""Types that have no unfit values, so that NULL is all that gives NULL."""


@dataclass(frozen=True, slots=True, eq=False)
class Hole:
    """A public identifier: the prefix, and the SQL of the number."""

    prefix: str
    sql: str
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """One row as JSON text. `sql` is NULL for a row with a value that does not fit; `holes` in their order.

    `before` and `after` stand around the rows of one parent.
    """

    sql: str
    holes: tuple[Hole, ...]
    before: str = "["
    after: str = "]"


def concatenated(parts: Sequence[str | Sql]) -> Sql:
    """Texts one after the other, NULL where one is. In groups: SQLite counts each `||` in a row as one level deeper."""
    if len(parts) > GROUP:
        groups = (concatenated(parts[at : at + GROUP]) for at in range(0, len(parts), GROUP))
        return concatenated([Sql.join((Sql("("), group, Sql(")")), "") for group in groups])
    joined: list[str | Sql] = []
    for part in parts:
        if joined and isinstance(part, str) and isinstance(joined[-1], str):
            joined[-1] = f"{joined[-1]} || {part}".replace("' || '", "")  # constants that follow each other are one
        else:
            joined.append(part)
    return Sql.join((part if isinstance(part, Sql) else Sql(part) for part in joined), " || ")


def leaf_sql(type_: GraphQLOutputType, value: str, dialect: Dialect) -> str | None:
    """SQL for the JSON of the value that the SQL `value` gives; None for a type that only Python can write."""
    required = is_non_null_type(type_)
    bare = type_.of_type if is_non_null_type(type_) else type_
    if not is_leaf_type(bare):
        return None
    written = _exact(bare, value, _EXACT[dialect])
    if written is None or required:
        return written
    if bare.name in _TEXTS and dialect == "postgres":
        return f"coalesce({written}, 'null')"
    return f"case when {value} is null then 'null' else {written} end"


def _exact(type_: GraphQLLeafType, value: str, forms: Mapping[str, str]) -> str | None:
    if isinstance(type_, CustomGraphQLEnumType):
        known: dict[str, str] = {}
        for name, each in type_.values.items():
            known[str(type_.wrapped_cls(each.value).value)] = name
        for name in type_.values:
            known.setdefault(name, name)
        cases = " ".join(f"when '{text}' then '\"{name}\"'" for text, name in known.items() if "'" not in text)
        return f"case {value} {cases} end"
    form = forms.get(type_.name)
    return None if form is None else f"({form.format(value)})"
