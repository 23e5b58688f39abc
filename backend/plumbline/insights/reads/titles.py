"""Titles of cycles, kept as long as the database is open, for finding those alike; read again when something has been written there.

Every title is held, whoever may see it. So nothing is told from here: each question goes on to the database, under the
viewer's condition, and what is shown is compared anew.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from typing import Any, ClassVar

from plumbline.database import Sql
from plumbline.insights.likeness import Title, Titles
from plumbline.insights.reads.slices import SLICE, in_slices

MOST_CYCLES = 8
"""So many cycles are kept, the last asked for."""

_STAMP = "count(*), coalesce(sum({0}.version), 0), max({0}.id), max({0}.updated_at)"
_OBJECTIVES = "from objective o where o.cycle_id in :cycles and not o.archived"
_KEY_RESULTS = """
from objective o join key_result k on k.objective_id = o.id
where o.cycle_id in :cycles and not o.archived and k.state = 'ACTIVE' and k.measure not in ('BINARY', 'MILESTONES', 'BASELINE')
"""


class _Shelf:
    row: ClassVar[str]
    rows: ClassVar[str]
    sort: ClassVar[str]

    def __init__(self) -> None:
        self._stamps = f"select o.cycle_id, {_STAMP.format(self.row)} {self.rows} group by o.cycle_id"
        self._titles = f"select o.cycle_id, {self.row}.id, {self.row}.title, {self.sort} {self.rows}"
        self._kept: OrderedDict[int, Titles] = OrderedDict()

    async def of(self, reads: Any, cycles: Collection[int]) -> dict[int, Titles]:
        """The titles of these cycles as they are now: two statements, or one when nothing was written."""
        stamps = {row[0]: tuple(row)[1:] for row in await reads.rows(Sql(self._stamps, cycles=sorted(cycles)))}
        found = {cycle: self._taken(cycle) for cycle in cycles}
        stale = sorted(cycle for cycle, titles in found.items() if titles.stamp != stamps.get(cycle))
        held: dict[int, dict[int, Title]] = {cycle: {} for cycle in stale}
        if any(cycle in stamps for cycle in stale):
            rows = await reads.rows(Sql(self._titles, cycles=stale))
            async for cycle, id_, title, sort in in_slices(rows):
                held[cycle][id_] = (title, sort.casefold())
        for cycle, titles in held.items():
            changed = found[cycle].changed(titles)
            for at in range(0, len(changed), SLICE):
                found[cycle].put(changed[at : at + SLICE])
                await asyncio.sleep(0)
            found[cycle].stamp = stamps.get(cycle)
        return found

    def _taken(self, cycle: int) -> Titles:
        titles = self._kept.setdefault(cycle, Titles())
        self._kept.move_to_end(cycle)
        while len(self._kept) > MOST_CYCLES:
            self._kept.popitem(last=False)
        return titles


class ObjectiveTitles(_Shelf):
    """The titles of objectives, by cycle; the `memory` of an open database has one."""

    row, rows, sort = "o", _OBJECTIVES, "''"


class KeyResultTitles(_Shelf):
    """The same of key results, sorted by measure and unit, see `sort_of`."""

    row, rows, sort = "k", _KEY_RESULTS, "k.measure || ' ' || coalesce(k.unit, '')"


def sort_of(measure: str, unit: str | None) -> str:
    """The sort of key results of a measure in a unit."""
    return f"{measure} {unit or ''}".casefold()
