"""The SQL of branches: rows with what is below them, and so on, which the database writes as JSON in one statement.

Three characters that no JSON text has stand in what it writes: `OBJECT`, `HOLE` and `UNFIT`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import GraphQLObjectType, is_non_null_type, is_object_type

from plumbline.database.sql import Sql
from plumbline.engine.branches import KEYS, Branch, Unwritable
from plumbline.engine.json_sql import HOLE, concatenated, leaf_sql
from plumbline.engine.plan import Entry, Plan, Planner
from plumbline.engine.relation import Asking, Relation
from plumbline.engine.rows import ALIAS, Table
from plumbline.engine.sources import Column, Derived, Many, One, Paged
from plumbline.engine.ways import Way, Ways
from plumbline.engine.writing import nodes_around

OBJECT = "\x1e"
"""Stands before each object, so that they can be counted."""

UNFIT = "\x1d"
"""Stands for what cannot be written: Python then makes the branch, and tells what is wrong where."""

LIST = 50
"""Items up to which a list without pages is written, and by which it is weighed."""

FIELDS = 200
"""Fields up to which a branch is one statement: longer ones are not kept prepared by either driver."""

_UNFIT = f"'{UNFIT}'"
_NULL = "'null'"
_JOINED = {"postgres": "string_agg", "sqlite": "group_concat"}
_PARENTS = {
    "postgres": f"(select key from unnest(:{KEYS}) as asked(key)) parents",
    "sqlite": f"(select value as key from json_each(:{KEYS})) parents",
}

Piece = str | Sql
"""SQL of a text, without parameters or with them."""


@dataclass(slots=True, eq=False)
class Composer:
    """Composes one branch for one viewer; `varying` collects the lists whose arguments are a matter of the request."""

    planner: Planner
    asking: Asking
    arguments: Callable[[Entry], Mapping[str, Any]]
    varying: list[Entry] = field(default_factory=list)
    _levels: int = 0
    _fields: int = 0
    _asked_for: str = ""  # the SQL of the keys that the branch is asked for

    def rows(self, plan: Plan) -> Branch:
        """Rows of a table by their keys. Raises Unwritable."""
        table = _table_of(plan)
        self._asked_for = "level_1.key"
        row = self._row(plan, table)
        among = Sql(f"{ALIAS}.{table.key} in :{KEYS}", **{KEYS: ()})
        begun = f"from (select {ALIAS}.{table.key} as key{row.picked()} from {table.name} {ALIAS} where"
        conditions = _all([among, *table.seen(self.asking.viewer)])
        parts = (
            Sql(f"select {row.alias}.key as branch_key,"),
            row.json(),
            Sql(f"as branch_json {begun}"),
            conditions,
            Sql(f") {row.alias}"),
        )
        return Branch(Sql.join(parts, " ").shared(), row.weight, self.varying)

    def lists(self, entry: Entry) -> Branch:
        """Lists or pages by the keys of their parents. Raises Unwritable."""
        self._asked_for = "parents.key"
        text, weight = self._list(entry, self._asked_for)
        parents = Sql(f"as branch_json from {_PARENTS[self.asking.dialect]}", **{KEYS: ()})
        sql = Sql.join((Sql("select parents.key as branch_key,"), text, parents), " ")
        return Branch(sql.shared(), weight, self.varying)

    def _row(self, plan: Plan, table: Table) -> "_Row":
        self._levels += 1
        row = _Row(f"level_{self._levels}", table)
        self._fields += len(plan.entries)
        if not plan.entries or self._fields > FIELDS:
            raise Unwritable
        for number, entry in enumerate(plan.entries):
            row.parts.append(f"'{',' if number else f'{OBJECT}{{'}\"{entry.key}\":'")
            row.parts.append(self._value(plan, entry, row))
        row.parts.append("'}'")
        return row

    def _value(self, plan: Plan, entry: Entry, row: "_Row") -> Piece:
        match entry.source:
            case None:
                return f"'\"{plan.type.name}\"'"
            case Column(name) if entry.prefix:
                return _identifier(entry, row.column(name))
            case Column(name):
                text = leaf_sql(entry.type, row.column(name), self.asking.dialect)
                if text is None:
                    raise Unwritable
                return text
            case One(_, name):
                return self._reference(entry, [Way(entry.named.name, name)], row)
            case Derived(Ways() as function, _):
                return self._reference(entry, function.ways, row)
            case Many(_, name) | Paged(_, name):
                asked_for = name == row.table.key and self._asked_for == f"{row.alias}.key"
                text_, weight = self._list(entry, self._asked_for if asked_for else row.column(name))
                row.weight += weight
                return text_
            case _:
                raise Unwritable

    def _reference(self, entry: Entry, ways: Iterable[Way], row: "_Row") -> Sql:
        """The object that a row leads to."""
        absent = _UNFIT if is_non_null_type(entry.type) else _NULL
        parts = [Sql("case")]
        heaviest = 0
        for way in ways:
            plan = self.planner.plan(entry, cast(GraphQLObjectType, self.planner.schema.get_type(way.type_name)))
            table = _table_of(plan)
            below = self._row(plan, table)
            heaviest = max(heaviest, below.weight)
            key = row.column(way.key)
            kind = "" if way.kind is None else f" and {row.column(way.kind)} = '{way.named}'"
            begun = f"from (select 1 as one{below.picked()} from {table.name} {ALIAS} where"
            parts += (
                Sql(f"when {key} is not null{kind} then coalesce((select"),
                below.json(),
                Sql(begun),
                _all([Sql(f"{ALIAS}.{table.key} = {key}"), *table.seen(self.asking.viewer)]),
                Sql(f") {below.alias}), {absent})"),
            )
        row.weight += heaviest
        return Sql.join((*parts, Sql(f"else {absent} end")), " ")

    def _list(self, entry: Entry, key: str) -> tuple[Sql, int]:
        """The list or page of the parent with the key that the SQL `key` gives, and its weight."""
        assert isinstance(entry.source, Many | Paged)
        read = entry.source.read
        if not isinstance(read, Relation):
            raise Unwritable
        plan = self.planner.carry(entry)
        before, after = "[", "]"
        paged = isinstance(entry.source, Paged)
        if paged:
            around = nodes_around(self.planner, entry)
            if around is None or not is_object_type(around.nodes.named):
                raise Unwritable
            plan = self.planner.plan(around.nodes, around.nodes.named)
            before, after = f"{OBJECT}{around.before}", around.after
        size, conditions = self._asked(entry, read, key, paged=paged)
        row = self._row(plan, read.table)
        if self.asking.dialect == "sqlite" and read.gathers:
            if key != self._asked_for:
                raise Unwritable
            # SQLite finds what is gathered by a condition of the statement only, not by one of the row around it.
            conditions.append(Sql(f"{read.text.parent} in :{KEYS}", **{KEYS: ()}))
        joined = f"coalesce({_JOINED[self.asking.dialect]}("
        shown = Sql(
            f"select {f'case when count(*) > {LIST} then {_UNFIT} else ' if size is None else ''}'{before}' || {joined}"
        )
        end = Sql(
            f", ','), '') || '{after}'{' end' if size is None else ''} from (select 1 as one{row.picked()} from {read.text.source} where"
        )
        limit = Sql(f"order by {read.text.terms} limit :size) {row.alias}", size=LIST + 1 if size is None else size)
        text = Sql.join((Sql("("), shown, row.json(), end, _all(conditions), limit, Sql(")")), " ")
        return text, LIST * row.weight if size is None else 1 + size * row.weight

    def _asked(self, entry: Entry, read: Relation, key: str, *, paged: bool) -> tuple[int | None, list[Sql]]:
        try:
            args = self.arguments(entry)
            if entry.definition is not None and entry.definition.args and entry.arguments is None:
                self.varying.append(entry)
            return read.under(self.asking, key, args, paged=paged)
        except Exception:
            raise Unwritable(always=False) from None  # the read itself tells what is wrong


class _Row:
    """One row as JSON: the columns it is made of, and the SQL of its parts over them."""

    def __init__(self, alias: str, table: Table) -> None:
        self.alias = alias
        self.weight = 1
        self.parts: list[Piece] = []
        self.table = table
        self._columns: dict[str, int] = {}

    def column(self, name: str) -> str:
        """The SQL of a column, which is fetched."""
        return f"{self.alias}.c{self._columns.setdefault(name, len(self._columns))}"

    def picked(self) -> str:
        """The columns for a select list that has begun."""
        return "".join(f", {self.table.expression(name)} as c{at}" for name, at in self._columns.items())

    def json(self) -> Sql:
        """The whole text, UNFIT where one of its parts is NULL."""
        return Sql.join((Sql("coalesce("), concatenated(self.parts), Sql(f", {_UNFIT})")), "")


def _identifier(entry: Entry, number: str) -> str:
    hole = f"'\"{entry.prefix}_{HOLE}' || {number} || '{HOLE}\"'"
    return hole if is_non_null_type(entry.type) else f"coalesce({hole}, {_NULL})"


def _table_of(plan: Plan) -> Table:
    if plan.table is None:
        raise Unwritable
    return plan.table


def _all(conditions: Sequence[Sql]) -> Sql:
    return Sql.join((Sql("("), Sql.join(conditions, ") and ("), Sql(")")), "")
