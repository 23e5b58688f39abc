"""Feedback between two people: asked for, given, answered, declined, and shared with a manager if both agree."""

from dataclasses import dataclass
from typing import Any

from plumbline.conversations.models import Feedback
from plumbline.conversations.policy import can_speak, feedback_seen
from plumbline.conversations.service.topics import Topic, require_people, require_sight, speaker, topic_for
from plumbline.conversations.words import FeedbackState
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, text
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

RULES: Rules = {"text": Line(10_000, required=True, lines=True), "question": text(2_000)}


@dataclass(frozen=True, slots=True)
class _Asked:
    giver_id: int
    goal_id: int
    question: str | None


@dataclass(frozen=True, slots=True)
class _Given:
    about_id: int
    goal_id: int
    text: str


@transaction
async def ask_feedback(
    viewer: Viewer, giver_id: int, *, goal_id: int, question: str | None, idempotency_key: str
) -> int:
    """Ask somebody what they think of how one worked on a goal that both see.

    Raises NotFound, Forbidden, TooLong, and Invalid for oneself or whoever does not see the goal.
    """
    me = speaker(viewer)
    topic = await topic_for(viewer, goal_id, field="goalId")
    feedback_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Asked(giver_id, goal_id, question), feedback_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"question": question}, RULES)
    await _require_other(topic, me, giver_id)
    now = clock.now()
    whom: dict[str, Any] = {"about_id": me, "giver_id": giver_id, "asked_at": now, "at": now}
    await _store(feedback_id, topic, state=FeedbackState.ASKED, **whom, **clean)
    await record("feedback.asked", "feedback", feedback_id, payload={"by": me})
    return feedback_id


@transaction
async def give_feedback(viewer: Viewer, about_id: int, *, goal_id: int, text: str, idempotency_key: str) -> int:
    """Tell somebody what one thinks of how they worked on a goal that both see.

    Raises NotFound, Forbidden, Blank, TooLong, and Invalid for oneself or whoever does not see the goal.
    """
    me = speaker(viewer)
    topic = await topic_for(viewer, goal_id, field="goalId")
    feedback_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Given(about_id, goal_id, text), feedback_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"text": text}, RULES)
    await _require_other(topic, me, about_id)
    now = clock.now()
    whom: dict[str, Any] = {"about_id": about_id, "giver_id": me, "answered_at": now, "at": now}
    await _store(feedback_id, topic, state=FeedbackState.GIVEN, **whom, **clean)
    await record("feedback.given", "feedback", feedback_id, payload={"by": me})
    return feedback_id


@transaction
async def answer_feedback(viewer: Viewer, feedback_id: int, *, text: str) -> int:
    """Give what one was asked for. Raises NotFound, Forbidden, Blank, TooLong, and Invalid once it is answered."""
    await _asked_of(viewer, feedback_id)
    now = clock.now()
    clean = cleaned({"text": text}, RULES)
    await Feedback.filter(id=feedback_id).update(state=FeedbackState.GIVEN, answered_at=now, at=now, **clean)
    await record("feedback.given", "feedback", feedback_id, payload={"by": viewer.person_id})
    return feedback_id


@transaction
async def decline_feedback(viewer: Viewer, feedback_id: int) -> int:
    """Give none. Raises NotFound, Forbidden, and Invalid once it is answered."""
    await _asked_of(viewer, feedback_id)
    now = clock.now()
    await Feedback.filter(id=feedback_id).update(state=FeedbackState.DECLINED, answered_at=now, at=now)
    await record("feedback.declined", "feedback", feedback_id, payload={"by": viewer.person_id})
    return feedback_id


@transaction
async def agree_to_share(viewer: Viewer, feedback_id: int) -> int:
    """Agree, as one of the two, that the manager of whom it is about reads it. Raises NotFound, Forbidden, Invalid."""
    column = await _own_consent(viewer, feedback_id)
    await Feedback.filter(id=feedback_id).update(**{column: clock.now()})
    await record("feedback.agreed", "feedback", feedback_id, payload={"by": viewer.person_id})
    return feedback_id


@transaction
async def stop_sharing(viewer: Viewer, feedback_id: int) -> int:
    """Take that back: the manager reads it no longer. Raises NotFound, Forbidden, Invalid."""
    column = await _own_consent(viewer, feedback_id)
    await Feedback.filter(id=feedback_id).update(**{column: None})
    await record("feedback.unshared", "feedback", feedback_id)
    return feedback_id


async def _require_other(topic: Topic, me: int, person_id: int) -> None:
    if person_id == me:
        raise Invalid("Feedback is between two people.", path=("personId",))
    await require_people([person_id], field="personId")
    await require_sight(topic, [person_id], field="personId")


async def _store(feedback_id: int, topic: Topic, **values: Any) -> None:
    await Feedback.create(id=feedback_id, objective_id=topic.objective_id, key_result_id=topic.key_result_id, **values)


async def _seen(viewer: Viewer, feedback_id: int) -> Feedback:
    asked = Sql("select 1 from feedback t where t.id = :id and", id=feedback_id)
    if not await current().rows(asked + feedback_seen(viewer, "t")):
        raise NotFound("There is no such feedback.", path=("id",))
    # The row is held, so that it is answered once.
    return await Feedback.filter(id=feedback_id).select_for_update().get()


async def _asked_of(viewer: Viewer, feedback_id: int) -> None:
    feedback = await _seen(viewer, feedback_id)
    if not can_speak(viewer) or viewer.person_id != feedback.giver_id:
        raise Forbidden("Whoever was asked may do this.")
    if feedback.state is not FeedbackState.ASKED:
        raise Invalid("It has been answered.", path=("id",))


async def _own_consent(viewer: Viewer, feedback_id: int) -> str:
    feedback = await _seen(viewer, feedback_id)
    if not can_speak(viewer) or viewer.person_id not in (feedback.about_id, feedback.giver_id):
        raise Forbidden("It is between these two.")
    if feedback.state is not FeedbackState.GIVEN:
        raise Invalid("There is nothing to share yet.", path=("id",))
    return "about_agrees_at" if viewer.person_id == feedback.about_id else "giver_agrees_at"
