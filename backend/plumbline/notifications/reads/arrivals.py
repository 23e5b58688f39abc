"""Notifications as a stream tells them: those that came since the last time, and how many wait."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.engine.asking import described
from plumbline.events.live import PLACE
from plumbline.kit import clock
from plumbline.kit.ids import least_id
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor
from plumbline.notifications.policy import notifications_seen
from plumbline.notifications.reads.inbox import unread_counts

MOST = 100
LATE = timedelta(seconds=30)
"""How much later than its number says a notification may be committed; it is not missed for that."""

_NAME, _TOLD, _COUNT = "notifications", "notifications told", "notifications unread"
_SINCE = "select t.id from notification t where t.id > :after and"
_Since = Annotated[str | None, described("The revision that the client has; without one the stream begins now.")]


async def arrived_notifications(reads: Reads, keys: Sequence[Any], *, since: _Since = None) -> dict[Any, Any]:
    """What the viewer is told of since the place where the stream stands, the earliest first. Raises BadCursor."""
    place = PLACE.get()
    reached = place.reached.get(_NAME, since) if place else since
    newest = await _newest(reads) if reached is None else _number(reached)
    told = set(json.loads(place.reached.get(_TOLD, "[]"))) if place else set()
    window = least_id(clock.now()) - least_id(clock.now() - LATE)
    late = await _after(reads, max(0, newest - window), told)
    shown = [] if reached is None else late[:MOST]
    count = (await unread_counts(reads, [""]))[""]
    after = max([newest, *shown])
    if place:
        kept = told.union(shown if reached is not None else late)
        said_before = place.reached.get(_COUNT)
        place.said = place.said or bool(shown) or said_before != str(count)
        place.has_more = reached is not None and len(late) > MOST
        place.reached |= {_NAME: encode_cursor((after,)), _COUNT: str(count)}
        place.reached[_TOLD] = json.dumps(sorted(each for each in kept if each > after - window))
    found = {
        "notifications": [Ref("Notification", each) for each in shown],
        "unread_count": count,
        "revision": encode_cursor((after,)),
    }
    return dict.fromkeys(keys, found)


async def _newest(reads: Reads) -> int:
    seen = notifications_seen(reads.viewer, "t")
    rows = await reads.rows(Sql("select coalesce(max(t.id), 0) from notification t where") + seen)
    return int(rows[0][0])


async def _after(reads: Reads, after: int, told: set[int]) -> list[int]:
    asked = Sql(_SINCE, after=after) + notifications_seen(reads.viewer, "t")
    rows = await reads.rows(asked + Sql("order by t.id limit :most", most=MOST + 1 + len(told)))
    return [row[0] for row in rows if row[0] not in told]


def _number(revision: str) -> int:
    (number,) = decode_cursor(revision, 1)
    if type(number) is not int:
        raise BadCursor(revision)
    return number
