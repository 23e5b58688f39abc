"""Titles of cycles, kept as long as the database is open, for finding those alike; what has changed is read again.

Every title is held, whoever may see it. So nothing is told from here: each question goes on to the database, under the
viewer's condition, and what is shown is compared anew. A transaction may ask before it has written anything, not after: what it
wrote may never be.
"""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from plumbline.database import Row, Sql
from plumbline.events.outbox import HORIZON
from plumbline.insights.likeness import Change, Title, Titles
from plumbline.insights.reads.slices import SLICE, in_slices

MOST_CYCLES = 8
"""So many cycles are kept, the last asked for."""

MOST_CHANGES = 1_000
"""After so many events since the last look the titles of a cycle are read anew."""

_NEVER = 2**62

# Events below the horizon are all known; what lies above it may be told twice, and is then the same.
_CHANGED = """
with now(horizon) as ({horizon})
select now.horizon, e.objective_id from now left join (
    select objective_id from event where commit_order >= :since order by commit_order, id limit :most
) e on true
"""
_SINCE = {dialect: _CHANGED.format(horizon=horizon.text) for dialect, horizon in HORIZON.items()}


class _Shelf:
    source: ClassVar[str]
    counts: ClassVar[str]
    columns: ClassVar[str]

    def __init__(self) -> None:
        self._all = f"select {self.columns}, true {self.source} where o.cycle_id in :cycles and {self.counts}"
        self._of = f"select {self.columns}, {self.counts} {self.source} where o.id in :ids"
        self._kept: OrderedDict[int, Titles] = OrderedDict()

    async def of(self, reads: Any, cycles: Collection[int]) -> dict[int, Titles]:
        """The titles of these cycles as they are now: one statement when nothing was written, two when something was."""
        found = {cycle: self._taken(cycle) for cycle in cycles}
        turns = {cycle: titles.turn for cycle, titles in found.items()}
        since = min((titles.reached for titles in found.values() if titles.reached is not None), default=_NEVER)
        told = await reads.rows(Sql(_SINCE[reads.dialect], since=since, most=MOST_CHANGES))
        horizon, changed = told[0][0], {row[1] for row in told if row[1] is not None}
        anew = [cycle for cycle, titles in found.items() if titles.reached is None or len(told) == MOST_CHANGES]
        if changed and len(anew) < len(found):
            rows = await reads.rows(Sql(self._of, ids=sorted(changed)))
            for cycle in found.keys() - set(anew):
                turns[cycle] += await _put(found[cycle], [(row[1], _title(row, cycle)) for row in rows])
        if anew:
            rows = await reads.rows(Sql(self._all, cycles=sorted(anew)))
            held: dict[int, dict[int, Title]] = {cycle: {} for cycle in anew}
            async for cycle, id_, title, sort, _ in in_slices(rows):
                held[cycle][id_] = (title, sort.casefold())
            for cycle, each in held.items():
                gone: list[Change] = [(id_, None) for id_ in found[cycle].held() - each.keys()]
                turns[cycle] += await _put(found[cycle], [*gone, *each.items()])
        for cycle, titles in found.items():
            # Where others have put something in meanwhile it goes as far as whoever saw least of what was written.
            others = [] if titles.turn == turns[cycle] or titles.reached is None else [titles.reached]
            titles.reached = min([horizon, *others])
        return found

    def _taken(self, cycle: int) -> Titles:
        titles = self._kept.setdefault(cycle, Titles())
        self._kept.move_to_end(cycle)
        while len(self._kept) > MOST_CYCLES:
            self._kept.popitem(last=False)
        return titles


def _title(row: Row, cycle: int) -> Title | None:
    """What a row says, if it counts in this cycle."""
    return (row[2], row[3].casefold()) if row[4] and row[0] == cycle else None


async def _put(titles: Titles, changes: Sequence[Change]) -> int:
    """Put them in, slice by slice; in how many turns."""
    for at in range(0, len(changes), SLICE):
        titles.put(changes[at : at + SLICE])
        await asyncio.sleep(0)
    return math.ceil(len(changes) / SLICE)


class ObjectiveTitles(_Shelf):
    """The titles of objectives, by cycle; the `memory` of an open database has one."""

    columns = "o.cycle_id, o.id, o.title, ''"
    source = "from objective o"
    counts = "not o.archived"


class KeyResultTitles(_Shelf):
    """The same of key results, sorted by measure and unit, see `sort_of`."""

    columns = "o.cycle_id, k.id, k.title, k.measure || ' ' || coalesce(k.unit, '')"
    source = "from objective o join key_result k on k.objective_id = o.id"
    counts = "(not o.archived and k.state = 'ACTIVE' and k.measure not in ('BINARY', 'MILESTONES', 'BASELINE'))"


def sort_of(measure: str, unit: str | None) -> str:
    """The sort of key results of a measure in a unit."""
    return f"{measure} {unit or ''}".casefold()
