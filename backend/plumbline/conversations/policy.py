"""Who may say something about goals, and who reads it. What hangs on a goal is seen exactly by who sees the goal now."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.okrs.reads.tables import of_objective
from plumbline.organization.policy import can_manage
from plumbline.organization.viewer import Viewer


def can_speak(viewer: Viewer) -> bool:
    """Whether the viewer may comment on what they see, and thank for it: people who may write."""
    return viewer.may_write and viewer.person_id is not None


def can_name_rewards(viewer: Viewer) -> bool:
    """Whether the viewer keeps the list of rewards: an admin."""
    return can_manage(viewer)


def can_edit_comment(viewer: Viewer, author_id: int, is_removed: bool) -> bool:
    """Whether the viewer may change the text: whoever wrote it."""
    return can_speak(viewer) and viewer.person_id == author_id and not is_removed


def can_remove_comment(viewer: Viewer, author_id: int, is_removed: bool) -> bool:
    """Whether the viewer may take it away: whoever wrote it, and admins."""
    return not is_removed and (can_edit_comment(viewer, author_id, False) or can_manage(viewer))


def can_remove_recognition(viewer: Viewer, by_id: int) -> bool:
    """Whether the viewer may take a thank-you back: whoever gave it, and admins."""
    return (can_speak(viewer) and viewer.person_id == by_id) or can_manage(viewer)


@lru_cache(maxsize=1024)
def comments_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `comment`: seen as the goal is."""
    return of_objective(viewer, alias)


@lru_cache(maxsize=1024)
def recognitions_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `recognition`: seen as the goal is, until taken back."""
    return Sql(f"{alias}.removed_at is null and") + of_objective(viewer, alias)


@lru_cache(maxsize=1024)
def feedback_seen(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `feedback`: the two, whatever their roles; the manager while both agree."""
    me = viewer.person_id or 0
    shared = f"{alias}.state = 'GIVEN' and {alias}.about_agrees_at is not null and {alias}.giver_agrees_at is not null"
    return Sql(
        f"({alias}.about_id = :me or {alias}.giver_id = :me or ({shared} and {alias}.about_id in :reports))",
        me=me,
        reports=sorted(viewer.reports),
    )
