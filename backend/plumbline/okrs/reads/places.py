"""Cursors of trees: the way from the root down to a row, so that a page stays right while rows come and go."""

import base64
import binascii
import json
import math
from collections.abc import Sequence
from typing import Any

from plumbline.engine import BadInput
from plumbline.okrs.tree import SortKey, Tree

TITLE = 64
"""How much of a title a cursor holds. While its row stands where it stood, the whole title counts."""

LONGEST = 100_000
"""How many characters a cursor may have."""


def path_cursor(path: Sequence[SortKey]) -> str:
    """A cursor that stands after the row with this path."""
    packed = json.dumps([[position, title[:TITLE], id_] for position, title, id_ in path], separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def path_after(tree: Tree, cursor: str | None) -> list[SortKey]:
    """The path a cursor stands for. Raises BadInput for one that is not of a tree."""
    if cursor is None:
        return []
    try:
        text = cursor + "=" * (-len(cursor) % 4)
        steps = json.loads(base64.b64decode(text, altchars=b"-_", validate=True)) if len(cursor) <= LONGEST else None
    except (binascii.Error, ValueError, RecursionError):
        steps = None
    if not isinstance(steps, list) or not steps or not all(_is_step(step) for step in steps):
        raise BadInput("`after` is not a cursor of this list.", path=("after",))
    return [_whole(tree, (step[0], step[1], step[2])) for step in steps]


def _is_step(step: Any) -> bool:
    if not isinstance(step, list) or len(step) != 3:
        return False
    position, title, id_ = step
    numbers = type(position) in (int, float) and math.isfinite(position) and type(id_) is int
    return numbers and isinstance(title, str) and len(title) <= TITLE


def _whole(tree: Tree, step: SortKey) -> SortKey:
    position, title, id_ = step
    try:
        key = tree.path_of(id_)[-1]
    except KeyError:
        return step
    return key if key[0] == position and key[1][:TITLE] == title else step
