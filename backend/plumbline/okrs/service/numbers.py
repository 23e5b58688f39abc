"""Keeping the stored numbers true: whatever changed, and every goal above it, in the transaction of the cause.

Four steps: read what stays as it is while the shape of the graph is held (`Frame`), hold the objectives above, read what
they say (`Figures`), and write what differs. A check-in adds its own questions and rows to the steps.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from plumbline.database import Sql, current
from plumbline.events.outbox import recorded
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.days import COMPANY, Calendar, calendar_in
from plumbline.okrs.reads.duties import check_ins_asked
from plumbline.okrs.reads.nodes import Subgraph, above, subgraph_of, subgraph_questions
from plumbline.okrs.reads.standing import Planned, Report, Said, plan_questions, planned_in, reports, said_in
from plumbline.okrs.reads.together import Answers, together
from plumbline.okrs.rollup import affected_by, recomputed
from plumbline.okrs.service.graph import hold_objectives
from plumbline.okrs.service.storing import Difference, moves, stored
from plumbline.okrs.service.written import write_together

_REPORTED = """
select id, objective_id, status, latest_check_in_id, last_check_in_at, due_at, outdated_at,
    unlooked_at, unlooked from key_result
where objective_id in (select objective_id from key_result where id in :ids)
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """Goals whose stored numbers changed, bottom up."""

    goal_ids: list[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays as it is while the shape of the graph is held: the goals above, the day, the plans of key results."""

    affected: frozenset[int]
    days: Calendar
    planned: Mapping[int, Planned]


@dataclass(frozen=True, slots=True)
class Figures:
    """What only whoever holds the objectives may go by: the numbers stored, and what has been said of key results.

    `reported` has rows of `_REPORTED`, of all key results of the objectives that are reported on.
    """

    graph: Subgraph
    said: dict[int, Said]
    reported: Sequence[Any]


async def recompute(changed: Collection[int]) -> Moved:
    """Recompute these goals and all above them, contributors first; store and announce what differs.

    Key results among `changed` that are fed by check-ins are read again from their check-ins.
    """
    if not changed:
        return Moved([])
    frame = frame_in(await together(current(), frame_questions(sorted(set(changed)))))
    difference = differing(frame, await held_figures(frame))
    await write_together([*stored(current().dialect, difference), *recorded(moves(difference))])
    return Moved(difference.moved)


def frame_questions(changed: Sequence[int]) -> dict[str, Sql]:
    """Ask for what stays as it is around these goals; the answers are for `frame_in`."""
    return {"above": above(current().dialect, changed), "company": COMPANY, **plan_questions(changed)}


def frame_in(answers: Answers) -> Frame:
    """What stays as it is."""
    days = calendar_in(answers["company"])
    return Frame(frozenset(row[0] for row in answers["above"]), days, planned_in(answers, days))


async def held_figures(frame: Frame) -> Figures:
    """Hold the objectives above until this transaction ends, then read what they say."""
    await hold_objectives(frame.affected)
    affected = sorted(frame.affected)
    ids = [id_ for id_, planned in frame.planned.items() if planned.is_fed_by_check_ins]
    questions = {"check_ins": check_ins_asked(ids), "reported": Sql(_REPORTED, ids=ids)}
    answers = await together(current(), questions | subgraph_questions(affected))
    return Figures(subgraph_of(affected, answers), said_in(answers["check_ins"]), answers["reported"])


def differing(frame: Frame, figures: Figures, *, changed: Collection[int] | None = None) -> Difference:
    """What is to be stored anew; when only some of what was framed has changed, because of those."""
    graph, days = figures.graph, frame.days
    objective_of = {id_: node.objective_id for id_, node in graph.key_results.items()}
    affected, planned = graph.affected & (graph.objectives.keys() | graph.key_results.keys()), frame.planned
    if changed is not None and changed != planned.keys():
        affected &= affected_by(changed, objective_of, graph.edges)
        planned = {id_: planned[id_] for id_ in changed}
    reported = reports(planned, graph.key_results, figures.said, days)
    fed = _with_reports(graph, reported)
    fresh = recomputed(
        fed.objectives.values(),
        fed.key_results.values(),
        fed.edges,
        today=days.today,
        limits=days.limits,
        affected=affected,
    )
    before = {row[0]: row for row in figures.reported}
    reread = {id_: each for id_, each in reported.items() if _differs(each, before[id_])}
    last_check_ins = _last_check_ins(figures.reported, reread)
    moved = [id_ for id_, numbers in fresh.items() if numbers != _numbers_of(graph, id_)]
    return Difference(
        moved=moved,
        numbers={id_: fresh[id_] for id_ in dict.fromkeys((*moved, *reread, *last_check_ins))},
        reports=reread,
        last_check_ins=last_check_ins,
        objective_of=objective_of,
    )


def _numbers_of(graph: Subgraph, goal_id: int) -> Numbers:
    node = graph.objectives.get(goal_id) or graph.key_results[goal_id]
    return node.numbers


def _with_reports(graph: Subgraph, reported: Mapping[int, Report]) -> Subgraph:
    fresh = {id_: replace(graph.key_results[id_], numbers=each.numbers) for id_, each in reported.items()}
    return replace(graph, key_results=graph.key_results | fresh)


def _differs(report: Report, row: Any) -> bool:
    said = (report.status, report.latest_check_in_id, report.last_check_in_at, report.due_at, report.outdated_at)
    return (*said, report.unlooked_at, report.unlooked) != (*row[2:8], bool(row[8]))


def _last_check_ins(rows: Sequence[Any], reread: Mapping[int, Report]) -> dict[int, datetime | None]:
    """An objective was last reported on when one of its key results was."""
    found: dict[int, datetime | None] = {row[1]: None for row in rows if row[0] in reread}
    for row in rows:
        at = reread[row[0]].last_check_in_at if row[0] in reread else row[4]
        so_far = found.get(row[1])
        if row[1] in found and at is not None and (so_far is None or at > so_far):
            found[row[1]] = at
    return found
