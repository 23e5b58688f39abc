"""What the viewer may do with findings, as the policy decides it."""

from collections.abc import Sequence
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.insights.policy import can_dismiss, can_dismiss_of_owner
from plumbline.okrs.reads.ownership import owned_by_id

_HOMES = """
select w.id, m.unit_id from (
    select u.id from unit u where u.id in :ids union all select p.id from person p where p.id in :ids
) w left join membership m on m.person_id = w.id and m.home
"""


async def dismissable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may dismiss findings of each of these objectives."""
    owned = await owned_by_id(reads.connection, keys)
    return {key: can_dismiss(reads.viewer, owned[key]) for key in keys if key in owned}


async def dismissable_of_owners(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may dismiss findings of each of these units or people."""
    homes = await homes_of(reads, keys)
    return {key: can_dismiss_of_owner(reads.viewer, key, homes.get(key, ())) for key in keys}


async def homes_of(source: Any, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The home team of each of these people, and nothing for units; whoever is not there is absent."""
    rows = await source.rows(Sql(_HOMES, ids=list(ids)))
    return {row[0]: () if row[1] is None else (row[1],) for row in rows}
