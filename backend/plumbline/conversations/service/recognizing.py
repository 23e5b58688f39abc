"""Thanking people and teams."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plumbline.conversations.models import Recognition, RecognitionRecipient, Reward
from plumbline.conversations.policy import can_remove_recognition, recognitions_seen
from plumbline.conversations.service.topics import Topic, require_people, require_sight, speaker, topic_for
from plumbline.conversations.words import RecognitionSize
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Forbidden, Invalid, NotFound, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, cleaned
from plumbline.organization.models import Unit
from plumbline.organization.service.idempotency import claim
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import UnitKind

MOST_THANKED = 50
"""How many people and teams one thank-you names."""

RULES = {"text": Line(2_000, required=True, lines=True)}


@dataclass(frozen=True, slots=True)
class RecognitionEntry:
    """A thank-you as it is entered; `about_id` is a goal or a check-in."""

    about_id: int
    people: Sequence[int]
    teams: Sequence[int]
    size: RecognitionSize
    text: str
    reward_id: int | None = None


@transaction
async def recognize(viewer: Viewer, entry: RecognitionEntry, *, idempotency_key: str) -> int:
    """Thank people and teams for a goal or a check-in that they see.

    Raises NotFound, Forbidden, Blank, TooLong, and Invalid for thanking oneself, for a reward that is given no more, and
    for whoever does not see the goal.
    """
    me = speaker(viewer)
    topic = await topic_for(viewer, entry.about_id)
    recognition_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, recognition_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"text": entry.text}, RULES)
    await _require_recipients(topic, me, entry)
    await _require_reward(entry.reward_id)
    await Recognition.create(
        id=recognition_id,
        objective_id=topic.objective_id,
        key_result_id=topic.key_result_id,
        check_in_id=topic.check_in_id,
        by_id=me,
        size=entry.size,
        text=clean["text"],
        reward_id=entry.reward_id,
        at=clock.now(),
    )
    await _name_recipients(recognition_id, entry)
    await record(
        "recognition.given", "recognition", recognition_id, objective_id=topic.objective_id, payload={"by": me}
    )
    return recognition_id


@transaction
async def remove_recognition(viewer: Viewer, recognition_id: int) -> int:
    """Take a thank-you back: whoever gave it, and admins. Raises NotFound, Forbidden."""
    asked = Sql("select t.by_id, t.objective_id from recognition t where t.id = :id and", id=recognition_id)
    rows = await current().rows(asked + recognitions_seen(viewer, "t"))
    if not rows:
        raise NotFound("There is no such thank-you.", path=("id",))
    by_id, objective_id = rows[0]
    if not can_remove_recognition(viewer, by_id):
        raise Forbidden("Whoever gave it, or an admin, may do this.")
    await Recognition.filter(id=recognition_id).update(removed_at=clock.now())
    await record("recognition.removed", "recognition", recognition_id, objective_id=objective_id)
    return recognition_id


async def _require_recipients(topic: Topic, me: int, entry: RecognitionEntry) -> None:
    people, teams = set(entry.people), set(entry.teams)
    if not people | teams:
        raise Blank("Say whom you thank.", path=("recipientIds",))
    if len(people | teams) > MOST_THANKED:
        raise TooLong(f"At most {MOST_THANKED} people and teams at once.", path=("recipientIds",))
    if me in people:
        raise Invalid("Thanks are for others.", path=("recipientIds",))
    await require_people(people, field="recipientIds")
    if await Unit.filter(id__in=sorted(teams), kind=UnitKind.TEAM, archived=False).count() != len(teams):
        raise NotFound("There is no such team.", path=("recipientIds",))
    await require_sight(topic, sorted(people), field="recipientIds")


async def _require_reward(reward_id: int | None) -> None:
    if reward_id is None:
        return
    reward = await Reward.get_or_none(id=reward_id)
    if reward is None:
        raise NotFound("There is no such reward.", path=("rewardId",))
    if reward.archived:
        raise Invalid("This reward is given no more.", path=("rewardId",))


async def _name_recipients(recognition_id: int, entry: RecognitionEntry) -> None:
    people = [
        RecognitionRecipient(id=new_id(), recognition_id=recognition_id, person_id=each) for each in _once(entry.people)
    ]
    teams = [
        RecognitionRecipient(id=new_id(), recognition_id=recognition_id, unit_id=each) for each in _once(entry.teams)
    ]
    await RecognitionRecipient.bulk_create([*people, *teams])


def _once(ids: Collection[int]) -> list[int]:
    return list(dict.fromkeys(ids))


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """What a team was thanked for goes with it; where both were thanked it stays as it was."""
    into_id = await merged_into(team_id)
    both = await RecognitionRecipient.filter(unit_id=into_id).values_list("recognition_id", flat=True)
    await RecognitionRecipient.filter(unit_id=team_id).exclude(recognition_id__in=both).update(unit_id=into_id)
