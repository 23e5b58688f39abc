"""What is spoken of: an objective, a key result or a check-in; and who speaks, and to whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plumbline.conversations.policy import can_speak
from plumbline.database import current
from plumbline.identity.reads import viewers_of
from plumbline.kit.errors import Forbidden, Invalid, NotFound
from plumbline.okrs.models import CheckIn
from plumbline.okrs.policy import Owned, Verb, can_see
from plumbline.okrs.service.goals import goal_for
from plumbline.organization.models import Person
from plumbline.organization.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Topic:
    """A goal or a check-in; `owned` decides who sees it."""

    objective_id: int
    key_result_id: int | None
    check_in_id: int | None
    owned: Owned


def speaker(viewer: Viewer) -> int:
    """The person who speaks. Raises Forbidden for whoever only looks, or is no person."""
    if not can_speak(viewer) or viewer.person_id is None:
        raise Forbidden("People who may write can do this.")
    return viewer.person_id


async def topic_for(viewer: Viewer, about_id: int, *, field: str = "aboutId") -> Topic:
    """What that id names, if the viewer may speak of it. Raises NotFound, Forbidden, blamed on the field."""
    check_in = await CheckIn.get_or_none(id=about_id)
    goal_id = about_id if check_in is None else check_in.key_result_id
    goal = await goal_for(viewer, Verb.COMMENT, goal_id, field=field)
    key_result_id = goal.key_result.id if goal.key_result else None
    return Topic(goal.objective.id, key_result_id, check_in.id if check_in else None, goal.owned)


async def require_people(person_ids: Collection[int], *, field: str) -> None:
    """Raises NotFound unless all of them are there and have not left."""
    if await Person.filter(id__in=sorted(person_ids), active=True).count() != len(set(person_ids)):
        raise NotFound("There is no such person.", path=(field,))


async def require_sight(topic: Topic, person_ids: Sequence[int], *, field: str) -> None:
    """Raises Invalid unless all of these people see what is spoken of: what is said would not exist for them."""
    people = await viewers_of(current(), list(person_ids))
    if not all(person_id in people and can_see(people[person_id], topic.owned) for person_id in person_ids):
        raise Invalid("Not everybody you name sees this goal.", path=(field,))
