"""Which goals of a cycle say nearly the same, or pull one metric in opposite directions, as far as the viewer sees them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from plumbline.database import Sql, memory
from plumbline.engine import PAST
from plumbline.insights.graph import Other, near_duplicate, opposite
from plumbline.insights.likeness import LIKE, Like, Sorts, likeness, subject_of
from plumbline.insights.metrics import Metric, metric_of, opposed
from plumbline.insights.quality import Finding
from plumbline.insights.reads.slices import in_slices
from plumbline.insights.reads.titles import KeyResultTitles, ObjectiveTitles, sort_of
from plumbline.okrs.policy import visible
from plumbline.okrs.words import Measure

_HIGH, _LOW = (Measure.INCREASE, Measure.AT_LEAST), (Measure.DECREASE, Measure.AT_MOST)
MOST_OTHERS = 3
"""So many goals like one are told of, the most like first."""

_OWNER = """
left join unit u on u.id = o.owner_unit_id left join person p on p.id = o.owner_person_id
"""
_OBJECTIVES = f"""
select o.id, o.title, coalesce(u.name, p.name), o.unit_id from objective o {_OWNER}
where o.id in :ids and not o.archived and
"""
_KEY_RESULTS = f"""
select k.id, o.id, o.title, coalesce(u.name, p.name),
    k.title, k.measure, k.unit, k.target_value, k.low_value, k.high_value
from key_result k join objective o on o.id = k.objective_id {_OWNER}
where k.id in :ids and k.state = 'ACTIVE' and not o.archived and
"""
_ALIGNED = """
select from_objective_id, to_objective_id from alignment where from_objective_id in :ids and to_objective_id in :others
union
select to_objective_id, from_objective_id from alignment where to_objective_id in :ids and from_objective_id in :others
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """An objective to compare: 0 for one that is being written. `unit_id`: whose other objectives do not count."""

    id: int
    title: str
    cycle_id: int
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A key result to compare, with its objective and its place there; None for one that is being written."""

    id: int | None
    objective_id: int
    cycle_id: int
    place: int
    metric: Metric


async def near_duplicates(reads: Any, wanted: Sequence[Placed]) -> dict[int, list[Finding]]:
    """Objectives of other units that say nearly the same and are not aligned with it."""
    if PAST.get() is not None:  # the index knows the present only
        return {}
    titles = await memory(ObjectiveTitles).of(reads, {each.cycle_id for each in wanted})
    near = {each.id: titles[each.cycle_id].like(each.id) async for each in in_slices(wanted) if each.id}
    near.update((0, titles[each.cycle_id].like_title(each.title)) for each in wanted if not each.id)
    sql = Sql(_OBJECTIVES, ids=_ids(near.values())) + visible(reads.viewer, "o")
    rows = await reads.rows(sql)
    others = {row[0]: (Other(*row[:3]), row[3]) async for row in in_slices(rows)}
    asked = Sql(_ALIGNED, ids=sorted(near), others=sorted(others))
    aligned = {(row[0], row[1]) for row in await reads.rows(asked)} if others else set()

    def like(each: Placed) -> Iterator[Finding]:
        for _, id_ in near[each.id]:
            other, unit_id = others.get(id_, (None, None))
            if other is None or id_ == each.id or unit_id == each.unit_id or (each.id, id_) in aligned:
                continue
            if _alike(each.title, other.title):
                yield near_duplicate(each.title, other)

    return {each.id: list(islice(like(each), MOST_OTHERS)) async for each in in_slices(wanted)}


async def opposites(reads: Any, wanted: Sequence[Measured]) -> dict[int, list[Finding]]:
    """Key results of other objectives that pull the metric of one of these the other way, by objective."""
    if PAST.get() is not None:
        return {}
    titles = await memory(KeyResultTitles).of(reads, {each.cycle_id for each in wanted})
    near: dict[Measured, list[Like]] = {}
    async for each in in_slices(wanted):
        held, among = titles[each.cycle_id], _other_way(each.metric)
        near[each] = held.like(each.id, among) if each.id else held.like_title(each.metric.title, among)
    sql = Sql(_KEY_RESULTS, ids=_ids(near.values())) + visible(reads.viewer, "o")
    rows = await reads.rows(sql)
    others = {row[0]: (Other(*row[1:4]), _metric(row)) async for row in in_slices(rows)}
    found: dict[int, list[Finding]] = defaultdict(list)
    async for each in in_slices(wanted):
        found[each.objective_id] += _against(each, (others[id_] for _, id_ in near[each] if id_ in others))
    return found


def _other_way(metric: Metric) -> Sorts:
    """The sorts of key results that may want the opposite."""
    low, high = metric.ceiling is not None or metric.way < 0, metric.floor is not None or metric.way > 0
    measures = (_LOW if high else ()) + (_HIGH if low else ()) + (Measure.IN_BAND,)
    return tuple(sort_of(measure, metric.unit) for measure in measures)


def _against(each: Measured, shown: Iterable[tuple[Other, Metric | None]]) -> list[Finding]:
    found: dict[int, Finding] = {}
    for other, metric in shown:
        if metric is None or other.id == each.objective_id or other.id in found or len(found) == MOST_OTHERS:
            continue
        if opposed(each.metric, metric) and _alike(each.metric.title, metric.title):
            found[other.id] = opposite(each.metric, each.id, each.place, metric, other)
    return list(found.values())


def _metric(row: Any) -> Metric | None:
    title, measure, *rest = row[4:]
    return metric_of(title, Measure(measure), *rest)


def _alike(one: str, other: str) -> bool:
    return likeness(subject_of(one), subject_of(other)) >= LIKE


def _ids(near: Iterable[list[Like]]) -> list[int]:
    """Every number once. Titles of the same words share one list: it is gone through once."""
    lists = {id(like): like for like in near}
    return sorted({id_ for like in lists.values() for _, id_ in like})
