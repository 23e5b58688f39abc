"""Breadth-first execution: each selection once, for all the objects of its level."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, repeat
from types import NoneType
from typing import Any

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from plumbline.database.sql import Sql
from plumbline.engine import faults, reading
from plumbline.engine.connection import Page
from plumbline.engine.context import Context
from plumbline.engine.faults import ABSENT, Completed, Fault
from plumbline.engine.leaves import completed_leaves
from plumbline.engine.plan import Entry, Plan, Planner
from plumbline.engine.relation import of_parents, selected
from plumbline.engine.rows import ALIAS, Ref
from plumbline.engine.sources import Batch, Column, Derived, Given, Many, One, Paged, Within
from plumbline.engine.views import Fetched, Inline, Pages, View

Weights = list[int] | None
"""In how many places of the answer each value stands; None: each in one."""

BREATH = 2_000
"""After how many objects other requests get their turn."""


class Run:
    """One operation's execution. `arguments` evaluates the arguments of an entry's field."""

    def __init__(
        self,
        context: Context,
        planner: Planner,
        arguments: Callable[[Entry], Mapping[str, Any]],
    ) -> None:
        self.context = context
        self.planner = planner
        self.arguments = arguments
        self._since_breath = 0

    async def complete(self, entry: Entry, type_: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        """Complete one value per place, as the specification's CompleteValue does."""
        if is_non_null_type(type_):
            done = await self._bare(entry, type_.of_type, values, weights)
            return faults.required(done, f"{entry.parent}.{entry.name}", entry.nodes)
        return faults.tolerated(await self._bare(entry, type_, values, weights))

    async def read(self, entry: Entry, keys: Sequence[Any], args: Mapping[str, Any] | None = None) -> list[Any]:
        """The value of a batch, list or page for each key; what a read raises is each one's."""
        try:
            unique = list(dict.fromkeys(key for key in keys if key is not None))
            found: Mapping[Any, Any] = {}
            if unique:
                given = self.arguments(entry) if args is None else args
                found = await reading.found(self.planner, self.context.reads, entry, unique, given)
        except Exception as error:
            if self.context.stopped is not None:
                raise self.context.stopped from None
            return [error] * len(keys)
        missing = reading.missing(entry)
        return [found.get(key, missing) for key in keys]

    async def _bare(self, entry: Entry, type_: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        if is_leaf_type(type_):
            done, wrong = completed_leaves(type_, values, entry.prefix)
            nodes = entry.nodes if wrong else []
            return Completed(done, [Fault(place, (), error, nodes, True) for place, error in wrong])
        if is_list_type(type_):
            return await self._lists(entry, type_.of_type, values, weights)
        return await self._objects(entry, type_, values, weights)

    async def _lists(self, entry: Entry, item: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        slots: list[tuple[int, int] | None] = []
        wrong: list[Fault] = []
        end = 0
        for place, value in enumerate(values):
            if isinstance(value, list | tuple):
                slots.append((end, end + len(value)))
                end += len(value)
                continue
            slots.append(None)
            if value is not None:
                wrong.append(Fault(place, (), self._not_list(entry, value), entry.nodes, True))
        items = list(chain.from_iterable(values[place] for place, slot in enumerate(slots) if slot))
        each = None if weights is None else _repeated(weights, slots)
        if not is_non_null_type(item):
            return faults.lists(await self.complete(entry, item, items, each), slots, wrong)
        done = await self._bare(entry, item.of_type, items, each)
        done, kept = faults.without_absent(done, slots)
        done = faults.required(done, f"{entry.parent}.{entry.name}", entry.nodes)
        return faults.lists(done, kept, wrong)

    def _not_list(self, entry: Entry, value: Any) -> Exception:
        if isinstance(value, Exception):
            return value
        name = f"{entry.parent}.{entry.name}"
        return TypeError(f"Expected Iterable, but did not find one for field '{name}'.")

    async def _objects(self, entry: Entry, type_: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        groups, wrong = _sorted_out(entry, type_, values)
        built: list[Any] = [None] * len(values)
        absent = False
        for (name, kind), places in groups.items():
            whole = len(places) == len(values)
            chosen = values if whole else [values[place] for place in places]
            each = weights if whole or weights is None else [weights[place] for place in places]
            try:
                plan = self.planner.plan(entry, self._possible(type_, name))
                done = await self._group(plan, kind, chosen, each)
            except Exception as error:
                if self.context.stopped is not None:
                    raise
                wrong += [Fault(place, (), error, entry.nodes, True) for place in places]
                continue
            if whole:
                return done
            absent = absent or done.absent
            for place, value in zip(places, done.values, strict=True):
                built[place] = value
            wrong += [fault._replace(place=places[fault.place]) for fault in done.faults]
        return Completed(built, wrong, absent)

    def _possible(self, type_: GraphQLOutputType, name: str) -> GraphQLObjectType:
        found = self.planner.schema.get_type(name)
        if is_object_type(found) and (
            found is type_ or (is_abstract_type(type_) and self.planner.schema.is_sub_type(type_, found))
        ):
            return found
        raise TypeError(f"{name!r} is no possible type of {type_}.")

    async def _group(self, plan: Plan, kind: str, values: list[Any], weights: Weights) -> Completed:
        if kind == "refs":
            return await self._followed(plan, values, weights)
        view: View
        if kind == "pages":
            view = Pages(values, plan.carried)
        elif kind == "inline":
            view = Inline(values)
        else:
            view = Fetched(values, plan.layout, plan.carried)
        return await self._level(plan, view, weights)

    async def _followed(self, plan: Plan, refs: list[Ref], weights: Weights) -> Completed:
        """Rows that are loaded by key, each once, however many places lead to it."""
        places: dict[Any, list[int]] = {}
        for place, ref in enumerate(refs):
            places.setdefault(ref.key, []).append(place)
        loaded = await self._loaded(plan, list(places))
        found = [key for key in places if key in loaded]
        shared = [places[key] for key in found]
        rows = Fetched([loaded[key] for key in found], plan.layout, None)
        each = None
        if weights is not None or len(found) < len(refs):
            each = [sum(weights[place] for place in group) if weights else len(group) for group in shared]
        done = faults.scattered(await self._level(plan, rows, each), shared, len(refs))
        missing = [place for key, group in places.items() if key not in loaded for place in group]
        for place in missing:
            done.values[place] = ABSENT
        return done._replace(absent=bool(missing))

    async def _loaded(self, plan: Plan, keys: list[Any]) -> Mapping[Any, Any]:
        table = plan.table
        if table is None:
            raise TypeError(f"{plan.type.name} has no table to load its rows from")
        key = f"{ALIAS}.{table.key}"
        columns = selected(table, plan.layout.columns)
        reads = self.context.reads
        conditions = [of_parents(key, keys), *table.seen(reads.viewer)]
        sql = Sql(f"select {key} as parent_key{columns} from {table.name} {ALIAS} where")
        rows = await reads.rows(sql + Sql.join(conditions, " and "))
        return {row[0]: row for row in rows}

    async def _level(self, plan: Plan, view: View, weights: Weights) -> Completed:
        count = view.count
        self.context.check_time()
        self.context.produce(count if weights is None else sum(weights))
        self._since_breath += count
        if self._since_breath > BREATH:
            self._since_breath = 0
            await asyncio.sleep(0)
        columns: list[list[Any]] = []
        wrong: list[Fault] = []
        for entry in plan.entries:
            if entry.source is None:
                columns.append([plan.type.name] * count)
                continue
            values = await self._values(entry, view)
            done = await self.complete(entry, entry.type, values, weights)
            columns.append(done.values)
            if done.faults:
                wrong += faults.under(entry.key, done.faults)
        keys = plan.keys
        built: list[Any] = (
            [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]
            if columns
            else [{} for _ in range(count)]
        )
        return faults.objects(built, wrong)

    async def _values(self, entry: Entry, view: View) -> list[Any]:
        source = entry.source
        if isinstance(source, Batch | Many | Paged):
            return await self.read(entry, reading.keys_of(source, view))
        try:
            match source:
                case Column(name):
                    return view.column(name)
                case Within(part):
                    return view.part(part)
                case One(_, name):
                    named = entry.named.name
                    keys = view.column(name)
                    return [None if key is None else Ref(named, key) for key in keys]
                case Derived(function, inputs):
                    return _mapped(function, [self._input(each, view) for each in inputs], view)
                case _:
                    raise TypeError(f"{entry.parent}.{entry.key} has no source")
        except Exception as error:
            return [error] * view.count

    def _input(self, name: str | Given, view: View) -> Iterable[Any]:
        if isinstance(name, str):
            return view.column(name)
        given = self.context.viewer if name is Given.VIEWER else self.context.now
        return repeat(given, view.count)


def _sorted_out(
    entry: Entry, type_: GraphQLOutputType, values: list[Any]
) -> tuple[dict[tuple[str, str], Sequence[int]], list[Fault]]:
    """The places of values of one object type and form, and those that are errors."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and not any(issubclass(kind, Ref | dict | NoneType | Exception) for kind in kinds):
        return {_kind(values[0], type_): range(len(values))}, []
    groups: dict[tuple[str, str], list[int]] = {}
    wrong: list[Fault] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, Exception):
            wrong.append(Fault(place, (), value, entry.nodes, True))
        else:
            groups.setdefault(_kind(value, type_), []).append(place)
    return dict(groups), wrong


def _kind(value: Any, type_: GraphQLOutputType) -> tuple[str, str]:
    """The name of a value's object type, and in which of four forms its row is."""
    if type(value) is Ref:
        return value.type_name, "refs"
    named = "" if is_abstract_type(type_) else str(type_)
    if isinstance(value, Page):
        return named, "pages"
    if isinstance(value, dict):
        return named or str(value.get("__typename")), "inline"
    return named, "fetched"


def _repeated(weights: list[int], slots: faults.Slots) -> list[int]:
    """The weight of each item: that of its list."""
    return [
        weight
        for weight, slot in zip(weights, slots, strict=True)
        if slot is not None
        for _ in range(slot[1] - slot[0])
    ]


def _mapped(function: Callable[..., Any], inputs: list[Iterable[Any]], view: View) -> list[Any]:
    """A pure function over rows; a row for which it raises has the error as its value."""
    columns = [list(each) for each in inputs]
    try:
        return list(map(function, *columns)) if columns else [function() for _ in range(view.count)]
    except Exception:
        return [_attempted(function, row) for row in zip(*columns, strict=True)]


def _attempted(function: Callable[..., Any], row: tuple[Any, ...]) -> Any:
    try:
        return function(*row)
    except Exception as error:
        return error
