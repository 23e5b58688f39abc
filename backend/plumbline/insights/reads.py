"""Findings of objectives, read for whole levels in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.insights.quality import Finding, KeyResultText, ObjectiveText, findings_of
from plumbline.okrs.policy import visible_through
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource

_OBJECTIVES = """
select o.id, o.title, o.description, o.level, o.progress_from,
    exists (select 1 from objective_priority p where p.objective_id = o.id)
        or not exists (select 1 from priority p where not p.archived) as cites,
    coalesce((select not p.active from person p where p.id = o.owner_person_id), :no) as owner_left
from objective o where o.id in :ids
"""
_KEY_RESULTS = """
select k.objective_id, k.id, k.title, k.measure, k.indicator, (
    select c.confidence from check_in c where c.key_result_id = k.id and c.confidence is not null
    order by c.happened_on, c.recorded_at, c.id limit 1
) from key_result k where k.objective_id in :ids and k.state = 'ACTIVE' order by k.position, k.id
"""
_EDGES = "select t.from_objective_id, o.level from alignment t join objective o on o.id = t.to_objective_id where"
_DISMISSED = """
select d.objective_id, d.key_result_id, d.kind, d.reason, d.by_id, d.at from finding_dismissal d
where d.objective_id in :ids
"""


async def findings(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What the checks find in each of these objectives, dismissed ones last."""
    texts = await _texts(reads, keys)
    dismissed: dict[tuple[int, int | None, str], dict[str, Any]] = {}
    for id_, key_result_id, kind, reason, by, at in await reads.rows(Sql(_DISMISSED, ids=list(keys))):
        said = {"reason": reason, "by": Ref("Person", by) if by else None, "at": at}
        dismissed[id_, key_result_id, kind] = said
    return {id_: _told(id_, findings_of(text), dismissed) for id_, text in texts.items()}


async def counts(reads: Reads, keys: Sequence[int]) -> dict[int, int]:
    """How many findings of each of these objectives nobody has dismissed."""
    found = await findings(reads, keys)
    return {key: sum(each["dismissal"] is None for each in found.get(key, ())) for key in keys}


async def drafted(reads: Reads, keys: Sequence[ObjectiveText]) -> dict[ObjectiveText, list[dict[str, Any]]]:
    """What the checks find in objectives that are being written. A company without priorities has none to cite."""
    priorities = await reads.rows(Sql("select 1 from priority where not archived limit 1"))
    return {
        key: [told(each) for each in findings_of(key if priorities else replace(key, cites_priority=True))]
        for key in keys
    }


def told(finding: Finding) -> dict[str, Any]:
    """A finding as its GraphQL type reads it."""
    return {
        "kind": finding.kind,
        "message": finding.message,
        "key_result": Ref("KeyResult", finding.key_result_id) if finding.key_result_id else None,
        "place": finding.place,
        "dismissal": None,
    }


def _told(
    objective_id: int, found: Sequence[Finding], dismissed: Mapping[tuple[int, int | None, str], dict[str, Any]]
) -> list[dict[str, Any]]:
    rows = [
        told(each) | {"dismissal": dismissed.get((objective_id, each.key_result_id, each.kind.value))} for each in found
    ]
    return sorted(rows, key=lambda row: row["dismissal"] is not None)


async def _texts(reads: Reads, keys: Sequence[int]) -> dict[int, ObjectiveText]:
    ids = list(keys)
    key_results: dict[int, list[KeyResultText]] = defaultdict(list)
    for id_, key_result_id, title, measure, indicator, confidence in await reads.rows(Sql(_KEY_RESULTS, ids=ids)):
        lead = Indicator(indicator) if indicator else None
        key_results[id_].append(KeyResultText(key_result_id, title, Measure(measure), lead, confidence))
    edges = Sql(_EDGES) + Sql("t.from_objective_id in :ids and", ids=ids)
    above: dict[int, set[Level]] = defaultdict(set)
    for id_, level in await reads.rows(edges + visible_through(reads.viewer, "t.to_objective_id")):
        above[id_].add(Level(level))
    return {
        id_: ObjectiveText(
            title=title,
            description=description,
            level=Level(level),
            cites_priority=bool(cites),
            progress_from=ProgressSource(source),
            owner_left=bool(left),
            key_results=tuple(key_results[id_]),
            aligned_to=frozenset(above[id_]),
        )
        for id_, title, description, level, source, cites, left in await reads.rows(Sql(_OBJECTIVES, ids=ids, no=False))
    }
