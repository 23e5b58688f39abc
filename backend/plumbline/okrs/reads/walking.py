"""The walk through a tree in preorder, from where it stands, in one statement: each step costs a few look-ups."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.database import Sql
from plumbline.database.sql import Dialect
from plumbline.okrs.tree import SortKey

BOTTOM = 2**31 - 1
"""Deeper than anything stands."""

# A row of `walk` is where one stands: `node` may have children to go down to (none where the row has gone), `parent`
# and the sort key lead on to its next sibling, `ord` is the place of its root among `starts`.
# A row is followed by its first child; without one by its next sibling; else by that of the nearest row above that
# has one; at the end of a branch by the next root. So each row is found by index, however many there are.
# A loop can only be entered through `key`, where one begins, since every row has one parent; there it is cut.
_WALK = """
walk(key, n, ord, depth, node, parent, position, title, id) as (
    {seeds}
    union all
    select w.key, w.n + 1, w.ord + case when c.id = {start} then 1 else 0 end,
        case when c.id = {start} then 0 when c.parent_objective_id = w.node then w.depth + 1
        when c.parent_objective_id = w.parent then w.depth else (
            with recursive above(id, depth) as (
                select w.parent, w.depth - 1
                union all
                select p.parent_objective_id, above.depth - 1 from above join objective p on p.id = above.id
                where above.depth > 0
            ) select above.depth + 1 from above where above.id = c.parent_objective_id limit 1
        ) end,
        c.id, c.parent_objective_id, c.position, cast(c.title as varchar), c.id
    from walk w {onto}
        (
            select t.id from objective t where w.depth < :deepest and t.parent_objective_id = w.node
            and t.id <> w.key and (:seen) order by {order} limit 1
        ),
        (
            with recursive up(depth, parent, found) as (
                select w.depth, w.parent, (
                    select t.id from objective t where t.parent_objective_id = w.parent
                    and ({order}) > ({own}) and t.id <> w.key and (:seen) order by {order} limit 1
                ) where w.depth > 0
                union all
                select up.depth - 1, p.parent_objective_id, (
                    select t.id from objective t where t.parent_objective_id = p.parent_objective_id
                    and ({order}) > ({above}) and t.id <> w.key and (:seen) order by {order} limit 1
                ) from up join objective p on p.id = up.parent where up.found is null and up.depth > 1
            ) select up.found from up where up.found is not null limit 1
        ),
        {start}
    {there}
    where w.n < :most
)
"""
_START = {"sqlite": "(:starts ->> (w.ord + 1))", "postgres": "(:starts)[w.ord + 2]"}
# PostgreSQL would rather read the whole table for each step than look one row up; LIMIT leaves it no choice.
_ONTO = {
    "sqlite": ("join objective c on c.id = coalesce(", ")"),
    "postgres": ("cross join lateral (select next.* from objective next where next.id = coalesce(", ") limit 1) c"),
}
_NOWHERE = "cast(null as bigint)"
# Not as plain columns: SQLite then compares by another affinity than the index has, and looks at every sibling.
_KEY = "coalesce({0}.position, 0), coalesce({0}.title, ''), coalesce({0}.id, 0)"


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where a cursor stands: `above` are the keys of the rows over it, the last one its own when it is still there.

    `node` is its row, None when that has gone; `key` where it stood among the children of `parent`.
    """

    above: list[SortKey]
    key: SortKey
    parent: int | None
    node: int | None


def order(dialect: Dialect) -> str:
    """Siblings of `t` in order, as the indexes of trees have it: titles by code points."""
    collated = ' collate "C"' if dialect == "postgres" else ""
    return f"t.position, t.title{collated}, t.id"


def walk(dialect: Dialect, seeds: Sql, *, seen: Sql, starts: Sequence[int], deepest: int | None, most: int) -> Sql:
    """The `walk` behind its seeds, at most `most` rows of each: one of WITH RECURSIVE's parts.

    `seen` says of `t` whether it is in the tree. `starts` are the roots to go on with, in order.
    """
    onto, there = _ONTO[dialect]
    text = _WALK.format(
        seeds=":seeds",
        start=_START[dialect],
        onto=onto,
        there=there,
        order=order(dialect),
        own=_KEY.format("w"),
        above=_KEY.format("p"),
    )
    return Sql(
        text,
        seeds=seeds,
        seen=seen,
        # Never an empty list, which has no type; no row has the number 0.
        starts=list(starts) or [0],
        deepest=BOTTOM if deepest is None else min(deepest, BOTTOM),
        most=most,
    )


def before_roots(key: int) -> Sql:
    """A seed before the first of the roots."""
    return Sql(
        f"select cast(:key as bigint), 0, -1, 0, {_NOWHERE}, {_NOWHERE}, 0, cast('' as varchar), cast(0 as bigint)",
        key=key,
    )


def at(key: int, place: Resumed, depth: int) -> Sql:
    """A seed where a cursor stands, `depth` below its root."""
    position, title, id_ = place.key
    text = """
        select cast(:key as bigint), 0, 0, cast(:depth as integer), cast(:node as bigint), cast(:parent as bigint),
        cast(:position as integer), cast(:title as varchar), cast(:id as bigint)
    """
    return Sql(text, key=key, depth=depth, node=place.node, parent=place.parent, position=position, title=title, id=id_)


def on_top(tops: Sql) -> Sql:
    """Seeds on rows, each of which is the top of what is below it. `tops` is a condition on `t`."""
    return Sql(f"select t.id, 0, 0, 0, t.id, {_NOWHERE}, 0, cast('' as varchar), t.id from objective t where") + tops


def among_children(tops: Sql, key: SortKey) -> Sql:
    """Seeds below rows, behind a key among their children. `tops` is a condition on `t`."""
    position, title, id_ = key
    text = f"""
        select t.id, 0, 0, 1, {_NOWHERE}, t.id, cast(:position as integer), cast(:title as varchar),
        cast(:id as bigint) from objective t where
    """
    return Sql(text, position=position, title=title, id=id_) + tops
