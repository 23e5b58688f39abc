"""Meetings, and what was decided in them, as lists."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.engine.asking import ID, described
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.meetings.policy import meetings_seen, points_seen

Unit = Annotated[ID | None, described("Only meetings of this unit.")]

MEETINGS = Table(
    "meeting",
    prefix="mtg",
    visible=meetings_seen,
    expressions={
        "unit_kind": "select u.kind from unit u where u.id = t.unit_id",
        "unit_name": "select u.name from unit u where u.id = t.unit_id",
    },
)
POINTS = Table(
    "meeting_point",
    prefix="mpt",
    visible=points_seen,
    expressions={"unit_id": "select m.unit_id from meeting m where m.id = t.meeting_id"},
)


def _of_unit(reads: Reads, *, unit_id: Unit = None) -> Sql | None:
    if not unit_id:
        return None
    try:
        return Sql("t.unit_id = :unit", unit=number_of(unit_id, "com", "team"))
    except NotFound:
        return Sql("1 = 0")


ALL_MEETINGS = Relation(MEETINGS, order=("-held_on", "-id"), where=_of_unit, usual=20)
MEETINGS_OF = Relation(MEETINGS, by="unit_id", order=("-held_on", "-id"), usual=20)
POINTS_OF = Relation(POINTS, by="meeting_id", order=("id",))

_CARRIED = """
select m.id, t.id from meeting m join meeting b on b.unit_id = m.unit_id and b.id < m.id
join meeting_point t on t.meeting_id = b.id
where m.id in :ids and (m.closed_at is null or t.created_at <= m.closed_at) and (
    (t.kind = 'ACTION' and (t.done_at is null or t.done_at >= m.created_at))
    or (t.kind = 'DECISION' and b.id = (
        select max(l.id) from meeting l where l.unit_id = m.unit_id and l.id < m.id and l.closed_at is not null
    ))
) and
"""


async def carried(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """What comes back at each meeting: actions of earlier ones that were open when it began, the last decisions."""
    found: dict[int, list[Ref]] = defaultdict(list)
    asked = Sql(_CARRIED, ids=list(keys)) + points_seen(reads.viewer, "t") + Sql("order by m.id, t.kind, t.id")
    for meeting_id, point_id in await reads.rows(asked):
        found[meeting_id].append(Ref("MeetingPoint", point_id))
    return found


def is_closed(closed_at: datetime | None) -> bool:
    """Whether a meeting is over."""
    return closed_at is not None


async def seen_meeting(source: Any, viewer: Any, meeting_id: int) -> Row | None:
    """The meeting of that id, if it exists for the viewer."""
    asked = Sql("select t.id, t.unit_id from meeting t where t.id = :id and", id=meeting_id)
    rows = await source.rows(asked + meetings_seen(viewer, "t"))
    return rows[0] if rows else None


async def seen_point(source: Any, viewer: Any, point_id: int) -> Row | None:
    """The decision or action of that id, if it exists for the viewer."""
    asked = Sql("select t.id, t.meeting_id from meeting_point t where t.id = :id and", id=point_id)
    rows = await source.rows(asked + points_seen(viewer, "t"))
    return rows[0] if rows else None
