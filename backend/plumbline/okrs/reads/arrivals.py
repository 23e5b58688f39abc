"""Check-ins as a stream tells them: those that came since the last time."""

from collections.abc import Sequence
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.engine.asking import ID, described
from plumbline.events.live import PLACE
from plumbline.events.outbox import horizon
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import number_of
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.forests import under
from plumbline.okrs.reads.revisions import Revision, is_forgotten, read_revision, revision_now

MOST = 200
MOST_OBJECTIVES = 100
_NAME = "check-ins"
_ADDED = """
select e.subject_id, e.commit_order, e.id from event e join objective t on t.id = e.objective_id
where e.kind = 'check_in.added' and e.commit_order >= :order and (e.commit_order > :order or e.id > :id)
    and e.commit_order < :horizon and
"""
_IN_ORDER = "order by e.commit_order, e.id limit :most"

_Since = Annotated[str | None, described("The revision that the client has; without one the stream begins now.")]
_Objectives = Annotated[
    list[ID] | None,
    described("Only those on key results of these objectives, up to 100; without it, all that the viewer sees."),
]
_Root = Annotated[
    ID | None,
    described(
        "Only those on key results of this objective and of what is below it, the rows of `objectiveTree` with it as"
        " `root`; nothing where the viewer does not see it."
    ),
]


async def arrived_check_ins(
    reads: Reads,
    keys: Sequence[Any],
    *,
    since: _Since = None,
    objective_ids: _Objectives = None,
    root_id: _Root = None,
) -> dict[Any, dict[str, Any]]:
    """What was reported since the place where the stream stands, in the order in which it was committed."""
    place = PLACE.get()
    reached = place.reached.get(_NAME, since) if place else since
    await reads.opened()
    until = await horizon(reads.connection)
    now = await revision_now(reads, until)
    asked = now if reached is None else read_revision(reached)
    reset = asked is None or asked.rights != now.rights or await is_forgotten(reads, asked, until)
    wanted = _wanted(reads, objective_ids, root_id)
    rows = [] if asked is None or reset else await _rows(reads, asked, until, wanted)
    shown, has_more = rows[:MOST], len(rows) > MOST
    after = Revision(shown[-1][1], shown[-1][2], now.rights, now.day) if has_more else now
    if place:
        place.said = place.said or reset or bool(shown) or _NAME not in place.reached
        place.has_more = has_more
        place.reached[_NAME] = after.written()
    found = {
        "check_ins": [Ref("CheckIn", row[0]) for row in shown],
        "revision": after.written(),
        "has_more": has_more,
        "reset": reset,
    }
    return dict.fromkeys(keys, found)


async def _rows(reads: Reads, asked: Revision, until: int, wanted: Sql) -> Sequence[Any]:
    added = Sql(_ADDED, order=asked.commit_order, id=asked.objective_id, horizon=until) + visible(reads.viewer, "t")
    return await reads.rows(added + wanted + Sql(_IN_ORDER, most=MOST + 1))


def _wanted(reads: Reads, objective_ids: list[ID] | None, root_id: ID | None) -> Sql:
    wanted = Sql("")
    if objective_ids is not None:
        if len(objective_ids) > MOST_OBJECTIVES:
            raise Invalid(f"At most {MOST_OBJECTIVES} at a time, please.")
        wanted += Sql("and t.id in :ids", ids=sorted({number_of(each, "obj") for each in objective_ids}))
    if root_id is not None:
        wanted += Sql("and") + under(reads, number_of(root_id, "obj"))
    return wanted
