"""Cursors of trees: the way from the root down to a row, so that a page stays right while rows come and go."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from plumbline.engine import BadInput
from plumbline.okrs.reads.walking import Resumed
from plumbline.okrs.tree import SortKey

TITLE = 64
"""How much of a title a cursor holds. While its row stands where it stood, the whole title counts."""

LONGEST = 100_000
"""How many characters a cursor may have."""

_POSITIONS = range(-(2**31), 2**31)
_IDS = range(2**63)


class Standing(NamedTuple):
    """A row of the tree that a cursor names: what it stands under, whether that is in the tree too, and its key."""

    parent: int | None
    is_root: bool
    key: SortKey


def told(path: Sequence[SortKey]) -> list[tuple[int | float, str, int]]:
    """What a cursor holds of a path: the engine makes a cursor of it."""
    return [(position, title[:TITLE], id_) for position, title, id_ in path]


def steps_of(cursor: str | None) -> list[SortKey]:
    """The path a cursor holds, none for none. Raises BadInput for one that is not of a tree."""
    if cursor is None:
        return []
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        held = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True)) if len(cursor) <= LONGEST else None
    except (binascii.Error, ValueError, RecursionError):
        held = None
    steps = held[0] if isinstance(held, list) and len(held) == 1 else None
    if not isinstance(steps, list) or not steps or not all(_is_step(step) for step in steps):
        raise BadInput("`after` is not a cursor of this list.", path=("after",))
    return [(step[0], step[1], step[2]) for step in steps]


def whole(steps: Sequence[SortKey], standing: Mapping[int, Standing]) -> list[SortKey]:
    """The path with its titles whole, as far as its rows stand where they stood."""
    found = (standing.get(step[2]) for step in steps)
    return [
        row.key if row is not None and (row.key[0], row.key[1][:TITLE]) == step[:2] else step
        for step, row in zip(steps, found, strict=True)
    ]


def resumed(steps: Sequence[SortKey], standing: Mapping[int, Standing], top: int | None = None) -> Resumed | None:
    """Where a path stands among the rows that are still there; None when even its root has gone.

    With `top` it begins among the rows below that one, and its root is never gone.
    """
    kept = 0
    while kept < len(steps) and _holds(steps, kept, standing, top):
        kept += 1
    if kept == 0 and top is None:
        return None
    key = steps[min(kept, len(steps) - 1)]
    node = key[2] if kept == len(steps) else None
    over = kept - 2 if node is not None else kept - 1
    return Resumed(list(steps[:kept]), key, steps[over][2] if over >= 0 else top, node)


def _holds(steps: Sequence[SortKey], place: int, standing: Mapping[int, Standing], top: int | None) -> bool:
    row = standing.get(steps[place][2])
    if row is None or row.key != steps[place]:
        return False
    if place:
        return row.parent == steps[place - 1][2]
    return row.is_root if top is None else row.parent == top


def _is_step(step: Any) -> bool:
    if not isinstance(step, list) or len(step) != 3:
        return False
    position, title, id_ = step
    numbers = type(position) is int and position in _POSITIONS and type(id_) is int and id_ in _IDS
    return numbers and isinstance(title, str) and len(title) <= TITLE and _is_storable(title)


def _is_storable(title: str) -> bool:
    # Neither a lone surrogate nor NUL can stand in a database.
    return "\0" not in title and title.encode(errors="replace").decode() == title
