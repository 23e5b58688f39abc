"""What the checks look at, read for whole levels in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plumbline.database import Sql
from plumbline.insights.metrics import metric_of
from plumbline.insights.quality import KeyResultText, ObjectiveText
from plumbline.insights.reads.alike import Measured, Placed
from plumbline.insights.reads.slices import in_slices
from plumbline.okrs.policy import visible_through
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource

_OBJECTIVES = """
select o.id, o.title, o.description, o.level, o.progress_from,
    exists (select 1 from objective_priority p where p.objective_id = o.id)
        or not exists (select 1 from priority p where not p.archived) as cites,
    coalesce((select not p.active from person p where p.id = o.owner_person_id), :no) as owner_left,
    o.cycle_id, o.unit_id
from objective o where o.id in :ids
"""
_KEY_RESULTS = """
select k.objective_id, k.id, k.title, k.measure, k.indicator, (
    select c.confidence from check_in c where c.key_result_id = k.id and c.confidence is not null
    order by c.happened_on, c.recorded_at, c.id limit 1
), k.unit, k.target_value, k.low_value, k.high_value
from key_result k where k.objective_id in :ids and k.state = 'ACTIVE' order by k.position, k.id
"""
_EDGES = """
select t.from_objective_id, o.level, o.unit_id from alignment t join objective o on o.id = t.to_objective_id
where t.from_objective_id in :ids and
"""
_UNITS = "select id, parent_id from unit"


@dataclass(slots=True)
class Facts:
    """What is known of some objectives: their texts by id, and what is compared with others."""

    texts: dict[int, ObjectiveText] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    measured: list[Measured] = field(default_factory=list)


async def facts_of(reads: Any, ids: Sequence[int]) -> Facts:
    """The facts of these objectives. What each aligns to is told as far as the viewer sees it."""
    depths = await unit_depths(reads)
    objectives = await reads.rows(Sql(_OBJECTIVES, ids=list(ids), no=False))
    cycles = {row[0]: row[7] for row in objectives}
    facts = Facts(placed=[Placed(row[0], row[1], row[7], row[8]) for row in objectives])
    key_results = await _key_results(reads, ids, cycles, facts)
    above: dict[int, set[int]] = defaultdict(set)
    edges = Sql(_EDGES, ids=list(ids)) + visible_through(reads.viewer, "t.to_objective_id")
    for id_, level, unit_id in await reads.rows(edges):
        above[id_].add(depth_of(level, unit_id, depths))
    async for id_, title, description, level, source, cites, left, _, unit_id in in_slices(objectives):
        own = depth_of(level, unit_id, depths)
        facts.texts[id_] = ObjectiveText(
            title=title,
            description=description,
            level=Level(level),
            cites_priority=bool(cites),
            progress_from=ProgressSource(source),
            owner_left=bool(left),
            key_results=tuple(key_results[id_]),
            steps_up=frozenset(own - each for each in above[id_]),
        )
    return facts


async def unit_depths(reads: Any) -> dict[int, int]:
    """How far below the company each unit stands; the company has 0."""
    parents = {row[0]: row[1] for row in await reads.rows(Sql(_UNITS))}
    depths: dict[int, int] = {}
    for unit_id in parents:
        way = []
        at: int | None = unit_id
        while at is not None and at not in depths:
            way.append(at)
            at = parents.get(at)
        for each in reversed(way):
            above = parents[each]
            depths[each] = 0 if above is None else depths[above] + 1
    return depths


def depth_of(level: str, unit_id: int | None, depths: Mapping[int, int]) -> int:
    """How far below the company the owner of an objective stands; a person one below the home team."""
    depth = depths.get(unit_id or 0, 0)
    return depth + 1 if level == Level.INDIVIDUAL else depth


async def _key_results(
    reads: Any, ids: Sequence[int], cycles: Mapping[int, int], facts: Facts
) -> dict[int, list[KeyResultText]]:
    texts: dict[int, list[KeyResultText]] = defaultdict(list)
    rows = await reads.rows(Sql(_KEY_RESULTS, ids=list(ids)))
    async for id_, key_result_id, title, measure, indicator, first, *metric in in_slices(rows):
        lead = Indicator(indicator) if indicator else None
        how = Measure(measure)
        wants = metric_of(title, how, *metric)
        if wants is not None:
            facts.measured.append(Measured(key_result_id, id_, cycles[id_], len(texts[id_]), wants))
        texts[id_].append(KeyResultText(key_result_id, title, how, lead, first, wants))
    return texts
