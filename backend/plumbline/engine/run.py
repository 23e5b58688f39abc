"""Breadth-first execution: each selection once, for all the objects of its level."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from graphql import (
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLOutputType,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from plumbline.engine import faults, nested, reading, writing
from plumbline.engine.cells import leaf_of, leaves_of, not_list, values_of
from plumbline.engine.context import Context
from plumbline.engine.faults import ABSENT, Completed, Fault
from plumbline.engine.plan import Entry, Plan, Planner
from plumbline.engine.rows import Ref
from plumbline.engine.sources import Batch, Many, Paged
from plumbline.engine.turns import SLICE, Turns, ended, together
from plumbline.engine.values import repeated, sorted_out, sorted_slices
from plumbline.engine.views import Fetched, Inline, Pages, View
from plumbline.engine.writer import Json, Objects, Writer, long_leaf_lists

Weights = list[int] | None
"""In how many places of the answer each value stands; None: each in one."""

CROWD = 500
"""From so many objects on, the reads of a level are begun before its leaves are made."""

WIDE = 1_000
"""From so many objects on, statements of a level are worth a second connection."""


class Run:
    """One operation's execution. `arguments` evaluates the arguments of an entry's field.

    A run that `is_alone` is all that is read of a query, or of a mutation's payload.
    """

    def __init__(
        self,
        context: Context,
        planner: Planner,
        arguments: Callable[[Entry], Mapping[str, Any]],
        *,
        is_alone: bool = False,
    ) -> None:
        self.context = context
        self.is_alone = is_alone
        self.planner = planner
        self.arguments = arguments
        self.turns = Turns(context.check_time)
        self.writer: Writer = Json() if context.as_bytes else Objects()

    async def complete(self, entry: Entry, type_: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        """Complete one value per place, as the specification's CompleteValue does."""
        if is_non_null_type(type_):
            done = await self._bare(entry, type_.of_type, values, weights)
            return faults.required(done, entry)
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
            if len(values) <= SLICE:
                return leaves_of(entry, type_, values)
            return await self._in_slices(len(values), lambda at, end: leaves_of(entry, type_, values[at:end]))
        if is_list_type(type_):
            return await self._lists(entry, type_.of_type, values, weights)
        return await self._objects(entry, type_, values, weights)

    async def _lists(self, entry: Entry, item: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        slots: list[tuple[int, int] | None] = []
        wrong: list[Fault] = []
        end = 0
        for at in range(0, len(values), SLICE):
            if at:
                await self.turns.taken(SLICE)
            for place, value in enumerate(values[at : at + SLICE], at):
                if isinstance(value, list | tuple):
                    slots.append((end, end + len(value)))
                    end += len(value)
                    continue
                slots.append(None)
                if value is not None:
                    wrong.append(Fault(place, (), not_list(entry, value), entry.nodes, True))
        await self.turns.taken(len(values))
        items = list(chain.from_iterable(values[place] for place, slot in enumerate(slots) if slot))
        await self.turns.taken(len(items))
        each = None if weights is None else repeated(weights, slots)
        if not is_non_null_type(item):
            done = await self.complete(entry, item, items, each)
            return faults.lists(done, slots, wrong, await self._assembled(item, done.values, slots))
        done = await self._bare(entry, item.of_type, items, each)
        done, kept = faults.without_absent(done, slots)
        done = faults.required(done, entry)
        return faults.lists(done, kept, wrong, await self._assembled(item.of_type, done.values, kept))

    async def _assembled(self, item: GraphQLOutputType, values: list[Any], slots: faults.Slots) -> list[Any]:
        if is_leaf_type(item):
            if self.context.as_bytes and len(values) > SLICE * len(slots):
                return await long_leaf_lists(self.turns, values, slots)
            values = await self._written(item, values)
        if len(values) + len(slots) <= SLICE:
            return [None if slot is None else self.writer.list(values[slot[0] : slot[1]]) for slot in slots]
        built: list[Any] = []
        async for begin, end in self.turns.spans(len(slots)):
            some = slots[begin:end]
            built += [None if slot is None else self.writer.list(values[slot[0] : slot[1]]) for slot in some]
        return built

    async def _objects(self, entry: Entry, type_: GraphQLOutputType, values: list[Any], weights: Weights) -> Completed:
        few = len(values) <= SLICE
        groups, wrong = (
            sorted_out(entry, type_, values) if few else await sorted_slices(self.turns, entry, type_, values)
        )
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
        for at in range(0, len(refs), SLICE):
            if at:
                await self.turns.taken(SLICE)
            for place, ref in enumerate(refs[at : at + SLICE], at):
                places.setdefault(ref.key, []).append(place)
        written = await nested.rows(self, plan, places, len(refs), weights)
        if written is not None:
            return written
        loaded = await reading.loaded(self.context.reads, plan, list(places))
        found = [key for key in places if key in loaded]
        shared = [places[key] for key in found]
        rows = Fetched([loaded[key] for key in found], plan.layout, None)
        each = None
        if weights is not None or len(found) < len(refs):
            each = [sum(weights[place] for place in group) if weights else len(group) for group in shared]
        await self.turns.taken(len(refs))
        done = faults.scattered(await self._level(plan, rows, each), shared, len(refs))
        missing = [place for key, group in places.items() if key not in loaded for place in group]
        for place in missing:
            done.values[place] = ABSENT
        return done._replace(absent=bool(missing))

    async def _level(self, plan: Plan, view: View, weights: Weights) -> Completed:
        count = view.count
        self.context.check_time()
        self.context.produce(count if weights is None else sum(weights))
        await self.turns.taken(count)
        columns = await self._columns(plan, view, weights)
        wrong: list[Fault] = []
        values: list[list[Any]] = []
        for entry, done in zip(plan.entries, columns, strict=True):
            if done.faults:
                wrong += faults.under(entry.key, done.faults)
            leaf = entry.leaf
            values.append(done.values if leaf is None else await self._written(leaf, done.values))
        if count <= SLICE:
            return faults.objects(self.writer.objects(plan, values, count), wrong)
        built: list[Any] = []
        async for begin, end in self.turns.spans(count):
            built += self.writer.objects(plan, [column[begin:end] for column in values], end - begin)
        while values:
            values.pop()
            await self.turns.taken(count)
        return faults.objects(built, wrong)

    async def _columns(self, plan: Plan, view: View, weights: Weights) -> list[Completed]:
        """Each field's values. The statements of a large level are on their way while its leaves are made."""
        if view.count < CROWD:
            return [
                await self._branch(entry, view, weights) if entry.leads else leaf_of(self.context, plan, entry, view)
                for entry in plan.entries
            ]
        branches = [entry for entry in plan.entries if entry.leads]
        if view.count >= WIDE:
            await self.context.reads.widen()
        begun = asyncio.create_task(together(self._branch(entry, view, weights) for entry in branches))
        try:
            await asyncio.sleep(0)
            leaves: dict[Entry, Completed] = {}
            for entry in plan.entries:
                if not entry.leads:
                    leaves[entry] = await self._leaf(plan, entry, view)
            done = leaves | dict(zip(branches, await begun, strict=True))
        finally:
            await ended(begun)
        return [done[entry] for entry in plan.entries]

    async def _branch(self, entry: Entry, view: View, weights: Weights) -> Completed:
        """A field with rows below it, or one that is read for itself."""
        source = entry.source
        try:
            if isinstance(source, Batch | Many | Paged):
                written = await nested.column(self, entry, view, weights)
                if written is not None:
                    return written
                values = await self.read(entry, reading.keys_of(source, view))
                done = await writing.nodes(self, entry, values, weights) if self.context.as_bytes else None
            else:
                values, done = await self._values(entry, view), None
        except Exception as error:
            if self.context.stopped is not None:
                raise
            values, done = [error] * view.count, None
        if done is None:
            done = await self.complete(entry, entry.type, values, weights)
        if len(values) > SLICE:
            await self.turns.dropped(values)
        return done

    async def _values(self, entry: Entry, view: View) -> list[Any]:
        if view.count <= SLICE:
            return values_of(self.context, entry, view)
        values: list[Any] = []
        async for begin, end in self.turns.spans(view.count):
            values += values_of(self.context, entry, view.some(begin, end))
        return values

    async def _leaf(self, plan: Plan, entry: Entry, view: View) -> Completed:
        """A leaf of a large level."""
        return await self._in_slices(view.count, lambda at, end: leaf_of(self.context, plan, entry, view.some(at, end)))

    async def _in_slices(self, count: int, work: Callable[[int, int], Completed]) -> Completed:
        """What `work` gives for all of them, a slice after the other."""
        values: list[Any] = []
        wrong: list[Fault] = []
        async for begin, end in self.turns.spans(count):
            done = work(begin, end)
            values += done.values
            wrong += faults.moved(done.faults, begin)
        return Completed(values, wrong)

    async def _written(self, type_: GraphQLLeafType, values: list[Any]) -> list[Any]:
        if len(values) <= SLICE:
            return self.writer.leaves(type_, values)
        written: list[Any] = []
        async for begin, end in self.turns.spans(len(values)):
            written += self.writer.leaves(type_, values[begin:end])
        return written
