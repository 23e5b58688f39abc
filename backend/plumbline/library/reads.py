"""Reads of the library: what ships is in memory, what the company has saved in a table of at most 500 rows."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import BadInput, Page, Reads, Ref, page_size
from plumbline.engine.asking import described
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import encode, number_of
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor
from plumbline.library.policy import can_edit_template
from plumbline.library.ranking import Filed, Place, filed, found
from plumbline.library.shelf import shelf
from plumbline.library.templates import Template, key_results_read
from plumbline.library.words import BusinessFunction, TemplateOrigin
from plumbline.okrs.words import ObjectiveKind

PREFIX = "tpl"
MOST = 100
LONGEST_SEARCH = 200

Search = Annotated[
    str | None,
    described(
        "Words, each the beginning of one in title, function, key results or why. Case and accents do not count."
    ),
]
Function = Annotated[BusinessFunction | None, described("Only for this function.")]
Origin = Annotated[TemplateOrigin | None, described("Only those that ship, or only the company's.")]
First = Annotated[int, described("How many, up to 100.")]
After = Annotated[str | None, described("The cursor to go on after.")]

_SAVED = "select id, title, why, kind, function, key_results, from_objective_id, saved_by_id, saved_at, version"


async def templates(
    reads: Reads,
    keys: Sequence[Any],
    *,
    search: Search = None,
    function: Function = None,
    origin: Origin = None,
    first: First = 20,
    after: After = None,
) -> dict[Any, Page]:
    """One page of the library: with words the best match first, else by title."""
    if search is not None and len(search) > LONGEST_SEARCH:
        raise BadInput(f"`search` has at most {LONGEST_SEARCH} characters.", path=("search",))
    size, beyond = page_size(first, MOST), _beyond(after)
    rows = [] if origin is TemplateOrigin.SHIPPED else await reads.rows(Sql(f"{_SAVED} from company_template"))
    saved = {encode(PREFIX, row[0]): tuple(row) for row in rows}
    everything = [*shelf().values(), *(_filed(id_, row) for id_, row in saved.items())]
    placed = found(everything, search or "", function=function, origin=origin)
    rest = [pair for pair in placed if beyond is None or pair[0] > beyond]
    edges = [
        {"node": _told(reads, each, saved.get(each.id)), "cursor": encode_cursor(place)} for place, each in rest[:size]
    ]
    page = Page(edges, has_next=len(rest) > size, has_previous=after is not None, total=len(placed))
    return dict.fromkeys(keys, page)


async def template(reads: Reads, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Templates by their public ids."""
    shown = {key: _told(reads, shelf()[key], None) for key in keys if key in shelf()}
    numbers = [number for key in keys if (number := _number(key))]
    rows = await reads.rows(Sql(f"{_SAVED} from company_template where id in :ids", ids=numbers)) if numbers else []
    saved = {encode(PREFIX, row[0]): tuple(row) for row in rows}
    return shown | {id_: _told(reads, _filed(id_, row), row) for id_, row in saved.items()}


def stored_template(row: Sequence[Any]) -> Template:
    """A template of the company from its first six columns: id, title, why, kind, function, key results."""
    return _filed("", row).template


def _number(key: str) -> int | None:
    try:
        return number_of(key, PREFIX)
    except NotFound:
        return None


def _beyond(after: str | None) -> Place | None:
    if after is None:
        return None
    try:
        rank, title, id_ = decode_cursor(after, 3)
    except BadCursor:
        rank = title = id_ = None
    if type(rank) is not int or not isinstance(title, str) or not isinstance(id_, str):
        raise BadInput("`after` is not a cursor of this list.", path=("after",))
    return rank, title, id_


def _filed(id_: str, row: Sequence[Any]) -> Filed:
    kept = row[5] if isinstance(row[5], str) else json.dumps(row[5])
    return _remembered(id_, row[1], row[2], row[3], row[4], kept)


@lru_cache(maxsize=1024)
def _remembered(id_: str, title: str, why: str | None, kind: str, function: str, kept: str) -> Filed:
    # By its whole content, so that a template that has changed is another one.
    key_results = key_results_read(json.loads(kept))
    template = Template(title, why, ObjectiveKind(kind), BusinessFunction(function), key_results)
    return filed(id_, TemplateOrigin.COMPANY, template)


def _told(reads: Reads, each: Filed, row: Sequence[Any] | None) -> dict[str, Any]:
    from_objective_id, saved_by_id, saved_at, version = row[6:] if row else (None, None, None, None)
    return {
        "id": each.id,
        "origin": each.origin,
        "title": each.template.title,
        "why": each.template.why,
        "kind": each.template.kind,
        "function": each.template.function,
        "key_results": [asdict(key_result) for key_result in each.template.key_results],
        "from_objective": Ref("Objective", from_objective_id) if from_objective_id else None,
        "saved_by": Ref("Person", saved_by_id) if saved_by_id else None,
        "saved_at": saved_at,
        "version": version,
        "viewer_can_edit": row is not None and can_edit_template(reads.viewer, saved_by_id),
    }
