"""All that is found in a cycle, in pages: of owners first, then of objectives."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from plumbline.database import Sql
from plumbline.engine import BadInput, Page, Reads, Ref, page_size
from plumbline.engine.asking import ID, described
from plumbline.insights.quality import Finding
from plumbline.insights.reads import objectives, owners
from plumbline.insights.reads.objectives import told
from plumbline.insights.reads.slices import in_slices
from plumbline.insights.words import FindingKind
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import known

MOST = 100
_ORDER = {kind: place for place, kind in enumerate(FindingKind)}
_BELOW = """
with recursive below(id) as (
    select id from unit where id = :unit
    union
    select u.id from unit u join below on u.parent_id = below.id
)
select id from below
"""

Kinds = Annotated[list[FindingKind] | None, described("Only of these kinds.")]
UnitId = Annotated[ID | None, described("Only of this unit, those below it and the people at home in them.")]
First = Annotated[int, described("How many, up to 100.")]
After = Annotated[str | None, described("The cursor to go on after.")]

Found = tuple[tuple[int, int, int, int], Ref, Finding]
"""Where it stands in the list, what it is of, and what it says."""


async def findings(
    reads: Reads,
    keys: Sequence[int],
    *,
    kinds: Kinds = None,
    unit_id: UnitId = None,
    first: First = 50,
    after: After = None,
) -> dict[int, Page]:
    """One page of what nobody has dismissed in each cycle, by kind. Raises BadInput for a bad `first` or `after`."""
    size, beyond = page_size(first, MOST), _beyond(after)
    pages = {}
    for cycle in keys:
        everything = await found_in_cycle(reads, cycle, known(unit_id, "com", "team") if unit_id else None)
        counted = Counter(each[2].kind for each in everything)
        wanted = [each for each in everything if not kinds or each[2].kind in kinds]
        behind = [each for each in wanted if beyond is None or each[0] > beyond]
        pages[cycle] = Page(
            [_edge(each) for each in behind[:size]],
            has_next=len(behind) > size,
            has_previous=after is not None,
            total=len(wanted),
            extras={"kinds": [{"kind": kind, "count": counted[kind]} for kind in FindingKind if counted[kind]]},
        )
    return pages


async def found_in_cycle(reads: Reads, cycle: int, unit: int | None) -> list[Found]:
    """All that is found in a cycle, or in it of a unit and those below."""
    units = None if unit is None else {row[0] for row in await reads.rows(Sql(_BELOW, unit=unit))}
    asked = Sql("select t.id, t.unit_id from objective t where t.cycle_id = :cycle and not t.archived and", cycle=cycle)
    rows = await reads.rows(asked + visible(reads.viewer, "t"))
    ids = [row[0] for row in rows if units is None or row[1] in units]
    found = [
        (_key(each, id_), Ref("Objective", id_), each)
        async for id_, each_found in in_slices((await objectives.open_findings(reads, ids)).items())
        for each in each_found
    ]
    for owner, each_found in (await owners.open_findings(reads, cycle, units)).items():
        found += [(_key(each, owner.key), owner, each) for each in each_found]
    return sorted(found, key=lambda each: each[0])


def _key(finding: Finding, subject: int) -> tuple[int, int, int, int]:
    return _ORDER[finding.kind], subject, finding.key_result_id or 0, finding.other_id or 0


def _edge(found: Found) -> dict[str, Any]:
    key, subject, finding = found
    of = "objective" if subject.type_name == "Objective" else "owner"
    return {"node": told(finding, **{of: subject}), "cursor": encode_cursor(key)}


def _beyond(after: str | None) -> tuple[int, int, int, int] | None:
    if after is None:
        return None
    try:
        values = decode_cursor(after, 4)
    except BadCursor:
        values = ()
    if len(values) != 4 or not all(type(value) is int for value in values):
        raise BadInput("`after` is not a cursor of this list.", path=("after",))
    return values  # type: ignore[return-value] # four whole numbers, as has just been seen
