"""Whose notifications these are: each person's own, about what they may see now."""

from collections.abc import Collection

from plumbline.database import Sql
from plumbline.notifications.words import NotificationKind
from plumbline.okrs.policy import visible, visible_through
from plumbline.okrs.reads.reports import may_be_asked
from plumbline.okrs.reads.tables import of_both_ends, of_change
from plumbline.organization.viewer import Viewer


def notifications_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on the viewer's own notifications.

    One about something that is hidden, taken back, answered, ended or no longer shared by now is as if never written.
    """
    shared = Sql(
        "x.about_agrees_at is not null and x.giver_agrees_at is not null and x.about_id in :reports",
        reports=sorted(viewer.reports),
    )
    conditions = (
        Sql(f"{alias}.person_id = :reader", reader=viewer.person_id or 0),
        Sql(f"({alias}.objective_id is null or") + visible_through(viewer, f"{alias}.objective_id") + Sql(")"),
        _while_there(alias, NotificationKind.GOAL_CHANGED, "change x where x.id", of_change(viewer, "x")),
        _while_there(alias, NotificationKind.GOAL_ALIGNED, "alignment x where x.id", of_both_ends(viewer, "x")),
        _while_there(alias, NotificationKind.THANKED, "recognition x where x.id", Sql("x.removed_at is null")),
        _while_there(alias, NotificationKind.FEEDBACK_SHARED, "feedback x where x.id", shared),
        _while_there(alias, NotificationKind.ONE_TO_ONE_STARTED, "one_to_one x where x.id", Sql("x.ended_at is null")),
        _while_there(
            alias, NotificationKind.CHECK_INS_DUE, "reminder_item x where x.reminder_id", still_waits(viewer, "x")
        ),
    )
    return Sql.join(conditions, " and ")


def _while_there(alias: str, kind: NotificationKind, subject: str, condition: Sql) -> Sql:
    """One of this kind is told while its subject is there and this holds of it."""
    return (
        Sql(f"({alias}.kind <> '{kind}' or exists (select 1 from {subject} = {alias}.subject_id and")
        + condition
        + Sql("))")
    )


def still_waits(viewer: Viewer, alias: str) -> Sql:
    """The condition on items of reminders that nobody has answered, as far as the viewer sees their goals."""
    unanswered = f"""exists (
        select 1 from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
        where k.id = {alias}.key_result_id and k.due_at <= {alias}.due_at and {may_be_asked("o")} and
    """
    return Sql(unanswered) + visible(viewer, "o") + Sql(")")


def can_nudge(viewer: Viewer, person_id: int, unit_ids: Collection[int]) -> bool:
    """Whoever leads one of the person's units or a unit above, and an admin, reminds somebody else of check-ins."""
    if not viewer.may_write or viewer.person_id in (None, person_id):
        return False
    return viewer.is_admin or not viewer.led_subtree.isdisjoint(unit_ids)


def reminders_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on reminders: each person's own."""
    return Sql(f"{alias}.person_id = :reader", reader=viewer.person_id or 0)
