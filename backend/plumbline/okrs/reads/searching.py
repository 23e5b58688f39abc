"""Full-text search over what the viewer sees."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.database.search import entries_found
from plumbline.engine import BadInput, Page, Reads, Ref, page_size
from plumbline.engine.asking import described
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor
from plumbline.okrs.policy import visible
from plumbline.organization.reads import unit_ref

MOST = 100
LONGEST_TEXT = 200
AROUND = 60
"""How many characters a snippet shows before and after the first match outside the title."""

Text = Annotated[str, described("Words; each is the beginning of a word to be found. Case and accents do not count.")]
First = Annotated[int, described("How many, up to 100.")]
After = Annotated[str | None, described("The cursor to go on after.")]

# The order says nothing of what the viewer cannot see, so no rank that weighs words by how common they are.
_FOUND = """
with hit as (select e.subject_id, e.subject_type from (:entries) e), found as (
    select t.id as id, 'Objective' as type, t.title as name, t.description as text, null as kind
    from hit join objective t on t.id = hit.subject_id where hit.subject_type = 'objective' and not t.archived and :seen
    union all
    select k.id, 'KeyResult', k.title, k.description, null
    from hit join key_result k on k.id = hit.subject_id join objective t on t.id = k.objective_id
    where hit.subject_type = 'key_result' and not t.archived and :seen
    union all
    select p.id, 'Person', p.name, p.title, null
    from hit join person p on p.id = hit.subject_id where hit.subject_type = 'person' and p.active
    union all
    select u.id, 'Unit', u.name, null, u.kind
    from hit join unit u on u.id = hit.subject_id where hit.subject_type = 'unit' and not u.archived
), placed as (
    select id, type, name, text, kind, case when lower(name) like :beginning escape '\\' then 0 else 1 end as place
    from found
)
"""


async def found(
    reads: Reads, keys: Sequence[Any], *, text: Text, first: First = 20, after: After = None
) -> dict[Any, Page]:
    """One page of what has all the words: names that begin with the text first, then by name."""
    size = page_size(first, MOST)
    beyond = _beyond(after)
    placed = _placed(reads, text)
    if placed is None:
        return dict.fromkeys(keys, Page(total=0, extras={"text": text}))
    select = Sql("select id, type, name, text, kind, place from placed where")
    order = Sql("order by place, name, id limit :most", most=size + 1)
    rows = await reads.rows(placed + select + beyond + order)
    edges = [_edge(row, text) for row in rows[:size]]
    page = Page(edges, has_next=len(rows) > size, has_previous=after is not None, extras={"text": text})
    return dict.fromkeys(keys, page)


async def found_counts(reads: Reads, keys: Sequence[str]) -> dict[str, int]:
    """How much is found for each text."""
    counts = {}
    for text in keys:
        placed = _placed(reads, text)
        rows = [] if placed is None else await reads.rows(placed + Sql("select count(*) from placed"))
        counts[text] = rows[0][0] if rows else 0
    return counts


def snippet(name: str, text: str | None, wanted: str) -> str:
    """What to show of a match: the name, or the part of the text around the first word that the name lacks."""
    words = re.findall(r"[^\W_]+", wanted.lower())
    missing = [word for word in words if word not in name.lower()]
    at = min((text.lower().find(word) for word in missing if word in text.lower()), default=-1) if text else -1
    if text is None or at < 0:
        return name
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    return f"{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}"


def _placed(reads: Reads, text: str) -> Sql | None:
    if len(text) > LONGEST_TEXT:
        raise BadInput(f"`text` has at most {LONGEST_TEXT} characters.", path=("text",))
    entries = entries_found(reads.dialect, text)
    if entries is None:
        return None
    beginning = text.strip().lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return Sql(_FOUND, entries=entries, seen=visible(reads.viewer, "t"), beginning=beginning)


def _beyond(after: str | None) -> Sql:
    if after is None:
        return Sql("1 = 1")
    try:
        place, name, id_ = decode_cursor(after, 3)
    except BadCursor:
        place = name = id_ = None
    if type(place) is not int or not isinstance(name, str) or type(id_) is not int:
        raise BadInput("`after` is not a cursor of this list.", path=("after",))
    return Sql("(place, name, id) > (cast(:place as int), cast(:name as text), :id)", place=place, name=name, id=id_)


def _edge(row: Any, text: str) -> dict[str, Any]:
    id_, type_, name, more, kind, place = row
    node = unit_ref(id_, kind) if type_ == "Unit" else Ref(type_, id_)
    return {"node": node, "cursor": encode_cursor((place, name, id_)), "snippet": snippet(name, more, text)}
