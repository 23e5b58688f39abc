"""Reading the part of the goal graph that a change moves, as the plain values the roll-up works on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plumbline.database import Cells, Connection, Dialect, Sql
from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.measures import MeasureFacts
from plumbline.okrs.reads.together import Answers, together
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

# From the first goals upward: from a key result to its objective, or along an edge. Each dialect is given the form
# that it walks by its indexes; the other form would read both tables whole for each check-in.
_UP: dict[Dialect, str] = {
    "sqlite": """
        with recursive up(id) as (
            select value from json_each(:ids)
            union
            select k.objective_id from up join key_result k on k.id = up.id
            union
            select a.to_id from up join alignment a on a.from_id = up.id {condition}
        )
    """,
    "postgres": """
        with recursive up(id) as (
            select unnest(cast(:ids as bigint[]))
            union
            select step.above from up cross join lateral (
                select k.objective_id from key_result k where k.id = up.id
                union all
                select a.to_id from alignment a where a.from_id = up.id {condition}
            ) step(above)
        )
    """,
}
_COUNTING = """
    and a.kind = 'CONTRIBUTES' and exists (
        select 1 from objective o join cycle c on c.id = o.cycle_id
        where o.id = a.to_objective_id and c.phase <> 'CLOSED')
"""
_ABOVE = {dialect: up.format(condition=_COUNTING) + "select id from up" for dialect, up in _UP.items()}
_EDGES_ABOVE = {
    dialect: up.format(condition="")
    + 'select a.from_id, a.to_id, a.kind, a.weight, a."primary" from alignment a where a.from_id in (select id from up)'
    for dialect, up in _UP.items()
}
_EDGES = """
select from_id, to_id, kind, weight, "primary" from alignment where kind = 'CONTRIBUTES' and to_id in :affected
"""
_KEY_RESULTS = """
select k.id, k.objective_id, k.measure, k.start_value, k.target_value, k.low_value, k.high_value, k.unit, k.state,
    k.value_from, k.weight, k.progress, k.raw_progress, k.current_value, k.expected, k.pace, k.confidence, k.health
from key_result k where k.id in (
    select id from key_result where objective_id in :affected
    union select id from key_result where id in :affected
    union select from_id from alignment where kind = 'CONTRIBUTES' and to_id in :affected)
"""
_OBJECTIVES = """
select o.id, case when c.phase = 'CLOSED' and o.state = 'PUBLISHED' then 'CLOSED' else o.state end, o.progress_from,
    o.manual_progress, o.stated_health, o.stated_health_until,
    o.progress, o.automatic_progress, o.expected, o.pace, o.confidence, o.health, o.derived_health
from objective o join cycle c on c.id = o.cycle_id where o.id in (
    select id from objective where id in :affected
    union select objective_id from key_result where id in :affected
    union select from_objective_id from alignment where kind = 'CONTRIBUTES' and to_id in :affected)
"""


# Calling an enumeration with a word costs ten times as much as looking the word up.
_HEALTH = {word.value: word for word in Health}
_OBJECTIVE_STATE = {word.value: word for word in ObjectiveState}
_PROGRESS_SOURCE = {word.value: word for word in ProgressSource}
_MEASURE = {word.value: word for word in Measure}
_KEY_RESULT_STATE = {word.value: word for word in KeyResultState}
_VALUE_FROM = {word.value: word for word in ValueFrom}
_KIND = {word.value: word for word in AlignmentKind}
_PACE = {None: None} | {word.value: word for word in Pace}


@dataclass(frozen=True, slots=True)
class Subgraph:
    """The affected goals, and everything one step below them."""

    affected: frozenset[int]
    objectives: dict[int, ObjectiveNode]
    key_results: dict[int, KeyResultNode]
    edges: list[Edge]


def above(dialect: Dialect, goal_ids: Sequence[int]) -> Sql:
    """Asks for these goals and every goal whose numbers they may move, up to the closed cycles: one id a row."""
    return Sql(_ABOVE[dialect], ids=goal_ids)


async def edges_above(connection: Connection, goal_ids: Sequence[int]) -> list[Edge]:
    """All edges on any way up from these goals, in one statement."""
    return [edge_of(row) for row in await connection.rows(Sql(_EDGES_ABOVE[connection.dialect], ids=goal_ids))]


def subgraph_questions(affected: Sequence[int]) -> dict[str, Sql]:
    """What the roll-up needs to recompute these goals; the answers are for `subgraph_of`."""
    questions = {"edges": _EDGES, "key_results": _KEY_RESULTS, "objectives": _OBJECTIVES}
    return {name: Sql(text, affected=affected) for name, text in questions.items()}


def subgraph_of(affected: Iterable[int], answers: Answers) -> Subgraph:
    """The part of the graph that `subgraph_questions` asked for."""
    return Subgraph(
        affected=frozenset(affected),
        objectives={row[0]: objective_node(row) for row in answers["objectives"]},
        key_results={row[0]: key_result_node(row) for row in answers["key_results"]},
        edges=[edge_of(row) for row in answers["edges"]],
    )


async def subgraph(connection: Connection, affected: Iterable[int]) -> Subgraph:
    """What the roll-up needs to recompute these goals; see `together` for the number of statements."""
    ids = sorted(affected)
    return subgraph_of(ids, await together(connection, subgraph_questions(ids)))


def edge_of(row: Cells) -> Edge:
    """An edge from a row that starts with from_id, to_id, kind, weight, primary."""
    return Edge(row[0], row[1], _KIND[row[2]], row[3], bool(row[4]))


def objective_node(row: Cells) -> ObjectiveNode:
    """An objective from a row of `_OBJECTIVES`."""
    return ObjectiveNode(
        id=row[0],
        state=_OBJECTIVE_STATE[row[1]],
        progress_from=_PROGRESS_SOURCE[row[2]],
        manual_progress=row[3],
        stated_health=_HEALTH[row[4]] if row[4] else None,
        stated_until=row[5],
        numbers=Numbers(
            progress=row[6],
            automatic_progress=row[7],
            expected=row[8],
            pace=_PACE[row[9]],
            confidence=row[10],
            health=_HEALTH[row[11]],
            derived_health=_HEALTH[row[12]],
        ),
    )


def key_result_node(row: Cells) -> KeyResultNode:
    """A key result from a row of `_KEY_RESULTS`."""
    return KeyResultNode(
        id=row[0],
        objective_id=row[1],
        facts=MeasureFacts(_MEASURE[row[2]], row[3], row[4], row[5], row[6], row[7]),
        state=_KEY_RESULT_STATE[row[8]],
        value_from=_VALUE_FROM[row[9]],
        weight=row[10],
        numbers=Numbers(
            progress=row[11],
            automatic_progress=row[11],
            raw_progress=row[12],
            current_value=row[13],
            expected=row[14],
            pace=_PACE[row[15]],
            confidence=row[16],
            health=_HEALTH[row[17]],
            derived_health=_HEALTH[row[17]],
        ),
    )
