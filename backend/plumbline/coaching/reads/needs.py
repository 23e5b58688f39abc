"""Who needs help in a cycle, as far as the viewer sees their goals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from plumbline.coaching.need import LOW, Burden, reasons_of
from plumbline.coaching.policy import sees_every_need, sessions_seen
from plumbline.database import Sql
from plumbline.engine import Reads, Ref, page_size
from plumbline.engine.asking import described
from plumbline.insights.reads.cycles import Found, found_in_cycle
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import CycleOfToday, cycle_asked
from plumbline.organization.reads import unit_ref

MOST = 100
First = Annotated[int, described("How many, up to 100.")]

_BURDENS = """
select coalesce(k.owner_unit_id, k.owner_person_id, t.owner_unit_id, t.owner_person_id) as owner_id, count(*),
    sum(case when k.health = 'OUTDATED' and k.last_check_in_at is not null then 1 else 0 end),
    sum(case when k.health = 'OUTDATED' and k.last_check_in_at is null then 1 else 0 end),
    sum(case when k.confidence < :low then 1 else 0 end)
from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE'
where t.cycle_id = :cycle and not t.archived and t.state = 'PUBLISHED' and :seen group by 1
"""
_OWNERS = """
select o.id, coalesce(o.owner_unit_id, o.owner_person_id) from objective o where o.id in :ids
"""
_WHO = """
select w.id, w.kind, w.unit_id from (
    select u.id, u.kind, u.id as unit_id from unit u where not u.archived
    union all
    select p.id, 'PERSON', m.unit_id from person p left join membership m on m.person_id = p.id and m.home where p.active
) w where w.id in :ids
"""
_NEXT = """
select coalesce(t.person_id, t.unit_id), t.id from coaching_session t
where coalesce(t.person_id, t.unit_id) in :ids and t.cancelled_at is null and t.starts_at > :now and :seen
order by t.starts_at desc, t.id desc
"""


async def needs(
    reads: Reads, keys: Sequence[Any], *, cycle_id: CycleOfToday = None, first: First = 50
) -> dict[Any, list[dict[str, Any]]]:
    """Who needs help in a cycle, whoever needs it most first. Raises BadInput for a bad `first`."""
    size = page_size(first, MOST)
    if not sees_every_need(reads.viewer) and not reads.viewer.led_subtree:
        return {}
    burdens = await _burdens(reads, await cycle_asked(reads, cycle_id))
    who = await _told_of(reads, [owner for owner, burden in burdens.items() if burden.need])
    chosen = sorted(who, key=lambda owner: (-burdens[owner].need, owner))[:size]
    asked = Sql(_NEXT, ids=chosen, now=reads.now, seen=sessions_seen(reads.viewer, "t"))
    upcoming = {row[0]: Ref("CoachingSession", row[1]) for row in await reads.rows(asked)}
    told = [_told(who[owner], burdens[owner], upcoming.get(owner)) for owner in chosen]
    return dict.fromkeys(keys, told)


async def _burdens(reads: Reads, cycle: int) -> dict[int, Burden]:
    asked = Sql(_BURDENS, cycle=cycle, low=LOW, seen=visible(reads.viewer, "t"))
    burdens = {row[0]: Burden(*(int(each) for each in tuple(row)[1:])) for row in await reads.rows(asked)}
    found = await found_in_cycle(reads, cycle, None)
    owners = await _owners_of(reads, found)
    counted = Counter(owners.get(ref.key) if ref.type_name == "Objective" else ref.key for _, ref, _ in found)
    for owner, count in counted.items():
        if owner is not None:
            burdens[owner] = replace(burdens.get(owner, Burden()), findings=count)
    return burdens


async def _owners_of(reads: Reads, found: Sequence[Found]) -> Mapping[int, int]:
    ids = sorted({ref.key for _, ref, _ in found if ref.type_name == "Objective"})
    return {row[0]: row[1] for row in await reads.rows(Sql(_OWNERS, ids=ids))}


async def _told_of(reads: Reads, owners: Sequence[int]) -> dict[int, Ref]:
    """Those of the owners whose need the viewer is told."""
    told: dict[int, Ref] = {}
    for id_, kind, unit_id in await reads.rows(Sql(_WHO, ids=list(owners))):
        if sees_every_need(reads.viewer) or unit_id in reads.viewer.led_subtree:
            told[id_] = Ref("Person", id_) if kind == "PERSON" else unit_ref(id_, kind) or Ref("Team", id_)
    return told


def _told(owner: Ref, burden: Burden, upcoming: Ref | None) -> dict[str, Any]:
    reasons = [
        {"kind": kind, "count": count, "of": burden.key_results, "message": said}
        for kind, count, said in reasons_of(burden)
    ]
    return {"owner": owner, "need": burden.need, "reasons": reasons, "next_session": upcoming}
