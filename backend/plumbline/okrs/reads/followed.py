"""Changes as a stream tells them: each time what `objectiveChanges` would answer since the last time."""

from collections.abc import Sequence
from typing import Annotated, Any

from plumbline.engine import Reads
from plumbline.engine.asking import described
from plumbline.events.live import PLACE
from plumbline.okrs.reads.revisions import First, changes, read_revision, revision_now

_NAME = "objectives"
_Since = Annotated[str | None, described("The revision that the client has; without one the stream begins now.")]


async def followed_changes(
    reads: Reads, keys: Sequence[Any], *, since: _Since = None, first: First = 200
) -> dict[Any, dict[str, Any]]:
    """What is new since the place where the stream stands; a new day is a reason to read everything again."""
    place = PLACE.get()
    reached = place.reached.get(_NAME, since) if place else since
    await reads.opened()
    if reached is None:
        revision = (await revision_now(reads)).written()
        found: dict[str, Any] = {
            "upserted": [],
            "removed_ids": [],
            "revision": revision,
            "has_more": False,
            "reset": False,
            "told": None,
        }
    else:
        found = (await changes(reads, [0], since=reached, first=first))[0]
        found = found | {"reset": found["reset"] or _is_another_day(reached, found["revision"])}
    if place:
        place.said = place.said or found["reset"] or found["revision"] != place.reached.get(_NAME)
        place.has_more = found["has_more"]
        place.reached[_NAME] = found["revision"]
    return dict.fromkeys(keys, found)


def _is_another_day(before: str, after: str) -> bool:
    """Whether a day of the company began between two revisions: what is expected and what is due moved."""
    one, other = read_revision(before), read_revision(after)
    return one is not None and other is not None and one.day != other.day
