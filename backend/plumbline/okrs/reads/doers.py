"""Who did what has changed: the person behind the newest deed on each objective."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.kit.ids import encode

MOST = 5_000
"""Events looked at, the newest first."""

# What only moves with something else tells nobody: whoever did that may have done it where the viewer does not look.
_DEEDS = """
select e.objective_id, e.payload from event e
where e.objective_id in :ids and (e.commit_order >= :order and (e.commit_order > :order or e.objective_id > :id))
    and e.commit_order < :horizon and e.kind <> 'objective.moved'
order by e.commit_order desc, e.id desc limit :most
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one answer tells as changed: objectives that the viewer sees, after a place and before a horizon."""

    ids: tuple[int, ...]
    commit_order: int
    objective_id: int
    horizon: int


async def doers(reads: Reads, keys: Sequence[Told | None]) -> dict[Any, list[dict[str, Any]]]:
    """For each objective the person whom its newest deed names; none where that names nobody."""
    found = {}
    for told in {key for key in keys if key is not None and key.ids}:  # an answer tells once
        rows = await reads.rows(
            Sql(
                _DEEDS,
                ids=list(told.ids),
                order=told.commit_order,
                id=told.objective_id,
                horizon=told.horizon,
                most=MOST,
            )
        )
        newest = {row[0]: row[1] for row in reversed(rows)}
        found[told] = [
            {"objective_id": encode("obj", id_), "person": Ref("Person", by)}
            for id_, payload in newest.items()
            if (by := _by(payload)) is not None
        ]
    return found


def _by(payload: Any) -> int | None:
    given = json.loads(payload) if isinstance(payload, str) else payload
    by = given.get("by")
    return by if isinstance(by, int) else None
