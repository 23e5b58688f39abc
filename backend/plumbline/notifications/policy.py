"""Whose notifications these are: each person's own, about what they may see now."""

from collections.abc import Collection

from plumbline.database import Sql
from plumbline.okrs.policy import visible, visible_through
from plumbline.okrs.reads.tables import of_both_ends, of_change
from plumbline.organization.viewer import Viewer


def notifications_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on the viewer's own notifications; one about something that is hidden, taken back or no longer shared by now is as if never written."""
    mine = Sql(f"{alias}.person_id = :reader and ({alias}.objective_id is null or", reader=viewer.person_id or 0)
    change = Sql(
        f") and ({alias}.kind <> 'GOAL_CHANGED' or exists (select 1 from change c where c.id = {alias}.subject_id and"
    )
    edge = Sql(
        f")) and ({alias}.kind <> 'GOAL_ALIGNED' or exists (select 1 from alignment e where e.id = {alias}.subject_id and"
    )
    waiting = Sql(
        f")) and ({alias}.kind <> 'CHECK_INS_DUE' or exists (select 1 from reminder_item i where i.reminder_id = {alias}.subject_id and"
    )
    thanks = Sql(
        f"and ({alias}.kind <> 'THANKED' or exists ("
        f"select 1 from recognition r where r.id = {alias}.subject_id and r.removed_at is null))"
    )
    shared = Sql(
        f"and ({alias}.kind <> 'FEEDBACK_SHARED' or exists (select 1 from feedback f where f.id = {alias}.subject_id"
        " and f.about_agrees_at is not null and f.giver_agrees_at is not null and f.about_id in :reports))",
        reports=sorted(viewer.reports),
    )
    seen = visible_through(viewer, f"{alias}.objective_id")
    due = waiting + still_waits(viewer, "i") + Sql("))")
    told = change + of_change(viewer, "c") + edge + of_both_ends(viewer, "e") + due
    return mine + seen + told + thanks + shared


def still_waits(viewer: Viewer, alias: str) -> Sql:
    """The condition on items of reminders that nobody has answered, as far as the viewer sees their goals."""
    unanswered = f"""exists (
        select 1 from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
        where k.id = {alias}.key_result_id and k.due_at <= {alias}.due_at and {OWED} and
    """
    return Sql(unanswered) + visible(viewer, "o") + Sql(")")


OWED = """
k.state = 'ACTIVE' and k.value_from = 'CHECK_INS' and o.state = 'PUBLISHED' and not o.archived
and c.phase in ('ACTIVE', 'GRADING')
"""
"""The condition on a key result `k` of an objective `o` in a cycle `c` whose check-ins may be asked for."""


def can_nudge(viewer: Viewer, person_id: int, unit_ids: Collection[int]) -> bool:
    """Whoever leads one of the person's units or a unit above, and an admin, reminds somebody else of check-ins."""
    if not viewer.may_write or viewer.person_id in (None, person_id):
        return False
    return viewer.is_admin or not viewer.led_subtree.isdisjoint(unit_ids)


def reminders_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on reminders: each person's own."""
    return Sql(f"{alias}.person_id = :reader", reader=viewer.person_id or 0)
