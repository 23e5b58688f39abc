"""Reading the part of the goal graph that a change moves, as the plain values the roll-up works on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from plumbline.database import Connection, Dialect, Row, Sql
from plumbline.database.recordset import recordset
from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    KeyResultState,
    Measure,
    ObjectiveState,
    Pace,
    ProgressSource,
    ValueFrom,
)

# A step up: from a key result to its objective, or along an edge. Each dialect is given the form that it
# walks by its indexes; the other form would read both tables whole for each check-in.
_STEPS: dict[Dialect, str] = {
    "sqlite": """
        union
        select k.objective_id from up join key_result k on k.id = up.id
        union
        select a.to_id from up join alignment a on a.from_id = up.id {condition}
    """,
    "postgres": """
        union
        select step.above from up cross join lateral (
            select k.objective_id from key_result k where k.id = up.id
            union all
            select a.to_id from alignment a where a.from_id = up.id {condition}
        ) step(above)
    """,
}
_COUNTING = """
    and a.kind = 'CONTRIBUTES' and exists (
        select 1 from objective o join cycle c on c.id = o.cycle_id
        where o.id = a.to_objective_id and c.phase <> 'CLOSED')
"""
_EDGES = """
select from_id, to_id, kind, weight, "primary", from_objective_id, to_objective_id
from alignment where kind = 'CONTRIBUTES' and to_id in :ids
"""
_KEY_RESULTS = """
select k.id, k.objective_id, k.measure, k.start_value, k.target_value, k.low_value, k.high_value, k.unit, k.state,
    k.value_from, k.weight, k.progress, k.raw_progress, k.current_value, k.expected, k.pace, k.confidence, k.health
from key_result k where k.objective_id in :objectives or k.id in :ids
"""
_OBJECTIVES = """
select o.id, case when c.phase = 'CLOSED' and o.state = 'PUBLISHED' then 'CLOSED' else o.state end, o.progress_from, o.manual_progress,
    o.stated_health, o.stated_health_until,
    o.progress, o.automatic_progress, o.expected, o.pace, o.confidence, o.health, o.derived_health
from objective o join cycle c on c.id = o.cycle_id where o.id in :ids
"""


@dataclass(frozen=True, slots=True)
class Subgraph:
    """The affected goals, and everything one step below them."""

    affected: frozenset[int]
    objectives: dict[int, ObjectiveNode]
    key_results: dict[int, KeyResultNode]
    edges: list[Edge]


async def above(connection: Connection, goal_ids: Iterable[int]) -> frozenset[int]:
    """These goals and every goal whose numbers they may move, up to the closed cycles, in one statement."""
    found = await connection.rows(_way_up(connection.dialect, goal_ids, _COUNTING) + Sql("select id from up"))
    return frozenset(row[0] for row in found)


async def edges_above(connection: Connection, goal_id: int) -> list[Edge]:
    """All edges on any way up from a goal, in one statement."""
    edges = """
        select a.from_id, a.to_id, a.kind, a.weight, a."primary" from alignment a
        where a.from_id in (select id from up)
    """
    found = await connection.rows(_way_up(connection.dialect, [goal_id], "") + Sql(edges))
    return [edge_of(row) for row in found]


def _way_up(dialect: Dialect, goal_ids: Iterable[int], condition: str) -> Sql:
    seeds = recordset(dialect, [{"id": goal_id} for goal_id in sorted(set(goal_ids))], {"id": "bigint"})
    steps = Sql(_STEPS[dialect].format(condition=condition) + ")")
    return Sql("with recursive up(id) as (select id from") + seeds + steps


async def subgraph(connection: Connection, affected: Collection[int]) -> Subgraph:
    """What the roll-up needs to recompute these goals, in three statements."""
    ids = sorted(affected)
    edge_rows = await connection.rows(Sql(_EDGES, ids=ids))
    sources = {row[0] for row in edge_rows}
    key_result_rows = await connection.rows(Sql(_KEY_RESULTS, objectives=ids, ids=sorted(sources | set(ids))))
    key_results = {row[0]: key_result_node(row) for row in key_result_rows}
    objective_ids = set(ids) | sources | {row[5] for row in edge_rows}
    objective_ids |= {node.objective_id for node in key_results.values()}
    objective_rows = await connection.rows(Sql(_OBJECTIVES, ids=sorted(objective_ids)))
    return Subgraph(
        affected=frozenset(affected),
        objectives={row[0]: objective_node(row) for row in objective_rows},
        key_results=key_results,
        edges=[edge_of(row) for row in edge_rows],
    )


def edge_of(row: Row) -> Edge:
    """An edge from a row that starts with from_id, to_id, kind, weight, primary."""
    return Edge(row[0], row[1], AlignmentKind(row[2]), row[3], bool(row[4]))


def objective_node(row: Row) -> ObjectiveNode:
    """An objective from a row of `_OBJECTIVES`."""
    return ObjectiveNode(
        id=row[0],
        state=ObjectiveState(row[1]),
        progress_from=ProgressSource(row[2]),
        manual_progress=row[3],
        stated_health=Health(row[4]) if row[4] else None,
        stated_until=row[5],
        numbers=Numbers(
            progress=row[6],
            automatic_progress=row[7],
            expected=row[8],
            pace=_pace(row[9]),
            confidence=row[10],
            health=Health(row[11]),
            derived_health=Health(row[12]),
        ),
    )


def key_result_node(row: Row) -> KeyResultNode:
    """A key result from a row of `_KEY_RESULTS`."""
    return KeyResultNode(
        id=row[0],
        objective_id=row[1],
        facts=MeasureFacts(Measure(row[2]), row[3], row[4], row[5], row[6], row[7]),
        state=KeyResultState(row[8]),
        value_from=ValueFrom(row[9]),
        weight=row[10],
        numbers=Numbers(
            progress=row[11],
            automatic_progress=row[11],
            raw_progress=row[12],
            current_value=row[13],
            expected=row[14],
            pace=_pace(row[15]),
            confidence=row[16],
            health=Health(row[17]),
            derived_health=Health(row[17]),
        ),
    )


def _pace(word: str | None) -> Pace | None:
    return Pace(word) if word else None
