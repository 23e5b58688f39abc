"""Feedback between two people, as lists."""

from datetime import datetime
from typing import Annotated

from plumbline.conversations.policy import can_speak, feedback_seen
from plumbline.conversations.words import FeedbackBox, FeedbackState
from plumbline.database import Sql
from plumbline.engine import Reads, Relation, Table
from plumbline.engine.asking import described
from plumbline.organization.viewer import Viewer

FEEDBACK = Table("feedback", prefix="fdb", visible=feedback_seen)

Box = Annotated[FeedbackBox | None, described("Which; none given: all that the viewer may read.")]

_BOXES = {
    FeedbackBox.ASKED_OF_ME: "t.giver_id = :me and t.state = 'ASKED'",
    FeedbackBox.ASKED_BY_ME: "t.about_id = :me and t.state <> 'GIVEN'",
    FeedbackBox.GIVEN_TO_ME: "t.about_id = :me and t.state = 'GIVEN'",
    FeedbackBox.GIVEN_BY_ME: "t.giver_id = :me and t.state = 'GIVEN'",
    FeedbackBox.SHARED_WITH_ME: "t.about_id <> :me and t.giver_id <> :me",
}


def _in_box(reads: Reads, *, box: Box = None) -> Sql | None:
    return None if box is None else Sql(_BOXES[box], me=reads.viewer.person_id or 0)


ALL_FEEDBACK = Relation(FEEDBACK, order=("-at", "-id"), where=_in_box, usual=20)


def answerable(viewer: Viewer, giver_id: int, state: str) -> bool:
    """Whether the viewer is asked and has not answered."""
    return can_speak(viewer) and viewer.person_id == giver_id and state == FeedbackState.ASKED


def shareable(viewer: Viewer, about_id: int, giver_id: int, state: str) -> bool:
    """Whether the viewer is one of the two and may agree that the manager reads it."""
    return can_speak(viewer) and viewer.person_id in (about_id, giver_id) and state == FeedbackState.GIVEN


def agrees(viewer: Viewer, about_id: int, about_agrees_at: datetime | None, giver_agrees_at: datetime | None) -> bool:
    """Whether the viewer, as one of the two, agrees."""
    return (about_agrees_at if viewer.person_id == about_id else giver_agrees_at) is not None


def other_agrees(
    viewer: Viewer, about_id: int, about_agrees_at: datetime | None, giver_agrees_at: datetime | None
) -> bool:
    """Whether the other of the two agrees."""
    return (giver_agrees_at if viewer.person_id == about_id else about_agrees_at) is not None


def shared(about_agrees_at: datetime | None, giver_agrees_at: datetime | None) -> bool:
    """Whether both agree."""
    return about_agrees_at is not None and giver_agrees_at is not None
