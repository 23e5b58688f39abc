"""Which edges would no longer fit once goals have been handed over."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Connection, Sql
from plumbline.engine import Reads, Ref
from plumbline.handovers.audiences import loosened
from plumbline.okrs.alignment import Audience
from plumbline.okrs.policy import audience, can_see
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.words import AlignmentKind
from plumbline.organization.viewer import Viewer

_EDGES = """
select a.id, a.kind, a."primary", a.from_objective_id, a.to_objective_id from alignment a
where a.from_objective_id in :ids or a.to_objective_id in :ids order by a.id
"""
After = Callable[[int, Audience], Audience]
"""Who may see an objective afterwards, by its id and who may see it now."""


@dataclass(frozen=True, slots=True)
class Loosened:
    """An edge that no longer fits: it becomes SUPPORTS, or its source comes to stand by itself, or both."""

    alignment_id: int
    becomes_supports: bool
    stands_alone: bool


async def loosening(
    connection: Connection, viewer: Viewer, objective_ids: Iterable[int], after: After
) -> list[Loosened]:
    """The edges of these objectives that would no longer fit, as far as the viewer sees both of their ends."""
    ids = sorted(set(objective_ids))
    edges = await connection.rows(Sql(_EDGES, ids=ids)) if ids else []
    owned = await owned_by_id(connection, {end for edge in edges for end in (edge[3], edge[4])})
    then = {id_: after(id_, audience(each)) for id_, each in owned.items()}
    found = []
    for id_, kind, primary, below, above in edges:
        ends = {"below": then[below], "above": then[above]}
        turns, falls = loosened(AlignmentKind(kind), primary=bool(primary), **ends)
        if (turns or falls) and can_see(viewer, owned[below]) and can_see(viewer, owned[above]):
            found.append(Loosened(id_, turns, falls))
    return found


async def told(reads: Reads, keys: Sequence[tuple[Loosened, ...]]) -> dict[tuple[Loosened, ...], list[dict[str, Any]]]:
    """These edges as their GraphQL type reads them."""
    return {key: [loosened_row(each) for each in key] for key in keys}


def loosened_row(each: Loosened) -> dict[str, Any]:
    """An edge as its GraphQL type reads it."""
    return {
        "alignment": Ref("Alignment", each.alignment_id),
        "becomes_supports": each.becomes_supports,
        "stands_alone": each.stands_alone,
    }
