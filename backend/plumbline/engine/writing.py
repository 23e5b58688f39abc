"""Lists whose rows need nothing from Python: the database writes them as JSON, Python fills in the identifiers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from graphql import is_non_null_type, is_object_type

from plumbline.database.sql import Dialect
from plumbline.engine import faults
from plumbline.engine.connection import Page
from plumbline.engine.faults import Completed
from plumbline.engine.json_sql import HOLE, Hole, Written, concatenated, leaf_sql
from plumbline.engine.plan import Around, Entry, Plan, Planner
from plumbline.engine.relation import Relation
from plumbline.engine.sources import Column, Many, Paged, Within
from plumbline.engine.turns import SLICE, heaped, together
from plumbline.engine.views import View
from plumbline.engine.writer import enclosed, lengthy
from plumbline.kit.ids import encode_all
from plumbline.kit.ropes import Rope

if TYPE_CHECKING:
    from plumbline.engine.run import Run

PART = 2_000
"""Parents whose rows one statement writes."""

PARENTS = 100
"""From so many parents on the database writes; fewer rows are made faster than its statement is planned."""

_HOLE = HOLE.encode()
_BETWEEN = b"\x1e"
"""Stands between the texts of parents while their holes are filled. No JSON text has this character."""


async def column(run: "Run", entry: Entry, view: View, weights: list[int] | None) -> Completed | None:
    """The lists or pages of a level as the database writes them; None where Python has to make them."""
    source = entry.source
    if not isinstance(source, Many | Paged) or not isinstance(source.read, Relation) or view.count < PARENTS:
        return None
    keys = view.column(source.column)
    places = Counter[Any](keys if weights is None else ())
    for key, times in zip(keys, weights or (), strict=False):
        places[key] += times
    await run.turns.taken(view.count)
    parents = [key for key in places if key is not None]
    args = run.arguments(entry)
    if len(parents) < PARENTS or "after" in args:
        return None
    written = form(run.planner, entry, (await run.context.reads.opened()).dialect)
    if written is None:
        return None
    work = _Work(run, source, source.read, written, args, places)
    # While one part is put together, the database is at the next.
    parts = await together(work.part(parents[at : at + PART]) for at in range(0, len(parents), PART))
    found: dict[Any, bytes | Rope] = {}
    for part in parts:
        if part is None:
            run.context.produce(-work.counted)  # Python makes and counts them all
            return None
        found |= part
    if isinstance(source, Paged):
        run.context.produce(places.total())
    await run.turns.taken(view.count)
    empty = f"{written.before}{written.after}".encode()
    return Completed([found.get(key, empty) for key in keys], [])


async def nodes(run: "Run", entry: Entry, pages: list[Any], weights: list[int] | None) -> Completed | None:
    """Pages of which only the nodes are selected, without a level of their own; None for others."""
    around = nodes_around(run.planner, entry) if isinstance(entry.source, Paged) else None
    if around is None or any(type(page) is not Page for page in pages):
        return None
    run.context.produce(len(pages) if weights is None else sum(weights))
    below = around.nodes
    done = await run.complete(below, below.type, [page.rows for page in pages], weights)
    before, after = around.before[:-1].encode(), around.after[1:].encode()
    built: list[Any] = []
    for at in range(0, len(pages), SLICE):
        some = done.values[at : at + SLICE]
        built += [None if value is None else enclosed(before, value, after) for value in some]
        await run.turns.taken(len(some))
    done = faults.objects(built, faults.under(below.key, done.faults))
    return faults.required(done, entry) if is_non_null_type(entry.type) else faults.tolerated(done)


@dataclass(slots=True)
class _Work:
    """The lists of one field that the database writes; `places` says how often each parent's list stands in the answer."""

    run: "Run"
    source: Many | Paged
    read: Relation
    written: Written
    args: Mapping[str, Any]
    places: Mapping[Any, int]
    counted: int = 0

    async def part(self, parents: Sequence[Any]) -> dict[Any, bytes | Rope] | None:
        """The lists of these parents; None where Python has to make the rows, and tells of a value that does not fit."""
        form, context = self.written, self.run.context
        rows = await self.read.written(context.reads, parents, form, self.args, paged=isinstance(self.source, Paged))
        if rows is None or any(row[1] != row[2] for row in rows):
            return None
        texts: list[bytes | Rope] = []
        for begin, end in heaped(len(row[3]) for row in rows):
            filled = _filled(form.holes, rows[begin:end])
            if filled is None:
                return None
            texts += map(lengthy, filled)
            if end < len(rows):
                await self.run.turns.over()
        objects = sum(row[1] * self.places[row[0]] for row in rows)
        context.produce(objects)
        self.counted += objects
        return dict(zip((row[0] for row in rows), texts, strict=True))


