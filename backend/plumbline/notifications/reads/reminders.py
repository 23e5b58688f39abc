"""Reminders as their person sees them, and who of a unit reports late."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from plumbline.database import Sql
from plumbline.engine import Page, Reads, Ref, Table, listed
from plumbline.engine.listed import MOST_UNPAGED, After, First
from plumbline.notifications.policy import can_nudge, reminders_seen, still_waits
from plumbline.notifications.reads.owing import reminded
from plumbline.notifications.reminding import Reminded
from plumbline.okrs.reads.reports import check_ins_due
from plumbline.organization.viewer import Role

REMINDERS = Table("reminder", prefix="rem", visible=reminders_seen)

_ITEMS = """
select i.reminder_id, i.key_result_id, i.due_at, i.step from reminder_item i
where i.reminder_id in :ids and :waits order by i.due_at, i.key_result_id
"""
_MEMBERS = """
select m.unit_id, p.id, p.name from membership m join person p on p.id = m.person_id and p.active
where m.unit_id in :ids order by p.name, p.id
"""


async def items(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What each reminder lists that is not answered yet, the longest overdue first."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    asked = Sql(_ITEMS, ids=list(keys), waits=still_waits(reads.viewer, "i"))
    for reminder_id, key_result_id, due_at, step in await reads.rows(asked):
        overdue = max(0, (reads.now - due_at).days)
        row = {"key_result": Ref("KeyResult", key_result_id), "due_at": due_at, "step": step, "days_overdue": overdue}
        found[reminder_id].append(row)
    return found


async def settings_of_viewer(reads: Reads, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """How the viewer wants to be reminded; whoever only looks has nothing to report."""
    if reads.viewer.role is Role.READER:
        return {}
    return {
        id_: {
            "wanted": each.wanted,
            "quiet_from": each.quiet.begin.isoformat("minutes"),
            "quiet_until": each.quiet.end.isoformat("minutes"),
        }
        for id_, each in (await reminded(reads, keys)).items()
    }


async def late_reporters(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The members of each unit who report on what is due, as far as the viewer sees it; for whoever leads the unit."""
    late = await _late(reads, keys)
    return {unit_id: [late.told(each) for each in some[:MOST_UNPAGED]] for unit_id, some in late.by_unit.items()}


async def page_of_late_reporters(
    reads: Reads, keys: Sequence[int], *, first: First = 50, after: After = None
) -> dict[int, Page]:
    """One page of these. Raises BadInput."""
    late = await _late(reads, keys)
    return {
        key: listed(late.by_unit.get(key, []), late.told, lambda each: each.person_id, first=first, after=after)
        for key in keys
    }


class _Waiting(NamedTuple):
    """Whoever is late in a unit, and the check-ins of theirs that wait."""

    unit_id: int
    person_id: int
    due: list[dict[str, Any]]


@dataclass(frozen=True)
class _Late:
    """Who is late, by unit, and how each of them is reminded."""

    reads: Reads
    by_unit: Mapping[int, list[_Waiting]]
    who: Mapping[int, Reminded]

    def told(self, each: _Waiting) -> dict[str, Any]:
        """As its GraphQL type reads it."""
        told, now = self.who[each.person_id], self.reads.now
        return {
            "person": Ref("Person", each.person_id),
            "count": len(each.due),
            "days_overdue": max(one["days_overdue"] for one in each.due),
            "was_reminded_today": told.last_day is not None and told.last_day >= told.day(now),
            "viewer_can_nudge": can_nudge(self.reads.viewer, each.person_id, [each.unit_id]) and told.can_be_told(now),
        }


async def _late(reads: Reads, keys: Sequence[int]) -> _Late:
    units = [key for key in keys if reads.viewer.is_admin or key in reads.viewer.led_subtree]
    members = await reads.rows(Sql(_MEMBERS, ids=units)) if units else []
    owed = await check_ins_due(reads, sorted({row[1] for row in members})) if members else {}
    waiting = {person_id: [each for each in due if each["due_at"] <= reads.now] for person_id, due in owed.items()}
    found: dict[int, list[_Waiting]] = defaultdict(list)
    for unit_id, person_id, _ in members:
        if due := waiting.get(person_id):
            found[unit_id].append(_Waiting(unit_id, person_id, due))
    people = {each.person_id for some in found.values() for each in some}
    return _Late(reads, found, await reminded(reads, sorted(people)) if people else {})
