"""Who sees which objectives, for many people at once."""

from collections.abc import Iterable

from plumbline.database import Connection
from plumbline.identity.reads import viewers_of
from plumbline.notifications.recipients import Sees
from plumbline.okrs.policy import SETTLED, can_see
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.words import Visibility


async def sight(connection: Connection, objective_ids: Iterable[int], person_ids: Iterable[int]) -> Sees:
    """Who of these people sees which of these objectives, by the policy, with today's memberships.

    Whoever a pilot leaves out sees nothing.
    """
    owned = await owned_by_id(connection, objective_ids)
    people = await viewers_of(connection, sorted(set(person_ids)))

    def sees(person_id: int, objective_id: int) -> bool:
        viewer, goal = people.get(person_id), owned.get(objective_id)
        if viewer is None or goal is None or not viewer.admitted:
            return False
        return (goal.state in SETTLED and goal.visibility is Visibility.EVERYONE) or can_see(viewer, goal)

    return sees
