"""Findings of objectives, read for whole levels in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.insights.quality import Finding, KeyResultText, ObjectiveText, findings_of
from plumbline.insights.smart import InitiativeText, smart_checks
from plumbline.okrs.policy import visible, visible_through
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

_WORK = """
select i.id, i.title, coalesce(i.owner_unit_id, i.owner_person_id), i.due_on, i.key_result_id, i.effort_days,
    (select count(*) from initiative_link l where l.initiative_id = i.id), o.due_on, k.due_on
from initiative i join objective o on o.id = i.objective_id left join key_result k on k.id = i.key_result_id
where i.id in :ids
"""
_LAST_DAYS = """
select o.id, k.id, o.due_on, k.due_on from objective o left join key_result k on k.objective_id = o.id and k.id in :ids
where (o.id in :ids or k.id is not null) and
"""


@dataclass(frozen=True, slots=True)
class InitiativeDraft:
    """An initiative as it is being written for a goal."""

    text: InitiativeText
    goal_id: int


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


async def smart(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What the five checks say of each initiative."""
    found = {}
    for id_, title, owner, due, key_result, effort, links, last, last_of_key_result in await reads.rows(
        Sql(_WORK, ids=list(keys))
    ):
        text = InitiativeText(
            title, owner is not None, due, key_result is not None, links > 0, effort, last_of_key_result or last
        )
        found[id_] = _checks(text)
    return found


async def smart_drafts(reads: Reads, keys: Sequence[InitiativeDraft]) -> dict[InitiativeDraft, list[dict[str, Any]]]:
    """What the five checks say of initiatives that are being written; a goal that the viewer does not see has no day."""
    ids = sorted({key.goal_id for key in keys})
    days: dict[int, Any] = {}
    asked = Sql(_LAST_DAYS, ids=ids) + visible(reads.viewer, "o")
    for objective_id, key_result_id, last, last_of_key_result in await reads.rows(asked):
        days[objective_id] = last
        if key_result_id is not None:
            days[key_result_id] = last_of_key_result
    return {key: _checks(replace(key.text, last_day=days.get(key.goal_id))) for key in keys}


def _checks(text: InitiativeText) -> list[dict[str, Any]]:
    return [{"criterion": each.criterion, "met": each.met, "message": each.message} for each in smart_checks(text)]


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
