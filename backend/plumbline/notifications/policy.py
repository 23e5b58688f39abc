"""Whose notifications these are: each person's own, about what they may see now."""

from plumbline.database import Sql
from plumbline.okrs.policy import visible_through
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
    thanks = Sql(
        f")) and ({alias}.kind <> 'THANKED' or exists ("
        f"select 1 from recognition r where r.id = {alias}.subject_id and r.removed_at is null))"
    )
    shared = Sql(
        f"and ({alias}.kind <> 'FEEDBACK_SHARED' or exists (select 1 from feedback f where f.id = {alias}.subject_id"
        " and f.about_agrees_at is not null and f.giver_agrees_at is not null and f.about_id in :reports))",
        reports=sorted(viewer.reports),
    )
    seen = visible_through(viewer, f"{alias}.objective_id")
    return mine + seen + change + of_change(viewer, "c") + edge + of_both_ends(viewer, "e") + thanks + shared
