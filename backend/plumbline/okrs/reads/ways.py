"""Ways through the goal graph, along edges whose two ends the viewer sees."""

from collections import defaultdict
from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.okrs.alignment import path_between
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.nodes import edge_of
from plumbline.okrs.reads.refs import goal_refs
from plumbline.okrs.reads.tables import of_both_ends

LONGEST_WAY = 100
"""How many steps up are followed; a loop in the data ends here."""

_STARTS = """
with recursive start(id, above, key_result_id) as (
    select o.id, o.parent_objective_id, o.parent_key_result_id from objective o where o.id in :ids
    union all
    select k.id, coalesce(p.id, k.objective_id), case when p.id is null then null else k.parent_key_result_id end
    from key_result k left join objective p on p.id = k.parent_objective_id and :seen where k.id in :ids
), up(start, steps, id, key_result_id) as (
    select s.id, 1, p.id, s.key_result_id from start s join objective p on p.id = s.above where :seen
    union all
    select up.start, up.steps + 1, p.id, o.parent_key_result_id
    from up join objective o on o.id = up.id join objective p on p.id = o.parent_objective_id
    where up.steps < :longest and :seen
)
select start, steps, id, key_result_id from up order by start, steps desc
"""
_ABOVE = """
with recursive up(id) as (
    select o.id from objective o where o.id in :ids
    union
    select k.id from key_result k where k.id in :ids
    union
    select step.above from up join (
        select k.id as below, k.objective_id as above from key_result k
        union all
        select t.from_id, t.to_id from alignment t where :seen
    ) step on step.below = up.id
)
select t.from_id, t.to_id, t.kind, t.weight, t."primary", 0, 0 from alignment t
where t.from_id in (select id from up) and :seen
union all
select k.id, k.objective_id, '', 0, null, k.id, k.objective_id from key_result k where k.id in (select id from up)
"""


async def ancestors(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The way up along primary alignments, the root first, for goals of either kind.

    A key result that aligns to nothing stands under its objective; a key result on the way is followed by its own.
    """
    sql = Sql(_STARTS, ids=list(keys), longest=LONGEST_WAY, seen=visible(reads.viewer, "p"))
    found: dict[int, list[Ref]] = defaultdict(list)
    for start, _, objective_id, key_result_id in await reads.rows(sql):
        found[start].append(Ref("Objective", objective_id))
        if key_result_id is not None:
            found[start].append(Ref("KeyResult", key_result_id))
    return found


async def path(reads: Reads, ends: tuple[int, int]) -> list[Ref] | None:
    """Goals from one to the other: up, or up to what is above both and down again. None when nothing joins them."""
    sql = Sql(_ABOVE, ids=list(ends), seen=of_both_ends(reads.viewer, "t"))
    rows = await reads.rows(sql)
    edges = [edge_of(row) for row in rows if row[2]]
    objective_of = {row[0]: row[1] for row in rows if not row[2]}
    way = path_between(edges, objective_of, *ends)
    if way is None:
        return None
    refs = await goal_refs(reads, way)
    return [refs[goal_id][0] for goal_id in way] if all(goal_id in refs for goal_id in way) else None


async def paths(reads: Reads, keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[Ref] | None]:
    """`path` for the pairs that are asked for: one, in one request."""
    return {ends: await path(reads, ends) for ends in keys}
