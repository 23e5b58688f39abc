"""Locks on the goal graph, in the one order that cannot deadlock: the graph, then objectives by id."""

from collections.abc import Iterable

from plumbline.database import Dialect, Sql, current

GRAPH_LOCK = 7_411_025
"""The number of PostgreSQL's advisory lock on the shape of the goal graph."""


async def hold_shape_for_reading() -> None:
    """Nobody changes edges, measures or states until this transaction ends; check-ins run side by side.

    On SQLite the one writer holds everything already.
    """
    if current().dialect == "postgres":
        await current().rows(Sql("select pg_advisory_xact_lock_shared(:lock)", lock=GRAPH_LOCK))


def shape_for_reading(dialect: Dialect) -> Sql:
    """`hold_shape_for_reading` as an end of the FROM clause of a transaction's first statement: it comes first.

    Such a statement must not read the graph itself: it sees what was there before the lock was given.
    """
    if dialect == "sqlite":
        return Sql("")
    return Sql("cross join (select pg_advisory_xact_lock_shared(:lock)) as held", lock=GRAPH_LOCK)


async def hold_shape_for_change() -> None:
    """This transaction alone changes edges, measures, states, owners or visibility, until it ends."""
    if current().dialect == "postgres":
        await current().rows(Sql("select pg_advisory_xact_lock(:lock)", lock=GRAPH_LOCK))


async def hold_objectives(objective_ids: Iterable[int]) -> None:
    """Nobody else recomputes these objectives until this transaction ends."""
    ids = sorted(set(objective_ids))
    if ids and current().dialect == "postgres":
        await current().rows(Sql("select id from objective where id in :ids order by id for update", ids=ids))