def form(planner: Planner, entry: Entry, dialect: Dialect) -> Written | None:
    """How the rows below an entry are written by the database; decided once per plan."""
    if dialect not in entry.written:
        entry.written[dialect] = _form(planner, entry, dialect) or False
    return entry.written[dialect] or None


def _form(planner: Planner, entry: Entry, dialect: Dialect) -> Written | None:
    plan = planner.carry(entry)
    if isinstance(entry.source, Many):
        return _row(plan, dialect, "[", "]")
    around = nodes_around(planner, entry)
    if around is None or not is_object_type(around.nodes.named):
        return None
    return _row(planner.plan(around.nodes, around.nodes.named), dialect, around.before, around.after)


def nodes_around(planner: Planner, entry: Entry) -> Around | None:
    """What stands around the nodes of a page of which nothing else is selected that differs from page to page."""
    if entry.around is None:
        entry.around = _around(planner.carry(entry)) or False
    return entry.around or None


def _around(plan: Plan) -> Around | None:
    before, after, nodes = "", "", None
    for entry in plan.entries:
        if entry.source is None:
            name = f'"{entry.key}":"{plan.type.name}"'
            before, after = (before, f"{after},{name}") if nodes else (f"{before}{name},", after)
        elif nodes is None and isinstance(entry.source, Within) and entry.source.part == "nodes":
            nodes = entry
        else:
            return None
    if nodes is None:
        return None
    return Around(f'{{{before}"{nodes.key}":[', nodes, f"]{after}}}")


def _row(plan: Plan, dialect: Dialect, before: str, after: str) -> Written | None:
    if plan.table is None or not plan.entries:
        return None
    parts: list[str] = []
    holes: list[Hole] = []
    for number, entry in enumerate(plan.entries):
        parts.append(f"'{',' if number else '{'}\"{entry.key}\":'")
        if entry.source is None:
            parts.append(f"'\"{plan.type.name}\"'")
        elif isinstance(entry.source, Column) and entry.prefix:
            holes.append(Hole(entry.prefix, plan.table.expression(entry.source.name), str(entry.type).endswith("!")))
            parts.append(f"'{HOLE}'")
        elif isinstance(entry.source, Column) and (
            sql := leaf_sql(entry.type, plan.table.expression(entry.source.name), dialect)
        ):
            parts.append(sql)
        else:
            return None
    return Written(concatenated([*parts, "'}'"]).text, tuple(holes), before, after)


def _filled(holes: Sequence[Hole], rows: Sequence[Any]) -> list[bytes] | None:
    """The texts of these parents with their identifiers in place; None where one is missing that must not be."""
    texts: list[bytes] = [row[3] for row in rows]
    if not holes or not texts:
        return texts
    pieces = _BETWEEN.join(texts).split(_HOLE)
    whole = [b""] * (2 * len(pieces) - 1)
    whole[::2] = pieces
    for at, hole in enumerate(holes):
        identifiers = _identifiers(hole, list(chain.from_iterable(row[4 + at] for row in rows)))
        if identifiers is None:
            return None
        whole[2 * at + 1 :: 2 * len(holes)] = identifiers
    return b"".join(whole).split(_BETWEEN)


def _identifiers(hole: Hole, numbers: list[int | None]) -> list[bytes] | None:
    known = [number for number in numbers if number is not None]
    written = '"\x1f"'.join(encode_all(hole.prefix, known)).join('""').encode().split(_HOLE) if known else []
    if len(known) == len(numbers):
        return written
    following = iter(written)
    return None if hole.required else [b"null" if number is None else next(following) for number in numbers]
