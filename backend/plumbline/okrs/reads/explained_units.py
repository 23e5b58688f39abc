"""The numbers of units taken apart: of the same rows that make them, as the viewer sees them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.engine.asking import described
from plumbline.okrs.explanation import Explanation, ExplanationItem, mean_explained
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import both, within
from plumbline.okrs.reads.counts import StatsAsked, held_by, rows_by_unit
from plumbline.okrs.reads.past import looking_back
from plumbline.okrs.reads.worded import worded
from plumbline.okrs.sentences import Formula, FormulaCode, Label, LabelCode, Reason, ReasonCode
from plumbline.okrs.words import UnitNumber

HOMELESS = Label(LabelCode.HOMELESS)
_OWN = """
select t.owner_unit_id, t.id, t.title, t.progress from objective t
where t.owner_unit_id = t.unit_id and t.owner_unit_id in :units and not t.archived and :wanted
order by t.position, t.title, t.id
"""
_NAMES = "select id, name from unit where id in :ids"

Of = Annotated[UnitNumber, described("What to explain.")]


async def explanations(
    reads: Reads, keys: Sequence[StatsAsked], *, of: Of = UnitNumber.PROGRESS
) -> dict[StatsAsked, dict[str, Any]]:
    """Why these units have their mean progress or check-in rate; in a fixed number of statements for each cycle asked."""
    explained = _progress if of is UnitNumber.PROGRESS else _check_in_rate
    together: dict[Any, list[StatsAsked]] = defaultdict(list)
    for key in keys:
        together[key.cycle, key.as_of].append(key)
    found: dict[StatsAsked, dict[str, Any]] = {}
    for (_, as_of), some in together.items():
        with looking_back(reads, as_of):
            found |= await explained(reads, some)
    return found


async def _progress(reads: Reads, keys: Sequence[StatsAsked]) -> dict[StatsAsked, dict[str, Any]]:
    wanted = both(within(reads, keys[0].cycle), visible(reads.viewer, "t"))
    own: dict[int, list[ExplanationItem]] = defaultdict(list)
    goals: dict[int, Ref] = {}
    for unit, id_, title, progress in await reads.rows(Sql(_OWN, units=[key.unit for key in keys], wanted=wanted)):
        why = Reason(ReasonCode.NO_NUMBER) if progress is None else None
        own[unit].append(ExplanationItem(title, progress, progress, 1.0, why=why, goal_id=id_))
        goals[id_] = Ref("Objective", id_)
    return {key: _told(own[key.unit], FormulaCode.OWN_OBJECTIVES, goals) for key in keys}


async def _check_in_rate(reads: Reads, keys: Sequence[StatsAsked]) -> dict[StatsAsked, dict[str, Any]]:
    rows = await rows_by_unit(
        reads, keys[0].cycle, held_by({unit for key in keys for unit in key.units}), keys[0].as_of
    )
    counted = {unit: (sum(int(row[7]) for row in own), sum(int(row[8]) for row in own)) for unit, own in rows.items()}
    ids = [unit for unit, (due, _) in counted.items() if unit is not None and due]
    names = {row[0]: row[1] for row in await reads.rows(Sql(_NAMES, ids=ids))} if ids else {}
    found = {}
    for key in keys:
        items = [
            ExplanationItem(names.get(unit, HOMELESS), kept / due, kept / due, due, why=_up_to_date(kept, due))
            for unit, (due, kept) in counted.items()
            if unit in key.units and due
        ]
        items.sort(key=lambda item: (item.value, str(item.label)))
        found[key] = _told(items, FormulaCode.CHECKED_IN, {})
    return found


def _up_to_date(kept: int, due: int) -> Reason:
    return Reason(ReasonCode.UP_TO_DATE, {"kept": float(kept), "due": float(due)})


def _told(items: Sequence[ExplanationItem], formula: FormulaCode, goals: Mapping[int, Ref]) -> dict[str, Any]:
    explanation: Explanation = mean_explained(items, Formula(formula))
    return worded(explanation, goals)
