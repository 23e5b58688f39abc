"""How many findings each row of a tree of columns has."""

from collections.abc import Sequence

from plumbline.engine import Reads
from plumbline.insights.reads.objectives import counts
from plumbline.okrs.reads.columns import Columns


async def marks(reads: Reads, keys: Sequence[Columns]) -> dict[Columns, list[int]]:
    """The counts of the rows of each tree, in their order."""
    every = sorted({id_ for columns in keys for id_ in columns.ids})
    counted = await counts(reads, every)
    return {columns: [counted.get(id_, 0) for id_ in columns.ids] for columns in keys}
