"""Which goals of a cycle say nearly the same, or pull one metric in opposite directions, as far as the viewer sees them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql
from plumbline.engine import PAST
from plumbline.insights.graph import Other, near_duplicate, opposite
from plumbline.insights.likeness import LIKE, Titles, likeness, subject_of
from plumbline.insights.metrics import Metric, metric_of, opposed
from plumbline.insights.quality import Finding
from plumbline.insights.reads.titles import KEY_RESULT_TITLES, OBJECTIVE_TITLES, SLICE
from plumbline.okrs.policy import visible
from plumbline.okrs.words import Measure

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
    titles = await OBJECTIVE_TITLES.of(reads, {each.cycle_id for each in wanted})
    near = {each.id: like for each, like in await _sliced(titles, wanted, _objective_like) if like}
    if not near:
        return {}
    sql = Sql(_OBJECTIVES, ids=_ids(near.values())) + visible(reads.viewer, "o")
    others = {row[0]: (Other(*row[:3]), row[3]) for row in await reads.rows(sql)}
    asked = Sql(_ALIGNED, ids=sorted(near), others=sorted(others))
    aligned = {(row[0], row[1]) for row in await reads.rows(asked)} if others else set()
    found: dict[int, list[Finding]] = {}
    for each in wanted:
        shown = [
            others[id_][0]
            for _, id_ in near.get(each.id, ())
            if id_ in others and others[id_][1] != each.unit_id and (each.id, id_) not in aligned
        ]
        same = [other for other in shown if _alike(each.title, other.title)]
        found[each.id] = [near_duplicate(each.title, other) for other in same[:MOST_OTHERS]]
    return found


async def opposites(reads: Any, wanted: Sequence[Measured]) -> dict[int, list[Finding]]:
    """Key results of other objectives that pull the metric of one of these the other way, by objective."""
    if PAST.get() is not None:
        return {}
    titles = await KEY_RESULT_TITLES.of(reads, {each.cycle_id for each in wanted})
    near = [(each, like) for each, like in await _sliced(titles, wanted, _metric_like) if like]
    if not near:
        return {}
    sql = Sql(_KEY_RESULTS, ids=_ids(like for _, like in near)) + visible(reads.viewer, "o")
    others = {row[0]: (Other(*row[1:4]), _metric(row)) for row in await reads.rows(sql)}
    found: dict[int, list[Finding]] = defaultdict(list)
    for each, like in near:
        shown = [others[id_] for _, id_ in like if id_ in others]
        found[each.objective_id] += _against(each, shown)
    return found


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


def _objective_like(titles: Titles, each: Placed) -> list[tuple[float, int]]:
    return titles.like(each.id) if each.id else titles.like_title(each.title)


def _metric_like(titles: Titles, each: Measured) -> list[tuple[float, int]]:
    return titles.like(each.id) if each.id else titles.like_title(each.metric.title)


def _alike(one: str, other: str) -> bool:
    return likeness(subject_of(one), subject_of(other)) >= LIKE


def _ids(near: Iterable[list[tuple[float, int]]]) -> list[int]:
    return sorted({id_ for like in near for _, id_ in like})


async def _sliced(titles: Mapping[int, Titles], wanted: Sequence[Any], like: Any) -> list[tuple[Any, Any]]:
    """What is like each of them, in slices: a whole cycle is asked for too."""
    found = []
    for at in range(0, len(wanted), SLICE):
        found += [(each, like(titles[each.cycle_id], each)) for each in wanted[at : at + SLICE]]
        await asyncio.sleep(0)
    return found
