"""The statements of one check-in with their values, so that they can be run again for other check-ins."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import current, transaction
from plumbline.kit.ids import new_id
from plumbline.okrs.entries import CheckInEntry
from plumbline.okrs.service import check_in
from plumbline.organization.viewer import Viewer

Step = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Hole:
    """A value with fresh identifiers in it: texts, and between them the numbers of the identifiers."""

    pieces: tuple[str | int, ...]
    listed: bool

    def filled(self, fresh: Sequence[str]) -> Any:
        """The value with these identifiers."""
        text = "".join(fresh[piece] if isinstance(piece, int) else piece for piece in self.pieces)
        return [text] if self.listed else text


@dataclass(frozen=True, slots=True)
class Recording:
    """The statements of one check-in; `fresh` of its identifiers must be new each time it is run."""

    steps: tuple[Step, ...]
    fresh: int

    def again(self) -> list[Step]:
        """The statements with fresh identifiers: as if somebody wrote the same once more."""
        fresh = [str(new_id()) for _ in range(self.fresh)]
        return [
            (text, [value.filled(fresh) if isinstance(value, Hole) else value for value in values])
            for text, values in self.steps
        ]


async def recorded(viewer: Viewer, entry: CheckInEntry) -> Recording:
    """Check in, and write down every statement that reached PostgreSQL between its BEGIN and COMMIT."""
    queries: list[Any] = []
    await _listened(viewer, entry, queries)
    steps = [(query.query, list(query.args)) for query in queries]
    names = list(dict.fromkeys(name for _, values in steps for value in values for name in _made(value)))
    holes = [(text, [_with_holes(value, names) for value in values]) for text, values in steps]
    return Recording(tuple(holes), len(names))


@transaction
async def _listened(viewer: Viewer, entry: CheckInEntry, queries: list[Any]) -> None:
    # Ours is a thin cover: the driver's own connection tells of statements and their values.
    with current()._raw.query_logger(queries.append):  # type: ignore[attr-defined] # not for the program itself
        results, _ = await check_in(viewer, [entry])
    assert not results[0].refusals, results


def _made(value: Any) -> list[str]:
    """The identifiers and keys that rows in this value bring into the world; updated rows bring none."""
    if not isinstance(value, str) or not value.startswith("[{"):
        return []
    rows = json.loads(value)
    inserted = [row for row in rows if "result_id" in row or "happened_at" in row or "subject_id" in row]
    return [str(row[name]) for row in inserted for name in ("id", "result_id", "key") if name in row]


def _with_holes(value: Any, names: Sequence[str]) -> Any:
    listed = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
    text = value[0] if listed else value
    if not isinstance(text, str):
        return value
    cut = re.split("|".join(f"({re.escape(name)})" for name in names), text)
    pieces = tuple(names.index(piece) if piece in names else piece for piece in cut if piece)
    return Hole(pieces, listed) if any(isinstance(piece, int) for piece in pieces) else value
