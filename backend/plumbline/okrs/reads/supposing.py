"""What would follow if: the roll-up over what is stored with something supposed in it. Nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.engine.refusals import BadInput
from plumbline.kit.errors import NotFound
from plumbline.okrs.alignment import check_edge, fitting_kind
from plumbline.okrs.checkins import standing_of
from plumbline.okrs.goals import Edge, Numbers
from plumbline.okrs.measures import check_units
from plumbline.okrs.policy import audience
from plumbline.okrs.reads.days import Calendar, calendar_of
from plumbline.okrs.reads.duties import check_ins_asked
from plumbline.okrs.reads.explained import Apart, apart_of, explained
from plumbline.okrs.reads.nodes import Subgraph, above, edges_above, subgraph_of, subgraph_questions
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.reads.refs import goal_refs
from plumbline.okrs.reads.standing import Planned, Said, plan_questions, planned_in, reports, said_in
from plumbline.okrs.reads.together import together
from plumbline.okrs.reads.worded import worded
from plumbline.okrs.refusals import RuleBroken
from plumbline.okrs.reported import values_by_due
from plumbline.okrs.rollup import recomputed
from plumbline.okrs.supposed import SupposedCheckIn, Supposition, report_supposed, with_edges, with_moves, with_targets
from plumbline.okrs.words import AlignmentKind, ExplainedNumber, ValueFrom

_OBJECTIVES_OF = "select id, objective_id from key_result where id in :ids"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The graph around what is supposed, as it is and as it would be, bottom up; and what would have been said."""

    before: Mapping[int, Numbers]
    after: Mapping[int, Numbers]
    graph: Subgraph
    planned: Mapping[int, Planned]
    said: Mapping[int, Said]
    days: Calendar


async def supposed(reads: Reads, keys: Sequence[Supposition]) -> dict[Supposition, dict[str, Any]]:
    """What would follow from each supposition; goals that the viewer does not see are absent."""
    return {key: await _followed(reads, key) for key in keys}


async def _followed(reads: Reads, given: Supposition) -> dict[str, Any]:
    if given.moves:
        moving = sorted({goal_id for goal_id, _ in given.moves})
        given = with_moves(await edges_above(reads.connection, moving), given)
    named = sorted({*given.reported, *given.ends})
    if not named:
        return {"goals": []}
    seen = await goal_refs(reads, named)
    if len(seen) < len(named):
        raise NotFound("There is no such goal.", path=("input",))
    outlook = await _outlook(reads, await _fitted(reads, given))
    moved = [id_ for id_, numbers in outlook.after.items() if numbers != outlook.before[id_]]
    apart = await apart_of(reads, _as_it_would_be(outlook), moved)
    apart = _with_said(outlook, apart)
    return {"goals": [_goal(id_, outlook, apart) for id_ in moved if id_ in apart.goals]}


async def _outlook(reads: Reads, given: Supposition) -> Outlook:
    """Reads what stands around the supposition and recomputes it. Raises BadInput for what the rules refuse."""
    connection = reads.connection
    rows = await reads.rows(above(reads.dialect, [*given.moved, *given.ends]))
    affected = sorted(row[0] for row in rows)
    reported = given.reported
    questions = {"check_ins": check_ins_asked(reported), **plan_questions(reported)}
    answers = await together(connection, questions | subgraph_questions(affected))
    days = await calendar_of(reads)
    graph, planned, said = subgraph_of(affected, answers), planned_in(answers, days), said_in(answers["check_ins"])
    if any(each.is_closed for each in planned.values()):
        raise BadInput("This key result has been closed.", path=("input",))
    with _refused():
        nodes = with_targets(graph.key_results, given.targets)
        for each in given.check_ins:
            _require_milestones(each, planned[each.key_result_id])
            spoken = said.setdefault(each.key_result_id, Said([], {}))
            report = report_supposed(each, nodes[each.key_result_id], spoken.check_ins, days.now, days.today)
            spoken.check_ins.append(report)
            spoken.instants[report.id] = days.now
        fed = {
            id_: replace(nodes[id_], numbers=each.numbers) for id_, each in reports(planned, nodes, said, days).items()
        }
        changed = replace(graph, key_results=nodes | fed, edges=with_edges(graph.edges, given))
        known = changed.affected & (changed.objectives.keys() | changed.key_results.keys())
        after = recomputed(
            changed.objectives.values(),
            changed.key_results.values(),
            changed.edges,
            today=days.today,
            limits=days.limits,
            affected=known,
        )
    before = {id_: (graph.objectives.get(id_) or graph.key_results[id_]).numbers for id_ in after}
    return Outlook(before, after, changed, planned, said, days)


