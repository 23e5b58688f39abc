"""How many rows trees have, counted only when somebody asks."""

from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.okrs.reads.forests import Forest, all_roots, seen_tops
from plumbline.okrs.reads.walking import BOTTOM

_REACHED = """
with recursive reached(root, id, depth) as (
    :roots
    union all
    select w.root, t.id, w.depth + 1 from reached w join objective t on t.parent_objective_id = w.id
    where w.depth < :deepest and t.id <> w.root and (:rows)
)
"""


async def size_of_forest(reads: Reads, forest: Forest, max_depth: int | None) -> int:
    """How many rows a forest has; roots have depth 0."""
    if max_depth is not None and max_depth < 0:
        return 0
    if max_depth is None and forest.top is None:
        sql = Sql("select count(*) from objective t where") + forest.rows
    else:
        roots = Sql("select r.id, r.id, 0 from") + all_roots(forest)
        sql = _reached(forest, roots, max_depth) + Sql("select count(*) from reached")
    return int((await reads.rows(sql))[0][0])


async def size_below(reads: Reads, forest: Forest, keys: Sequence[int], max_depth: int | None) -> dict[int, int]:
    """How many rows there are below each of these, the nearest at depth 1."""
    roots = Sql("select t.id, t.id, 0 from objective t where") + seen_tops(reads, keys)
    counted = Sql("select root, count(*) - 1 from reached group by root")
    rows = await reads.rows(_reached(forest, roots, None if max_depth is None else max(max_depth, 0)) + counted)
    return {row[0]: row[1] for row in rows}


def _reached(forest: Forest, roots: Sql, max_depth: int | None) -> Sql:
    deepest = BOTTOM if max_depth is None else min(max_depth, BOTTOM)
    return Sql(_REACHED, roots=roots, deepest=deepest, rows=forest.rows)
