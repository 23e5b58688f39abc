"""Who else looks at an objective or at the alignment page, while a stream holds the viewer there."""

from collections.abc import Sequence
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.engine.asking import ID, described
from plumbline.events.live import PLACE, calls
from plumbline.kit.ids import number_of
from plumbline.okrs.policy import visible

MOST = 50
ALIGNMENT = "alignment"
_NAME = "lookers"
_NAMED = "select p.id from person p where p.id in :ids order by p.name, p.id limit :most"

_Where = Annotated[ID | None, described("The objective that the viewer looks at; without one, the alignment page.")]


async def lookers(reads: Reads, keys: Sequence[Any], *, objective_id: _Where = None) -> dict[Any, dict[str, Any]]:
    """The others who look there now. Whoever does not see the objective is nowhere and finds nobody."""
    place, following = PLACE.get(), calls()
    await reads.opened()
    room = ALIGNMENT if objective_id is None else await _room_of(reads, number_of(objective_id, "obj"))
    if place is None or following is None:
        return {key: {"people": []} for key in keys}
    following.move(place, room, reads.viewer.person_id)
    ids = following.present.people(room) - {reads.viewer.person_id} if room else set()
    rows = await reads.rows(Sql(_NAMED, ids=sorted(ids), most=MOST)) if ids else []
    told = ",".join(str(row[0]) for row in rows)
    place.said = place.said or told != place.reached.get(_NAME)
    place.reached[_NAME] = told
    return {key: {"people": [Ref("Person", row[0]) for row in rows]} for key in keys}


async def _room_of(reads: Reads, objective_id: int) -> str | None:
    """The room of an objective that the viewer sees."""
    seen = Sql("select 1 from objective o where o.id = :id and", id=objective_id) + visible(reads.viewer, "o")
    return f"objective {objective_id}" if await reads.rows(seen) else None
