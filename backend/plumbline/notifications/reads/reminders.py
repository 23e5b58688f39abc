"""Reminders as their person sees them, and who of a unit reports late."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Table
from plumbline.notifications.policy import can_nudge, reminders_seen, still_waits
from plumbline.notifications.reads.owing import EVER, owed, reminded
from plumbline.notifications.reminding import Owed
from plumbline.notifications.words import Because
from plumbline.okrs.policy import visible
from plumbline.organization.viewer import Role

REMINDERS = Table("reminder", prefix="rem", visible=reminders_seen)

_ITEMS = """
select i.reminder_id, i.key_result_id, i.due_at, i.step from reminder_item i
where i.reminder_id in :ids and :waits order by i.due_at, i.key_result_id
"""
_SETTINGS = """
select p.id, coalesce(s.wanted, true), coalesce(s.quiet_from, '20:00'), coalesce(s.quiet_until, '08:00')
from person p left join reminder_settings s on s.person_id = p.id where p.id in :ids
"""
_MEMBERS = """
select m.unit_id, p.id, p.name from membership m join person p on p.id = m.person_id and p.active
where m.unit_id in :ids order by p.name, p.id
"""
_SEEN = "select o.id from objective o where o.id in :ids and"


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
    rows = await reads.rows(Sql(_SETTINGS, ids=list(keys)))
    return {row[0]: {"wanted": bool(row[1]), "quiet_from": row[2], "quiet_until": row[3]} for row in rows}


async def late_reporters(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The members of each unit who report on what is due, as far as the viewer sees it; for whoever leads the unit."""
    units = [key for key in keys if reads.viewer.is_admin or key in reads.viewer.led_subtree]
    members = await reads.rows(Sql(_MEMBERS, ids=units)) if units else []
    if not members:
        return {}
    people = {row[1] for row in members}
    waiting = [each for each in await owed(reads, reads.now, back=EVER) if each.person_id in people]
    shown = await _seen(reads, [each for each in waiting if each.because is Because.REPORTS])
    who = await reminded(reads, {each.person_id for each in shown})
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for unit_id, person_id, _ in members:
        late = [each for each in shown if each.person_id == person_id]
        if not late:
            continue
        told = who[person_id]
        is_told = told.last_day is not None and told.last_day >= told.day(reads.now)
        may = can_nudge(reads.viewer, person_id, [unit_id]) and told.can_be_told(reads.now)
        row = {"person": Ref("Person", person_id), "count": len(late), "was_reminded_today": is_told}
        found[unit_id].append(row | {"viewer_can_nudge": may, "days_overdue": max(_days(each, reads) for each in late)})
    return found


def _days(each: Owed, reads: Reads) -> int:
    return max(0, (reads.now - each.due_at).days)


async def _seen(reads: Reads, waiting: Sequence[Owed]) -> list[Owed]:
    """Those that the viewer sees and that are due."""
    asked = Sql(_SEEN, ids=sorted({each.objective_id for each in waiting})) + visible(reads.viewer, "o")
    shown = {row[0] for row in await reads.rows(asked)} if waiting else set()
    return [each for each in waiting if each.objective_id in shown]
