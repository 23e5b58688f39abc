"""Findings of objectives, read for whole levels in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.insights.quality import Finding, ObjectiveText, findings_of
from plumbline.insights.reads.alike import Measured, Placed, near_duplicates, opposites
from plumbline.insights.reads.facts import facts_of
from plumbline.insights.reads.slices import in_slices
from plumbline.okrs.sentences import in_sentence

_DISMISSED = """
select d.objective_id, d.key_result_id, d.other_id, d.kind, d.about, d.reason, d.by_id, d.at from finding_dismissal d
where d.objective_id in :ids
"""
_HOME = "select m.unit_id from membership m where m.person_id = :person and m.home"

Place = tuple[int, int | None, int | None, str]
"""What a dismissal is of: the objective, its key result, the other objective, the kind."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """An objective that is being written, and what it is compared with. `id` when it is stored already."""

    text: ObjectiveText
    cycle_id: int | None = None
    id: int = 0
    owner_unit_id: int | None = None
    owner_person_id: int | None = None


async def findings(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What the checks find in each of these objectives, dismissed ones last."""
    dismissed = await _dismissed(reads, keys)
    return {id_: _told(id_, found, dismissed) for id_, found in (await found_in(reads, keys)).items()}


async def counts(reads: Reads, keys: Sequence[int]) -> dict[int, int]:
    """How many findings of each of these objectives nobody has dismissed."""
    dismissed = await _dismissed(reads, keys)
    return {
        id_: sum(_dismissal(id_, each, dismissed) is None for each in found)
        async for id_, found in in_slices((await found_in(reads, keys)).items())
    }


async def open_findings(reads: Reads, keys: Sequence[int]) -> dict[int, list[Finding]]:
    """What nobody has dismissed."""
    dismissed = await _dismissed(reads, keys)
    return {
        id_: [each for each in found if _dismissal(id_, each, dismissed) is None]
        async for id_, found in in_slices((await found_in(reads, keys)).items())
    }


async def found_in(reads: Any, ids: Sequence[int]) -> dict[int, list[Finding]]:
    """All that is found in these objectives, as far as the viewer sees what they are compared with."""
    facts = await facts_of(reads, ids)
    same = await near_duplicates(reads, facts.placed)
    against = await opposites(reads, facts.measured)
    found = {}
    async for id_, text in in_slices(facts.texts.items()):
        found[id_] = [*findings_of(text), *same.get(id_, ()), *against.get(id_, ())]
    return found


async def drafted(reads: Reads, keys: Sequence[Drafted]) -> dict[Drafted, list[dict[str, Any]]]:
    """What the checks find in objectives that are being written. A company without priorities has none to cite."""
    priorities = await reads.rows(Sql("select 1 from priority where not archived limit 1"))
    return {key: [told(each) for each in await _in_draft(reads, key, bool(priorities))] for key in keys}


async def _in_draft(reads: Reads, draft: Drafted, priorities: bool) -> list[Finding]:
    found = findings_of(draft.text if priorities else replace(draft.text, cites_priority=True))
    cycle_id = await cycle_of_today(reads, draft.cycle_id)
    if cycle_id is None:
        return found
    unit_id = draft.owner_unit_id
    if draft.owner_person_id is not None:
        home = await reads.rows(Sql(_HOME, person=draft.owner_person_id))
        unit_id = home[0][0] if home else None
    placed = Placed(0, draft.text.title, cycle_id, unit_id)
    same = [each for each in (await near_duplicates(reads, [placed])).get(0, ()) if each.other_id != draft.id]
    wanted = [
        Measured(None, draft.id, cycle_id, place, each.metric)
        for place, each in enumerate(draft.text.key_results)
        if each.metric is not None
    ]
    against = (await opposites(reads, wanted)).get(draft.id, ()) if wanted else ()
    return [*found, *same, *against]


def told(finding: Finding, **more: Any) -> dict[str, Any]:
    """A finding as its GraphQL type reads it."""
    return {
        "kind": finding.kind,
        "message": finding.message,
        "values": in_sentence(finding.values),
        "objective": None,
        "owner": None,
        "key_result": Ref("KeyResult", finding.key_result_id) if finding.key_result_id else None,
        "place": finding.place,
        "other": Ref("Objective", finding.other_id) if finding.other_id else None,
        "dismissal": None,
    } | more


def _told(objective_id: int, found: Sequence[Finding], dismissed: Mapping[Place, Any]) -> list[dict[str, Any]]:
    objective = Ref("Objective", objective_id)
    rows = [told(each, objective=objective, dismissal=_dismissal(objective_id, each, dismissed)) for each in found]
    return sorted(rows, key=lambda row: row["dismissal"] is not None)


async def _dismissed(reads: Any, ids: Sequence[int]) -> dict[Place, Any]:
    rows = await reads.rows(Sql(_DISMISSED, ids=list(ids)))
    return {(row[0], row[1], row[2], row[3]): row for row in rows}


def _dismissal(objective_id: int, finding: Finding, dismissed: Mapping[Place, Any]) -> dict[str, Any] | None:
    """The dismissal that still holds for what the finding is about."""
    row = dismissed.get((objective_id, finding.key_result_id, finding.other_id, finding.kind.value))
    if row is None or not finding.covered_by(row[4]):
        return None
    return {"reason": row[5], "by": Ref("Person", row[6]) if row[6] else None, "at": row[7]}
