"""Branches that the database writes in one statement, where they are small; Python fills in the identifiers."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from plumbline.engine import writing
from plumbline.engine.branches import Branch, Branches
from plumbline.engine.faults import ABSENT, Completed
from plumbline.engine.json_sql import HOLE
from plumbline.engine.nested_sql import OBJECT, UNFIT, Composer
from plumbline.engine.plan import Entry, Plan
from plumbline.engine.relation import Asking
from plumbline.engine.sources import Many, Paged
from plumbline.engine.turns import heaped
from plumbline.engine.views import View
from plumbline.kit.ids import letters_all

if TYPE_CHECKING:
    from plumbline.engine.run import Run

MOST = 20_000
"""Objects up to which one statement gives them all, counted by what its pages allow."""


class Text(NamedTuple):
    """What was written under one key, and how many objects that is."""

    json: bytes
    objects: int


async def rows(
    run: "Run", plan: Plan, places: Mapping[Any, list[int]], count: int, weights: list[int] | None
) -> Completed | None:
    """The rows of a table with all there is below them, each in its places of `count`; None where Python makes them."""
    found = await _texts(run, plan.branches, list(places), lambda composer: composer.rows(plan))
    if found is None:
        return None
    await run.turns.taken(len(found))
    values: list[Any] = [ABSENT] * count
    for key, text in found.items():
        group = places[key]
        run.context.produce(text.objects * (sum(weights[place] for place in group) if weights else len(group)))
        for place in group:
            values[place] = text.json
    return Completed(values, [], len(found) < len(places))


async def column(run: "Run", entry: Entry, view: View, weights: list[int] | None) -> Completed | None:
    """The lists or pages of a level as the database writes them; None where Python has to make them."""
    source = entry.source
    if not isinstance(source, Many | Paged) or not run.context.as_bytes:
        return None
    if view.count >= writing.PARENTS:
        return await writing.column(run, entry, view, weights)
    keys = view.column(source.column)
    found = await _texts(run, entry.branches, list(dict.fromkeys(keys)), lambda composer: composer.lists(entry))
    if found is None:
        return None
    texts = [found[key] for key in keys]
    run.context.produce(sum(text.objects * times for text, times in zip(texts, weights or repeat(1), strict=False)))
    return Completed([text.json for text in texts], [])


async def _texts(
    run: "Run", branches: Branches, keys: Sequence[Any], compose: Callable[[Composer], Branch]
) -> Mapping[Any, Text] | None:
    reads = run.context.reads
    if not run.context.as_bytes or not branches.is_writable or not keys or len(keys) > MOST:
        return None
    once = reads.once if run.is_alone else None
    asking = Asking(reads.viewer, (once or await reads.opened()).dialect)
    branch = branches.branch(asking, run.arguments, lambda: compose(Composer(run.planner, asking, run.arguments)))
    if branch is None or branch.weight * len(keys) > min(MOST, reads.left):
        return None
    found: dict[Any, Text] = {}
    texts = await (reads.only(branch, keys) if once else reads.rows(branch.of(keys)))
    for begin, end in heaped(len(text) for _, text in texts):
        if begin:
            await run.turns.over()
        for key, text in texts[begin:end]:
            if UNFIT in text:
                return None
            found[key] = _filled(text)
    return found


def _filled(text: str) -> Text:
    """The text with its holes filled and its objects counted."""
    pieces = text.split(HOLE)
    pieces[1::2] = letters_all(map(int, pieces[1::2]))
    return Text("".join(pieces).replace(OBJECT, "").encode(), text.count(OBJECT))