def _require_milestones(given: SupposedCheckIn, planned: Planned) -> None:
    if (given.milestones_done or frozenset()) - {each.id for each in planned.milestones}:
        raise NotFound("There is no such milestone.", path=("input", "checkIns"))


async def _fitted(reads: Reads, given: Supposition) -> Supposition:
    """The supposition with each edge as it would be kept: what may not contribute would SUPPORT.

    Raises BadInput for an edge that the graph may not have.
    """
    if not given.edges:
        return given
    connection = reads.connection
    ends = subgraph_of(given.ends, await together(connection, subgraph_questions(given.ends)))
    edges = with_edges(await edges_above(connection, given.ends), replace(given, edges=()))
    ids = sorted({*given.ends, *(id_ for edge in edges for id_ in (edge.from_id, edge.to_id))})
    objective_of = {row[0]: row[1] for row in await reads.rows(Sql(_OBJECTIVES_OF, ids=ids))}
    owned = await owned_by_id(connection, {objective_of.get(id_, id_) for id_ in given.ends})
    audiences = {id_: audience(owned[objective_of.get(id_, id_)]) for id_ in given.ends}
    drawn: list[Edge] = []
    for edge in given.edges:
        fitting = replace(edge, kind=fitting_kind(edge.kind, audiences[edge.from_id], audiences[edge.to_id]))
        others = [each for each in edges if (each.from_id, each.to_id) != (edge.from_id, edge.to_id)]
        with _refused():
            check_edge([*others, *drawn], objective_of, fitting)
            _check_sum(ends, fitting)
        drawn.append(fitting)
    return replace(given, edges=tuple(drawn))


def _check_sum(ends: Subgraph, edge: Edge) -> None:
    target, source = ends.key_results.get(edge.to_id), ends.key_results.get(edge.from_id)
    if target and target.value_from is ValueFrom.SUM and edge.kind is AlignmentKind.CONTRIBUTES:
        check_units(target.facts.unit, [source.facts.unit if source else "objectives"])


def _as_it_would_be(outlook: Outlook) -> Subgraph:
    """The graph with the numbers that would be stored."""
    graph, after = outlook.graph, outlook.after
    return replace(
        graph,
        objectives={id_: replace(node, numbers=after.get(id_, node.numbers)) for id_, node in graph.objectives.items()},
        key_results={
            id_: replace(node, numbers=after.get(id_, node.numbers)) for id_, node in graph.key_results.items()
        },
    )


def _with_said(outlook: Outlook, apart: Apart) -> Apart:
    """The explanations' ground with the supposed reports in it."""
    last = {id_: standing_of(said.check_ins) for id_, said in outlook.said.items()}
    milestones = {
        id_: [each._replace(done=each.id in (last[id_].milestones_done or ())) for each in steps]
        for id_, steps in apart.milestones.items()
        if id_ in last
    }
    answers = {
        id_: values_by_due(said.check_ins, outlook.planned[id_].duty, outlook.days.now)
        for id_, said in outlook.said.items()
        if id_ in apart.answers
    }
    return replace(
        apart,
        milestones={**apart.milestones, **milestones},
        answers={**apart.answers, **answers},
        reported=apart.reported | {id_ for id_, stood in last.items() if stood.check_in_id is not None},
    )


def _goal(id_: int, outlook: Outlook, apart: Apart) -> dict[str, Any]:
    return {
        "goal": apart.goals[id_],
        "before": asdict(outlook.before[id_]),
        "after": asdict(outlook.after[id_]),
        "explain": worded(explained(apart, id_, ExplainedNumber.PROGRESS), apart.goals),
    }


@contextmanager
def _refused() -> Iterator[None]:
    """Tell what a pure rule refuses as a fault of the question."""
    try:
        yield
    except RuleBroken as broken:
        raise BadInput(broken.message, path=("input",)) from None
