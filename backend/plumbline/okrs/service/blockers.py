"""What is in the way, and when it is out of the way."""

from plumbline.database import transaction
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import NotFound
from plumbline.okrs.models import Blocker
from plumbline.okrs.policy import Verb
from plumbline.okrs.service.goals import by, goal_for
from plumbline.organization.viewer import Viewer


@transaction
async def resolve_blocker(viewer: Viewer, blocker_id: int) -> int:
    """Mark a blocker as resolved; whoever may check in, or must act, may. Raises NotFound, Forbidden."""
    blocker = await Blocker.get_or_none(id=blocker_id)
    if blocker is None:
        raise NotFound("There is no such blocker.", path=("id",))
    verb = Verb.COMMENT if blocker.needs_id and blocker.needs_id == viewer.person_id else Verb.CHECK_IN
    try:
        goal = await goal_for(viewer, verb, blocker.key_result_id)
    except NotFound:
        # On a goal that is hidden it is answered as one that never was, word for word.
        raise NotFound("There is no such blocker.", path=("id",)) from None
    if blocker.resolved_at is None:
        blocker.resolved_at = clock.now()
        await blocker.save()
        await record("blocker.resolved", "blocker", blocker_id, objective_id=goal.objective.id, payload=by(viewer))
    return blocker_id
