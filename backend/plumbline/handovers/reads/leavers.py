"""People who have left, and what still waits for them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.handovers.policy import can_hand_over
from plumbline.handovers.words import HandoverKind
from plumbline.kit.ids import encode
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.duties import Source
from plumbline.organization.policy import can_edit_team
from plumbline.organization.viewer import Viewer

_MOST = 1_000

# Nothing of a closed cycle, of an objective that was closed early, or that is archived.
_WAITING = """
select w.person_id, w.kind, w.id, o.id as objective_id, w.key_result_id from (
    select owner_person_id as person_id, 'OBJECTIVE' as kind, id, id as objective_id, cast(null as bigint) as key_result_id
    from objective where owner_person_id in :people
    union all
    select person_id, 'CO_OWNED', objective_id, objective_id, cast(null as bigint) from co_owner where person_id in :people
    union all
    select owner_person_id, 'KEY_RESULT', id, objective_id, id from key_result
    where owner_person_id in :people and state = 'ACTIVE'
    union all
    select reporter_id, 'REPORT', id, objective_id, id from key_result where reporter_id in :people and state = 'ACTIVE'
    union all
    select b.needs_id, 'BLOCKER', b.id, k.objective_id, k.id from blocker b join key_result k on k.id = b.key_result_id
    where b.needs_id in :people and b.resolved_at is null
    union all
    select owner_person_id, 'INITIATIVE', id, objective_id, key_result_id from initiative
    where owner_person_id in :people and state in ('PLANNED', 'DOING')
) w join objective o on o.id = w.objective_id join cycle c on c.id = o.cycle_id
where c.phase <> 'CLOSED' and o.state <> 'CLOSED' and not o.archived and
"""
_HOMES = """
select p.id, m.unit_id from person p left join membership m on m.person_id = p.id and m.home
where p.id in :ids and not p.active
"""
_LEFT = """
with recursive below(start, id) as (
    select u.id, u.id from unit u where u.id in :ids
    union
    select below.start, u.id from unit u join below on u.parent_id = below.id
)
select b.start, p.id from below b join membership m on m.unit_id = b.id and m.home
join person p on p.id = m.person_id where not p.active
union all
select u.id, p.id from unit u cross join person p where u.id in :ids and u.kind = 'COMPANY' and not p.active
    and not exists (select 1 from membership m where m.person_id = p.id and m.home)
"""
_PREFIXES = {HandoverKind.BLOCKER: "blk", HandoverKind.INITIATIVE: "ini"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a leaver: an objective, a key result, a blocker or an initiative."""

    person_id: int
    kind: HandoverKind
    id: int
    objective_id: int
    key_result_id: int | None


async def waiting_for(source: Source, viewer: Viewer, person_ids: Sequence[int]) -> list[Waiting]:
    """What waits for these people, as far as the viewer sees it, by objective."""
    if not person_ids:
        return []
    asked = (
        Sql(_WAITING, people=sorted(person_ids)) + visible(viewer, "o") + Sql("order by o.title, o.id, w.kind, w.id")
    )
    return [Waiting(row[0], HandoverKind(row[1]), *tuple(row)[2:]) for row in await source.rows(asked)]


async def homes_of_leavers(source: Source, person_ids: Sequence[int]) -> dict[int, int | None]:
    """The home teams of those of these people who have left."""
    return {row[0]: row[1] for row in await source.rows(Sql(_HOMES, ids=sorted(person_ids)))}


async def handovers(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What waits for each leaver, told to whoever may hand it over."""
    homes = await homes_of_leavers(reads, keys)
    shown = [id_ for id_, home in homes.items() if can_hand_over(reads.viewer, id_, home)]
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in await waiting_for(reads, reads.viewer, shown):
        if len(found[each.person_id]) < _MOST:
            found[each.person_id].append(_row(each))
    return found


async def can_be_handed_over(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether each is a leaver whose goals the viewer may hand over."""
    homes = await homes_of_leavers(reads, keys)
    return {key: key in homes and can_hand_over(reads.viewer, key, homes[key]) for key in keys}


async def leavers(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The leavers of each unit and of the units below for whom something waits, told to whoever answers for the unit."""
    units = [key for key in keys if can_edit_team(reads.viewer, key)]
    if not units:
        return {}
    of_unit: dict[int, set[int]] = defaultdict(set)
    for unit_id, person_id in await reads.rows(Sql(_LEFT, ids=units)):
        of_unit[unit_id].add(person_id)
    people = sorted(set().union(*of_unit.values()))
    counts = Counter(each.person_id for each in await waiting_for(reads, reads.viewer, people))
    return {unit_id: _counted(counts, left) for unit_id, left in of_unit.items()}


def _counted(counts: Mapping[int, int], people: set[int]) -> list[dict[str, Any]]:
    most_first = sorted((id_ for id_ in people if counts.get(id_)), key=lambda id_: (-counts[id_], id_))
    return [{"person": Ref("Person", id_), "count": counts[id_]} for id_ in most_first[:_MOST]]


def _row(each: Waiting) -> dict[str, Any]:
    is_goal = each.kind in (HandoverKind.OBJECTIVE, HandoverKind.CO_OWNED)
    prefix = "obj" if is_goal else _PREFIXES.get(each.kind, "kr")
    return {
        "kind": each.kind,
        "subject_id": encode(prefix, each.id),
        "objective": Ref("Objective", each.objective_id),
        "key_result": Ref("KeyResult", each.key_result_id) if each.key_result_id else None,
        "blocker": Ref("Blocker", each.id) if each.kind is HandoverKind.BLOCKER else None,
        "initiative": Ref("Initiative", each.id) if each.kind is HandoverKind.INITIATIVE else None,
    }
