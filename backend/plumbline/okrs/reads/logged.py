"""The record of changes in words: ids in it are told by the names of what they belong to."""

import re
from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.okrs.reads.refs import goal_refs

Logged = tuple[str, str | None]
"""The field of a change, and what it was or became."""

_IDS = re.compile(r"(?<![\d.])\d{10,19}(?![\d.])")
_NAMES = """
select id, name from unit where id in :ids
union all
select id, name from person where id in :ids
union all
select id, name from priority where id in :ids
"""
_NAMING = ("owner", "co_owners", "named_people", "priorities", "reporter_id")


def field_name(column: str) -> str:
    """The field as GraphQL names it."""
    first, *rest = column.removesuffix("_id").split("_")
    return "".join((first, *(word.capitalize() for word in rest)))


async def worded(reads: Reads, keys: Sequence[Logged]) -> dict[Logged, str]:
    """What each change says, with names in the place of ids."""
    ids = {int(found) for field, text in keys if field in (*_NAMING, "alignment") for found in _IDS.findall(text or "")}
    names: dict[int, str] = {}
    if ids:
        names = {row[0]: row[1] for row in await reads.rows(Sql(_NAMES, ids=sorted(ids)))}
        names |= {goal_id: title for goal_id, (_, title) in (await goal_refs(reads, sorted(ids))).items()}
    return {key: _named(*key, names) for key in keys if key[1] is not None}


def _named(field: str, text: str | None, names: dict[int, str]) -> str:
    if field in _NAMING:
        return ", ".join(names.get(int(found), "…") for found in _IDS.findall(text or ""))
    if field == "alignment":
        return _IDS.sub(lambda found: names.get(int(found[0]), "…"), text or "")
    return text or ""


before = worded
after = worded
