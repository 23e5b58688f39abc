"""Which of some goals the viewer sees."""

from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.okrs.policy import visible

_GOALS = """
select o.id, 'Objective' as kind, o.id as objective_id from objective o where o.id in :ids
union all
select k.id, 'KeyResult', k.objective_id from key_result k where k.id in :ids
"""


async def seen_goals(reads: Reads, keys: Sequence[tuple[int, ...]]) -> dict[tuple[int, ...], list[Ref]]:
    """For each tuple of goal ids those that the viewer sees, in their order; the others are absent."""
    ids = sorted({goal_id for key in keys for goal_id in key})
    sql = Sql(f"select g.id, g.kind from ({_GOALS}) g join objective o on o.id = g.objective_id where", ids=ids)
    kinds = {row[0]: row[1] for row in await reads.rows(sql + visible(reads.viewer, "o"))}
    return {key: [Ref(kinds[goal_id], goal_id) for goal_id in key if goal_id in kinds] for key in keys}
