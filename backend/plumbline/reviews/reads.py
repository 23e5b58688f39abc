"""Batched reads of reviews."""

from collections.abc import Sequence
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.okrs.explanation import Explanation
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import CycleId, both, in_cycle
from plumbline.okrs.reads.tables import KEY_RESULTS, of_objective
from plumbline.okrs.reads.worded import worded
from plumbline.okrs.words import ObjectiveKind
from plumbline.organization.reads import unit_ref
from plumbline.reviews.grading import score_explained

PROPOSALS = """
select o.id, o.kind, o.progress, k.weight, coalesce(k.score, k.progress), k.id, k.title,
    case when k.score is null then 0 else 1 end
from objective o left join key_result k on k.objective_id = o.id and k.state = 'ACTIVE'
where o.id in :ids order by o.id, k.position, k.id
"""
UNSCORED = "(o.outcome is null or (o.score is null and o.outcome <> 'DROPPED'))"
"""What a published objective `o` must not be when its cycle closes."""
SETTLED = "o.state in ('PUBLISHED', 'CLOSED') and not o.archived"
UNFINISHED = "o.state = 'PUBLISHED' and not o.archived and coalesce(o.progress, 0) <> 1"
"""What a published objective `o` of a cycle in GRADING is when it may go on in a later one."""
_UNDECIDED = f"""
select o.cycle_id, count(*) from objective o where o.cycle_id in :ids and {UNFINISHED}
and not exists (select 1 from carry c where c.id = o.id) and
"""
_NOT_LOOKED_BACK = f"""
select distinct o.cycle_id, u.id, u.kind, u.name from objective o join unit u on u.id = o.unit_id
where o.cycle_id in :ids and {SETTLED} and :seen
and not exists (select 1 from retrospective r where r.unit_id = u.id and r.cycle_id = o.cycle_id)
order by u.name, u.id
"""

_MISSED = "grade g join key_result t on t.id = g.id join objective o on o.id = t.objective_id"


def _causes(reads: Reads, *, cycle_id: CycleId = None) -> Sql:
    return both(Sql("g.cause is not null"), in_cycle(cycle_id, "o.cycle_id"))


def _of_cycle(reads: Reads, *, cycle_id: CycleId = None) -> Sql | None:
    return in_cycle(cycle_id)


GRADES = Table("grade", visible=of_objective)
CARRIES = Table("carry", visible=of_objective)
RETROSPECTIVES = Table("retrospective")
RETROSPECTIVES_OF = Relation(RETROSPECTIVES, by="unit_id", order=("-at", "-id"), where=_of_cycle)
MISSED_IN = Relation(
    KEY_RESULTS,
    by="o.unit_id",
    source=_MISSED,
    order=("-due_on", "objective_id", "position", "id"),
    where=_causes,
)


async def proposals(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The score and the outcome that are proposed for each objective, and why."""
    found = proposals_in(await reads.rows(Sql(PROPOSALS, ids=list(keys))))
    return {
        id_: {"score": each.value, "outcome": each.word, "explain": worded(each, _key_results_in(each))}
        for id_, each in found.items()
    }


def proposals_in(rows: Sequence[Any]) -> dict[int, Explanation]:
    """The grades that are proposed, taken apart, from the rows that `PROPOSALS` asks for."""
    asked: dict[int, tuple[ObjectiveKind, float | None, list[tuple[int, str, float, float | None, bool]]]] = {}
    for id_, kind, progress, weight, score, key_result_id, title, is_scored in rows:
        asked.setdefault(id_, (ObjectiveKind(kind), progress, []))
        if weight is not None:
            asked[id_][2].append((key_result_id, title, weight, score, bool(is_scored)))
    return {id_: score_explained(kind, scores, progress) for id_, (kind, progress, scores) in asked.items()}


def _key_results_in(explanation: Explanation) -> dict[int, Ref]:
    items = (*explanation.items, *explanation.left_out)
    return {item.goal_id: Ref("KeyResult", item.goal_id) for item in items if item.goal_id is not None}


async def carried_from(reads: Reads, keys: Sequence[int]) -> dict[int, Ref]:
    """What each goal goes on with, of either kind, as far as the viewer sees it."""
    sql = "select c.to_id, c.objective_id, c.id from carry c join objective o on o.id = c.objective_id where c.to_id in :ids and"
    rows = await reads.rows(Sql(sql, ids=list(keys)) + visible(reads.viewer, "o"))
    return {row[0]: Ref("Objective" if row[1] == row[2] else "KeyResult", row[2]) for row in rows}


async def unscored_counts(reads: Reads, keys: Sequence[int]) -> dict[int, int]:
    """How many published objectives of each cycle the viewer sees that have no score or outcome yet."""
    sql = Sql(
        f"select o.cycle_id, count(*) from objective o where o.cycle_id in :ids and {SETTLED} and {UNSCORED} and",
        ids=list(keys),
    )
    rows = await reads.rows(sql + visible(reads.viewer, "o") + Sql("group by o.cycle_id"))
    return dict.fromkeys(keys, 0) | {row[0]: row[1] for row in rows}


async def undecided_counts(reads: Reads, keys: Sequence[int]) -> dict[int, int]:
    """How many unfinished objectives of each cycle the viewer sees of which nobody has said what becomes of them."""
    sql = Sql(_UNDECIDED, ids=list(keys)) + visible(reads.viewer, "o") + Sql("group by o.cycle_id")
    return dict.fromkeys(keys, 0) | {row[0]: row[1] for row in await reads.rows(sql)}


async def units_without_retrospective(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The units of each cycle's objectives, as far as the viewer sees them, that have not looked back, by name."""
    seen = visible(reads.viewer, "o")
    found: dict[int, list[Ref]] = {key: [] for key in keys}
    for cycle_id, id_, kind, _ in await reads.rows(Sql(_NOT_LOOKED_BACK, ids=list(keys), seen=seen)):
        if (unit := unit_ref(id_, kind)) is not None:
            found[cycle_id].append(unit)
    return found
